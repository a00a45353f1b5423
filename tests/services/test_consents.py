"""A yes from home: put down once, taken back at any time, and only by a coach who sees the student."""

import asyncio

import pytest
from sqlalchemy import select

from bot.db import Database, Unit
from bot.models import Batch, Consent, User
from bot.models.consents import Matter
from bot.services import accounts, consents
from bot.services.errors import BotError
from bot.services.leaving import delete_student
from tests.services.homes import coach_of_others, school, speaks


async def has(unit: Unit, user_id: str, what: Matter) -> bool:
    """Return whether there is a yes to a matter for somebody."""
    return await unit.session.scalar(select(User.id).where(User.id == user_id, consents.given(what))) is not None


async def test_a_yes_is_put_down_once_and_can_be_taken_back_and_given_again(database: Database) -> None:
    async with database.transaction() as unit:
        lena, nia = await school(unit)
        assert not await has(unit, nia.id, "helper")
        assert await consents.record(unit, lena, nia.id, "helper", " her\nmother ", "paper")
        assert not await consents.record(unit, lena, nia.id, "helper", "her father", "form")
        assert await has(unit, nia.id, "helper")
        assert not await has(unit, nia.id, "voice")
        [yes] = await unit.session.scalars(select(Consent.id))
        for _ in range(2):
            await consents.withdraw(unit, lena, yes)
        assert not await has(unit, nia.id, "helper")
        assert await consents.record(unit, lena, nia.id, "helper", "her father", "form")
        await consents.withdraw(unit, lena, yes)
        assert await has(unit, nia.id, "helper"), "the later yes is another one"
    async with database.reading() as unit:
        rows = (await unit.session.scalars(select(Consent).order_by(Consent.from_whom.desc()))).all()
        assert [(one.from_whom, one.withdrawn_at is None) for one in rows] == [
            ("her mother", False), ("her father", True)
        ]  # fmt: skip
        said = await consents.of(unit, lena, nia.id)
        assert [(one.what, one.is_yes, one.recorder) for one in said] == [
            ("helper", True, "Lena"), ("voice", False, None), ("photos", False, None)
        ]  # fmt: skip


async def test_only_a_coach_who_sees_the_student_puts_anything_down(database: Database) -> None:
    async with database.transaction() as unit:
        lena, nia = await school(unit)
        await consents.record(unit, lena, nia.id, "helper", "her mother", "paper")
        [yes] = await unit.session.scalars(select(Consent.id))
        ade = await coach_of_others(unit)
        batch = (await unit.session.scalars(select(Batch).where(Batch.name == "2156"))).one()
        batches = {"no_such_batch": batch.id, "no_such_student": nia.id}
        for code, attempt in (
            ("no_such_student", consents.record(unit, ade, nia.id, "helper", "her mother", "paper")),
            ("no_such_student", consents.of(unit, ade, nia.id)),
            ("no_such_batch", consents.of_class(unit, ade, batches["no_such_batch"], "helper")),
            (
                "no_such_batch",
                consents.record_several(unit, ade, batch.id, [nia.id], "helper", "her mother", "paper"),
            ),
            ("over", consents.withdraw(unit, ade, yes)),
            ("coaches_only", consents.withdraw(unit, speaks(nia), yes)),
            ("over", consents.withdraw(unit, lena, "z" * 16)),
        ):
            with pytest.raises(BotError, match=code):
                await attempt
        batch.archived_at = unit.now
        await unit.session.flush()
        with pytest.raises(BotError, match="over"):
            await consents.withdraw(unit, lena, yes)
        assert await has(unit, nia.id, "helper")


@pytest.mark.parametrize("words", ["", "  \n ", "x" * 121])
async def test_it_has_to_be_said_who_said_yes(database: Database, words: str) -> None:
    async with database.transaction() as unit:
        lena, nia = await school(unit)
        with pytest.raises(BotError, match="from_whom"):
            await consents.record(unit, lena, nia.id, "helper", words, "paper")


