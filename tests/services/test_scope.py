"""Whom a coach sees: the students of the classes in use."""

from datetime import datetime

import pytest
from sqlalchemy import select

from bot.db import Database, Unit
from bot.models import Batch, Chat
from bot.services import accounts, broadcasts, nudging, scope, students, wall
from bot.services.errors import BotError
from bot.services.who import Who

pytestmark = pytest.mark.both


async def coach_of(unit: Unit, *names: str) -> Who:
    """Make classes with a student each, called as the class is, and one student of no class; return their coach."""
    unit.session.add_all([Batch(name=name, zone="UTC", created_at=unit.now) for name in names])
    for name in names:
        await accounts.sign_in(unit, len(name), await accounts.add_user(unit, name, "student", name))
    await accounts.sign_in(unit, 99, await accounts.add_user(unit, "Zoe", "student"))
    chat = Chat(telegram_id=1, kind="private")
    return Who(1, chat, "UTC", user=await accounts.add_user(unit, "Lena", "admin"))


async def put_away(unit: Unit, name: str, *, away: bool = True) -> None:
    batch = (await unit.session.scalars(select(Batch).where(Batch.name == name))).one()
    batch.archived_at = unit.now if away else None
    await unit.session.flush()


async def seen_everywhere(unit: Unit, lena: Who) -> list[set[str]]:
    """Return the names on the wall, in the list, among the missing, and among those who get a message to all."""
    return [
        {one.name for one in await wall.mood_today(unit, lena)},
        {one.name for one in await students.found(unit, lena)},
        {one.name for one in await nudging.missing(unit, lena)},
        {one.display_name for one in (await broadcasts.audience(unit, lena, broadcasts.EVERYBODY))[1]},
    ]


async def test_a_class_that_was_put_away_leaves_every_daily_screen_until_it_is_taken_out(database: Database) -> None:
    async with database.transaction() as unit:
        unit.now = datetime.fromisoformat("2026-03-02T10:30:00+00:00")  # on a Monday, when school has begun
        lena = await coach_of(unit, "one", "three")
        [gone] = await students.found(unit, lena, "one")
        await put_away(unit, "one")
        assert await seen_everywhere(unit, lena) == [{"three", "Zoe"}] * 4
        with pytest.raises(BotError, match="no_such_student"):
            await scope.student(unit, lena, gone.id)
        await put_away(unit, "one", away=False)
        assert await seen_everywhere(unit, lena) == [{"one", "three", "Zoe"}] * 4
