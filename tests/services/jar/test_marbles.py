"""Marbles: counted by whoever is quicker, named after deeds and not after people, undone in silence, emptied once."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from bot.db import Database
from bot.models import JarFilling, TrustJar, new_id
from bot.services.errors import BotError
from bot.services.helper.redaction import Redaction
from bot.services.jar import adding, emptying, standing
from bot.services.jar.standing import FULL
from tests.report import Report
from tests.services.jar import ordinary
from tests.services.jar.classroom import classroom, holds, marbles

DEED = "you helped each other"


async def test_a_marble_has_its_reason_and_the_jar_one_more(database: Database) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit, count=31)
        put_in = await adding.add(unit, made.lena, made.batch.id, f"  {DEED}\n")
        assert (put_in.jar.count, put_in.jar.newest) == (32, DEED)
        several = await adding.add(unit, made.lena, made.batch.id, "you tidied up", 3)
        assert (several.jar.count, len(several.marbles)) == (35, 3)
        assert sorted(one.reason for one in await marbles(unit)) == [DEED, *["you tidied up"] * 3]


@pytest.mark.parametrize(
    ("reason", "code"),
    [("omar helped everybody pack up", "names_somebody"), ("thanks to NIA", "names_somebody"),
     ("Ada's idea", "names_somebody"), ("see www.example.org/us", "names_somebody"),
     ("@omar_k did it", "names_somebody"), ("N\u0456a helped", "names_somebody"), ("\u039fmar", "names_somebody"),
     ("O\u200dm\u0430r", "names_somebody"), ("N i a helped", "names_somebody"), ("you and o-m-a-r", "names_somebody"),
     ("A.d.a shared", "names_somebody"), ("Lena read to you", "names_somebody"), ("L E N A", "names_somebody"),
     ("!!", "words_needed"), ("x" * 121, "text_too_long")],
)  # fmt: skip
async def test_a_reason_that_names_somebody_is_no_reason(database: Database, reason: str, code: str) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit)
        with pytest.raises(BotError, match=code) as refused:
            await adding.add(unit, made.lena, made.batch.id, reason)
        assert refused.value.step == "words"
        assert (await standing.of_batch(unit, made.batch)).count == 0


def test_no_ordinary_reason_is_taken_for_a_name() -> None:
    assert len(set(ordinary.REASONS)) > 250
    looked = Redaction(ordinary.NAMES)
    assert [(one, found) for one in ordinary.REASONS if (found := looked.found(one))] == []


async def test_a_coach_of_another_class_is_nobody_here(database: Database) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit)
        await adding.add(unit, made.lena, made.batch.id, "you wrote to Ade")
        with pytest.raises(BotError, match="names_somebody"):
            await adding.add(unit, made.ade, made.other.id, "you wrote to Ade")


async def test_the_fiftieth_goes_in_only_where_that_is_meant_and_no_other_after_it(database: Database) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit, count=48)
        with pytest.raises(BotError, match="jar_has_room"):
            await adding.add(unit, made.lena, made.batch.id, DEED, 3, may_fill=True)
        await adding.add(unit, made.lena, made.batch.id, DEED)
        with pytest.raises(BotError, match="fills_jar"):
            await adding.add(unit, made.lena, made.batch.id, DEED)
        full = await adding.add(unit, made.lena, made.batch.id, DEED, may_fill=True)
        assert full.jar.is_full
        assert full.jar.filling.filled_at == unit.now
        with pytest.raises(BotError, match="jar_full"):
            await adding.add(unit, made.lena, made.batch.id, DEED, may_fill=True)
        with pytest.raises(BotError, match="jar_is_celebrated"):
            await adding.undo(unit, made.lena, full.marbles[0].id)
        assert (await standing.of_batch(unit, made.batch)).count == FULL


async def test_a_mistake_is_undone_once_and_for_ten_minutes(database: Database) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit, count=5)
        first, second = [
            (await adding.add(unit, made.lena, made.batch.id, reason)).marbles[0] for reason in ("first", "second")
        ]
        for _ in range(2):
            assert (await adding.undo(unit, made.lena, second.id)).count == 6
        assert (await standing.of_batch(unit, made.batch)).newest == "first"
        with pytest.raises(BotError, match="over"):
            await adding.undo(unit, made.ade, first.id)
        unit.now += timedelta(minutes=10)
        with pytest.raises(BotError, match="too_late_to_undo"):
            await adding.undo(unit, made.lena, first.id)


async def test_a_jar_that_was_full_counts_when_it_is_emptied_and_any_other_does_not(database: Database) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit, count=12)
        first = (await standing.of_batch(unit, made.batch)).filling.id
        early = await emptying.empty(unit, made.lena, made.batch.id, first)
        assert (early.count, early.times_completed) == (0, 0)
        await holds(unit, made.batch, 49)
        put_in = await adding.add(unit, made.lena, made.batch.id, DEED, may_fill=True)
        for _ in range(2):  # the second press, or a second coach, sees another jar
            after = await emptying.empty(unit, made.lena, made.batch.id, put_in.jar.filling.id)
            assert (after.count, after.times_completed) == (0, 1)
        assert after.newest is None
        with pytest.raises(BotError, match="over"):
            await adding.undo(unit, made.lena, put_in.marbles[0].id)
        kept = (
            await unit.session.scalars(select(JarFilling.count).order_by(JarFilling.begun_at, JarFilling.count))
        ).all()
        assert sorted(one for one in kept if one is not None) == [12, 50]


async def test_what_marbles_were_for_is_read_page_by_page_and_what_was_undone_is_not(database: Database) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit)
        for n in range(12):
            unit.now += timedelta(minutes=1)
            put_in = await adding.add(unit, made.lena, made.batch.id, f"deed {n}")
        await adding.undo(unit, made.lena, put_in.marbles[0].id)
        jar = await standing.of_batch(unit, made.batch)
        pages = [await standing.history(unit, jar, page) for page in (0, 1, 7)]
        assert [one.reason for one in pages[0].deeds] == [f"deed {n}" for n in range(10, 0, -1)]
        assert [one.reason for one in pages[1].deeds] == ["deed 0"]
        assert pages[2].page == 1


async def test_another_class_s_jar_is_none_of_a_coach_s(database: Database) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit)
        jar = await standing.of_batch(unit, made.batch)
        for act in (
            adding.add(unit, made.ade, made.batch.id, DEED),
            standing.of_coach(unit, made.ade, made.batch.id),
            emptying.empty(unit, made.ade, made.batch.id, jar.filling.id),
        ):
            with pytest.raises(BotError, match="no_such_batch"):
                await act
        with pytest.raises(BotError, match="coaches_only"):
            await adding.add(unit, made.nia, made.batch.id, DEED)
        assert (await standing.of_mine(unit, made.nia)).batch.id == made.batch.id


@pytest.mark.both
@pytest.mark.parametrize("first_ever", [True, False], ids=["the first ever", "a jar that is there"])
async def test_coaches_who_add_at_once_lose_no_marble_and_add_none_too_many(
    database: Database, report: Report, first_ever: bool, request: pytest.FixtureRequest
) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit)
        if first_ever:
            await unit.session.execute(delete(TrustJar))
            await unit.session.execute(delete(JarFilling))
    presses = 1_000 if request.config.getoption("everything") else 60
    said = dict.fromkeys(("in", "fills_jar", "jar_full"), 0)

    async def press(number: int) -> None:
        try:
            async with database.transaction() as unit:
                await adding.add(unit, made.lena, made.batch.id, DEED, may_fill=number % 3 == 0)
            said["in"] += 1
        except BotError as error:
            said[error.code] += 1

    for begin in range(0, presses, 40):
        await asyncio.gather(*(press(number) for number in range(begin, min(begin + 40, presses))))
    async with database.transaction() as unit:
        jar = await standing.of_batch(unit, made.batch)
        rows = await marbles(unit)
    report(f"{presses} marbles pressed at once: {said['in']} in, {jar.count} counted, {len(rows)} written down")
    assert said["in"] == jar.count == len(rows) == FULL
    assert jar.filling.filled_at is not None


async def test_marbles_that_went_in_together_come_out_together(database: Database) -> None:
    async with database.transaction() as unit:
        made = await classroom(unit)
        five = await adding.add(unit, made.lena, made.batch.id, "you sang", 5)
        unit.now += timedelta(seconds=5)
        await adding.again(unit, made.lena, five.marbles[-1].id, new_id())
        for _ in range(2):
            jar = await adding.undo(unit, made.lena, five.marbles[-1].id)
            assert jar.count == 1, "what went in afterwards stays"


async def test_a_marble_that_is_named_beforehand_goes_in_once(database: Database) -> None:
    new = new_id()
    async with database.transaction() as unit:
        made = await classroom(unit, count=48)
        for _ in range(3):
            put_in = await adding.add(unit, made.lena, made.batch.id, DEED, new=new)
            assert (put_in.jar.count, put_in.marbles[0].id) == (49, new)
        last = new_id()
        for _ in range(2):
            assert (await adding.again(unit, made.lena, new, last, may_fill=True)).jar.is_full, "and is no full jar's"
        with pytest.raises(BotError, match="over"):
            await adding.add(unit, made.ade, made.other.id, DEED, new=new)
        assert len(await marbles(unit)) == 2
