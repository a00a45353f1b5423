"""The starter library, read from `books.yaml`: books in the public domain, to be read at Project Gutenberg."""

from functools import cache
from pathlib import Path

import yaml
from pydantic import PositiveInt, TypeAdapter

from bot.content.entries import Entry, Words


class Book(Entry):
    """A book; `gutenberg` is its number there."""

    title: Words
    author: Words
    genre: Words
    grade_level: Words
    page_count: PositiveInt
    gutenberg: PositiveInt
    description: Words

    @property
    def reading_url(self) -> str:
        """Return the page from which it can be read in several ways."""
        return f"https://www.gutenberg.org/ebooks/{self.gutenberg}"


@cache
def starter_library() -> tuple[Book, ...]:
    """Return the books, the easiest first; one that cannot be read raises and says where."""
    raw = yaml.safe_load((Path(__file__).parent / "books.yaml").read_text("utf-8"))
    return TypeAdapter(tuple[Book, ...]).validate_python(raw)
