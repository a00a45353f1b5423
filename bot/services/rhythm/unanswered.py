"""What students of a coach wrote that no coach has answered yet: looks back, and goals of the sprint that holds."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import exists, select

from bot.db import Unit
from bot.models import CoachComment, Goal, Retrospective, Sprint, User
from bot.services import scope
from bot.services.rhythm import sprints
from bot.services.rhythm.commenting import Kind
from bot.services.who import Who

RECENT = timedelta(days=28)  # an older look back has been talked about, or will not be


@dataclass(frozen=True)
class Written:
    """A goal or a look back without an answer; `title` is the goal's or the sprint's."""

    kind: Kind
    id: str
    title: str
    name: str
    at: datetime


async def of(unit: Unit, who: Who) -> list[Written]:
    """Return them, the newest first."""
    return sorted([*await _goals(unit, who), *await _looks_back(unit, who)], key=lambda one: one.at, reverse=True)


async def _goals(unit: Unit, who: Who) -> list[Written]:
    sprint = await sprints.active(unit)
    if sprint is None:
        return []
    rows = await unit.session.execute(
        select(Goal.id, Goal.title, User.display_name, Goal.created_at)
        .join(User, User.id == Goal.user_id)
        .where(Goal.sprint_id == sprint.id, Goal.dropped_at.is_(None), scope.seen_by(who.coach()))
        .where(~exists(select(CoachComment.id).where(CoachComment.goal_id == Goal.id)))
        .order_by(Goal.created_at.desc(), Goal.id)
    )
    return [Written("goal", *row) for row in rows]


async def _looks_back(unit: Unit, who: Who) -> list[Written]:
    rows = await unit.session.execute(
        select(Retrospective.id, Sprint.name, User.display_name, Retrospective.created_at)
        .join(User, User.id == Retrospective.user_id)
        .join(Sprint, Sprint.id == Retrospective.sprint_id)
        .where(Retrospective.created_at > unit.now - RECENT, scope.seen_by(who.coach()))
        .where(~exists(select(CoachComment.id).where(CoachComment.retrospective_id == Retrospective.id)))
        .order_by(Retrospective.created_at.desc(), Retrospective.id)
    )
    return [Written("retro", *row) for row in rows]
