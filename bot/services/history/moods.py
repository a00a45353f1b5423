"""How everybody was: each leans their own way, weekends are quiet, and today three have not said yet."""

from datetime import date
from random import Random
from typing import Any

from bot.content.playground import cast
from bot.models import EmotionCheckIn, User
from bot.services import feeling_words
from bot.services.feeling_words import Category
from bot.services.history.past import Past, is_weekend

MISSING_TODAY = 3
USUAL = {"Happy": 30, "Calm": 26, "Anxious": 14, "Sad": 13, "Frustrated": 13}
SELDOM = 4  # of a hundred, for any other category
WRITES = 0.12
SAYS_TWO_WORDS = 0.3
TWICE_A_DAY = 0.06
AT_WEEKENDS = 0.35


async def say_how_they_were(past: Past) -> None:
    """Write check-ins of two weeks and of today; journals beside some of them, a few of these shared."""
    chance = past.chance("moods")
    categories = await feeling_words.categories(past.unit)
    missing = chance.sample(past.students, MISSING_TODAY)
    rows = []
    for student in past.students:
        leaning = [USUAL.get(one.name, SELDOM) * chance.uniform(0.4, 1.8) for one in categories]
        reliable = chance.uniform(0.75, 0.98)
        days = [day for day in past.days if chance.random() < reliable * (AT_WEEKENDS if is_weekend(day) else 1)]
        for day in days if student in missing else [*days, past.today]:
            for number in range(2 if chance.random() < TWICE_A_DAY else 1):
                [category] = chance.choices(categories, leaning)
                rows.append(_said(past, chance, student, day, category, later=number > 0))
    await past.write(EmotionCheckIn, rows)


def _said(past: Past, chance: Random, student: User, day: date, category: Category, *, later: bool) -> dict[str, Any]:
    count = 2 if chance.random() < SAYS_TWO_WORDS and len(category.words) > 2 else 1
    picked = chance.sample(category.words, count)
    texts = cast().journals.get(category.name, ())
    writes = bool(texts) and not picked[0].silent and chance.random() < WRITES
    return {
        "user_id": student.id,
        "category_id": category.id,
        "subcategory_id": picked[0].id,
        "feelings": [word.id for word in picked],
        "journal_entry": chance.choice(texts) if writes else None,
        "shared": writes and chance.random() < 0.2,
        "timestamp": past.at(day, chance.randint(7 * 60 + 30, 9 * 60) + (6 * 60 if later else 0)),
        "local_date": day,
    }
