"""Keeping every coach's inbox true: whenever something is added or decided, what stands on their phones is edited."""

from collections.abc import Mapping

from sqlalchemy import select

from bot.db import Unit
from bot.models import Chat, Decision, Slot, TelegramAccount, User
from bot.notices import Notice
from bot.services import inbox, preferences
from bot.services.kinds import KINDS

SLOT = "inbox"


def card_slot(kind: str, card: str) -> str:
    """Return the place of an opened card in a coach's chat."""
    return f"card:{kind}:{card}"


async def tell(unit: Unit, kind: str, card: str, *, besides: User | None = None, loud: bool = False) -> None:
    """Edit the live message of every coach whom a card concerns, and the card itself where it stands open.

    `besides` is whoever acted: what they pressed is edited already. `loud` is for news that a coach should hear of.
    """
    decision = await inbox.standing(unit, kind, card)
    for coach in await KINDS[kind].readers(unit, card):
        cards = await inbox.waiting(unit, coach)
        unit.tell(Notice(coach.id, "inbox", {"cards": cards}, slot=SLOT, quiet=not loud))
        if (besides is None or coach.id != besides.id) and await _stands_open(unit, coach, card_slot(kind, card)):
            evidence = await KINDS[kind].evidence(unit, coach, card)
            values = {"kind": kind, "card": card, "evidence": evidence, "verdict": await verdict(unit, decision, coach)}
            unit.tell(Notice(coach.id, "card_changed", values, slot=card_slot(kind, card), quiet=True))


async def verdict(unit: Unit, decision: Decision | None, coach: User) -> Mapping[str, object] | None:
    """Return a decision as a coach reads it: the decision, who made it, and the reader's zone."""
    if decision is None:
        return None
    author = await unit.session.get(User, decision.decided_by) if decision.decided_by else None
    zone = await preferences.zone_of(unit, coach.id)
    return {"decision": decision, "name": author.display_name if author else "", "zone": zone}


async def _stands_open(unit: Unit, coach: User, slot: str) -> bool:
    found = (
        select(Slot.message_id)
        .join(Chat, Chat.id == Slot.chat_id)
        .join(TelegramAccount, TelegramAccount.telegram_id == Chat.telegram_id)
        .where(TelegramAccount.user_id == coach.id, Slot.slot == slot)
    )
    return (await unit.session.scalars(found)).first() is not None


async def close_open_cards(unit: Unit, chat: Chat) -> None:
    """Forget which card stands open in a chat, because another is about to take its place."""
    for slot in await unit.session.scalars(
        select(Slot).where(Slot.chat_id == chat.id, Slot.slot.startswith("card:", autoescape=True))
    ):
        await unit.session.delete(slot)
    await unit.session.flush()
