"""Long texts come in pieces: clients cut them at 4 096 characters. The pieces are put together and judged whole."""

from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import select

from bot.db import Unit
from bot.models import InboxRow
from bot.transport.claims import settle
from bot.transport.ingest import LONG, LONG_WAIT, length

LIMIT = 4096
MOST_PIECES = 8


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
        .where(InboxRow.lane == row.lane, InboxRow.id > row.id, InboxRow.state == "open")
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
    message = piece.payload.get("message") if isinstance(piece.payload, dict) else None
    if not isinstance(message, dict) or not _text(piece) or _text(piece).startswith("/"):
        return False
    return piece.received_at - before.received_at <= LONG_WAIT


def _text(row: InboxRow) -> str:
    text = row.payload.get("message", {}).get("text", "") if isinstance(row.payload, dict) else ""
    return text if isinstance(text, str) else ""
