"""Looking back at an attempt: what was right first, then each other answer with its "maybe" and what helps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from bot.content.diagnostics.item import Misconception
from bot.db import Unit
from bot.models import Activity, ActivityProgress, DiagnosticAttempt, LearningObjective, MajorObjective
from bot.services.checks import sittings, sources
from bot.services.errors import BotError
from bot.services.who import Who


@dataclass(frozen=True)
class Look:
    """One answer that was not right: `place` in the attempt, `number` of `of` such, the maybe, what helps with it."""

    place: int
    number: int
    of: int
    entry: Mapping[str, Any]
    maybe: Misconception | None
    activity: Activity | None


@dataclass(frozen=True)
class Review:
    """An attempt to look back at; `again` says whether a second look is open."""

    attempt: DiagnosticAttempt
    major: MajorObjective
    looks: Sequence[int]
    again: bool


async def own(unit: Unit, who: Who, attempt_id: str) -> DiagnosticAttempt:
    """Return an attempt of whoever speaks; anybody else's does not exist for them."""
    attempt = await unit.session.get(DiagnosticAttempt, attempt_id)
    if attempt is None or attempt.user_id != who.student().id:
        raise BotError("over")
    return attempt


async def of(unit: Unit, who: Who, attempt_id: str) -> Review:
    """Return what there is to look back at."""
    attempt = await own(unit, who, attempt_id)
    major = await unit.session.get_one(MajorObjective, attempt.major_objective_id)
    places = [n for n, one in enumerate(attempt.results) if not (one["correct"] or one.get("voided"))]
    return Review(attempt, major, places, await sittings.may_look_again(unit, attempt))


async def look(unit: Unit, who: Who, attempt_id: str, number: int) -> Look:
    """Return one answer that was not right, by its number among those; the review counts as opened from here on."""
    review = await of(unit, who, attempt_id)
    if not 0 <= number < len(review.looks):
        raise BotError("over")
    if review.attempt.reviewed_at is None:
        review.attempt.reviewed_at = unit.now
    place = review.looks[number]
    entry = review.attempt.results[place]
    maybe = (await sources.misconceptions(unit)).get(entry.get("misconception") or "")
    part = maybe.helps if maybe else ".".join(str(entry["item"]).split(".")[:2])
    helps = await helping(unit, review.major, part, who.student().id)
    return Look(place, number, len(review.looks), entry, maybe, helps)


async def helping(unit: Unit, major: MajorObjective, part: str, user_id: str | None = None) -> Activity | None:
    """Return an activity of a sub-module, which the titles of objectives begin with; one that is not done first."""
    rows = (
        await unit.session.scalars(
            select(Activity)
            .join(LearningObjective, LearningObjective.id == Activity.objective_id)
            .where(
                LearningObjective.domain_id == major.domain_id,
                LearningObjective.title.startswith(f"{part} ", autoescape=True),
            )
            .order_by(LearningObjective.created_at, Activity.order)
        )
    ).all()
    if not rows or user_id is None:
        return rows[0] if rows else None
    done = set(
        await unit.session.scalars(
            select(ActivityProgress.activity_id).where(ActivityProgress.user_id == user_id, ActivityProgress.completed)
        )
    )
    return next((one for one in rows if one.id not in done), rows[0])


async def unseen(unit: Unit, user_id: str) -> DiagnosticAttempt | None:
    """Return the newest check that did not pass and whose review was not opened yet."""
    waiting = select(DiagnosticAttempt).where(
        DiagnosticAttempt.user_id == user_id,
        DiagnosticAttempt.attempt_type == "mastery",
        DiagnosticAttempt.passed.is_(False),
        DiagnosticAttempt.interrupted.is_(False),
        DiagnosticAttempt.reviewed_at.is_(None),
    )
    return (await unit.session.scalars(waiting.order_by(DiagnosticAttempt.submitted_at.desc()).limit(1))).first()
