"""What can be said of itself, kind by kind: areas plug in one each, and `views/reminders.py` has its words."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import Any

from bot.db import Unit
from bot.models import Reminder
from bot.services.reminding import checking_in, day, habit
from bot.services.reminding.readers import Reader

Told = Mapping[str, Any]
# For some readers with one reminder of the kind each: what each of these is to say now, by its id. One that is not
# among the answers has nothing to say any more: it is done, or over.
Gather = Callable[[Unit, Sequence[tuple[Reader, Reminder]]], Awaitable[Mapping[str, Told]]]

KINDS: dict[str, Gather] = {
    checking_in.KIND: checking_in.gather,
    day.KIND: day.gather,
    habit.KIND: habit.gather,
}
"""In the order in which they stand in a message."""

OF_THE_DAY = (checking_in.KIND, day.KIND, habit.KIND)
"""Those whose things are open until they are done: they stand together as one list, and can be put off."""


async def gather(unit: Unit, due: Iterable[tuple[Reader, Reminder]]) -> Mapping[str, Told]:
    """Return what reminders of all kinds have to say now, by their ids."""
    of_kind: dict[str, list[tuple[Reader, Reminder]]] = {}
    for reader, row in due:
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
