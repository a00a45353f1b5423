"""A student proposes a deed: one decision of it, no name in it, and nothing of who it was for anybody else."""

from datetime import timedelta

import pytest

from bot.db import Database, Unit
from bot.models import Nomination
from bot.services import cards, inbox
from bot.services.errors import BotError
from bot.services.jar import adding, emptying, nominating, standing
from bot.services.jar.nomination_cards import FILL, KIND
from tests.services.jar.classroom import classroom, holds, marbles
from tests.services.racing import race
from tests.services.two_classes import TwoClasses

DEED = "we carried all the chairs"


async def asked(unit: Unit, made: TwoClasses) -> str:
    return (await nominating.nominate(unit, made.nia, DEED)).id


async def test_a_deed_waits_once_and_names_nobody(database: Database) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit)
        first = await asked(unit, made)
        assert (await nominating.nominate(unit, made.nia, f" {DEED.upper()}")).id == first
        with pytest.raises(BotError, match="names_somebody"):
            await nominating.nominate(unit, made.nia, "Omar carried all the chairs")
        for n in range(2):
            await nominating.nominate(unit, made.nia, f"deed {n}")
        with pytest.raises(BotError, match="enough_nominations"):
            await nominating.nominate(unit, made.nia, "one more")
        assert [one.batch for one in await KIND.waiting(unit, made.lena.coach())] == ["2156"] * 3
        assert await KIND.waiting(unit, made.ade.coach()) == []


async def test_a_yes_is_a_marble_and_a_card_says_nobody_s_name(database: Database) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit, count=3)
        card = await asked(unit, made)
        evidence = await KIND.evidence(unit, made.lena.coach(), card)
        assert "Nia" not in str(evidence)
        decision = await inbox.approve(unit, made.lena, KIND, card)
        assert decision is not None
        (marble,) = await marbles(unit)
        assert (marble.reason, marble.nomination_id) == (DEED, card)
        assert (await standing.of_batch(unit, made.batch)).count == 4
        await inbox.undo(unit, made.lena, decision.id)
        assert (await standing.of_batch(unit, made.batch)).count == 3
        assert (await unit.session.get_one(Nomination, card)).state == "waiting"


async def test_a_yes_that_fills_the_jar_has_to_be_meant_and_stands(database: Database) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit, count=49)
        card = await asked(unit, made)
        assert await inbox.approve(unit, made.lena, KIND, card) is None, "the card says by now that it would fill it"
        decision = await inbox.approve(unit, made.lena, KIND, card, FILL)
        assert decision is not None
        assert (await standing.of_batch(unit, made.batch)).is_full
        other = (await nominating.nominate(unit, made.omar, "we sang")).id
        assert await inbox.approve(unit, made.lena, KIND, other, FILL) is None
        assert (await unit.session.get_one(Nomination, other)).state == "waiting"
        with pytest.raises(BotError, match="built_upon"):
            await inbox.undo(unit, made.lena, decision.id)


async def test_a_yes_is_not_taken_out_of_the_next_jar(database: Database) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit)
        decision = await inbox.approve(unit, made.lena, KIND, await asked(unit, made))
        assert decision is not None
        jar = await standing.of_batch(unit, made.batch)
        await emptying.empty(unit, made.lena, made.batch.id, jar.filling.id)
        await holds(unit, made.batch, 7)
        unit.now += timedelta(minutes=1)
        with pytest.raises(BotError, match="built_upon"):
            await inbox.undo(unit, made.lena, decision.id)
        assert (await standing.of_batch(unit, made.batch)).count == 7


async def test_what_is_taken_back_is_decided_by_nobody(database: Database) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit)
        card = await asked(unit, made)
        with pytest.raises(BotError, match="over"):
            await cards.withdraw(unit, made.omar, Nomination, card)
        await cards.withdraw(unit, made.nia, Nomination, card)
        with pytest.raises(BotError, match="over"):
            await cards.withdraw(unit, made.nia, Nomination, card)
        assert await inbox.approve(unit, made.lena, KIND, card) is None
        with pytest.raises(BotError, match="no_such_card"):
            await inbox.approve(unit, made.ade, KIND, card)
        assert await marbles(unit) == []


async def test_what_waits_is_found_however_much_was_decided_since(database: Database) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit)
        first = await asked(unit, made)
        for n in range(nominating.LATEST):
            unit.now += timedelta(minutes=1)
            later = await nominating.nominate(unit, made.nia, f"deed {n}")
            await inbox.refuse(unit, made.lena, KIND, later.id, "We talked about that one.")
        gone = await nominating.nominate(unit, made.nia, "we took this back")
        await cards.withdraw(unit, made.nia, Nomination, gone.id)
        shown = await nominating.of_mine(unit, made.nia)
        assert shown[0].id == first
        assert gone.id not in [one.id for one in shown], "what was taken back does not look as if it waited"
        assert (await nominating.nominate(unit, made.nia, DEED)).id == first


@pytest.mark.both
async def test_of_many_presses_on_a_deed_one_decides(database: Database) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit)
        card = await asked(unit, made)
    won = await race(database, made.lena, KIND, card)
    async with database.transaction() as unit:
        rows, jar = await marbles(unit), await standing.of_batch(unit, made.batch)
    assert len(won) == 1
    assert len(rows) == jar.count == (won == ["approved"])
    assert adding.MOST_AT_ONCE > 1
