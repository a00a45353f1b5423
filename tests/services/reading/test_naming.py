"""Whom a review names, and which words of it only look like somebody's."""

import pytest

from bot.db import Database
from bot.services.reading import naming, opinions, pages
from tests.services.path.school import somebody
from tests.services.reading.school import readers

CLASS = ("Do Minh An", "Will Long", "Rose Okafor", "Omar", "李明", "Nia Rao")
FREE = {"momo", "nia"}
NAMED = {
    "I read it with Omar and An.": ["Omar", "An"],
    "Omar is like him. OMAR!": ["Omar", "OMAR"],
    "It is like Will, and like Minh An.": ["Will", "Minh An"],
    "Will Long would like it.": ["Will Long"],
    "“Rose Okafor” is in it": ["Rose Okafor"],
    "Momo Omar and Nia Rao": ["Omar", "Rao"],
    "like O-m-a-r": ["O-m-a-r"],
    "我和李明一起读": ["李明"],
    "Call me: 0151 2345 678": ["0151 2345 678"],
    "write to omar@example.org, @omar_7, https://omar.example/a": [
        "omar@example.org", "@omar_7", "https://omar.example/a",
    ],
}  # fmt: skip
NOT_NAMED = (
    "It was an adventure that I will read again, and not too long.",
    "Will it end well? An old man rose early.\nLong ago: “Will he come?”",
    "The war was 1939-1945, and I liked it.In the end there is peace.",
    "I LOVE IT AND AN OLD MAN",
    "Momo and I, Nia, would be friends.",
    "omar is a word somewhere, too",
)


@pytest.mark.parametrize("text", NAMED)
def test_a_name_counts_where_it_stands_as_one(text: str) -> None:
    assert naming.found(text, CLASS, FREE) == NAMED[text]


@pytest.mark.parametrize("text", NOT_NAMED)
def test_a_word_that_is_also_somebody_s_is_a_word(text: str) -> None:
    assert naming.found(text, CLASS, FREE) == []


async def test_only_the_writer_s_own_class_and_its_coaches_are_meant(database: Database) -> None:
    async with database.transaction() as unit:
        made = await readers(unit)
        for name in (made.lena, made.ade):
            await somebody(unit, f"{name.name} Poe", 90 + len(name.name), "student", "2157")
        await pages.to_the_end(unit, made.nia, made.book)
        one = await opinions.review(unit, made.nia, made.book, "Ada and Ade would like it. Lena and Omar, too.")
        assert await naming.of(unit, made.nia.student(), one) == ["Lena", "Omar"]
        made.nia.student().batch = None
        await unit.session.flush()
        assert await naming.of(unit, made.nia.student(), one) == []
