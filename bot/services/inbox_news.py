"""Keeping every coach's inbox true: whenever something is added or decided, what stands on their phones is edited."""

from collections.abc import Mapping, Sequence

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
    coaches = await KINDS[kind].readers(unit, card)
    cards, decided = await inbox.waiting_for(unit, coaches), await inbox.who_decided(unit, coaches)
    look_at_it = await _have_open(unit, [one for one in coaches if besides is None or one.id != besides.id], kind, card)
    decision = await inbox.standing(unit, kind, card)
    for coach in coaches:
        live = {"cards": cards[coach.id], "recent": coach.id in decided}
        unit.tell(Notice(coach.id, "inbox", live, slot=SLOT, quiet=not loud))
        if coach.id in look_at_it:
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


async def _have_open(unit: Unit, coaches: Sequence[User], kind: str, card: str) -> set[str]:
    """Return the ids of those coaches in whose chats a card stands open."""
    found = (
        select(TelegramAccount.user_id)
        .join(Chat, Chat.telegram_id == TelegramAccount.telegram_id)
        .join(Slot, Slot.chat_id == Chat.id)
        .where(TelegramAccount.user_id.in_([one.id for one in coaches]), Slot.slot == card_slot(kind, card))
    )
    return set(await unit.session.scalars(found))


async def close_open_cards(unit: Unit, chat: Chat) -> None:
    """Forget which card stands open in a chat, because another is about to take its place."""
    for slot in await unit.session.scalars(
        select(Slot).where(Slot.chat_id == chat.id, Slot.slot.startswith("card:", autoescape=True))
    ):
        await unit.session.delete(slot)
    await unit.session.flush()
