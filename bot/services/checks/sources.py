"""Where questions come from: the item models of a module, and the school's own bank; both are asked by a seed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Protocol

from sqlalchemy import select

from bot.content.diagnostics import bank
from bot.content.diagnostics.item import Asked, Misconception
from bot.content.texts import Text
from bot.db import Unit
from bot.models import BankMisconception, BankQuestion, VoidedQuestion
from bot.models.checks import EVERY_SEED

OWN = "own."  # before the id of a question of the school's own


class Source(Protocol):
    """One kind of question."""

    @property
    def key(self) -> str:
        """Its name, unique in all modules."""

    @property
    def submodule(self) -> str:
        """The number of the sub-module that it belongs to."""

    @property
    def variety(self) -> int:
        """How many different questions it makes at least."""

    def ask(self, seed: int) -> Asked:
        """Return the question of a seed."""


@dataclass(frozen=True)
class OwnQuestion:
    """A question of the school's bank: every seed asks the same, with its options in another order."""

    row: BankQuestion
    misconceptions: Mapping[str, Misconception]
    variety: int = 1

    @property
    def key(self) -> str:
        """Its name among all sources."""
        return OWN + self.row.id

    @property
    def submodule(self) -> str:
        """The number of its sub-module."""
        return self.row.part

    def ask(self, seed: int) -> Asked:
        """Return the question with its options shuffled."""
        options = [(one["text"], self._misconception(one.get("misconception"))) for one in self.row.options]
        Random(f"{self.key}:{seed}").shuffle(options)  # noqa: S311 - no secret, and it has to repeat itself
        values, misconceptions = zip(*options, strict=True)
        return Asked(self.key, seed, Text("{stem}", {"stem": self.row.stem}), values, misconceptions,
                     Text("{why}", {"why": self.row.explanation}), None)  # fmt: skip

    def _misconception(self, code: str | None) -> Misconception | None:
        return self.misconceptions[code] if code else None


async def of_module(unit: Unit, module_key: str | None) -> Sequence[Source]:
    """Return every source of a module that is in use."""
    if module_key is None:
        return ()
    voided = select(VoidedQuestion.item).where(VoidedQuestion.seed == EVERY_SEED)
    out_of_use = set(await unit.session.scalars(voided))
    rows = (
        await unit.session.scalars(
            select(BankQuestion)
            .where(BankQuestion.module_key == module_key, BankQuestion.retired_at.is_(None))
            .order_by(BankQuestion.id)
        )
    ).all()
    known = await misconceptions(unit) if rows else {}
    found: list[Source] = [*bank.models_of(module_key), *(OwnQuestion(row, known) for row in rows)]
    return [one for one in found if one.key not in out_of_use]


async def misconceptions(unit: Unit) -> dict[str, Misconception]:
    """Return every misconception by its code, those of the item models and the school's own."""
    own = await unit.session.scalars(select(BankMisconception))
    return {one.code: Misconception(one.code, one.short, one.kindly, one.helps) for one in own} | bank.misconceptions()
