"""What a student does next: areas plug in a kind each, and the first that applies is the one next step."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from bot.db import Unit
from bot.models import Batch
from bot.services import feelings
from bot.services.path import mine, news
from bot.services.who import Who


@dataclass(frozen=True)
class NextStep:
    """A step that waits for a student; `views/today.py` has the words and the button of each kind."""

    kind: str
    values: dict[str, Any] = field(default_factory=dict)


Finder = Callable[[Unit, Who], Awaitable[NextStep | None]]


async def _check_in(unit: Unit, who: Who) -> NextStep | None:
    entry = await feelings.latest_of(unit, who.student(), who.today(unit.now))
    return None if entry else NextStep("check_in")


async def _yesterday(unit: Unit, who: Who) -> NextStep | None:
    return NextStep("yesterday") if await feelings.yesterday_is_open(unit, who) else None


async def _returned(unit: Unit, who: Who) -> NextStep | None:
    found = await news.returned(unit, who.student().id)
    return NextStep("returned", dict(found)) if found else None


async def _activity(unit: Unit, who: Who) -> NextStep | None:
    found = await mine.coming(unit, who.student().id)
    return NextStep("activity", {"coming": found}) if found else None


# In the order in which they matter.
FINDERS: tuple[Finder, ...] = (_check_in, _yesterday, _returned, _activity)


async def of(unit: Unit, who: Who) -> NextStep | None:
    """Return the one next step of a student, or None when nothing waits."""
    for find in FINDERS:
        if (step := await find(unit, who)) is not None:
            return step
    return None


async def gate_is_closed(unit: Unit, who: Who) -> bool:
    """Whether a student says how they are before anything else: they have not today, and their class wants it so."""
    student = who.student()
    gate = await unit.session.scalar(select(Batch.gate).where(Batch.name == student.batch))
    if gate is False:
        return False
    return await feelings.latest_of(unit, student, who.today(unit.now)) is None
