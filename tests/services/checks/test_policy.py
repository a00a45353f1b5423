"""How a major is checked: the contract's way until a coach says otherwise."""

import pytest
from sqlalchemy import select

from bot.db import Database
from bot.models import CheckPolicy, MajorObjective
from bot.services.checks import policy
from bot.services.checks.policy import Policy
from bot.services.errors import BotError
from tests.services.test_rules import somebody

pytestmark = pytest.mark.both


async def test_a_major_of_which_nobody_chose_anything_is_checked_as_the_contract_says(database: Database) -> None:
    async with database.reading() as unit:
        major = (await unit.session.scalars(select(MajorObjective.id))).first()
        assert major is not None
        assert await policy.of(unit, major) == await policy.of(unit, "none of ours") == Policy()
        assert Policy() == Policy(pass_percent=100, attempts=1, hours=24, needs_unlock=True, questions=12)


async def test_a_coach_chooses_one_thing_at_a_time_and_may_choose_back(database: Database) -> None:
    async with database.transaction() as unit:
        lena = await somebody(unit, "Lena", "admin")
        majors = (await unit.session.scalars(select(MajorObjective.id).limit(2))).all()
        assert await policy.choose(unit, lena, majors[0], "pass_percent", 90) == Policy(pass_percent=90)
        chosen = await policy.choose(unit, lena, majors[0], "needs_unlock", 0)
        assert chosen == Policy(pass_percent=90, needs_unlock=False)
    async with database.transaction() as unit:
        assert await policy.of(unit, majors[0]) == chosen
        assert await policy.of(unit, majors[1]) == Policy()
        for what, value in (("pass_percent", 100), ("needs_unlock", 1)):
            await policy.choose(unit, lena, majors[0], what, value)
        assert await policy.of(unit, majors[0]) == Policy()
        assert len((await unit.session.scalars(select(CheckPolicy))).all()) == 1


async def test_nothing_else_can_be_chosen_and_by_nobody_else(database: Database) -> None:
    async with database.transaction() as unit:
        lena, nia = await somebody(unit, "Lena", "admin"), await somebody(unit, "Nia", "student")
        major = (await unit.session.scalars(select(MajorObjective.id))).first() or ""
        tries = [
            (nia, major, "hours", 24, "coaches_only"),
            (lena, "none", "hours", 24, "no_such_part"),
            (lena, major, "hours", 25, "over"),
            (lena, major, "major_objective_id", 24, "over"),
        ]
        for who, one, what, value, code in tries:
            with pytest.raises(BotError, match=code):
                await policy.choose(unit, who, one, what, value)
        assert await policy.of(unit, major) == Policy()
