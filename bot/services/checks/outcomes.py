"""What becomes of a sitting that is handed in or closed: an attempt with its questions, and what follows from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import delete

from bot.content.diagnostics.bank import MODULES
from bot.db import Unit
from bot.models import AttemptInHand, DiagnosticAttempt, DiagnosticUnlock, MajorObjective, SecondLook, User
from bot.notices import Notice
from bot.services.checks import asking, policy, sittings, voiding
from bot.services.checks.sittings import DONT_KNOW
from bot.services.errors import BotError
from bot.services.path import mastery
from bot.services.who import Who


@dataclass(frozen=True)
class Finished:
    """What came of a sitting: an attempt, or a second look at one; `card` is the kind and id of what now waits."""

    attempt: DiagnosticAttempt
    look: SecondLook | None = None
    card: tuple[str, str] | None = None


async def hand_in(unit: Unit, who: Who, sitting_id: str) -> Finished:
    """Hand in what one has in hand. BotError: `over`, `time_is_up`, `answers_missing` (step)."""
    sitting = await sittings.own(unit, who, sitting_id)
    if None in sitting.answers:
        raise BotError("answers_missing", step=f"q{sitting.answers.index(None)}")
    return await finish(unit, sitting)


async def close(unit: Unit, sitting: AttemptInHand, *, interrupted: bool = False) -> Finished:
    """Close what was left open: with fewer than half answered, or where a coach ended it, it counts for nothing."""
    answered = sum(one is not None for one in sitting.answers)
    return await finish(unit, sitting, interrupted=interrupted or 2 * answered < len(sitting.answers))


async def finish(unit: Unit, sitting: AttemptInHand, *, interrupted: bool = False) -> Finished:
    """Write down what came of a sitting, with the questions as they were seen, and let it be in hand no more."""
    voided = await voiding.among(unit, sitting.questions)
    results = [
        entry(question, answer, voided=n in voided)
        for n, (question, answer) in enumerate(zip(sitting.questions, sitting.answers, strict=True))
    ]
    await unit.session.execute(delete(AttemptInHand).where(AttemptInHand.id == sitting.id))
    if sitting.kind == "second_look":
        return await _second_look(unit, sitting, results, interrupted=interrupted)
    attempt = await _attempt(unit, sitting, results, interrupted=interrupted)
    if attempt.passed:
        await passed(unit, attempt)
    waits = ("interrupted", attempt.id) if interrupted and attempt.attempt_type == "mastery" else None
    return Finished(attempt, card=waits)


def entry(question: Mapping[str, Any], answer: int | None, *, voided: bool) -> dict[str, Any]:
    """Return a question and its answer as they stand in an attempt, by the names of the contract and some of ours."""
    chosen = None if answer in (None, DONT_KNOW) else answer
    return {
        "item": question["item"],
        "stem": question["stem"],
        "options": question["options"],
        "chosen": None if chosen is None else question["options"][chosen],
        "correct": chosen == question["right"],
        "misconception": None if chosen is None else question["misconceptions"][chosen],
        "explanation": question["explanation"],
        "skipped": chosen is None,
        "seed": question["seed"],
        "right": question["options"][question["right"]],
        "misconceptions": question["misconceptions"],
        "figure": question["figure"],
        "fingerprint": question["fingerprint"],
        "voided": voided,
    }


def score_of(results: Sequence[Any]) -> int:
    """Return how many count as right; a question that was voided does."""
    return len(results) - len(sittings.missed(results))


async def passes(unit: Unit, major_id: str, score: int, of: int) -> bool:
    """Whether so many right are enough for this major."""
    return score * 100 >= (await policy.of(unit, major_id)).pass_percent * of


async def passed(unit: Unit, attempt: DiagnosticAttempt) -> None:
    """Make the major mastered, and tell the coach who opened the check, without a sound."""
    mine = await asking.assigned(unit, attempt.user_id, attempt.major_objective_id)
    if mine is None or mine.status == "mastered":
        return
    await mastery.master(unit, mine)
    unlock = await unit.session.get(DiagnosticUnlock, attempt.unlock_id) if attempt.unlock_id else None
    if unlock is not None:
        student = await unit.session.get_one(User, attempt.user_id)
        major = await unit.session.get_one(MajorObjective, attempt.major_objective_id)
        values = {"name": student.display_name, "student": student.id, "major": major.title,
                  "score": attempt.score, "of": attempt.question_count}  # fmt: skip
        unit.tell(Notice(unlock.approved_by, "check_passed", values, quiet=True))


async def _attempt(unit: Unit, sitting: AttemptInHand, results: list[Any], *, interrupted: bool) -> DiagnosticAttempt:
    major = await unit.session.get_one(MajorObjective, sitting.major_objective_id)
    mine = await asking.assigned(unit, sitting.user_id, major.id)
    score = score_of(results)
    is_check = sitting.kind == "mastery" and not interrupted
    module = next(one for one in MODULES if one.key == major.diagnostic_module_key)
    attempt = DiagnosticAttempt(
        user_id=sitting.user_id, domain_id=major.domain_id, major_objective_id=major.id,
        student_major_objective_id=mine.id if mine else None, unlock_id=sitting.unlock_id,
        attempt_type="practice" if sitting.kind == "practice" else "mastery",
        diagnostic_module_name=f"Module {module.number}: {module.name}",
        diagnostic_module_ids=[part.number for part in module.parts],
        question_count=len(results), score=score,
        passed=is_check and await passes(unit, major.id, score, len(results)),
        started_at=sitting.started_at, submitted_at=unit.now,
        duration_ms=round((unit.now - sitting.started_at) / timedelta(milliseconds=1)),
        results=results, interrupted=interrupted,
    )  # fmt: skip
    unit.session.add(attempt)
    await unit.session.flush()
    return attempt


async def _second_look(unit: Unit, sitting: AttemptInHand, results: list[Any], *, interrupted: bool) -> Finished:
    first = await unit.session.get_one(DiagnosticAttempt, sitting.first_look_id)
    score = score_of(results)
    both = score == len(results) and not interrupted
    look = SecondLook(
        attempt_id=first.id, score=score, question_count=len(results), results=results,
        state="waiting" if both else None, finished_at=unit.now,
    )  # fmt: skip
    unit.session.add(look)
    await unit.session.flush()
    return Finished(first, look, ("near_miss", first.id) if both else None)
