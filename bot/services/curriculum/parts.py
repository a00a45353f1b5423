"""The four kinds of parts of the curriculum, and finding one of them."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from bot.db import Unit
from bot.models import Activity, Domain, LearningObjective, MajorObjective
from bot.services.errors import BotError
from bot.services.who import Who

Part = Domain | MajorObjective | LearningObjective | Activity

KINDS: dict[str, type[Any]] = {
    "domain": Domain,
    "major": MajorObjective,
    "objective": LearningObjective,
    "activity": Activity,
}


async def find(unit: Unit, who: Who, kind: str, part_id: str) -> Any:
    """Return a part for a coach; every coach sees the whole curriculum."""
    who.coach()
    found = await unit.session.get(KINDS[kind], part_id)
    if found is None:
        raise BotError("no_such_part")
    return found


def called(part: Part) -> str:
    """Return what a part is called; a domain has a name, everything else a title."""
    return part.name if isinstance(part, Domain) else part.title


def parent_of(part: Part) -> tuple[str, str] | None:
    """Return kind and id of what a part belongs to; a domain belongs to nothing."""
    match part:
        case Activity():
            return "objective", part.objective_id
        case LearningObjective():
            return ("major", part.major_objective_id) if part.major_objective_id else ("domain", part.domain_id)
        case MajorObjective():
            return "domain", part.domain_id
    return None


def moments(now: datetime) -> Iterator[datetime]:
    """Yield moments in a row: the tables have no order of majors and objectives but that of their creation."""
    while True:
        yield now
        now += timedelta(milliseconds=1)
