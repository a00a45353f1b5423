"""What a student thinks of a book: stars, a review, and whether the class may read both.

A review that names somebody is not put onto the class shelf, and leaves it when it is written anew. One that stood
there before somebody of its words came into the class stays until then, or until a coach takes it off.
"""

from dataclasses import replace

from bot.db import Unit
from bot.services.errors import BotError
from bot.services.reading import mine, naming
from bot.services.reading.mine import Mine
from bot.services.rhythm import in_turn
from bot.services.who import Who

STARS = 5
REVIEW = 2000


def checked(text: str) -> str:
    """Return a review as it is kept. BotError: words_needed, text_too_long."""
    text = text.strip()
    if not text:
        raise BotError("words_needed", step="text")
    if len(text) > REVIEW:
        raise BotError("text_too_long", step="text", length=len(text), limit=REVIEW)
    return text


async def rate(unit: Unit, who: Who, book_id: str, stars: int) -> Mine:
    """Give a book one to five stars, instead of those of before."""
    one = await _read(unit, who, book_id)
    if not 1 <= stars <= STARS:
        raise BotError("over")
    one.row.rating = stars
    await unit.session.flush()
    return one


async def review(unit: Unit, who: Who, book_id: str, text: str) -> Mine:
    """Write what one thinks of a book, instead of what was written before."""
    await in_turn.wait(unit, who)  # one phone may show what the other writes
    one = await _read(unit, who, book_id)
    one.row.review = checked(text)
    return await keep_private(unit, who, one)


async def keep_private(unit: Unit, who: Who, one: Mine) -> Mine:
    """Take a review off the shelf that names somebody by now."""
    names = await naming.of(unit, who.student(), one) if one.row.on_shelf else []
    if names:
        one.row.on_shelf = False
    await unit.session.flush()
    return replace(one, off_shelf=names)


async def take_review_away(unit: Unit, who: Who, book_id: str) -> Mine:
    """Take one's review away; one by which the book was shown can be changed, and stays. BotError: review_stays."""
    one = await mine.own(unit, who, book_id)
    if one.row.status != "reading" and one.row.shown_as == "review":
        raise BotError("review_stays", title=one.book.title)
    one.row.review = None
    if one.row.rating is None:
        one.row.on_shelf = False  # there is nothing left to show
    await unit.session.flush()
    return one


async def put_on_shelf(unit: Unit, who: Who, book_id: str, *, shown: bool) -> Mine:
    """Let the class read one's stars and review, or no longer. BotError: nothing_for_shelf, review_names_somebody."""
    await in_turn.wait(unit, who)
    one = await mine.own(unit, who, book_id)
    if shown and one.row.rating is None and one.row.review is None:
        raise BotError("nothing_for_shelf")
    if shown and (names := await naming.of(unit, who.student(), one)):
        raise BotError("review_names_somebody", names=names)
    one.row.on_shelf = shown
    await unit.session.flush()
    return one


async def _read(unit: Unit, who: Who, book_id: str) -> Mine:
    one = await mine.own(unit, who, book_id)
    if not one.may_be_rated:
        raise BotError("read_it_first", title=one.book.title)
    return one
