"""The library: the books that can be read."""

from sqlalchemy import select

from bot.content.books import starter_library
from bot.db import Unit
from bot.models import Book, User


async def seed(unit: Unit, author: User) -> int:
    """Write the starter library; a school that has any book keeps its own. Return how many books are new."""
    if (await unit.session.scalar(select(Book.id).limit(1))) is not None:
        return 0
    books = starter_library()
    unit.session.add_all(
        Book(
            reading_url=book.reading_url,
            is_pre_populated=True,
            added_by=author.id,
            created_at=unit.now,
            **book.model_dump(exclude={"gutenberg"}),
        )
        for book in books
    )
    await unit.session.flush()
    return len(books)
