"""A small school that reads: two classes with a coach each, and a few books."""

from dataclasses import dataclass

from bot.db import Unit
from bot.models import Book, StudentBook
from bot.services.reading import mine, showing
from bot.services.who import Who
from tests.services.two_classes import two_classes


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
    made = await two_classes(unit)
    book, endless = [await a_book(unit, title, pages) for title, pages in (("Momo", 100), ("Endless", None))]
    return Readers(made.nia, made.omar, made.ada, made.lena, made.ade, book, endless)


async def a_book(unit: Unit, title: str, pages: int | None = 100, **more: object) -> str:
    book = Book(title=title, author="Somebody", page_count=pages, created_at=unit.now, **more)
    unit.session.add(book)
    await unit.session.flush()
    return book.id


async def row_of(unit: Unit, who: Who, book_id: str) -> StudentBook:
    return (await mine.own(unit, who, book_id)).row


async def card_of(unit: Unit, who: Who, book_id: str) -> str:
    return showing.card_id(await row_of(unit, who, book_id))
