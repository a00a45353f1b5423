"""A small school that reads: two classes with a coach each, and a few books."""

from dataclasses import dataclass

from bot.db import Unit
from bot.models import Batch, Book, CoachBatch, StudentBook
from bot.services.reading import mine, showing
from bot.services.who import Who
from tests.services.path.school import somebody


@dataclass(frozen=True)
class Readers:
    """Nia and Omar are in Lena's class, Ada is in Ade's; `book` has 100 pages, `endless` nobody has counted."""

    nia: Who
    omar: Who
    ada: Who
    lena: Who
    ade: Who
    book: str
    endless: str


async def readers(unit: Unit) -> Readers:
    groups = [Batch(name=name, zone="UTC", created_at=unit.now) for name in ("2156", "2157")]
    unit.session.add_all(groups)
    nia, omar = [await somebody(unit, name, n, "student", "2156") for n, name in ((1, "Nia Rao"), (2, "Omar"))]
    ada = await somebody(unit, "Ada", 3, "student", "2157")
    lena, ade = [await somebody(unit, name, n, "admin") for n, name in ((4, "Lena"), (5, "Ade"))]
    await unit.session.flush()
    for coach, group in zip((lena, ade), groups, strict=True):
        unit.session.add(CoachBatch(user_id=coach.coach().id, batch_id=group.id))
    book, endless = [await a_book(unit, title, pages) for title, pages in (("Momo", 100), ("Endless", None))]
    return Readers(nia, omar, ada, lena, ade, book, endless)


async def a_book(unit: Unit, title: str, pages: int | None = 100, **more: object) -> str:
    book = Book(title=title, author="Somebody", page_count=pages, created_at=unit.now, **more)
    unit.session.add(book)
    await unit.session.flush()
    return book.id


async def row_of(unit: Unit, who: Who, book_id: str) -> StudentBook:
    return (await mine.own(unit, who, book_id)).row


async def card_of(unit: Unit, who: Who, book_id: str) -> str:
    return showing.card_id(await row_of(unit, who, book_id))
