"""Reading: a student with a book in hand and one that waits, and a coach with the library."""

from sqlalchemy import select

from bot.conversations import books, library
from bot.db import Unit
from bot.models import Book
from bot.samples.sample import FLOW, Sample
from bot.services.reading import mine, pages, showing
from bot.services.who import Who


async def samples(unit: Unit, student: Who, coach: Who) -> list[Sample]:
    """Let a student have begun, read and shown a book each; return the flows about them."""
    found = (await unit.session.scalars(select(Book).order_by(Book.title).limit(3))).all()
    begun, read, shown = [one.id for one in found]
    await mine.start(unit, student, begun)
    await pages.to_the_end(unit, student, read)
    await pages.to_the_end(unit, student, shown)
    waits = await showing.write(unit, student, shown, "Berlin")
    return [
        (FLOW[books.FIND], "a student", student, {}),
        (FLOW[books.FIND], "a coach", coach, {}),
        (FLOW[books.PAGE], "a student", student, {"book": begun}),
        (FLOW[books.REVIEW], "a student who changes it", student, {"book": shown}),
        (FLOW[books.SHOW], "a student", student, {"book": read}),
        (FLOW[books.PROPOSE], "a student", student, {}),
        (FLOW[library.FORM], "a coach", coach, {}),
        (FLOW[library.FORM], "a coach who changes one", coach, library.filled(found[0])),
        (FLOW[library.COVER], "a coach", coach, {"book": begun}),
        (FLOW[library.MEET], "a coach", coach, {"card": showing.card_id(waits.row)}),
    ]
