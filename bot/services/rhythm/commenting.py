"""What a coach says to a goal or to a look back: one comment each, its author's to change, no message of its own."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, Select, delete, select, update

from bot.db import Unit
from bot.models import CoachComment, Goal, Retrospective, Sprint, User
from bot.models.goals import GoalStatus
from bot.services import scope
from bot.services.cards import is_new
from bot.services.errors import BotError
from bot.services.rhythm import looking_back
from bot.services.who import Who

LIMIT = 500

Kind = Literal["goal", "retro"]


@dataclass(frozen=True)
class Comment:
    """A comment as it is read; without an author, whoever wrote it has left."""

    id: str
    author: str | None
    author_id: str | None
    text: str
    at: datetime
    is_seen: bool


@dataclass(frozen=True)
class About:
    """What a comment is about: a goal or a look back of a student; `title` is the goal's or the sprint's.

    `state` is the goal's status.
    """

    kind: Kind
    id: str
    title: str
    student: User
    comment: Comment | None
    state: GoalStatus | Literal["retro"] = "retro"


def _comments() -> Select[CoachComment, User]:
    return select(CoachComment, User).outerjoin(User, User.id == CoachComment.author_id)


async def _one(unit: Unit, where: ColumnElement[bool]) -> Comment | None:
    row = (await unit.session.execute(_comments().where(where))).one_or_none()
    if row is None:
        return None
    comment, author = row
    return Comment(
        comment.id, author.display_name if author else None, comment.author_id, comment.text, comment.created_at,
        comment.seen_at is not None,
    )  # fmt: skip


async def about_goal(unit: Unit, goal_id: str) -> Comment | None:
    """Return what a coach said to a goal."""
    return await _one(unit, CoachComment.goal_id == goal_id)


async def about_retro(unit: Unit, retrospective_id: str) -> Comment | None:
    """Return what a coach said to a look back."""
    return await _one(unit, CoachComment.retrospective_id == retrospective_id)


async def subject(unit: Unit, who: Who, kind: Kind, subject_id: str) -> About:
    """Return a goal or a look back of a student whom this coach sees, with what was said to it."""
    coach = who.coach()
    if kind == "retro":
        retro, sprint, student = await looking_back.students(unit, who, subject_id)
        return About(kind, retro.id, sprint.name, student, await about_retro(unit, retro.id))
    found = await unit.session.execute(
        scope.with_student(Goal, coach).where(Goal.id == subject_id, Goal.dropped_at.is_(None))
    )
    row = found.one_or_none()
    if row is None:
        raise BotError("no_such_goal")
    goal, student = row
    return About(kind, goal.id, goal.title, student, await about_goal(unit, goal.id), goal.status)


async def to_write(unit: Unit, who: Who, kind: Kind, subject_id: str) -> About:
    """Return what this coach may comment on: nobody has yet, or they have themselves."""
    about = await subject(unit, who, kind, subject_id)
    said = about.comment
    if said is not None and said.author_id != who.coach().id:
        raise BotError("commented_already", name=said.author) if said.author else BotError("commented_before")
    return about


async def write(unit: Unit, who: Who, kind: Kind, subject_id: str, text: str) -> About:
    """Say something to a goal or a look back, instead of what was said before; it is news for the student."""
    text = text.strip()
    if not 0 < len(text) <= LIMIT:
        raise BotError("text_too_long" if text else "words_needed", step="text", length=len(text), limit=LIMIT)
    await _lock(unit, kind, subject_id)
    about = await to_write(unit, who, kind, subject_id)
    key = {"goal_id": about.id} if kind == "goal" else {"retrospective_id": about.id}
    said = {"author_id": who.coach().id, "text": text, "created_at": unit.now, "seen_at": None}
    if about.comment is None:
        unit.session.add(CoachComment(student_id=about.student.id, **key, **said))
        await unit.session.flush()
    else:
        await unit.session.execute(update(CoachComment).where(CoachComment.id == about.comment.id).values(**said))
    return await subject(unit, who, kind, subject_id)


async def _lock(unit: Unit, kind: Kind, subject_id: str) -> None:
    """Let of two coaches the second wait, and then see what the first has said."""
    table = Goal if kind == "goal" else Retrospective
    await unit.session.scalar(select(table.id).where(table.id == subject_id).with_for_update())


async def own(unit: Unit, who: Who, comment_id: str) -> About:
    """Return what one's own comment is about, while the coach sees that student; anybody else's is not theirs."""
    row = await unit.session.get(CoachComment, comment_id)
    if row is None or row.author_id != who.coach().id:
        raise BotError("over")
    return await subject(unit, who, "goal" if row.goal_id else "retro", str(row.goal_id or row.retrospective_id))


async def take_back(unit: Unit, who: Who, comment_id: str) -> About:
    """Take one's own comment back; return what it was about."""
    about = await own(unit, who, comment_id)
    await unit.session.execute(delete(CoachComment).where(CoachComment.id == comment_id))
    return await subject(unit, who, about.kind, about.id)


def may_undo(unit: Unit, comment: Comment) -> bool:
    """Whether a comment is new, and nobody has read it."""
    return not comment.is_seen and is_new(unit, comment.at)


async def undo(unit: Unit, who: Who, comment_id: str) -> About:
    """Take back what was written just now and is not read yet."""
    about = await own(unit, who, comment_id)
    if about.comment is not None and about.comment.is_seen:
        raise BotError("read_already", name=about.student.display_name)
    if about.comment is not None and not may_undo(unit, about.comment):
        raise BotError("too_late_to_undo")
    return await take_back(unit, who, comment_id)


async def news(unit: Unit, who: Who) -> About | None:
    """Return the oldest comment that a student has not read, and note that they read it now."""
    student = who.student()
    unread = (
        select(CoachComment, Goal.title, Sprint.name)
        .outerjoin(Goal, Goal.id == CoachComment.goal_id)
        .outerjoin(Retrospective, Retrospective.id == CoachComment.retrospective_id)
        .outerjoin(Sprint, Sprint.id == Retrospective.sprint_id)
        .where(CoachComment.student_id == student.id, CoachComment.seen_at.is_(None), Goal.dropped_at.is_(None))
        .order_by(CoachComment.created_at, CoachComment.id)
    )
    row = (await unit.session.execute(unread.limit(1))).first()
    if row is None:
        return None
    comment, title, sprint = row
    said = await _one(unit, CoachComment.id == comment.id)
    await unit.session.execute(update(CoachComment).where(CoachComment.id == comment.id).values(seen_at=unit.now))
    if comment.goal_id:
        return About("goal", comment.goal_id, title, student, said)
    return About("retro", comment.retrospective_id or "", sprint, student, said)


async def seen(unit: Unit, comment: Comment | None) -> None:
    """Note that the student has read a comment where it stands."""
    if comment is not None and not comment.is_seen:
        await unit.session.execute(update(CoachComment).where(CoachComment.id == comment.id).values(seen_at=unit.now))
