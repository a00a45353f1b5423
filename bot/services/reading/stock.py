"""The library in coaches' hands: a new book, other words for one, its cover, out of the offer and back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select, update

from bot.content.addresses import completed
from bot.content.entries import is_link
from bot.db import Unit
from bot.models import Book, StudentBook, User
from bot.services import scope
from bot.services.errors import BotError
from bot.services.names import on_one_line, plain
from bot.services.reading import catalogue
from bot.services.reading.pages import MOST
from bot.services.who import Who

LIMITS = {"title": 120, "author": 120, "description": 1000, "grade_level": 40, "genre": 40, "reading_url": 500}
FIELDS = ("title", "author", "description", "grade_level", "genre", "page_count", "reading_url")
NEEDED = ("title",)


@dataclass(frozen=True)
class Page:
    """A book as a coach sees it, with how many of their students read it and have read it."""

    book: Book
    reading: int
    read: int


async def page(unit: Unit, who: Who, book_id: str) -> Page:
    """Return a book for a coach."""
    coach = who.coach()
    book = await catalogue.find(unit, who, book_id)
    presented = func.count(StudentBook.id).filter(StudentBook.status == "presented")
    counted = (
        select(func.count(StudentBook.id), presented)
        .join(User, User.id == StudentBook.user_id)
        .where(StudentBook.book_id == book.id, scope.seen_by(coach))
    )
    all_of_them, read = (await unit.session.execute(counted)).one()
    return Page(book, all_of_them - read, read)


def cleaned(field: str, text: str | None) -> Any:
    """Return what a column holds for what a coach wrote, None for nothing; BotError says what is amiss."""
    text = (text or "").strip()
    if not text:
        if field in NEEDED:
            raise BotError("words_needed", step=field)
        return None
    if field == "page_count":
        if not (text.isascii() and text.isdigit() and 0 < int(text[:9]) <= MOST):
            raise BotError("number_needed", step=field, most=MOST)
        return int(text)
    if field == "reading_url" and not is_link(text := completed(text)):
        raise BotError("link_needed", step=field)
    line = text if field in ("description", "reading_url") else on_one_line(text)
    if not any(letter.isalnum() for letter in line):
        raise BotError("words_needed", step=field)
    if len(line) > LIMITS[field]:
        raise BotError("text_too_long", step=field, length=len(line), limit=LIMITS[field])
    return line


async def add(unit: Unit, who: Who, values: Mapping[str, Any]) -> Book:
    """Put a new book into the library."""
    coach, clean = who.coach(), _all(values)
    await _refuse_twice(unit, clean)
    book = Book(**clean, is_pre_populated=False, added_by=coach.id, created_at=unit.now)
    unit.session.add(book)
    await unit.session.flush()
    return book


async def change(unit: Unit, who: Who, book_id: str, values: Mapping[str, Any]) -> Book:
    """Write all fields of a book anew, as a form has them."""
    who.coach()
    book, clean = await catalogue.find(unit, who, book_id), _all(values)
    await _refuse_twice(unit, clean, book.id)
    for field, value in clean.items():
        setattr(book, field, value)
    await unit.session.flush()
    return book


def _all(values: Mapping[str, Any]) -> dict[str, Any]:
    clean = {field: cleaned(field, values.get(field)) for field in FIELDS}
    return clean | {"author": clean["author"] or ""}  # the contract wants one, and not every book has


async def _refuse_twice(unit: Unit, clean: Mapping[str, Any], besides: str | None = None) -> None:
    there = await catalogue.same(unit, clean["title"], clean["author"], besides=besides)
    if there is not None:
        raise BotError("book_there_already", step="title", title=there.title)


async def take_out(unit: Unit, who: Who, book_id: str) -> Book:
    """Offer a book no more; whoever reads it keeps it."""
    return await _offer(unit, who, book_id, Book.taken_out_at.is_(None), unit.now)


async def put_back(unit: Unit, who: Who, book_id: str) -> Book:
    """Offer a book again."""
    return await _offer(unit, who, book_id, Book.taken_out_at.is_not(None), None)


async def _offer(unit: Unit, who: Who, book_id: str, before: ColumnElement[bool], moment: Any) -> Book:
    who.coach()
    book = await catalogue.find(unit, who, book_id)
    await unit.session.execute(update(Book).where(Book.id == book.id, before).values(taken_out_at=moment))
    await unit.session.refresh(book)
    return book


async def set_cover(unit: Unit, who: Who, book_id: str, file: Mapping[str, Any] | None) -> Book:
    """Give a book a photo as its cover, one that is kept already; None for the drawn one."""
    who.coach()
    book = await catalogue.find(unit, who, book_id)
    if file is not None and not str(file.get("mime", "")).startswith("image/"):
        raise BotError("no_photo", step="photo")
    book.cover = dict(file) if file else None
    await unit.session.flush()
    return book


async def taken_out(unit: Unit, who: Who) -> Sequence[Book]:
    """Return the books that are not offered any more, by title."""
    who.coach()
    out = (await unit.session.scalars(select(Book).where(Book.taken_out_at.is_not(None)))).all()
    return sorted(out, key=lambda one: (plain(one.title), one.id))
