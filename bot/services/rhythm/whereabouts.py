"""Where a student stands: in which sprint, and on which day of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.db import Unit
from bot.models import Sprint
from bot.services.rhythm import sprints
from bot.services.rhythm.calendar import Place, place
from bot.services.who import Who


@dataclass(frozen=True)
class Whereabouts:
    """A sprint, and where the student's `today` stands in it."""

    sprint: Sprint
    place: Place
    today: date


async def of(unit: Unit, who: Who) -> Whereabouts | None:
    """Return where somebody stands in the active sprint, else in the latest that is over; None before the first."""
    sprint, today = await sprints.latest(unit, who), who.today(unit.now)
    if sprint is None:
        return None
    span = sprints.span(sprint)
    # One that was closed early is over, whatever its days say.
    as_of = max(today, span.last + timedelta(days=1)) if sprint.closed_at else today
    return Whereabouts(sprint, place(span, as_of), today)
