"""The questions of a school's own bank: what there is, and taking one out of use."""

from collections.abc import Mapping, Sequence

from sqlalchemy import func, select

from bot.db import Unit
from bot.models import BankQuestion
from bot.services.errors import BotError
from bot.services.who import Who


async def of_module(unit: Unit, who: Who, module_key: str) -> Sequence[BankQuestion]:
    """Return a school's own questions of a module, those in use first, by sub-module."""
    who.coach()
    mine = select(BankQuestion).where(BankQuestion.module_key == module_key)
    order = BankQuestion.retired_at.is_not(None), BankQuestion.part, BankQuestion.stem, BankQuestion.id
    return (await unit.session.scalars(mine.order_by(*order))).all()


async def counts(unit: Unit) -> Mapping[str, int]:
    """Return how many questions of a school's own are in use, by module."""
    in_use = select(BankQuestion.module_key, func.count()).where(BankQuestion.retired_at.is_(None))
    rows = (await unit.session.execute(in_use.group_by(BankQuestion.module_key))).all()
    return {row[0]: row[1] for row in rows}


async def find(unit: Unit, who: Who, question_id: str) -> BankQuestion:
    """Return one of them."""
    who.coach()
    found = await unit.session.get(BankQuestion, question_id)
    if found is None:
        raise BotError("no_such_question")
    return found


async def retire(unit: Unit, who: Who, question_id: str, *, away: bool) -> BankQuestion:
    """Take a question out of use, or use it again; who has met it keeps it as it was."""
    one = await find(unit, who, question_id)
    if (one.retired_at is not None) != away:
        one.retired_at = unit.now if away else None
    await unit.session.flush()
    return one
