"""A school with somebody in every role, and a marker in everything that not everybody may read."""

from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import select

from bot.db import Unit
from bot.models import (
    Activity,
    ActivityProgress,
    BankMisconception,
    BankQuestion,
    Batch,
    Broadcast,
    Chat,
    ChatLog,
    Claim,
    CoachBatch,
    CoachNote,
    Consent,
    Decision,
    EmotionCategory,
    EmotionCheckIn,
    EmotionSubcategory,
    LearningObjective,
    Look,
    MajorObjective,
    Newcomer,
    StudentMajorObjective,
    StudentObjective,
    User,
)
from bot.services import accounts
from bot.services.accounts import Choices
from bot.services.path import viva
from tests.handlers.jar import in_a_jar
from tests.handlers.projects import in_a_project
from tests.handlers.reading import reading
from tests.handlers.rhythm import in_sprints
from tests.handlers.vision import dreaming

FEELING, PRIVATE, SHARED, NOTE = "zebrafeeling", "zebraprivate", "zebrashared", "zebranote"
HELPED = "zebrahelped"  # what a student gave to the helper
PATH, SHOWN = "zebrapath", "zebrashown"  # a coach's notes on a student's path, and what the student showed there
ROLES = {"stranger": 1, "nia": 2, "omar": 3, "lena": 4, "ade": 5, "demoted": 6}


@dataclass(frozen=True)
class School:
    """Ids of Nia's class, by what they are of; `curriculum` has some that are every coach's, such as sprints."""

    nia: str
    batch: str
    entry: str
    note: str
    newcomer: str
    broadcast: str
    decision: str
    path: dict[str, str] = field(default_factory=dict)
    curriculum: tuple[str, ...] = ()
    rhythm: dict[str, str] = field(default_factory=dict)
    reading: dict[str, str] = field(default_factory=dict)
    helper: dict[str, str] = field(default_factory=dict)
    project: dict[str, str] = field(default_factory=dict)
    jar: dict[str, str] = field(default_factory=dict)
    vision: dict[str, str] = field(default_factory=dict)

    @property
    def own(self) -> list[str]:
        """Ids of what is Nia's or her class's; the parts of the curriculum are everybody's."""
        return [one for one in self.ids if one != self.path.get("activity")]

    @property
    def ids(self) -> list[str]:
        return [
            *(one for one in vars(self).values() if isinstance(one, str)),
            *self.path.values(),
            *self.rhythm.values(),
            *self.reading.values(),
            *self.helper.values(),
            *self.project.values(),
            *self.jar.values(),
            *self.vision.values(),
        ]


async def school(unit: Unit) -> School:
    """Make a class with Nia in it and Lena as its coach; Ade is the coach of another class, with Omar in it.

    Somebody demoted was a coach once, and still has every old button.
    """
    batches = [Batch(name=name, zone="UTC", created_at=unit.now) for name in ("2156", "2157")]
    unit.session.add_all(batches)
    people = {name: await _person(unit, name, number) for name, number in ROLES.items() if name != "stranger"}
    unit.session.add(Chat(telegram_id=ROLES["stranger"], kind="private"))
    await unit.session.flush()
    for who, one in zip(("lena", "ade"), batches, strict=True):
        unit.session.add(CoachBatch(user_id=people[who].id, batch_id=one.id))
    nia, lena = people["nia"], people["lena"]
    entry = await _entries(unit, nia)
    note = CoachNote(student_id=nia.id, author_id=lena.id, text=NOTE, created_at=unit.now)
    sent = Broadcast(author_id=lena.id, audience="2156", text="hello", readers=[nia.id], created_at=unit.now)
    unit.session.add_all([note, sent])
    newcomer, decision = await _newcomers(unit, batches[0], lena)
    path = await _path(unit, nia, lena)
    rhythm, sprints = await in_sprints(unit, nia, lena)
    books, library = await reading(unit, nia, lena)
    project, projects = await in_a_project(unit, nia, lena)
    vision = await dreaming(unit, nia, rhythm["new"], rhythm["daily"])
    curriculum = *await _curriculum(unit), *sprints, *library, *projects
    helper = await _helper(unit, nia, lena)
    return School(
        nia.id, batches[0].id, entry, note.id, newcomer, sent.id, decision, path, curriculum, rhythm, books, helper,
        project, await in_a_jar(unit, nia, lena, batches[0]), vision,
    )  # fmt: skip


async def _person(unit: Unit, name: str, telegram_id: int) -> User:
    unit.session.add(Chat(telegram_id=telegram_id, kind="private"))
    coach = name in ("lena", "ade")
    batch = None if coach else "2156" if name == "nia" else "2157"
    user = await accounts.add_user(unit, name.title(), "admin" if coach else "student", batch)
    await accounts.sign_in(unit, telegram_id, user)
    await accounts.choose(unit, user, Choices("UTC", write_at="after_school"))
    return user


async def _entries(unit: Unit, student: User) -> str:
    """Let a student have said the same feeling twice, once with private words, then with shared ones."""
    category = EmotionCategory(name="Sad", emoji="😢", color="#000000", order=99)
    unit.session.add(category)
    await unit.session.flush()
    word = EmotionSubcategory(category_id=category.id, name=FEELING, emoji="", order=0)
    unit.session.add(word)
    await unit.session.flush()
    for minutes, text, shared in ((2, PRIVATE, False), (1, SHARED, True)):
        entry = EmotionCheckIn(
            user_id=student.id, category_id=category.id, subcategory_id=word.id, feelings=[word.id],
            timestamp=unit.now - timedelta(minutes=minutes), local_date=unit.now.date(), journal_entry=text,
            shared=shared,
        )  # fmt: skip
        unit.session.add(entry)
    await unit.session.flush()
    return entry.id


