"""The words for how one is: the starter pack, and what a school has by now."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from bot.content import feelings as content
from bot.content.feelings import silent_names, starter_pack
from bot.db import Unit, once_a_unit
from bot.models import EmotionCategory, EmotionSubcategory


@dataclass(frozen=True)
class Word:
    """A feeling that can be picked."""

    id: str
    name: str
    emoji: str
    definition: str
    category: str
    silent: bool


@dataclass(frozen=True)
class Category:
    """A category with its words, in the order of the screen."""

    id: str
    name: str
    emoji: str
    words: tuple[Word, ...]
    color: str = ""


async def seed(unit: Unit) -> int:
    """Write the starter pack; return how many words were written.

    A school that has any words keeps its own. One without a word for not saying gets that: nobody is made to tell.
    """
    known = set(await unit.session.scalars(select(EmotionSubcategory.name)))
    if not known:
        return sum([await _write(unit, place, one, one.feelings) for place, one in enumerate(starter_pack())])
    if known & silent_names():
        return 0
    silent = [(one, [word for word in one.feelings if word.silent]) for one in starter_pack()]
    return sum([await _write(unit, len(known), one, words) for one, words in silent if words])


async def _write(unit: Unit, place: int, category: content.Category, words: Sequence[content.Feeling]) -> int:
    named = select(EmotionCategory).where(EmotionCategory.name == category.name)
    row = (await unit.session.scalars(named.limit(1))).first()
    if row is None:
        row = EmotionCategory(name=category.name, emoji=category.emoji, color=category.color, order=place)
        unit.session.add(row)
        await unit.session.flush()
    for order, word in enumerate(words):
        written = {"name": word.name, "emoji": word.emoji, "definition": word.definition}
        unit.session.add(EmotionSubcategory(category_id=row.id, order=order, **written))
    return len(words)


_EVERY_WORD = (
    select(
        EmotionCategory.id, EmotionCategory.name, EmotionCategory.emoji, EmotionCategory.color,
        EmotionSubcategory.id, EmotionSubcategory.name, EmotionSubcategory.emoji, EmotionSubcategory.definition,
    )
    .join(EmotionSubcategory, EmotionSubcategory.category_id == EmotionCategory.id)
    .order_by(EmotionCategory.order, EmotionSubcategory.order)
)  # fmt: skip


@once_a_unit
async def categories(unit: Unit) -> tuple[Category, ...]:
    """Return every category with its words."""
    words: dict[tuple[str, str, str, str], list[Word]] = {}
    for category_id, name, emoji, color, word_id, called, sign, meaning in await unit.session.execute(_EVERY_WORD):
        silent = called in silent_names()
        found = words.setdefault((category_id, name, emoji, color), [])
        found.append(Word(word_id, called, sign, meaning or "", name, silent))
    return tuple(Category(key, name, emoji, tuple(of), color) for (key, name, emoji, color), of in words.items())


async def by_id(unit: Unit) -> dict[str, tuple[Category, Word]]:
    """Return every word with its category, by id."""
    return {word.id: (category, word) for category in await categories(unit) for word in category.words}
