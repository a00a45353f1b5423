"""The cards of a student's board: whose they are, how they are seen, made, changed, and put elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from sqlalchemy import func, select

from bot.content.vision_board import SIZES
from bot.db import Unit
from bot.models import VisionBoardArea, VisionBoardCard
from bot.models.vision_board import CardSize, CardType, ColorVariant
from bot.services.errors import BotError
from bot.services.reminding.planning import follow
from bot.services.rhythm import in_turn
from bot.services.vision import areas, fields, following
from bot.services.vision.state import Seen
from bot.services.who import Who

MOST = 200


@dataclass(frozen=True)
class Wanted:
    """What a student wants of a card; `held` are its fields, by name."""

    area_id: str
    kind: str
    color: str
    size: str | None = None
    held: Mapping[str, Any] = field(default_factory=dict)


async def all_of(unit: Unit, who: Who) -> list[Seen]:
    """Return every card of a student's board, in its order."""
    rows = await unit.session.execute(
        select(VisionBoardCard, VisionBoardArea)
        .join(VisionBoardArea, VisionBoardArea.id == VisionBoardCard.area_id)
        .where(VisionBoardCard.user_id == who.student().id)
        .order_by(VisionBoardCard.order, VisionBoardCard.created_at, VisionBoardCard.id)
    )
    return await following.seen(unit, who.today, [(card, area) for card, area in rows])


async def owned(unit: Unit, who: Who, card_id: str) -> VisionBoardCard:
    """Return a card of the student who speaks; any other does not exist for them."""
    found = await unit.session.get(VisionBoardCard, card_id)
    if found is None or found.user_id != who.student().id:
        raise BotError("no_such_board_card")
    return found


async def in_hand(unit: Unit, who: Who, card_id: str) -> VisionBoardCard:
    """Return the same for this transaction alone to change, as it is in the tables now."""
    mine = VisionBoardCard.id == card_id, VisionBoardCard.user_id == who.student().id
    held = select(VisionBoardCard).where(*mine).with_for_update().execution_options(populate_existing=True)
    found = await unit.session.scalar(held)
    if found is None:
        raise BotError("no_such_board_card")
    return found


async def one(unit: Unit, who: Who, card_id: str) -> Seen:
    """Return a card as its student sees it."""
    found = await owned(unit, who, card_id)
    area = await unit.session.get_one(VisionBoardArea, found.area_id)
    return (await following.seen(unit, who.today, [(found, area)]))[0]


async def count(unit: Unit, who: Who) -> int:
    """Return how many cards a board has."""
    mine = select(func.count(VisionBoardCard.id)).where(VisionBoardCard.user_id == who.student().id)
    return await unit.session.scalar(mine) or 0


async def has_room(unit: Unit, who: Who, more: int = 1) -> None:
    """Refuse so many more cards where a board has no room for them."""
    if await count(unit, who) + more > MOST:
        raise BotError("enough_board_cards", most=MOST)


async def make(unit: Unit, who: Who, wanted: Wanted) -> VisionBoardCard:
    """Put a new card at the end of a board. BotError: no_such_area, enough_board_cards, and those of its fields."""
    if wanted.kind not in SIZES:
        raise BotError("over")
    held: dict[str, Any] = {}
    for name in (*fields.ALL, *fields.OWN[wanted.kind]):
        held |= fields.columns(wanted.kind, name, wanted.held.get(name))
    color, size = fields.color(wanted.color), fields.size_of(wanted.kind, wanted.size)
    area = await areas.in_hand(unit, who, wanted.area_id)
    await has_room(unit, who)
    is_first = await count(unit, who) == 0
    card = VisionBoardCard(
        user_id=area.user_id, area_id=area.id, card_type=cast(CardType, wanted.kind), size=cast(CardSize, size),
        color_variant=cast(ColorVariant, color), order=await _end(unit, who), created_at=unit.now,
        **fields.first_state(wanted.kind, who.today(unit.now)), **held,
    )  # fmt: skip
    unit.session.add(card)
    await unit.session.flush()
    if is_first:
        await follow(unit, card.user_id)
    return card


async def _end(unit: Unit, who: Who) -> int:
    """Return an order behind that of every other card."""
    last = select(func.max(VisionBoardCard.order)).where(VisionBoardCard.user_id == who.student().id)
    found = await unit.session.scalar(last)
    return 0 if found is None else found + 1


async def change(unit: Unit, who: Who, card_id: str, name: str, value: Any) -> Seen:
    """Say one field of a card anew; what is counted stays, as far as the new target lets it.

    BotError: those of its fields; not_offered, for a day on which no page can have been written.
    """
    card = await in_hand(unit, who, card_id)
    new = fields.columns(card.card_type, name, value)
    if name == "date":
        first, last = fields.days(who.today(unit.now))
        if not first <= new["entry_date"] <= last:
            raise BotError("not_offered", step=name)
    if name == "habits":
        before = {row.label: row.done for row in (await one(unit, who, card_id)).rows}
        new["habits"] = [{"label": row["label"], "done": before.get(row["label"], False)} for row in new["habits"]]
    for column, held in new.items():
        setattr(card, column, held)
    if name == "target":
        _keep_within(card)
    await unit.session.flush()
    return await one(unit, who, card_id)


def _keep_within(card: VisionBoardCard) -> None:
    """Let a count not lie beyond its new target."""
    if card.target_count is not None:
        card.current_count = min(card.current_count or 0, card.target_count)
    if card.total_steps is not None:
        card.completed_steps = min(card.completed_steps or 0, card.total_steps)


async def paint(unit: Unit, who: Who, card_id: str, color: str) -> Seen:
    """Let a card have another colour."""
    card = await in_hand(unit, who, card_id)
    card.color_variant = cast(ColorVariant, fields.color(color))
    await unit.session.flush()
    return await one(unit, who, card_id)


async def resize(unit: Unit, who: Who, card_id: str, size: str) -> Seen:
    """Let a card have another of the sizes of its type."""
    card = await in_hand(unit, who, card_id)
    card.size = cast(CardSize, fields.size_of(card.card_type, size))
    await unit.session.flush()
    return await one(unit, who, card_id)


async def move(unit: Unit, who: Who, card_id: str, area_id: str) -> Seen:
    """Put a card into another area of the same board."""
    area = await areas.in_hand(unit, who, area_id)
    card = await in_hand(unit, who, card_id)
    card.area_id = area.id
    await unit.session.flush()
    return await one(unit, who, card_id)


async def place(unit: Unit, who: Who, card_id: str, position: int) -> tuple[Sequence[str], int]:
    """Put a card at a place on the board, counted from 0; return all ids in their order, and its place.

    A second time changes nothing.
    """
    await in_turn.wait(unit, who)  # and no row by itself: others are changed with it
    card = await owned(unit, who, card_id)
    rows = [seen.card for seen in await all_of(unit, who) if seen.card.id != card.id]
    rows.insert(position, card)
    for order, other in enumerate(rows):
        if other.order != order:
            other.order = order
    await unit.session.flush()
    return [other.id for other in rows], rows.index(card)


async def where(unit: Unit, who: Who, card_id: str) -> tuple[int, int]:
    """Return the place of a card, counted from 0, and how many there are."""
    card = await owned(unit, who, card_id)
    mine = select(VisionBoardCard.id).where(VisionBoardCard.user_id == card.user_id)
    order = VisionBoardCard.order, VisionBoardCard.created_at, VisionBoardCard.id
    ids = (await unit.session.scalars(mine.order_by(*order))).all()
    return ids.index(card.id), len(ids)
