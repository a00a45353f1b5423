"""What the clock did to checks, for the coach who opened them: of several one line each, under one count."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import exists, select

from bot.db import Unit
from bot.models import DiagnosticAttempt, DiagnosticUnlock, MajorObjective, Reminder, User
from bot.services import scope
from bot.services.reminding import check_news
from bot.services.reminding.readers import Reader

UNUSED, HANDED_IN = "checks_unused", "checks_handed_in"

Due = Sequence[tuple[Reader, Reminder]]


async def unused(unit: Unit, due: Due) -> Mapping[str, Mapping[str, Any]]:
    """Return the checks that ended without a try: `student`, `name`, `major` of each."""
    tried = exists(select(DiagnosticAttempt.id).where(DiagnosticAttempt.unlock_id == DiagnosticUnlock.id))
    rows = await unit.session.execute(
        select(DiagnosticUnlock.id, User, MajorObjective.title)
        .join(User, User.id == DiagnosticUnlock.user_id)
        .join(MajorObjective, MajorObjective.id == DiagnosticUnlock.major_objective_id)
        .where(DiagnosticUnlock.id.in_(_subjects(due)), ~tried, ~check_news.went_on(), scope.in_sight())
    )
    return await _together(unit, due, {key: (student, _named(student, title)) for key, student, title in rows})


async def handed_in(unit: Unit, due: Due) -> Mapping[str, Mapping[str, Any]]:
    """Return the checks that were handed in when their time was over and did not pass; `score` and `of` of each."""
    rows = await unit.session.execute(
        select(DiagnosticAttempt, User, MajorObjective.title)
        .join(User, User.id == DiagnosticAttempt.user_id)
        .join(MajorObjective, MajorObjective.id == DiagnosticAttempt.major_objective_id)
        .where(DiagnosticAttempt.id.in_(_subjects(due)), ~DiagnosticAttempt.passed, scope.in_sight())
    )
    found = {
        one.id: (student, {**_named(student, title), "score": one.score, "of": one.question_count})
        for one, student, title in rows
    }
    return await _together(unit, due, found)


def _subjects(due: Due) -> list[str]:
    return [row.subject_id for _, row in due]


def _named(student: User, title: str) -> dict[str, Any]:
    return {"student": student.id, "name": student.display_name, "major": title}


async def _together(
    unit: Unit, due: Due, found: Mapping[str, tuple[User, dict[str, Any]]]
) -> Mapping[str, Mapping[str, Any]]:
    """Give each coach all there is of theirs, with the first of its reminders; the others have nothing to add."""
    sights = await scope.sights(unit, {reader.user.id for reader, _ in due})
    told: dict[str, Mapping[str, Any]] = {}
    firsts: dict[str, list[dict[str, Any]]] = {}
    for reader, row in due:
        student, check = found.get(row.subject_id, (None, {}))
        if student is None or reader.user.role != "admin" or not sights[reader.user.id].sees(student.batch):
            continue
        if reader.user.id not in firsts:
            firsts[reader.user.id] = []
            told[row.id] = {"checks": firsts[reader.user.id]}
        firsts[reader.user.id].append(check)
    return told
