"""What waits for a coach: one mechanism for cards, decisions, reasons and undo, into which areas plug a kind.

A kind keeps its cards in its own table; nothing waits in a second queue. What was decided, by whom and when, is a row
of `decisions`, and of one card one decision stands at a time.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, select, update

from bot.db import Unit
from bot.models import Decision, User
from bot.services import scope
from bot.services.cards import UNDO_FOR, Card, Done, Kind, is_new
from bot.services.errors import BotError
from bot.services.kinds import KINDS
from bot.services.who import Who


@dataclass(frozen=True)
class Recent:
    """A decision that can still be taken back, with what stands on its card."""

    decision: Decision
    evidence: Mapping[str, Any]


async def waiting(unit: Unit, coach: User) -> list[Card]:
    """Return every card of a coach: what to look at first, then kind by kind, the oldest first."""
    cards = [card for kind in KINDS.values() for card in await kind.waiting(unit, coach)]
    order = {name: place for place, name in enumerate(KINDS)}
    return sorted(cards, key=lambda card: (not card.look_first, order[card.kind], card.since, card.id))


async def waiting_for(unit: Unit, coaches: Sequence[User]) -> dict[str, list[Card]]:
    """Return the cards of each of these coaches, by their ids; they are looked for once, for all of them."""
    sights = await scope.sights(unit, [coach.id for coach in coaches])
    cards = await waiting(unit, scope.all_seeing())
    return {coach_id: [card for card in cards if sight.sees(card.batch)] for coach_id, sight in sights.items()}


async def standing(unit: Unit, kind: str, subject_id: str) -> Decision | None:
    """Return the decision that stands about a card."""
    return await unit.session.scalar(
        select(Decision).where(Decision.kind == kind, Decision.subject_id == subject_id, Decision.undone_at.is_(None))
    )


async def approve(unit: Unit, who: Who, kind: Kind, card: str, choice: str | None = None) -> Decision | None:
    """Say yes to a card; None when it was decided or withdrawn a moment ago. `choice` is the kind's own."""
    await kind.evidence(unit, who.coach(), card)
    done = await kind.approve(unit, who, card, choice)
    return await _note(unit, who, kind, card, done, "approved", done.reason) if done else None


async def refuse(unit: Unit, who: Who, kind: Kind, card: str, reason: str) -> Decision | None:
    """Say not yet, with the reason that the person will read; None when somebody was quicker."""
    await kind.evidence(unit, who.coach(), card)
    done = await kind.refuse(unit, who, card, reason)
    return await _note(unit, who, kind, card, done, "refused", reason) if done else None


async def _note(
    unit: Unit, who: Who, kind: Kind, card: str, done: Done, outcome: str, reason: str | None = None
) -> Decision:
    decision = Decision(
        kind=kind.name, subject_id=card, student_id=done.student_id, decided_by=who.coach().id, decided_at=unit.now,
        outcome=outcome, reason=reason, undo=dict(done.undo),
    )  # fmt: skip
    unit.session.add(decision)
    await unit.session.flush()
    return decision


def may_undo(unit: Unit, decision: Decision) -> bool:
    """Whether it is early enough to take a decision back."""
    return decision.undone_at is None and is_new(unit, decision.decided_at)


async def recent(unit: Unit, who: Who) -> list[Recent]:
    """Return what this coach decided in the last ten minutes and what still stands: the newest first, then by name."""
    found = []
    mine = select(Decision).where(Decision.decided_by == who.coach().id, _is_recent(unit))
    for decision in (await unit.session.scalars(mine)).all():
        with suppress(BotError):  # a card that is none of theirs any more
            evidence = await KINDS[decision.kind].evidence(unit, who.coach(), decision.subject_id)
            found.append(Recent(decision, evidence))
    by_name = sorted(found, key=lambda one: str(one.evidence["name"]).casefold())
    return sorted(by_name, key=lambda one: one.decision.decided_at, reverse=True)


async def who_decided(unit: Unit, coaches: Sequence[User]) -> set[str]:
    """Return the ids of those coaches who decided something in the last ten minutes that still stands."""
    theirs = Decision.decided_by.in_([coach.id for coach in coaches])
    found = select(Decision.decided_by).where(theirs, _is_recent(unit)).distinct()
    return {coach_id for coach_id in await unit.session.scalars(found) if coach_id is not None}


def _is_recent(unit: Unit) -> ColumnElement[bool]:
    return and_(Decision.kind.in_(KINDS), Decision.undone_at.is_(None), Decision.decided_at > unit.now - UNDO_FOR)


async def undo(unit: Unit, who: Who, decision_id: str) -> Decision:
    """Take a decision back, by any coach of the card, within ten minutes and while nothing was built on it."""
    decision = await unit.session.get(Decision, decision_id)
    if decision is None or decision.kind not in KINDS:
        raise BotError("over")
    kind = KINDS[decision.kind]
    await kind.evidence(unit, who.coach(), decision.subject_id)
    if not may_undo(unit, decision):
        raise BotError("too_late_to_undo")
    taken = await unit.session.execute(
        update(Decision)
        .where(Decision.id == decision.id, Decision.undone_at.is_(None))
        .values(undone_at=unit.now)
        .returning(Decision.id)
    )
    if taken.one_or_none() is not None and not await kind.take_back(unit, decision):
        raise BotError("built_upon")
    return decision
