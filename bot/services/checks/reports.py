"""The card of a question that somebody found odd: a coach voids it, or says why it is as it is."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from bot.db import Unit
from bot.models import AttemptInHand, Decision, DiagnosticAttempt, QuestionReport, User
from bot.notices import Notice
from bot.services import preferences, scope
from bot.services.cards import Card, Done, Kind, found, move
from bot.services.checks import rescoring
from bot.services.errors import BotError
from bot.services.who import Who

NAME = "report"
LIMIT = 300


async def question(unit: Unit, who: Who, place: str, number: int) -> Mapping[str, Any]:
    """Return a question of one's own, of what is in hand or of an attempt. BotError: `over`."""
    student = who.student()
    sitting = await unit.session.get(AttemptInHand, place)
    if sitting is not None and sitting.user_id == student.id and number < len(sitting.questions):
        one: Mapping[str, Any] = sitting.questions[number]
        return {**one, "right": one["options"][one["right"]]}
    attempt = await unit.session.get(DiagnosticAttempt, place)
    if attempt is not None and attempt.user_id == student.id and number < len(attempt.results):
        entry: Mapping[str, Any] = attempt.results[number]
        return entry
    raise BotError("over")


async def report(unit: Unit, who: Who, place: str, number: int, words: str | None) -> str:
    """Put a question before the coaches, once while it waits; return the id of the report."""
    odd = await question(unit, who, place, number)
    kept = {name: odd[name] for name in ("stem", "options", "right", "explanation", "figure")}
    row = QuestionReport(user_id=who.student().id, item=odd["item"], seed=odd["seed"], question=kept,
                         words=words, created_at=unit.now)  # fmt: skip
    try:
        async with unit.session.begin_nested():
            unit.session.add(row)
    except IntegrityError:
        same = select(QuestionReport.id).where(
            QuestionReport.user_id == row.user_id,
            QuestionReport.item == row.item,
            QuestionReport.seed == row.seed,
            QuestionReport.state == "waiting",
        )
        return str(await unit.session.scalar(same))
    return row.id


async def _waiting(unit: Unit, coach: User) -> Sequence[Card]:
    rows = await unit.session.execute(
        scope.with_student(QuestionReport, coach)
        .where(QuestionReport.state == "waiting")
        .order_by(QuestionReport.created_at)
    )
    return [Card(NAME, one.id, one.created_at, student.display_name, student.batch) for one, student in rows]


async def _report(unit: Unit, coach: User, report_id: str) -> tuple[QuestionReport, User]:
    one = scope.with_student(QuestionReport, coach).where(QuestionReport.id == report_id)
    return await found(unit, one.execution_options(populate_existing=True))


async def _evidence(unit: Unit, coach: User, report_id: str) -> Mapping[str, Any]:
    one, student = await _report(unit, coach, report_id)
    return {
        "state": one.state,
        "card": one.id,
        "name": student.display_name,
        "words": one.words,
        "item": one.item,
        "seed": one.seed,
        "at": one.created_at,
        "zone": await preferences.zone_of(unit, coach.id),
        **one.question,
    }


async def _approve(unit: Unit, who: Who, report_id: str, choice: str | None) -> Done | None:
    """Void the question, or, with the choice `all`, take every question of its item out of use."""
    one, student = await _report(unit, who.coach(), report_id)
    if choice not in (None, "all"):
        raise BotError("over")
    if not await move(unit, QuestionReport.id, one.id, QuestionReport.state, "waiting", "voided"):
        return None
    undo = await rescoring.void(unit, who, one.item, None if choice == "all" else one.seed)
    unit.tell(Notice(student.id, "question_voided", {"coach": who.name, "stem": one.question["stem"]}))
    return Done(student.id, undo)


async def _refuse(unit: Unit, who: Who, report_id: str, reason: str) -> Done | None:
    one, student = await _report(unit, who.coach(), report_id)
    if not await move(unit, QuestionReport.id, one.id, QuestionReport.state, "waiting", "explained"):
        return None
    values = {"coach": who.name, "reason": reason, "stem": one.question["stem"]}
    unit.tell(Notice(student.id, "question_explained", values))
    return Done(student.id, {})


async def _take_back(unit: Unit, decision: Decision) -> bool:
    """Let it wait again; a mastery that came of it stays, and then this stays, too."""
    if decision.outcome == "approved" and not await rescoring.unvoid(unit, decision.undo):
        return False
    old = "voided" if decision.outcome == "approved" else "explained"
    return await move(unit, QuestionReport.id, decision.subject_id, QuestionReport.state, old, "waiting")


async def _readers(unit: Unit, report_id: str) -> Sequence[User]:
    return await scope.coaches_about(unit, select(QuestionReport.user_id).where(QuestionReport.id == report_id))


KIND = Kind(NAME, _waiting, _evidence, _approve, _refuse, _take_back, _readers)