async def _helper(unit: Unit, student: User, coach: User) -> dict[str, str]:
    """Let home have said yes to the helper, the student have asked it something, and the coach have opened that."""
    yes = Consent(user_id=student.id, what="helper", from_whom="7", how="paper", given_at=unit.now,
                  recorded_by=coach.id)  # fmt: skip
    asked = ChatLog(type="user", data={"text": HELPED}, timestamp=unit.now, user_id=student.id)
    unit.session.add_all([yes, asked])
    await unit.session.flush()
    for what, subject in (("helper_log", asked.id), ("helper_log", None), ("journal", "gone")):
        opened = Look(student_id=student.id, looked_by=coach.id, what=what, subject_id=subject, looked_at=unit.now)
        unit.session.add(opened)
    return {"consent": yes.id, "entry": asked.id}


async def _newcomers(unit: Unit, batch: Batch, coach: User) -> tuple[str, str]:
    """Let one newcomer wait and another have been refused; return the first and the decision about the second."""
    chat = Chat(telegram_id=77, kind="private")
    unit.session.add(chat)
    await unit.session.flush()
    choices = {"zone": "UTC", "phone": "mine", "write_at": "never"}
    two = [
        Newcomer(batch_id=batch.id, chat_id=chat.id, telegram_id=number, name="Zed", choices=choices, state=state,
                 created_at=unit.now)
        for number, state in ((77, "waiting"), (78, "refused"))
    ]  # fmt: skip
    unit.session.add_all(two)
    await unit.session.flush()
    decision = Decision(kind="newcomer", subject_id=two[1].id, decided_by=coach.id, decided_at=unit.now,
                        outcome="refused", reason="later", undo={})  # fmt: skip
    unit.session.add(decision)
    await unit.session.flush()
    return two[0].id, decision.id


async def _path(unit: Unit, student: User, coach: User) -> dict[str, str]:
    """Let a student wait for a talk about one major and for a look at one of its steps, and be sent on with another."""
    first, second = (
        await unit.session.scalars(select(MajorObjective).order_by(MajorObjective.created_at).limit(2))
    ).all()
    own = {"user_id": student.id, "assigned_by": coach.id, "assigned_at": unit.now}
    talk = StudentMajorObjective(
        major_objective_id=first.id, status="viva_requested", viva_requested_at=unit.now, admin_notes=PATH, **own
    )
    begun = StudentMajorObjective(major_objective_id=second.id, status="assigned", **own)
    unit.session.add_all([talk, begun])
    await unit.session.flush()
    part, activity = await _part(unit, first, own)
    open_part, _ = await _part(unit, second, own)
    part.status = "completed"
    tick = ActivityProgress(
        user_id=student.id, activity_id=activity, student_objective_id=part.id, completed=True, completed_at=unit.now
    )
    file = {"hash": "0" * 64, "name": "7.jpg", "mime": "image/jpeg", "size": 1}
    claim = Claim(user_id=student.id, student_objective_id=part.id, words=SHOWN, file=file, created_at=unit.now)
    refused = Decision(kind="viva", subject_id=viva.moment_id(begun.id, unit.now), student_id=student.id, undo={},
                       decided_by=coach.id, decided_at=unit.now, outcome="refused", reason="later")  # fmt: skip
    unit.session.add_all([tick, claim, refused])
    await unit.session.flush()
    return {"talk": talk.id, "card": viva.card_id(talk), "part": part.id, "activity": activity, "claim": claim.id,
            "begun": begun.id, "open": open_part.id}  # fmt: skip


async def _part(unit: Unit, major: MajorObjective, own: dict[str, object]) -> tuple[StudentObjective, str]:
    """Assign the first part of a major; return it, and the id of its first activity."""
    parts = select(LearningObjective).where(LearningObjective.major_objective_id == major.id)
    objective = (await unit.session.scalars(parts.order_by(LearningObjective.created_at).limit(1))).one()
    part = StudentObjective(objective_id=objective.id, major_objective_id=major.id, status="assigned", **own)
    unit.session.add(part)
    await unit.session.flush()
    todo = select(Activity.id).where(Activity.objective_id == objective.id)
    return part, (await unit.session.scalars(todo.order_by(Activity.order).limit(1))).one()


async def _curriculum(unit: Unit) -> tuple[str, ...]:
    """Return an id of each kind of part, from one major that has questions, and a question of the school's own."""
    major = (
        await unit.session.scalars(select(MajorObjective).where(MajorObjective.title == "World of Fractions"))
    ).one()
    objectives = select(LearningObjective.id).where(LearningObjective.major_objective_id == major.id)
    objective = (await unit.session.scalars(objectives.order_by(LearningObjective.created_at).limit(1))).one()
    activities = select(Activity.id).where(Activity.objective_id == objective)
    activity = (await unit.session.scalars(activities.order_by(Activity.order).limit(1))).one()
    options = [{"text": f"{n}", "misconception": "adds-bottoms" if n else None} for n in range(4)]
    question = BankQuestion(module_key="math.fractions", part="2.2", stem="1 + 1 = ?", options=options, explanation="2",
                            difficulty=1, added_at=unit.now)  # fmt: skip
    unit.session.add_all([question, BankMisconception(code="7", short="7", kindly="Maybe 7", helps="2.2")])
    await unit.session.flush()
    return major.domain_id, major.id, objective, activity, question.id
