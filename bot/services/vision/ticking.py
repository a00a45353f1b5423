"""What moves on a card: a count, steps, percent, today's tick, today's habits; each forth and back again.

A button carries where it leads: a number, or the day that it is of. So the same press twice moves once, and one that is
older than the card changes nothing.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.db import Unit
from bot.models import VisionBoardCard
from bot.services.errors import BotError
from bot.services.vision import cards, following
from bot.services.vision.state import DAY, TENTH, WHOLE, Seen
from bot.services.who import Who

_TO = re.compile(r"=([0-9]{1,6})")
_ON = re.compile(r"([+-])(?:([0-9]{1,2})\.)?([0-9]{8})")

Became = Literal["moved", "back", "reached", "nothing", "another_day"]


@dataclass(frozen=True)
class Moved:
    """A card after a press, and what became of it: `nothing` where it had moved on, or was there already."""

    seen: Seen
    became: Became


async def move(unit: Unit, who: Who, card_id: str, wish: str) -> Moved:
    """Move a card: `=12` to a number; `+20261224`, `-20261224` a day's tick; `+1.20261224` the second habit's.

    BotError: board_card_follows, where it moves with something real; over, where its type has no such movement.
    """
    card = await cards.in_hand(unit, who, card_id)
    if await following.follows(unit, card.id):
        raise BotError("board_card_follows")
    before = await cards.one(unit, who, card_id)
    became = _to(card, before, wish) if wish.startswith("=") else _on(card, before, wish)
    await unit.session.flush()
    return Moved(await cards.one(unit, who, card_id), became)


def _to(card: VisionBoardCard, seen: Seen, wish: str) -> Became:
    found = _TO.fullmatch(wish)
    if found is None:
        raise BotError("over")
    if card.card_type not in ("counter", "progress", "image_hero"):
        raise BotError("over")
    to, now, step, most = int(found[1]), seen.done, 1, seen.of
    if card.card_type == "image_hero":
        now, step, most = seen.percent or 0, TENTH, WHOLE
    if abs(to - now) > step or to == now or (most is not None and to > max(most, now)):
        return "nothing"
    if card.card_type == "image_hero":
        card.progress_percent = to
    elif card.card_type == "counter":
        card.current_count = to
    else:
        card.completed_steps = to
    return "back" if to < now else "reached" if to == most else "moved"


def _on(card: VisionBoardCard, seen: Seen, wish: str) -> Became:
    found = _ON.fullmatch(wish)
    if found is None or card.card_type != ("streak" if found[2] is None else "habits"):
        raise BotError("over")
    try:
        day = date.fromisoformat(found[3])
    except ValueError as error:
        raise BotError("over") from error
    if day != seen.today:
        return "another_day"
    if card.card_type == "habits":
        return _tick_row(card, seen, int(found[2]), done=found[1] == "+")
    return _tick_day(card, seen) if found[1] == "+" else _untick_day(card, seen)


def _tick_day(card: VisionBoardCard, seen: Seen) -> Became:
    if seen.is_ticked_today:
        return "nothing"
    card.streak_count, card.ticked_on = seen.streak + 1, seen.today
    return "moved"


def _untick_day(card: VisionBoardCard, seen: Seen) -> Became:
    """Take today's tick back: where the day before had one, the row goes on from there."""
    if card.ticked_on != seen.today:
        return "nothing"
    card.streak_count = max(seen.last_streak - 1, 0)
    card.ticked_on = seen.today - DAY if card.streak_count else None
    return "back"


def _tick_row(card: VisionBoardCard, seen: Seen, number: int, *, done: bool) -> Became:
    rows, were_all = seen.rows, seen.all_done
    if number >= len(rows):
        raise BotError("over")
    if rows[number].done == done:
        return "nothing"
    card.habits = [
        {"label": row.label, "done": done if n == number else row.done} for n, row in enumerate(rows)
    ]  # fmt: skip
    now_all = all(row["done"] for row in card.habits)
    card.day_count = max(seen.whole_days + now_all - were_all, 0)
    card.ticked_on = seen.today
    return ("reached" if now_all else "moved") if done else "back"
