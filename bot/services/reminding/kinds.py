"""What can be said of itself, kind by kind: areas plug in one each, and `views/reminders.py` has its words."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
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
