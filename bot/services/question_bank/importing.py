"""Taking a school's own questions in: what a file would add and change, found by their stems; and doing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from bot.content.diagnostics import bank
from bot.db import Unit
from bot.models import BankMisconception, BankQuestion
from bot.services.errors import BotError
from bot.services.problems import Problem, Problems
from bot.services.question_bank.lint import look, signature, stem
from bot.services.who import Who

LEVEL = "2"  # where a file does not say how hard a question is


@dataclass
class Plan:
    """What a file would do; nothing, while there are problems."""

    module: str
    new: int = 0
    changed: int = 0
    same: int = 0
    codes: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How much there is to write."""
        return 0 if self.problems else self.new + self.changed + self.codes


async def plan(unit: Unit, who: Who, found: Mapping[str, Any], problems: Sequence[Problem]) -> Plan:
    """Hold a file against the bank, with all that is amiss in it; nothing is written."""
    return (await _compared(unit, who, found, problems))[0]


async def carry_out(unit: Unit, who: Who, found: Mapping[str, Any], problems: Sequence[Problem]) -> Plan:
    """Write what a file says, as of now; nothing of one in which something is amiss."""
    result, pairs, codes = await _compared(unit, who, found, problems)
    if result.problems:
        raise BotError("over")
    for one, row in pairs:
        _write(unit, who, found["module"], one, row)
    for code in codes:
        await unit.session.merge(BankMisconception(**_code_values(code)))
    await unit.session.flush()
    return result


Pairs = list[tuple[Mapping[str, Any], BankQuestion | None]]


async def _compared(
    unit: Unit, who: Who, found: Mapping[str, Any], problems: Sequence[Problem]
) -> tuple[Plan, Pairs, list[Mapping[str, Any]]]:
    who.coach()
    own = {one.code: one for one in await unit.session.scalars(select(BankMisconception))}
    noted = Problems()
    noted.found = list(problems)
    look(found, own, bank.misconceptions(), noted)
    codes = [one for one in found["misconceptions"] if _is_other(one, own.get(one["code"]))]
    result = Plan(found["module"], codes=len(codes), problems=noted.in_order())
    pairs = _paired(found["questions"], await _there(unit, found["module"]))
    for one, row in pairs:
        if row is None:
            result.new += 1
        elif _values(one).items() <= {name: getattr(row, name) for name in _values(one)}.items():
            result.same += 1
        else:
            result.changed += 1
    return result, pairs, codes


async def _there(unit: Unit, module: str) -> list[BankQuestion]:
    mine = select(BankQuestion).where(BankQuestion.module_key == module)
    return list(await unit.session.scalars(mine.order_by(BankQuestion.added_at, BankQuestion.id)))


def _paired(questions: Sequence[Mapping[str, Any]], there: Sequence[BankQuestion]) -> Pairs:
    """Find each question's row: the one with the same stem and options, else one with the same stem that is left."""
    rows: dict[int, BankQuestion] = {}
    for same in (signature, stem):
        taken = {row.id for row in rows.values()}
        left: dict[object, list[BankQuestion]] = {}
        for row in there:
            if row.id not in taken:
                left.setdefault(same({"stem": row.stem, "options": row.options}), []).append(row)
        for place, one in enumerate(questions):
            if place not in rows and left.get(same(one)):
                rows[place] = left[same(one)].pop(0)
    return [(one, rows.get(place)) for place, one in enumerate(questions)]


def _values(one: Mapping[str, Any]) -> dict[str, Any]:
    options = [{"text": option["text"], "misconception": option["misconception"] or None} for option in one["options"]]
    return {
        "part": one["part"],
        "stem": one["stem"],
        "options": options,
        "explanation": one["explanation"],
        "difficulty": int(one["difficulty"] or LEVEL) if (one["difficulty"] or LEVEL).isdecimal() else 0,
    }


def _write(unit: Unit, who: Who, module: str, one: Mapping[str, Any], row: BankQuestion | None) -> None:
    if row is None:
        added = {"module_key": module, "added_by": who.coach().id, "added_at": unit.now}
        unit.session.add(BankQuestion(**_values(one), **added))
        return
    for name, value in _values(one).items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def _code_values(one: Mapping[str, Any]) -> dict[str, str]:
    return {name: one[name] for name in ("code", "short", "kindly", "helps")}


def _is_other(one: Mapping[str, Any], row: BankMisconception | None) -> bool:
    return row is None or any(getattr(row, name) != value for name, value in _code_values(one).items())
