"""A project begins, ends soon, and is looked back at when it does: told to those who have not said all of it yet."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from bot.db import Unit
from bot.models import ProjectReflection, Reminder
from bot.services.projects import cycles
from bot.services.reminding.moments import DAY
from bot.services.reminding.occasions import Occasion, still
from bot.services.reminding.readers import Reader
from bot.services.rhythm.calendar import Span

BEGINS = "project_begins"
SOON, TOMORROW, OVER = "project_ends_soon", "project_ends_tomorrow", "project_over"
FIRST_DAYS = 6 * DAY
ASKED_FOR = cycles.CHANGEABLE  # how long after its end somebody is asked who was not yet


async def occasions(unit: Unit) -> list[Occasion]:
    """Return the occasions of the active project: its first days, three days before its end, one day, and the end."""
    project = await cycles.active(unit)
    if project is None:
        return []
    first, end = project.start_date, project.end_date
    days = {BEGINS: Span(first, min(first + FIRST_DAYS, end - 4 * DAY)),
            SOON: Span(end - 3 * DAY, end - 2 * DAY), TOMORROW: Span(end - DAY, end - DAY),
            OVER: Span(end, end + ASKED_FOR)}  # fmt: skip
    return [Occasion(kind, project.id, of) for kind, of in days.items()]


async def gather(unit: Unit, due: Sequence[tuple[Reader, Reminder]]) -> Mapping[str, Mapping[str, Any]]:
    """Return the project and how many days are left, for those without a whole reflection."""
    project, rows = await cycles.active(unit), still(due, await occasions(unit))
    if project is None or not rows:
        return {}
    said = select(ProjectReflection.user_id).where(
        ProjectReflection.project_id == project.id, ProjectReflection.is_complete
    )
    have = set(await unit.session.scalars(said))
    return {
        row.id: {
            "project": project.name,
            "project_id": project.id,
            "day": project.end_date,
            "left": (project.end_date - reader.today).days,
        }
        for reader, row in rows
        if reader.user.id not in have
    }
