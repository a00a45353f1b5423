"""The card that comes back: each week one of a board, the one that was away longest, and never a new one."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import select

from bot.db import Unit
from bot.models import VisionBoardArea, VisionBoardCard
from bot.services.vision import following
from bot.services.vision.following import DayOf
from bot.services.vision.state import Seen

WEEK = timedelta(days=7)


async def has_cards(unit: Unit, user_id: str) -> bool:
    """Whether there is a card on somebody's board."""
    return bool(await with_cards(unit, [user_id]))


async def with_cards(unit: Unit, user_ids: Collection[str]) -> set[str]:
    """Return who of these people has a card on their board."""
    mine = select(VisionBoardCard.user_id).where(VisionBoardCard.user_id.in_(user_ids))
    return set(await unit.session.scalars(mine.distinct()))


async def to_return(unit: Unit, days: Mapping[str, DayOf], again: Collection[str]) -> dict[str, Seen]:
    """Return for people, by how they count days, the card that comes back to each today.

    To those who had one today and ask `again`, it is that one. To others nothing comes within a week of the last.
    """
    found: dict[str, list[VisionBoardCard]] = {}
    mine = select(VisionBoardCard).where(VisionBoardCard.user_id.in_(days))
    for card in await unit.session.scalars(mine.order_by(VisionBoardCard.order, VisionBoardCard.id)):
        found.setdefault(card.user_id, []).append(card)
    told = {}
    for user_id, cards in found.items():
        chosen = _choose(cards, days[user_id], days[user_id](unit.now), again=user_id in again)
        if chosen is not None:
            area = await unit.session.get_one(VisionBoardArea, chosen.area_id)
            told[user_id] = (await following.seen(unit, days[user_id], [(chosen, area)]))[0]
    return told


def _choose(cards: Sequence[VisionBoardCard], day_of: DayOf, today: date, *, again: bool) -> VisionBoardCard | None:
    if again:
        return next((one for one in cards if one.returned_on == today), None)
    last = max((one.returned_on for one in cards if one.returned_on), default=None)
    if last is not None and today - WEEK < last <= today:
        return None
    away = [(one.returned_on or day_of(one.created_at), one) for one in cards]
    old = [pair for pair in away if pair[0] <= today - WEEK]
    return min(old, key=lambda pair: (pair[0], pair[1].returned_on is not None))[1] if old else None


async def note(unit: Unit, card_id: str, today: date) -> None:
    """Remember that a card came back."""
    card = await unit.session.get(VisionBoardCard, card_id)
    if card is not None:
        card.returned_on = today
