"""A check, a practice or a second look that is going on: begun once, answered one by one, resumed after anything."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from random import SystemRandom
from typing import Any

from sqlalchemy import case, select, update
from sqlalchemy.exc import IntegrityError

from bot.content.diagnostics.item import Asked
from bot.db import Unit
from bot.models import AttemptInHand, DiagnosticAttempt, DiagnosticUnlock, MajorObjective, SecondLook, User
from bot.services.checks import asking, choosing, policy, sources
from bot.services.errors import BotError
from bot.services.who import Who

DONT_KNOW = -1
AFTER_EXPIRY = timedelta(hours=2)
WITHOUT_UNLOCK = timedelta(hours=48)
NEAR_MISS = 10  # at most one not right in so many

Write = Callable[[Asked], dict[str, Any]]


async def in_hand(unit: Unit, user_id: str, major_id: str | None = None) -> AttemptInHand | None:
    """Return what a student has in hand, of one major or the newest of all."""
    mine = select(AttemptInHand).where(AttemptInHand.user_id == user_id)
    if major_id is not None:
        mine = mine.where(AttemptInHand.major_objective_id == major_id)
    return (await unit.session.scalars(mine.order_by(AttemptInHand.started_at.desc()).limit(1))).first()


async def begin_check(unit: Unit, who: Who, major_id: str, write: Write) -> AttemptInHand:
    """Begin a check with the unlock that there is for it, which is spent by this; what is in hand already goes on.

    BotError: what `asking.reason_not_to_begin` says.
    """
    student = who.student()
    if (known := await in_hand(unit, student.id, major_id)) is not None:
        return known
    await asking.may_begin(unit, student, major_id)
    try:
        async with unit.session.begin_nested():
            unlock = await _spend(unit, student, major_id)
            deadline = unlock.expires_at + AFTER_EXPIRY if unlock else unit.now + WITHOUT_UNLOCK
            rules = await policy.of(unit, major_id)
            return await _begin(unit, student, major_id, "mastery", rules.questions, write, deadline, unlock=unlock)
    except IntegrityError:  # the other phone was quicker, and this one spends nothing
        return await _own(unit, student, major_id)


async def begin_practice(unit: Unit, who: Who, major_id: str, write: Write) -> AttemptInHand:
    """Begin to practise, or go on; a check that is open comes first."""
    student = who.student()
    if (known := await in_hand(unit, student.id, major_id)) is not None:
        return known
    await asking.may_practise(unit, student, major_id)
    rules = await policy.of(unit, major_id)
    try:
        async with unit.session.begin_nested():
            deadline = unit.now + WITHOUT_UNLOCK
            return await _begin(unit, student, major_id, "practice", rules.questions, write, deadline)
    except IntegrityError:
        return await _own(unit, student, major_id)


async def begin_second_look(unit: Unit, who: Who, attempt_id: str, write: Write) -> AttemptInHand:
    """Begin a second look at a near miss: two new questions for each that was not right."""
    student = who.student()
    attempt = await unit.session.get(DiagnosticAttempt, attempt_id)
    if attempt is None or attempt.user_id != student.id:
        raise BotError("over")
    if (known := await in_hand(unit, student.id, attempt.major_objective_id)) is not None:
        return known
    if not await may_look_again(unit, attempt):
        raise BotError("no_second_look")
    major = await unit.session.get_one(MajorObjective, attempt.major_objective_id)
    found = await sources.of_module(unit, major.diagnostic_module_key)
    chance, times = SystemRandom(), await met(unit, student.id)
    asked: list[Asked] = []
    for entry in missed(attempt.results) * 2:
        asked.append(choosing.fresh_like(found, entry["item"], times, chance))
        times[asked[-1].fingerprint] += 1
    try:
        async with unit.session.begin_nested():
            return await _keep(unit, AttemptInHand(
                user_id=student.id, major_objective_id=major.id, kind="second_look", first_look_id=attempt.id,
                questions=[write(one) for one in asked], deadline_at=unit.now + WITHOUT_UNLOCK,
            ))  # fmt: skip
    except IntegrityError:
        return await _own(unit, student, major.id)


async def may_look_again(unit: Unit, attempt: DiagnosticAttempt) -> bool:
    """Whether a second look is open: the newest check of this major, a near miss, not looked at again yet."""
    if not is_near_miss(attempt) or await unit.session.get(SecondLook, attempt.id) is not None:
        return False
    newest = await asking.last_check(unit, attempt.user_id, attempt.major_objective_id)
    on_path = await asking.assigned(unit, attempt.user_id, attempt.major_objective_id)
    return newest is not None and newest.id == attempt.id and on_path is not None and on_path.status != "mastered"


def is_near_miss(attempt: DiagnosticAttempt) -> bool:
    """Whether at most one in ten was not right, rounded down: 1 of 12, none of 9."""
    short = attempt.question_count - attempt.score
    return (
        attempt.attempt_type == "mastery"
        and not (attempt.passed or attempt.interrupted)
        and 0 < short <= attempt.question_count // NEAR_MISS
    )


def missed(results: Sequence[Any]) -> list[Any]:
    """Return the entries of an attempt that count as not right."""
    return [one for one in results if not (one["correct"] or one.get("voided"))]


async def own(unit: Unit, who: Who, sitting_id: str) -> AttemptInHand:
    """Return what a student has in hand, for a change; anybody else's does not exist for them.

    BotError: `over` once it was handed in, `time_is_up` past its deadline.
    """
    found = await unit.session.scalar(
        select(AttemptInHand)
        .where(AttemptInHand.id == sitting_id, AttemptInHand.user_id == who.student().id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if found is None:
        raise BotError("check_over")
    if found.deadline_at <= unit.now:
        raise BotError("time_is_up")
    return found


async def answer(unit: Unit, who: Who, sitting_id: str, place: int, choice: int) -> AttemptInHand:
    """Keep an answer, the place of an option or `DONT_KNOW`; where it is told at once how it is, the first stands."""
    sitting = await own(unit, who, sitting_id)
    if not 0 <= place < len(sitting.questions):
        raise BotError("over")
    if choice != DONT_KNOW and not 0 <= choice < len(sitting.questions[place]["options"]):
        raise BotError("over")
    if sitting.kind != "mastery" and sitting.answers[place] is not None:
        return sitting
    sitting.answers = [choice if n == place else old for n, old in enumerate(sitting.answers)]
    sitting.answered_at = unit.now
    if sitting.kind != "mastery" or sitting.unlock_id is None:
        sitting.deadline_at = unit.now + WITHOUT_UNLOCK
    await unit.session.flush()
    return sitting


async def met(unit: Unit, user_id: str) -> Counter[str]:
    """Return how often a student met each question, by fingerprint: in checks, practice and second looks."""
    times: Counter[str] = Counter()
    attempts = select(DiagnosticAttempt.results).where(DiagnosticAttempt.user_id == user_id)
    looks = select(SecondLook.results).join(DiagnosticAttempt, DiagnosticAttempt.id == SecondLook.attempt_id)
    for found in (attempts, looks.where(DiagnosticAttempt.user_id == user_id)):
        for results in await unit.session.scalars(found):
            times.update(one["fingerprint"] for one in results if "fingerprint" in one)
    return times


async def _own(unit: Unit, student: User, major_id: str) -> AttemptInHand:
    found = await in_hand(unit, student.id, major_id)
    if found is None:
        raise BotError("over")
    return found


async def _spend(unit: Unit, student: User, major_id: str) -> DiagnosticUnlock | None:
    """Take one try from the valid unlock; None where this check needs none. Of two who try at once, one does."""
    left = DiagnosticUnlock.attempts_remaining - 1
    spent = await unit.session.scalar(
        update(DiagnosticUnlock)
        .where(asking.is_valid(unit, student.id, major_id))
        .values(attempts_remaining=left, status=case((left <= 0, "consumed"), else_="approved"))
        .returning(DiagnosticUnlock.id)
    )
    if spent is not None:
        return await unit.session.get_one(DiagnosticUnlock, spent, populate_existing=True)
    if await asking.needs_unlock(unit, student.id, major_id):
        raise BotError("not_open")
    return None


async def _begin(
    unit: Unit, student: User, major_id: str, kind: Any, count: int, write: Write, deadline: Any,
    *, unlock: DiagnosticUnlock | None = None,
) -> AttemptInHand:  # fmt: skip
    major = await unit.session.get_one(MajorObjective, major_id)
    found = await sources.of_module(unit, major.diagnostic_module_key)
    if kind == "practice":
        found = choosing.for_practice(found)
    if not found:
        raise BotError("no_questions")
    asked = choosing.choose(found, count, await met(unit, student.id), SystemRandom())
    return await _keep(unit, AttemptInHand(
        user_id=student.id, major_objective_id=major_id, kind=kind, unlock_id=unlock.id if unlock else None,
        questions=[write(one) for one in asked], deadline_at=deadline,
    ))  # fmt: skip


async def _keep(unit: Unit, sitting: AttemptInHand) -> AttemptInHand:
    sitting.answers = [None] * len(sitting.questions)
    sitting.started_at = sitting.answered_at = unit.now
    unit.session.add(sitting)
    await unit.session.flush()
    return sitting
