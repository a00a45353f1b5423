"""What can be said of itself, kind by kind: areas plug in one each, and `views/reminders.py` has its words."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import Any

from bot.db import Unit
from bot.models import Reminder
from bot.services.reminding import (
    board,
    check_news,
    check_news_for_coaches,
    checking_in,
    day,
    digest,
    habit,
    overdue,
    project_news,
    silences,
    sprint_news,
)
from bot.services.reminding.readers import Reader

Told = Mapping[str, Any]
# For some readers with one reminder of the kind each: what each of these is to say now, by its id. One that is not
# among the answers has nothing to say any more: it is done, or over.
Gather = Callable[[Unit, Sequence[tuple[Reader, Reminder]]], Awaitable[Mapping[str, Told]]]

KINDS: dict[str, Gather] = {
    digest.KIND: digest.gather,
    overdue.KIND: overdue.gather,
    check_news.ENDS_SOON: check_news.ends_soon,
    project_news.SOON: project_news.gather,
    project_news.TOMORROW: project_news.gather,
    checking_in.KIND: checking_in.gather,
    day.KIND: day.gather,
    habit.KIND: habit.gather,
    board.KIND: board.gather,
    sprint_news.BEGINS: sprint_news.gather,
    project_news.BEGINS: project_news.gather,
    sprint_news.HALF: sprint_news.gather,
    sprint_news.SOON: sprint_news.gather,
    sprint_news.ENDS: sprint_news.gather,
    project_news.OVER: project_news.gather,
    check_news.EXPIRED: check_news.expired,
    check_news.CLOSED: check_news.closed,
    check_news_for_coaches.UNUSED: check_news_for_coaches.unused,
    check_news_for_coaches.HANDED_IN: check_news_for_coaches.handed_in,
}
"""In the order in which they stand in a message."""

SOUNDLESS = frozenset(
    {
        sprint_news.BEGINS, project_news.BEGINS, sprint_news.HALF, sprint_news.SOON, sprint_news.ENDS,
        project_news.OVER, check_news.EXPIRED, check_news.CLOSED, check_news_for_coaches.UNUSED,
        check_news_for_coaches.HANDED_IN, board.KIND,
    }
)  # fmt: skip
"""News, which can wait until somebody looks: a message of nothing else makes no sound."""

LASTING = frozenset(
    {sprint_news.BEGINS, sprint_news.HALF, sprint_news.SOON, sprint_news.ENDS, overdue.KIND, silences.KIND}
)
"""What could be said again long after it was, and must not be: that it was said is remembered for longer."""

NOTED: dict[str, Callable[[Unit, Reader, Told], Awaitable[None]]] = {
    digest.KIND: digest.note,
    board.KIND: board.note,
}
"""What is to be remembered of something that was said, beside that it was."""

FOR_COACHES = frozenset({digest.KIND, overdue.KIND, check_news_for_coaches.UNUSED, check_news_for_coaches.HANDED_IN})
"""What is said to coaches; all else is for students. Somebody who has become a coach hears nothing of it any more."""

OF_THE_DAY = (checking_in.KIND, day.KIND, habit.KIND)
"""Those whose things are open until they are done: they stand together as one list, and can be put off."""


async def gather(unit: Unit, due: Iterable[tuple[Reader, Reminder]]) -> Mapping[str, Told]:
    """Return what reminders of all kinds have to say now, by their ids."""
    of_kind: dict[str, list[tuple[Reader, Reminder]]] = {}
    for reader, row in due:
        if (row.kind in FOR_COACHES) == (reader.user.role == "admin"):
            of_kind.setdefault(row.kind, []).append((reader, row))
    told: dict[str, Told] = {}
    for kind, rows in of_kind.items():
        if found := KINDS.get(kind):  # one that this release does not know any more has nothing to say
            told |= await found(unit, rows)
    return told


def in_order(rows: Iterable[Reminder]) -> list[Reminder]:
    """Return reminders in the order in which they stand in a message."""
    order = list(KINDS)
    return sorted((row for row in rows if row.kind in KINDS), key=lambda row: order.index(row.kind))
