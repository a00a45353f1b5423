"""A student proposes a book that the library does not have; what coaches make of it is in `proposal_cards.py`."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from bot.db import Unit
from bot.models import BookProposal
from bot.services.errors import BotError
from bot.services.names import on_one_line, plain
from bot.services.reading import catalogue
from bot.services.who import Who

NAME = "book"
TITLE, WHY = 120, 1000
MOST = 5  # that wait at once
LATEST = 8


async def may_propose(unit: Unit, who: Who) -> None:
    """Refuse somebody of whom enough books wait already. BotError: enough_proposals."""
    mine = BookProposal.user_id == who.student().id, BookProposal.state == "waiting"
    if (await unit.session.scalar(select(func.count(BookProposal.id)).where(*mine)) or 0) >= MOST:
        raise BotError("enough_proposals", most=MOST)


async def propose(unit: Unit, who: Who, title: str, author: str | None, why: str | None) -> BookProposal:
    """Propose a book; the same title a second time, while the first waits, is the first.

    BotError: in_library, with the book's id, where there is such a book that is offered.
    """
    title, author = _line(title, "title"), _line(author or "", "author") if author else None
    why = (why or "").strip() or None
    if why and len(why) > WHY:
        raise BotError("text_too_long", step="why", length=len(why), limit=WHY)
    waiting = await _mine(unit, who, title)
    if waiting is not None:
        return waiting
    await may_propose(unit, who)
    there = await catalogue.same(unit, title, author)
    if there is not None and there.taken_out_at is None:
        raise BotError("in_library", title=there.title, book=there.id)
    row = BookProposal(
        user_id=who.student().id, title=title, author=author, why=why, state="waiting", created_at=unit.now
    )  # fmt: skip
    try:
        async with unit.session.begin_nested():
            unit.session.add(row)
    except IntegrityError:  # the other phone was quicker
        return await _mine(unit, who, title) or row
    return row


def _line(text: str, step: str) -> str:
    line = on_one_line(text)
    if not any(one.isalnum() for one in line):
        raise BotError("words_needed", step=step)
    if len(line) > TITLE:
        raise BotError("text_too_long", step=step, length=len(line), limit=TITLE)
    return line


async def _mine(unit: Unit, who: Who, title: str) -> BookProposal | None:
    mine = select(BookProposal).where(BookProposal.user_id == who.student().id, BookProposal.state == "waiting")
    rows = (await unit.session.scalars(mine)).all()
    return next((one for one in rows if plain(one.title) == plain(title)), None)


async def of_mine(unit: Unit, who: Who) -> Sequence[BookProposal]:
    """Return the latest proposals of the student who asks."""
    mine = select(BookProposal).where(BookProposal.user_id == who.student().id)
    order = BookProposal.created_at.desc(), BookProposal.id
    return (await unit.session.scalars(mine.order_by(*order).limit(LATEST))).all()
