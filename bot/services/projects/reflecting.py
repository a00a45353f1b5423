"""What a student says of a project in three answers: saved by themselves, or by a coach who writes them down."""

import json
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import exists, or_, select

from bot.db import Unit
from bot.models import Project, ProjectReflection
from bot.services.answering import Answers, checked
from bot.services.errors import BotError
from bot.services.projects import cycles, whose
from bot.services.projects.whose import Entry
from bot.services.who import Who

QUESTIONS = ("project_description", "did_well", "could_improve")
LIMIT = 1000


class Due(NamedTuple):
    """A project of which a student has said nothing, and whether it is over or ends in `left` days."""

    project: Project
    is_over: bool
    left: int


async def of(unit: Unit, student_id: str, project_id: str) -> ProjectReflection | None:
    """Return what is said of a project."""
    mine = ProjectReflection.user_id == student_id, ProjectReflection.project_id == project_id
    return await unit.session.scalar(
        select(ProjectReflection).where(*mine).execution_options(populate_existing=True)
    )  # fmt: skip


def version(said: ProjectReflection | None) -> str:
    """Return a mark of what is said; whoever begins to write keeps it, to know later whether it was said otherwise."""
    words = [getattr(said, key, None) for key in QUESTIONS]
    return sha256(json.dumps(words).encode()).hexdigest()[:16]


async def open_to(unit: Unit, who: Who, project_id: str, student_id: str | None = None) -> Entry:
    """Return of what somebody may speak: a student of a project, a coach for a student who has not spoken themselves.

    A student's own words are theirs: no coach writes over them.
    """
    to = await whose.entry(unit, who, project_id, student_id)
    await _untouched(unit, to)
    return to


async def _untouched(unit: Unit, to: Entry) -> ProjectReflection | None:
    row = await of(unit, to.student.id, to.project_id)
    if row is not None and to.entered_by is not None and row.entered_by is None:
        raise BotError("told_already", name=to.student.display_name)
    return row


async def save_reflection(
    unit: Unit,
    who: Who,
    project_id: str,
    answers: Answers,
    student_id: str | None = None,
    *,
    upon: str | None = None,
) -> ProjectReflection:
    """Keep the three answers, by the keys of `QUESTIONS`, instead of those that were there; one at least.

    Each may be None, which clears it. With `student_id` a coach writes them down for a student, who is told. `upon` is
    the `version` that they take the place of: where another one stands there by now, that is refused.
    """
    said = checked(answers, QUESTIONS, LIMIT)
    to = await whose.in_turn_of(unit, who, project_id, student_id)
    row = await _untouched(unit, to)
    same = row is not None and said == {key: getattr(row, key) for key in QUESTIONS}
    if row is not None and same and to.entered_by:
        return row  # the same a second time is no news
    if upon not in (None, version(row)) and not same:
        raise BotError("said_meanwhile", step="which")
    if row is None:
        row = ProjectReflection(project_id=to.project_id, user_id=to.student.id)
        unit.session.add(row)
    row.project_description, row.did_well, row.could_improve = (said[key] for key in QUESTIONS)
    row.is_complete, row.updated_at, row.entered_by = all(said.values()), unit.now, to.entered_by
    await unit.session.flush()
    whose.tell(unit, who, to, "reflection")
    return row


async def due(unit: Unit, who: Who, soon: int) -> Due | None:
    """Return the project that a student is to speak of: one that is over, or ends in at most `soon` days."""
    today = who.today(unit.now)
    said = exists(
        select(ProjectReflection.id).where(
            ProjectReflection.project_id == Project.id, ProjectReflection.user_id == who.student().id
        )
    )
    started = or_(Project.is_active, Project.closed_at.is_not(None))
    near = Project.end_date >= today - cycles.CHANGEABLE
    found = await unit.session.scalars(select(Project).where(started, near, ~said).order_by(Project.start_date.desc()))
    for at in sorted((cycles.placed(unit, who, one) for one in found), key=lambda at: not at.is_over):
        left = (at.last_day - today).days
        if at.may_change and left <= soon:
            return Due(at.project, at.is_over or left <= 0, left)
    return None
