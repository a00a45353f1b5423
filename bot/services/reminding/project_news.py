"""A project ends soon, and is looked back at when it does: told to those who have not said all of it yet."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot.db import Unit
from bot.models import Project, ProjectReflection, Reminder
from bot.services.reminding.moments import DAY
from bot.services.reminding.occasions import Occasion, still
from bot.services.reminding.readers import Reader
from bot.services.rhythm.calendar import Span

SOON, TOMORROW, OVER = "project_ends_soon", "project_ends_tomorrow", "project_over"
ASKED_FOR = timedelta(days=7)  # how long after its end somebody is asked who was not yet


async def occasions(unit: Unit) -> list[Occasion]:
    """Return the occasions of the active project: three days before its end, one day, and the end."""
    project = await _active(unit)
    if project is None:
        return []
    end = project.end_date
    days = {SOON: Span(end - 3 * DAY, end - 2 * DAY), TOMORROW: Span(end - DAY, end - DAY),
            OVER: Span(end, end + ASKED_FOR)}  # fmt: skip
    return [Occasion(kind, project.id, of) for kind, of in days.items()]


async def _active(unit: Unit) -> Project | None:
    return await unit.session.scalar(select(Project).where(Project.is_active))


async def gather(unit: Unit, due: Sequence[tuple[Reader, Reminder]]) -> Mapping[str, Mapping[str, Any]]:
    """Return the project and how many days are left, for those without a whole reflection."""
    project, rows = await _active(unit), still(due, await occasions(unit))
    if project is None or not rows:
        return {}
    said = select(ProjectReflection.user_id).where(
        ProjectReflection.project_id == project.id, ProjectReflection.is_complete
    )
    have = set(await unit.session.scalars(said))
    return {
        row.id: {"project": project.name, "day": project.end_date, "left": (project.end_date - reader.today).days}
        for reader, row in rows
        if reader.user.id not in have
    }
