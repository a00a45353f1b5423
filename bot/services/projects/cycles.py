"""Which project goes on, which are to come and which are over; and for how long something of one can be changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, exists, or_, select

from bot.db import Unit
from bot.models import Project, ProjectLink, ProjectPhoto, ProjectReflection
from bot.services.errors import BotError
from bot.services.rhythm.calendar import Place, Span, place
from bot.services.who import Who

CHANGEABLE = timedelta(days=7)  # after its end


@dataclass(frozen=True)
class Placed:
    """A project on the day it is for somebody. `last_day` is when it was closed, if that was before its own.

    Until `until` what a student has in it can be changed.
    """

    project: Project
    span: Span
    place: Place
    closed_on: date | None
    last_day: date
    until: date
    may_change: bool

    @property
    def is_over(self) -> bool:
        """Whether it was closed, or its last day has passed."""
        return self.closed_on is not None or self.place.phase == "over"

    @property
    def is_planned(self) -> bool:
        """Whether it is still to be started."""
        return not self.project.is_active and not self.is_over


def placed(unit: Unit, who: Who, project: Project) -> Placed:
    """Return where a project is for somebody today."""
    today, span = who.today(unit.now), Span(project.start_date, project.end_date)
    closed_on = who.today(project.closed_at) if project.closed_at else None
    last_day = min(span.last, closed_on) if closed_on else span.last
    until, was_started = last_day + CHANGEABLE, project.is_active or closed_on is not None
    return Placed(project, span, place(span, today), closed_on, last_day, until, was_started and today <= until)


async def seen(unit: Unit, project_id: str) -> Project:
    """Return a project by an id from outside, as it is in the tables now; projects are the whole school's."""
    found = await unit.session.get(Project, project_id, populate_existing=True)
    if found is None:
        raise BotError("no_such_project")
    return found


async def to_change(unit: Unit, who: Who, project_id: str) -> Placed:
    """Return a project in which something can be put or changed today: it has been started, and is not long over."""
    at = placed(unit, who, await seen(unit, project_id))
    if at.is_planned:
        raise BotError("project_not_begun", name=at.project.name)
    if not at.may_change:
        raise BotError("project_stays", name=at.project.name)
    return at


async def active(unit: Unit) -> Project | None:
    """Return the school's active project, which may be still to come or over by its days; None where none is."""
    return await unit.session.scalar(select(Project).where(Project.is_active))


async def current(unit: Unit, who: Who) -> Placed | None:
    """Return the active project, or else the last one while it can still be changed."""
    if (found := await active(unit)) is not None:
        return placed(unit, who, found)
    last = next(iter(await past(unit, who)), None)
    return last if last is not None and last.may_change else None


async def past(unit: Unit, who: Who) -> list[Placed]:
    """Return the projects that are over for somebody and not the active one, the latest first."""
    over = Project.closed_at.is_not(None) | (Project.end_date < who.today(unit.now))
    return await _found(unit, who, ~Project.is_active, over)


async def to_come(unit: Unit, who: Who) -> Sequence[Placed]:
    """Return the projects that are planned and not started, the next one first."""
    planned = ~Project.is_active, Project.closed_at.is_(None), Project.end_date >= who.today(unit.now)
    return (await _found(unit, who, *planned))[::-1]


async def earlier(unit: Unit, who: Who) -> Sequence[Placed]:
    """Return the projects other than the current one in which a student has something, or could have; latest first."""
    student, now = who.student(), await current(unit, who)
    has = {one.project.id for one in await _found(unit, who, has_something(student.id))}
    found = [one for one in await past(unit, who) if one.project.id in has or one.may_change]
    return [one for one in found if now is None or one.project.id != now.project.id]


def has_something(student_id: str | None = None) -> ColumnElement[bool]:
    """Return the condition that a student has something in a project; without an id, that anybody has."""
    found = [
        (select(one.id).where(one.project_id == Project.id), one.user_id)
        for one in (ProjectLink, ProjectPhoto, ProjectReflection)
    ]
    return or_(*(exists(rows.where(owner == student_id) if student_id else rows) for rows, owner in found))


async def _found(unit: Unit, who: Who, *where: ColumnElement[bool]) -> list[Placed]:
    latest = Project.start_date.desc(), Project.cycle_number.desc(), Project.id
    found = await unit.session.scalars(select(Project).where(*where).order_by(*latest))
    return [placed(unit, who, one) for one in found]
