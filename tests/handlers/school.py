"""A school with somebody in every role, and a marker in everything that not everybody may read."""

from dataclasses import dataclass
from datetime import timedelta

from bot.db import Unit
from bot.models import (
    Batch,
    Broadcast,
    Chat,
    CoachBatch,
    CoachNote,
    Decision,
    EmotionCategory,
    EmotionCheckIn,
    EmotionSubcategory,
    Newcomer,
    User,
)
from bot.services import accounts
from bot.services.accounts import Choices

FEELING, PRIVATE, SHARED, NOTE = "zebrafeeling", "zebraprivate", "zebrashared", "zebranote"
ROLES = {"stranger": 1, "nia": 2, "omar": 3, "lena": 4, "ade": 5, "demoted": 6}


@dataclass(frozen=True)
class School:
    """Ids of Nia's class, by what they are of."""

    nia: str
    batch: str
    entry: str
    note: str
    newcomer: str
    broadcast: str
    decision: str

    @property
    def ids(self) -> list[str]:
        return list(vars(self).values())


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
    return School(nia.id, batches[0].id, entry, note.id, newcomer, sent.id, decision)


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
