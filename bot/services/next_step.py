"""What a student does next: areas plug in a kind each, and the first that applies is the one next step."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from bot.db import Unit
from bot.models import Batch
from bot.services import feelings
from bot.services.checks import asking, reviewing, sittings, suggesting
from bot.services.path import mine, news
from bot.services.projects import reflecting
from bot.services.reading import mine as books
from bot.services.reading import news as book_news
from bot.services.rhythm import goal_standing, habit_pages, looking_back, my_day, unfinished
from bot.services.who import Who


@dataclass(frozen=True)
class NextStep:
    """A step that waits for a student; `views/today.py` has the words and the button of each kind."""

    kind: str
    values: dict[str, Any] = field(default_factory=dict)


PROJECT_ENDS_SOON = 3  # days

Finder = Callable[[Unit, Who], Awaitable[NextStep | None]]


async def _check_in(unit: Unit, who: Who) -> NextStep | None:
    entry = await feelings.latest_once(unit, who.student(), who.today(unit.now))
    return None if entry else NextStep("check_in")


async def _yesterday(unit: Unit, who: Who) -> NextStep | None:
    return NextStep("yesterday") if await feelings.yesterday_is_open(unit, who) else None


async def _in_hand(unit: Unit, who: Who) -> NextStep | None:
    sitting = await sittings.in_hand(unit, who.student().id)
    if sitting is None or sitting.deadline_at <= unit.now:
        return None
    done = sum(answer is not None for answer in sitting.answers)
    values = {"sitting": sitting.id, "kind": sitting.kind, "done": done, "of": len(sitting.answers)}
    return NextStep("in_hand", values)


async def _open_check(unit: Unit, who: Who) -> NextStep | None:
    found = await asking.open_for(unit, who.student().id)
    if found is None:
        return None
    unlock, major = found
    values = {"major": major.title, "major_id": major.id, "until": unlock.expires_at, "zone": who.zone, "now": unit.now}
    return NextStep("open_check", values)


async def _review(unit: Unit, who: Who) -> NextStep | None:
    attempt = await reviewing.unseen(unit, who.student().id)
    if attempt is None:
        return None
    return NextStep("review", {"attempt": attempt.id, "score": attempt.score, "of": attempt.question_count})


async def _task(unit: Unit, who: Who) -> NextStep | None:
    found = await my_day.still_open(unit, who)
    return NextStep("task", {"task": found[0], "more": len(found) - 1}) if found else None


async def _task_of_yesterday(unit: Unit, who: Who) -> NextStep | None:
    """Ask about a task of the day before, and of no earlier one: it can be left as it is."""
    found = await my_day.still_open(unit, who, days_ago=1)
    return NextStep("task_of_yesterday", {"task": found[0]}) if found else None


async def _suggested(unit: Unit, who: Who) -> NextStep | None:
    found = await suggesting.next_of(unit, who.student().id)
    return NextStep("suggested", {"title": found[0].title, "activity": found[0].id}) if found else None


async def _ask_check(unit: Unit, who: Who) -> NextStep | None:
    """Offer the first check that could be asked for; where a step is open, none can, and it costs no look."""
    student = who.student()
    for major in await suggesting.majors_done(unit, student.id):
        one = await asking.standing(unit, student, major.id)
        if one.why_not is None:
            return NextStep("ask_check", {"major": major.title, "major_id": major.id})
    return None


async def _recheck(unit: Unit, who: Who) -> NextStep | None:
    """Offer to look again at what was mastered some weeks ago, where the class wants that."""
    major = await asking.to_look_at_again(unit, who.student())
    return NextStep("recheck", {"major": major.title, "major_id": major.id}) if major else None


async def _returned(unit: Unit, who: Who) -> NextStep | None:
    found = await news.returned(unit, who.student().id)
    return NextStep("returned", dict(found)) if found else None


async def _habit(unit: Unit, who: Who) -> NextStep | None:
    """Ask about yesterday first, as that is a question of one tap, and offer what is planned today."""
    found = await habit_pages.waiting(unit, who)
    if found is None:
        return None
    page, day = found
    return NextStep("habit" if day == page.today else "habit_yesterday", {"habit": page.habit, "day": day})


async def _look_back(unit: Unit, who: Who) -> NextStep | None:
    sprint = await looking_back.due(unit, who)
    return NextStep("look_back", {"sprint": sprint.name, "sprint_id": sprint.id}) if sprint else None


async def _carry(unit: Unit, who: Who) -> NextStep | None:
    offer = await unfinished.of_last(unit, who)
    if not offer:
        return None
    return NextStep("carry", {"sprint": offer.source.name, "goals": len(offer.goals)})


async def _project_over(unit: Unit, who: Who) -> NextStep | None:
    """Ask how a project was, from its last day on, while its student has said nothing of it and still can."""
    return _project(await reflecting.due(unit, who, 0))


async def _project_ends(unit: Unit, who: Who) -> NextStep | None:
    """Ask how a project is going in its last days, where nothing of the day is left."""
    return _project(await reflecting.due(unit, who, PROJECT_ENDS_SOON))


def _project(due: reflecting.Due | None) -> NextStep | None:
    if due is None:
        return None
    about = {"project": due.project.name, "project_id": due.project.id}
    return NextStep("project", {**about, "left": due.left, "is_over": due.is_over})


async def _activity(unit: Unit, who: Who) -> NextStep | None:
    found = await mine.coming(unit, who.student().id)
    return NextStep("activity", {"coming": found}) if found else None


async def _still_right(unit: Unit, who: Who) -> NextStep | None:
    """Ask in mid-sprint, once for each goal, whether it is still the right one."""
    found = await goal_standing.to_ask_about(unit, who)
    if found is None:
        return None
    goal, sprint = found
    return NextStep("still_right", {"goal": goal.id, "title": goal.title, "sprint": sprint.name})


async def _no_goal(unit: Unit, who: Who) -> NextStep | None:
    """Offer a goal for the running sprint to somebody who has had none in it."""
    sprint = await goal_standing.has_none_yet(unit, who)
    return NextStep("no_goal", {"sprint": sprint.name}) if sprint else None


async def _book_returned(unit: Unit, who: Who) -> NextStep | None:
    """Lead to a book about which a coach said not yet, until the student has looked."""
    found = await book_news.returned(unit, who)
    return NextStep("book_returned", dict(found)) if found else None


async def _read_on(unit: Unit, who: Who) -> NextStep | None:
    """Offer the book in hand, where there is nothing else to do."""
    found = books.in_hand(await books.all_of(unit, who.student().id))
    if not found:
        return None
    one = found[0]
    return NextStep("read_on", {"title": one.book.title, "book": one.book.id, "page": one.pages})


# In the order in which they matter.
FINDERS: tuple[Finder, ...] = (
    _check_in, _yesterday, _returned, _book_returned, _in_hand, _open_check, _review, _look_back, _carry, _project_over,
    _task, _task_of_yesterday, _still_right, _suggested, _habit, _project_ends, _no_goal, _activity, _ask_check,
    _recheck, _read_on,
)  # fmt: skip


async def of(unit: Unit, who: Who, without: frozenset[str] = frozenset()) -> NextStep | None:
    """Return the one next step of a student, which is of none of the kinds in `without`; None when nothing waits."""
    for find in FINDERS:
        if (step := await find(unit, who)) is not None and step.kind not in without:
            return step
    return None


async def gate_is_closed(unit: Unit, who: Who) -> bool:
    """Whether a student says how they are before anything else: they have not today, and their class wants it so."""
    student = who.student()
    gate = await unit.session.scalar(select(Batch.gate).where(Batch.name == student.batch))
    if gate is False:
        return False
    return await feelings.latest_once(unit, student, who.today(unit.now)) is None
