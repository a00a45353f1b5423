"""What a goal says, field by field: in whose words, how long they may be, and whether its day fits a sprint."""

import re
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from bot.models import Goal
from bot.services.errors import BotError
from bot.services.rhythm.calendar import Span

TITLE, WORDS = 120, 1000  # characters
TASK_TITLE = 60
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Fields:
    """The six answers of which a goal is made, as the student said them; `time_bound` is an ISO day or words."""

    title: str
    specific: str
    measurable: str
    achievable: str
    relevant: str
    time_bound: str

    @property
    def by(self) -> date | None:
        """The day by which, where it is one."""
        return day_in(self.time_bound)

    def as_draft(self) -> dict[str, Any]:
        """Return them by their names."""
        return asdict(self)


NAMES = tuple(Fields.__annotations__)


def of(goal: Goal) -> Fields:
    """Return what a goal says."""
    return Fields(**{name: getattr(goal, name) for name in NAMES})


def checked(fields: Fields) -> Fields:
    """Return the fields without the space around them, or refuse one that is empty or too long, by its name."""
    kept = {name: words.strip() for name, words in asdict(fields).items()}
    for name, words in kept.items():
        limit = TITLE if name == "title" else WORDS
        if not words:
            raise BotError("words_needed", step=name)
        if len(words) > limit:
            raise BotError("text_too_long", step=name, length=len(words), limit=limit)
    return Fields(**kept)


def day_in(words: str) -> date | None:
    """Return the day that is stored, or None where it is words."""
    if not _DAY.fullmatch(words):
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def fits(fields: Fields, span: Span, today: date) -> bool:
    """Whether the day by which is still to come and within a sprint; words always fit."""
    return fields.by is None or today <= fields.by <= span.last


def task_title(specific: str) -> str:
    """Return what a goal's tasks are called: the words for what will be done, cut between two of them."""
    words = specific.split()
    title = " ".join(words)
    while len(words) > 1 and len(title) >= TASK_TITLE:
        words.pop()
        title = " ".join(words) + "…"
    return title if len(title) <= TASK_TITLE else f"{title[: TASK_TITLE - 1]}…"
