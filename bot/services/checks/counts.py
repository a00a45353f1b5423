"""How questions do: for each item how often it was right, and how often each misconception was chosen."""

from collections import Counter
from dataclasses import dataclass, field

from sqlalchemy import select

from bot.db import Unit
from bot.models import DiagnosticAttempt, MajorObjective
from bot.services.who import Who

ENOUGH = 30  # fewer answers say little


@dataclass
class Count:
    """The answers to one item, of all seeds together; voided ones are left out."""

    item: str
    answers: int = 0
    right: int = 0
    unknown: int = 0
    chosen: Counter[str] = field(default_factory=Counter)

    @property
    def is_enough(self) -> bool:
        """Whether there are answers enough to say anything."""
        return self.answers >= ENOUGH


async def of_module(unit: Unit, who: Who, module_key: str) -> list[Count]:
    """Return the counts of every item of a module that was answered, those most often not right first."""
    who.coach()
    found: dict[str, Count] = {}
    attempts = (
        select(DiagnosticAttempt.results)
        .join(MajorObjective, MajorObjective.id == DiagnosticAttempt.major_objective_id)
        .where(MajorObjective.diagnostic_module_key == module_key, DiagnosticAttempt.interrupted.is_(False))
    )
    for results in await unit.session.scalars(attempts):
        for entry in results:
            if not entry.get("voided"):
                _add(found.setdefault(entry["item"], Count(entry["item"])), entry)
    return sorted(found.values(), key=lambda one: (one.right / one.answers, one.item))


def _add(count: Count, entry: dict[str, object]) -> None:
    count.answers += 1
    count.right += bool(entry["correct"])
    count.unknown += bool(entry["skipped"])
    if code := entry.get("misconception"):
        count.chosen[str(code)] += 1
