"""A month of a student's own check-ins, by the local days that they belong to."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, select

from bot.db import Unit
from bot.models import EmotionCheckIn
from bot.services import feeling_words
from bot.services.feeling_words import Category, Word
from bot.services.who import Who

SILENT = "silent"

Known = Mapping[str, tuple[str, Word]]  # by the id of a word: the key of what it belongs to, and the word


@dataclass(frozen=True)
class Felt:
    """A category, or saying no word (its key is `silent`): on how many days, and each of its words on how many."""

    key: str
    name: str
    emoji: str
    color: str
    days: int
    words: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Month:
    """The keys of what was felt on each day, the newest last, and all of that in the order of the screens.

    `today` is a day of this month, or None; `earlier` and `later` are first days of months to turn to.
    """

    first: date
    today: date | None
    days: tuple[tuple[str, ...], ...]
    felt: tuple[Felt, ...]
    earlier: date | None
    later: date | None


async def of(unit: Unit, who: Who, first: date | None = None) -> Month:
    """Return the month of a day, or the present one, which is the last; turning leaves out months without any.

    Whoever speaks sees their own, and has to be a student.
    """
    student, today = who.student(), who.today(unit.now)
    first = min(first or today, today).replace(day=1)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    mine = EmotionCheckIn.user_id == student.id
    entries = await unit.session.scalars(
        select(EmotionCheckIn)
        .where(mine, EmotionCheckIn.local_date.between(first, last))
        .order_by(EmotionCheckIn.local_date, EmotionCheckIn.timestamp, EmotionCheckIn.id)
    )
    categories = await feeling_words.categories(unit)
    said = _by_day(entries, last.day, _known(categories))
    earlier = await _one(unit, func.max(EmotionCheckIn.local_date), mine, EmotionCheckIn.local_date < first)
    later = await _one(unit, func.min(EmotionCheckIn.local_date), mine, EmotionCheckIn.local_date > last)
    return Month(
        first,
        today if today <= last else None,
        tuple(_newest_last(key for key, _ in day) for day in said),
        tuple(_felt(categories, said)),
        earlier and earlier.replace(day=1),
        min(later or today, today).replace(day=1) if last < today else None,
    )


async def _one(unit: Unit, which: ColumnElement[date], *where: ColumnElement[bool]) -> date | None:
    found: date | None = await unit.session.scalar(select(which).where(*where))
    return found


def _known(categories: Sequence[Category]) -> Known:
    return {word.id: (SILENT if word.silent else one.id, word) for one in categories for word in one.words}


def _by_day(entries: Iterable[EmotionCheckIn], count: int, known: Known) -> list[list[tuple[str, Word]]]:
    """Return what was said on each day; of one check-in the word that was picked first comes last: it counts most."""
    days: list[list[tuple[str, Word]]] = [[] for _ in range(count)]
    for entry in entries:
        days[entry.local_date.day - 1] += [known[key] for key in reversed(entry.feelings) if key in known]
    return days


def _newest_last(keys: Iterable[str]) -> tuple[str, ...]:
    """Return each key once, where it was said last."""
    return tuple(reversed(dict.fromkeys(reversed(list(keys)))))


def _felt(categories: Sequence[Category], said: Sequence[Sequence[tuple[str, Word]]]) -> Iterator[Felt]:
    days = Counter(key for day in said for key in {key for key, _ in day})
    words = Counter(word.id for day in said for word in {word.id: word for _, word in day}.values())
    for one in categories:
        if one.id in days:
            named = tuple((word.name, words[word.id]) for word in one.words if words[word.id] and not word.silent)
            yield Felt(one.id, one.name, one.emoji, one.color, days[one.id], named)
    if SILENT in days:
        yield Felt(SILENT, SILENT, "", "", days[SILENT], ())