async def test_of_a_whole_class_those_are_put_down_who_are_in_it_and_have_none(database: Database) -> None:
    async with database.transaction() as unit:
        lena, nia = await school(unit, "Omar", "Ravi", "Zoe")
        stranger = await accounts.add_user(unit, "Ben", "student", "another class")
        people = {one.display_name: one for one in await unit.session.scalars(select(User))}
        batch = (await unit.session.scalars(select(Batch).where(Batch.name == "2156"))).one()
        await consents.record(unit, lena, nia.id, "helper", "her mother", "paper")
        chosen = [people[name].id for name in ("Nia", "Omar", "Ravi")]
        named = [*chosen, chosen[1], stranger.id, "z" * 16]
        for done in (consents.Recorded(new=2, known=1), consents.Recorded(new=0, known=3)):
            assert done == await consents.record_several(
                unit, lena, batch.id, named, "helper", "mother or father", "form"
            )
        _, found = await consents.of_class(unit, lena, batch.id, "helper")
        assert [(one.name, one.has) for one in found] == [
            ("Nia", True), ("Omar", True), ("Ravi", True), ("Zoe", False)
        ]  # fmt: skip
        rows = (await unit.session.scalars(select(Consent))).all()
        assert sorted(one.from_whom for one in rows) == ["her mother", "mother or father", "mother or father"]


async def test_of_two_coaches_at_once_the_yes_of_one_is_kept(database: Database) -> None:
    async with database.transaction() as unit:
        lena, nia = await school(unit, *(f"Student {n}" for n in range(12)))
        both = lena, speaks(await accounts.add_user(unit, "Ade", "admin"))
        batch = (await unit.session.scalars(select(Batch).where(Batch.name == "2156"))).one()
        ids = list(await unit.session.scalars(select(User.id).where(User.batch == "2156")))
    done = []

    async def record(coach: int) -> None:
        async with database.transaction() as unit:
            shuffled = ids if coach else ids[::-1]
            done.append(
                await consents.record_several(unit, both[coach], batch.id, shuffled, "helper", "mother", "paper")
            )

    await asyncio.gather(record(0), record(1))
    assert sum(one.new for one in done) == 13
    async with database.reading() as unit:
        rows = (await unit.session.scalars(select(Consent.user_id).where(Consent.withdrawn_at.is_(None)))).all()
        assert sorted(rows) == sorted(ids)
        assert nia.id in rows


async def test_a_student_knows_whether_the_helper_is_on_and_since_when(database: Database) -> None:
    async with database.transaction() as unit:
        lena, nia = await school(unit)
        batch = (await unit.session.scalars(select(Batch).where(Batch.name == "2156"))).one()
        assert await consents.helper_for(unit, nia.id) == consents.Helper(in_class=False, since=None)
        await consents.record(unit, lena, nia.id, "voice", "her mother", "paper")
        batch.helper = True
        await unit.session.flush()
        assert await consents.helper_for(unit, nia.id) == consents.Helper(in_class=True, since=None)
        await consents.record(unit, lena, nia.id, "helper", "her mother", "paper")
        assert await consents.helper_for(unit, nia.id) == consents.Helper(in_class=True, since=unit.now)
        batch.archived_at = unit.now
        await unit.session.flush()
        assert not (await consents.helper_for(unit, nia.id)).in_class


async def test_what_a_home_said_goes_with_its_student_and_stays_when_a_coach_goes(database: Database) -> None:
    async with database.transaction() as unit:
        lena, nia = await school(unit, "Omar")
        for name in ("Nia", "Omar"):
            [student] = await unit.session.scalars(select(User.id).where(User.display_name == name))
            await consents.record(unit, lena, student, "helper", "mother", "paper")
        await delete_student(unit, lena, nia.id)
        await unit.session.delete(lena.coach())
        await unit.session.flush()
        unit.session.expire_all()
        [left] = await unit.session.scalars(select(Consent))
        assert left.recorded_by is None
