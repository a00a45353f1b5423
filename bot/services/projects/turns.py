"""Which project is the active one: starting, starting again, and ending early. Storage keeps to one at a time."""

from typing import NamedTuple

from sqlalchemy import update

from bot.db import Unit
from bot.models import Project
from bot.services.errors import BotError
from bot.services.projects import cycles
from bot.services.projects.cycles import seen
from bot.services.projects.plans import turn
from bot.services.rhythm.calendar import Span
from bot.services.who import Who


class Turned(NamedTuple):
    """How it stands with a project now, and the one that ended for it."""

    project: Project
    ended: Project | None = None


async def start(unit: Unit, who: Who, project_id: str, ends: str | None) -> Turned:
    """Make a project the active one, for the first time or again; `ends` is the active one that may end for it.

    Where by now another one is active than a coach was told, nothing happens. A second time changes nothing.
    """
    await turn(unit, who)
    project, active = await seen(unit, project_id), await cycles.active(unit)
    if project.is_active:
        return Turned(project)
    if Span(project.start_date, project.end_date).phase(who.today(unit.now)) == "over":
        raise BotError("project_too_late", name=project.name)
    if active is not None and active.id != ends:
        raise BotError("other_is_active", step="summary", name=active.name)
    if active is not None:
        await _end(unit, active)
    project.is_active, project.closed_at = True, None
    await unit.session.flush()
    return Turned(project, active)


async def close(unit: Unit, who: Who, project_id: str) -> Turned:
    """End the active project, early or after its last day; then none is active. A second time changes nothing."""
    await turn(unit, who)
    project = await seen(unit, project_id)
    if project.is_active:
        await _end(unit, project)
    elif project.closed_at is None:
        raise BotError("project_not_active", name=project.name)
    return Turned(project)


async def _end(unit: Unit, project: Project) -> None:
    """End the active project before another begins: at no moment may two be active, an index sees to that."""
    ends = update(Project).where(Project.id == project.id, Project.is_active)
    await unit.session.execute(ends.values(is_active=False, closed_at=unit.now))
    await unit.session.refresh(project)
