"""Planning projects, by coaches of all classes: a new one, other words or days, and taking one away that is empty."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select

from bot.db import Unit
from bot.models import Project
from bot.services.errors import BotError
from bot.services.names import on_one_line
from bot.services.projects import cycles
from bot.services.projects.cycles import seen
from bot.services.rhythm import sprint_plans
from bot.services.rhythm.calendar import Span
from bot.services.rhythm.sprint_plans import may_plan as may_plan
from bot.services.rhythm.sprint_plans import turn as turn
from bot.services.who import Who

NAME, DESCRIPTION = 120, 1000
LONGEST = sprint_plans.LONGEST


class Plan(NamedTuple):
    """What a project is called, what it is about, and its days."""

    name: str
    description: str | None
    days: Span


@dataclass(frozen=True)
class Ahead:
    """What to know before days are kept: the number, the active project, and whether the last day has passed."""

    number: int
    days: Span
    active: Project | None
    is_over: bool


def clean(name: str) -> str:
    """Return a name as it is kept; refuse one without letters, or too long."""
    name = on_one_line(name)
    if not any(one.isalnum() for one in name):
        raise BotError("words_needed", step="name")
    if len(name) > NAME:
        raise BotError("text_too_long", step="name", length=len(name), limit=NAME)
    return name


async def window(unit: Unit, who: Who, project_id: str | None = None) -> Span:
    """Return the days on which a project may begin; where one begins already stays among them."""
    begins = (await seen(unit, project_id)).start_date if project_id else None
    return sprint_plans.may_begin(who.today(unit.now), begins)


async def free_from(unit: Unit, who: Who) -> date:
    """Return the first day from today on after which no project lies that is planned or active."""
    last = await unit.session.scalar(select(func.max(Project.end_date)).where(Project.closed_at.is_(None)))
    return sprint_plans.day_after(last, who.today(unit.now))


async def next_number(unit: Unit) -> int:
    """Return the number of the next cycle."""
    return (await unit.session.scalar(select(func.max(Project.cycle_number))) or 0) + 1


async def ahead(unit: Unit, who: Who, days: Span, project_id: str | None = None) -> Ahead:
    """Return what there is to know before these days are kept, for a new project or for one that is there."""
    who.coach()
    number = (await seen(unit, project_id)).cycle_number if project_id else await next_number(unit)
    return Ahead(number, days, await cycles.active(unit), days.phase(who.today(unit.now)) == "over")


async def create(unit: Unit, who: Who, plan: Plan) -> Project:
    """Plan a project; it is active only once it is started."""
    await turn(unit, who)
    made = Project(cycle_number=await next_number(unit), created_by=who.coach().id, created_at=unit.now)
    _fill(made, plan, await window(unit, who))
    unit.session.add(made)
    await unit.session.flush()
    return made


async def change(unit: Unit, who: Who, project_id: str, plan: Plan) -> Project:
    """Give a project other words or other days."""
    await turn(unit, who)
    project = await seen(unit, project_id)
    _fill(project, plan, await window(unit, who, project.id))
    await unit.session.flush()
    return project


def _fill(project: Project, plan: Plan, begins: Span) -> None:
    days, about = plan.days, (plan.description or "").strip()
    if len(about) > DESCRIPTION:
        raise BotError("text_too_long", step="description", length=len(about), limit=DESCRIPTION)
    if days != (project.start_date, project.end_date):
        sprint_plans.fit(days, begins)
    project.name, project.description = clean(plan.name), about or None
    project.start_date, project.end_date = days


async def is_empty(unit: Unit, project_id: str) -> bool:
    """Whether nobody has anything in a project."""
    found = select(Project.id).where(Project.id == project_id, cycles.has_something())
    return await unit.session.scalar(found) is None


async def delete(unit: Unit, who: Who, project_id: str) -> str:
    """Delete a project in which nobody has anything; return what it was called."""
    await turn(unit, who)
    # Whoever puts something into it at this moment is waited for, or waits.
    await unit.session.scalar(select(Project.id).where(Project.id == project_id).with_for_update())
    project = await seen(unit, project_id)
    if not await is_empty(unit, project.id):
        raise BotError("project_in_use", name=project.name)
    await unit.session.delete(project)
    await unit.session.flush()
    return project.name
