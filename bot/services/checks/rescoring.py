"""Voiding a question: every attempt that had it is counted anew. A score may rise; mastery is never taken."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete

from bot.db import Unit
from bot.models import DiagnosticAttempt, VoidedQuestion
from bot.models.checks import EVERY_SEED
from bot.notices import Notice
from bot.services.checks import outcomes, voiding
from bot.services.who import Who


async def void(unit: Unit, who: Who, item: str, seed: int | None) -> Mapping[str, Any]:
    """Let a question, or all of an item, count as right for everybody; return what taking it back needs."""
    key = (item, EVERY_SEED if seed is None else seed)
    new = await unit.session.get(VoidedQuestion, key) is None
    if new:
        unit.session.add(VoidedQuestion(item=key[0], seed=key[1], voided_by=who.coach().id, voided_at=unit.now))
        await unit.session.flush()
    mastered = [one.id for one in await voiding.attempts_with(unit, item) if await _rescore(unit, one)]
    return {"item": item, "seed": key[1], "new": new, "mastered": mastered}


async def unvoid(unit: Unit, undo: Mapping[str, Any]) -> bool:
    """Take a voiding back; False once somebody has mastered something by it."""
    if undo["mastered"]:
        return False
    if undo["new"]:
        key = (VoidedQuestion.item == undo["item"], VoidedQuestion.seed == undo["seed"])
        await unit.session.execute(delete(VoidedQuestion).where(*key))
        for one in await voiding.attempts_with(unit, undo["item"]):
            await _rescore(unit, one)
    return True


async def _rescore(unit: Unit, attempt: DiagnosticAttempt) -> bool:
    """Count an attempt anew; return whether it passes now and did not before."""
    voided = await voiding.among(unit, attempt.results)
    attempt.results = [{**one, "voided": n in voided} for n, one in enumerate(attempt.results)]
    before, attempt.score = attempt.score, outcomes.score_of(attempt.results)
    counts = attempt.attempt_type == "mastery" and not attempt.interrupted
    enough = counts and await outcomes.passes(unit, attempt.major_objective_id, attempt.score, attempt.question_count)
    newly = enough and not attempt.passed
    attempt.passed = attempt.passed or enough
    await unit.session.flush()
    if newly:
        await outcomes.passed(unit, attempt)
    if attempt.score > before:
        values = {"score": attempt.score, "of": attempt.question_count, "passed": newly, "attempt": attempt.id}
        unit.tell(Notice(attempt.user_id, "score_rose", values, quiet=True))
    return newly
