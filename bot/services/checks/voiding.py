"""Questions that were odd: they count as right for everybody who met them, and are not asked again."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from bot.db import Unit
from bot.models import DiagnosticAttempt, VoidedQuestion
from bot.models.checks import EVERY_SEED


async def among(unit: Unit, questions: Sequence[Mapping[str, Any]]) -> set[int]:
    """Return the places of those questions that were voided, each for itself or with all of its item."""
    items = {one["item"] for one in questions}
    rows = await unit.session.scalars(select(VoidedQuestion).where(VoidedQuestion.item.in_(items)))
    voided = {(row.item, row.seed) for row in rows}
    return {n for n, one in enumerate(questions) if is_voided(one, voided)}


def is_voided(question: Mapping[str, Any], voided: Collection[tuple[str, int]]) -> bool:
    """Whether a question is among the voided ones, by its seed or as one of an item that is out of use."""
    return (question["item"], question.get("seed", EVERY_SEED)) in voided or (question["item"], EVERY_SEED) in voided


async def attempts_with(unit: Unit, item: str) -> list[DiagnosticAttempt]:
    """Return every attempt in which an item was asked."""
    # A school has some thousands of attempts; looking through their JSON works alike on both databases.
    found = await unit.session.scalars(select(DiagnosticAttempt).order_by(DiagnosticAttempt.submitted_at))
    return [one for one in found if any(entry["item"] == item for entry in one.results)]
