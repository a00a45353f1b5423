"""How a major objective is checked: the contract's way, or what a coach chose for it."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from bot.db import Unit
from bot.models import CheckPolicy, MajorObjective
from bot.services.errors import BotError
from bot.services.who import Who

# What a coach can choose; the contract's way is among each.
CHOICES: dict[str, tuple[int, ...]] = {
    "pass_percent": (80, 90, 100),
    "attempts": (1, 2, 3),
    "hours": (2, 24, 48, 168),
    "needs_unlock": (1, 0),
    "questions": (6, 8, 12, 16, 20),
}


@dataclass(frozen=True)
class Policy:
    """How many percent pass, how many tries one yes opens and for how many hours, and how many questions are asked.

    Where it does not `needs_unlock`, the first attempt may be begun without a coach's yes.
    """

    pass_percent: int = 100
    attempts: int = 1
    hours: int = 24
    needs_unlock: bool = True
    questions: int = 12


async def of(unit: Unit, major_id: str) -> Policy:
    """Return how a major is checked; one of which nobody chose anything, or that there is not, as the contract says."""
    row = await unit.session.get(CheckPolicy, major_id)
    if row is None:
        return Policy()
    return Policy(row.pass_percent, row.attempts, row.hours, row.needs_unlock, row.questions)


async def choose(unit: Unit, who: Who, major_id: str, what: str, value: int) -> Policy:
    """Change one thing about how a major is checked; unlocks that are given already stay as they are."""
    who.coach()
    if await unit.session.get(MajorObjective, major_id) is None:
        raise BotError("no_such_part")
    if value not in CHOICES.get(what, ()):
        raise BotError("over")
    change: dict[str, Any] = {what: bool(value) if what == "needs_unlock" else value}
    chosen = replace(await of(unit, major_id), **change)
    await unit.session.merge(CheckPolicy(major_objective_id=major_id, **asdict(chosen)))
    await unit.session.flush()
    return chosen
