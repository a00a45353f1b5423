"""Long texts come in pieces: clients cut them at 4 096 characters. The pieces are put together and judged whole."""

from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import select

from bot.db import Unit
from bot.models import InboxRow
from bot.models.wire import is_open
from bot.transport.claims import settle
from bot.transport.ingest import LONG, LONG_WAIT, length

LIMIT = 4096
MOST_PIECES = 8
SAME_TIME = 2  # seconds, of the clock that Telegram writes on messages


@dataclass(frozen=True)
class Whole:
    """A text with all its pieces."""

    text: str


async def whole_text(unit: Unit, row: InboxRow, text: str) -> Whole | None:
    """Return the text with its continuations, which are marked as handled; None while one may still arrive."""
    if length(text) < LONG:
        return Whole(text)
    pieces: list[InboxRow] = []
    last = row
    following = await unit.session.scalars(
        select(InboxRow)
        .where(InboxRow.lane == row.lane, InboxRow.id > row.id, is_open(InboxRow))
        .order_by(InboxRow.id)
        .limit(MOST_PIECES)
    )
    for piece in following:
        if length(_text(last)) < LONG or not _continues(last, piece):
            break
        pieces.append(piece)
        last = piece
    unfinished = length(_text(last)) >= LONG and unit.now - last.received_at < LONG_WAIT
    if unfinished:
        await settle(unit, row, retry_at=last.received_at + LONG_WAIT)
        return None
    for piece in pieces:
        piece.state, piece.handled_at = "handled", unit.now
    return Whole(joined([text, *(_text(piece) for piece in pieces)]))


def joined(pieces: list[str]) -> str:
    """Put pieces together: a client that cut before the limit did so at white space, and dropped it."""
    text = pieces[0]
    for before, piece in pairwise(pieces):
        cut_inside = length(before) >= LIMIT
        text += piece if cut_inside else (f"\n{piece}" if before.endswith((".", "!", "?", "…")) else f" {piece}")
    return text


def _continues(before: InboxRow, piece: InboxRow) -> bool:
    """Whether a row is the next piece of the one before: by the time it was sent, which outlives our being away."""
    if not _text(piece) or _text(piece).startswith("/"):
        return False
    return 0 <= _date(piece) - _date(before) <= SAME_TIME


def _date(row: InboxRow) -> int:
    date = row.payload.get("message", {}).get("date", 0)
    return date if isinstance(date, int) else 0


def _text(row: InboxRow) -> str:
    message = row.payload.get("message") if isinstance(row.payload, dict) else None
    text = message.get("text", "") if isinstance(message, dict) else ""
    return text if isinstance(text, str) else ""
