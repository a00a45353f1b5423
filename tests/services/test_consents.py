"""A yes from home: put down once, taken back at any time, and only by a coach who sees the student."""

import pytest
from sqlalchemy import select

from bot.db import Database, Unit
from bot.models import Batch, Chat, CoachBatch, Consent, User
from bot.services import accounts, consents
from bot.services.errors import BotError
from bot.services.who import Who

pytestmark = pytest.mark.both


async def school(unit: Unit) -> tuple[Who, User]:
    """Make a class with Nia in it; return its coach, and her."""
    unit.session.add(Batch(name="2156", zone="UTC", created_at=unit.now))
    nia = await accounts.add_user(unit, "Nia", "student", "2156")
    lena = await accounts.add_user(unit, "Lena", "admin")
    return Who(1, Chat(telegram_id=1, kind="private"), "UTC", user=lena), nia


async def test_a_yes_is_put_down_once_and_can_be_taken_back_and_given_again(database: Database) -> None:
    async with database.transaction() as unit:
        lena, nia = await school(unit)
        assert not await consents.has(unit, nia.id, "helper")
        assert await consents.record(unit, lena, nia.id, "helper", "her mother", "paper")
        assert not await consents.record(unit, lena, nia.id, "helper", "her father", "form")
        assert await consents.has(unit, nia.id, "helper")
        assert not await consents.has(unit, nia.id, "voice")
        assert await consents.withdraw(unit, lena, nia.id, "helper")
        assert not await consents.withdraw(unit, lena, nia.id, "helper")
        assert not await consents.has(unit, nia.id, "helper")
        assert await consents.record(unit, lena, nia.id, "helper", "her father", "form")
    async with database.reading() as unit:
        rows = (await unit.session.scalars(select(Consent).order_by(Consent.from_whom.desc()))).all()
        assert [(one.from_whom, one.withdrawn_at is None) for one in rows] == [
            ("her mother", False), ("her father", True)
        ]  # fmt: skip


async def test_only_a_coach_who_sees_the_student_puts_anything_down(database: Database) -> None:
    async with database.transaction() as unit:
        lena, nia = await school(unit)
        other = Batch(name="other", zone="UTC", created_at=unit.now)
        unit.session.add(other)
        await unit.session.flush()
        unit.session.add(CoachBatch(user_id=lena.coach().id, batch_id=other.id))
        await unit.session.flush()
        for attempt in (
            consents.record(unit, lena, nia.id, "helper", "her mother", "paper"),
            consents.withdraw(unit, lena, nia.id, "helper"),
        ):
            with pytest.raises(BotError, match="no_such_student"):
                await attempt


@pytest.mark.parametrize("words", ["", "   ", "x" * 121])
async def test_it_has_to_be_said_who_said_yes(database: Database, words: str) -> None:
    async with database.transaction() as unit:
        lena, nia = await school(unit)
        with pytest.raises(BotError, match="from_whom"):
            await consents.record(unit, lena, nia.id, "helper", words, "paper")
