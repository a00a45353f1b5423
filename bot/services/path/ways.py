"""What a student can ask for about a major: areas plug in a finder each, and every way that is open is offered."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.db import Unit
from bot.models import StudentMajorObjective
from bot.services.path import viva


@dataclass(frozen=True)
class Way:
    """Something to ask for, or to take back; `views/path.py` has the words and buttons of each kind."""

    kind: str
    values: Mapping[str, Any] = field(default_factory=dict)


Finder = Callable[[Unit, StudentMajorObjective], Awaitable[Way | None]]


async def _talk(unit: Unit, major: StudentMajorObjective) -> Way | None:
    if major.status == "viva_requested":
        return Way("talk_waits", {"major": major.id})
    return Way("talk", {"major": major.id}) if await viva.may_ask(unit, major) else None


# In the order in which they stand on a major's page.
FINDERS: tuple[Finder, ...] = (_talk,)


async def of(unit: Unit, major: StudentMajorObjective) -> tuple[Way, ...]:
    """Return every way that is open for a student's major."""
    found = [await find(unit, major) for find in FINDERS]
    return tuple(way for way in found if way is not None)
