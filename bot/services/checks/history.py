"""A student's checks as a coach sees them: majors with what is open, and every attempt."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from bot.content.diagnostics.item import Misconception
from bot.db import Unit
from bot.models import DiagnosticAttempt, User
from bot.services import scope
from bot.services.checks import asking, mixups, suggesting
from bot.services.checks.asking import Standing
from bot.services.who import Who


@dataclass(frozen=True)
class History:
    """One student's checks; attempts are the newest first."""

    student: User
    standings: Sequence[Standing]
    attempts: Sequence[DiagnosticAttempt]
    twice: Sequence[Misconception]


async def of(unit: Unit, who: Who, student_id: str) -> History:
    """Return the checks of a student, for a coach who sees them."""
    student = await scope.student(unit, who, student_id)
    majors = await suggesting.majors_with_questions(unit, student.id)
    attempts = select(DiagnosticAttempt).where(DiagnosticAttempt.user_id == student.id)
    return History(
        student,
        [await asking.standing(unit, student, major.id) for major in majors],
        (await unit.session.scalars(attempts.order_by(DiagnosticAttempt.submitted_at.desc()))).all(),
        (await mixups.seen_twice(unit, [student.id])).get(student.id, ()),
    )


async def attempt(unit: Unit, who: Who, attempt_id: str) -> tuple[DiagnosticAttempt, User]:
    """Return one attempt and whose it is, for a coach who sees them; any other does not exist for them."""
    found = await unit.session.get(DiagnosticAttempt, attempt_id)
    owner = found.user_id if found else ""
    student = await scope.student(unit, who, owner)
    assert found is not None
    return found, student
