"""How it stands with a card on a day of its student's: read from its columns alone, whatever an import put there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from bot.models import VisionBoardArea, VisionBoardCard

DAY = timedelta(days=1)
WHOLE, TENTH = 100, 10  # of an image's percent


class Row(NamedTuple):
    """A habit on a card, and whether it is done today."""

    label: str
    done: bool


@dataclass(frozen=True)
class Followed:
    """What a card follows: the goal, or habits, of its student; none are left where they are gone.

    `is_over` says that nothing becomes of them any more: let go, put away, or of a sprint that is over.
    """

    kind: str
    titles: Sequence[str]
    ids: Sequence[str]
    is_over: bool = False
    in_weeks: bool = False

    @property
    def is_live(self) -> bool:
        """Whether the card still moves with it."""
        return bool(self.ids) and not self.is_over


@dataclass(frozen=True)
class Seen:
    """A card as its student sees it today; `made_on` is the day of theirs on which it was made."""

    card: VisionBoardCard
    area: VisionBoardArea
    today: date
    made_on: date
    followed: Followed | None = None

    @property
    def of(self) -> int | None:
        """The target, or the number of steps; None where there is none."""
        found = self.card.target_count if self.card.card_type == "counter" else self.card.total_steps
        return found if found and found > 0 else None

    @property
    def done(self) -> int:
        """How many were counted, or how many steps are done."""
        found = self.card.current_count if self.card.card_type == "counter" else self.card.completed_steps
        return max(found or 0, 0)

    @property
    def label(self) -> str | None:
        """What is counted."""
        return self.card.count_label if self.card.card_type == "counter" else self.card.steps_label

    @property
    def is_reached(self) -> bool:
        """Whether nothing is left to count."""
        if self.card.card_type == "image_hero":
            return (self.percent or 0) >= WHOLE
        return self.card.card_type in ("counter", "progress") and self.of is not None and self.done >= self.of

    @property
    def percent(self) -> int | None:
        """How much of an image is reached; None where nobody said so far."""
        found = self.card.progress_percent
        return None if found is None else min(max(found, 0), WHOLE)

    @property
    def part(self) -> float | None:
        """The same as a share, of whatever type; None where there is nothing to share."""
        if self.card.card_type == "image_hero":
            return None if self.percent is None else self.percent / WHOLE
        return None if self.of is None else min(self.done / self.of, 1.0)

    @property
    def is_ticked_today(self) -> bool:
        """Whether a streak has today's tick; where clocks ran wrong, or its student travelled, a later day counts."""
        return self.card.ticked_on is not None and self.card.ticked_on >= self.today

    @property
    def streak(self) -> int:
        """How many days in a row, up to today or yesterday; 0 once a day was left out."""
        count, last = max(self.card.streak_count or 0, 0), self.card.ticked_on
        held = self.followed is not None or last is None or last >= self.today - DAY
        return count if held else 0

    @property
    def last_streak(self) -> int:
        """How many it were the last time."""
        return max(self.card.streak_count or 0, 0)

    @property
    def rows(self) -> list[Row]:
        """The habits, as they are today: each day begins with none done."""
        is_of_today = self.followed is not None or self.card.ticked_on == self.today
        rows = [one for one in self.card.habits or () if isinstance(one, dict)]
        return [Row(str(one.get("label") or ""), bool(one.get("done")) and is_of_today) for one in rows]

    @property
    def all_done(self) -> bool:
        """Whether all of today's habits are done."""
        return bool(self.rows) and all(row.done for row in self.rows)

    @property
    def whole_days(self) -> int:
        """On how many days all habits were done."""
        return max(self.card.day_count or 0, 0)

    @property
    def days(self) -> int:
        """Which day it is for a card since it was made, from 1."""
        return max((self.today - self.made_on).days, 0) + 1
