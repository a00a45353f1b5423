"""Which sprint holds, for the school and for one student today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from bot.clock import local_day
from bot.db import Unit, once_a_unit
from bot.models import Sprint
from bot.services.errors import BotError
from bot.services.rhythm.calendar import Place, Span, place
from bot.services.who import Who


@dataclass(frozen=True)
class Placed:
    """A sprint, and where it is on the day it is for somebody; `closed_on` is None while it is not closed."""

    sprint: Sprint
    span: Span
    place: Place
    closed_on: date | None


def span(sprint: Sprint) -> Span:
    """Return the days of a sprint."""
    return Span(sprint.start_date, sprint.end_date)


async def active(unit: Unit) -> Sprint | None:
    """Return the school's active sprint, which may be still to come or over by its days; None where none is."""
    return await unit.session.scalar(select(Sprint).where(Sprint.is_active))


async def open_for(unit: Unit, who: Who) -> Sprint:
    """Return the sprint in which somebody can plan today: the active one, unless its last day has passed for them."""
    sprint = await active(unit)
    if sprint is None:
        raise BotError("no_sprint")
    check_open(unit, who, sprint)
    return sprint


def is_open(unit: Unit, who: Who, sprint: Sprint) -> bool:
    """Whether somebody can work in a sprint today: it is the active one, and its last day has not passed for them."""
    return sprint.is_active and not is_over(unit, who, sprint)


def is_over(unit: Unit, who: Who, sprint: Sprint) -> bool:
    """Whether a sprint is over for somebody: it was closed, or its last day has passed."""
    return sprint.closed_at is not None or span(sprint).phase(who.today(unit.now)) == "over"


def check_open(unit: Unit, who: Who, sprint: Sprint, over: str = "sprint_over") -> None:
    """Refuse a sprint in which somebody can't work today, with the code `over`."""
    if not is_open(unit, who, sprint):
        raise BotError(over, name=sprint.name)


async def latest(unit: Unit, who: Who) -> Sprint | None:
    """Return the active sprint, or else the one that was over last; None before the first."""
    if (found := await active(unit)) is not None:
        return found
    return next(iter(await past(unit, who)), None)


async def by_id(unit: Unit, sprint_id: str) -> Sprint:
    """Return a sprint by an id from outside; sprints are the whole school's."""
    found = await unit.session.get(Sprint, sprint_id)
    if found is None:
        raise BotError("no_sprint")
    return found


async def past(unit: Unit, who: Who) -> Sequence[Sprint]:
    """Return the sprints that are over for somebody, the latest first: closed, or past their last day."""
    today = who.today(unit.now)
    over = Sprint.closed_at.is_not(None) | (Sprint.end_date < today)
    found = select(Sprint).where(over).order_by(Sprint.start_date.desc(), Sprint.id)
    return (await unit.session.scalars(found)).all()


async def to_come(unit: Unit, who: Who) -> Sequence[Sprint]:
    """Return the sprints that are planned and neither active nor over for somebody, the next one first."""
    planned = ~Sprint.is_active, Sprint.closed_at.is_(None), Sprint.end_date >= who.today(unit.now)
    return (await unit.session.scalars(select(Sprint).where(*planned).order_by(Sprint.start_date, Sprint.id))).all()


# For what only looks. What writes asks anew: another transaction may have turned a sprint meanwhile.
active_once = once_a_unit(active)
past_once = once_a_unit(past)


def placed(unit: Unit, who: Who, sprint: Sprint) -> Placed:
    """Return where a sprint is for somebody today."""
    closed_on = local_day(sprint.closed_at, who.zone) if sprint.closed_at else None
    return Placed(sprint, span(sprint), place(span(sprint), who.today(unit.now)), closed_on)
