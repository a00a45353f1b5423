"""One card comes back each week: the one that was away longest, never a new one, and no two in a week."""

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select

from bot.clock import Clock
from bot.db import Database
from bot.models import VisionBoardCard
from bot.services.vision import returning
from bot.services.who import Who
from tests.services.vision.boarding import card, nia_and_omar

DAY = timedelta(days=1)


async def comes(database: Database, who: Who, *, again: bool = False) -> str | None:
    """Let a card come back, and return its title."""
    key = who.student().id
    async with database.transaction() as unit:
        found = await returning.to_return(unit, {key: who.today}, [key] if again else [])
        if key not in found:
            return None
        await returning.note(unit, found[key].card.id, who.today(unit.now))
        return found[key].card.title


async def test_cards_take_turns_week_by_week(database: Database, clock: Clock) -> None:
    nia, omar = await nia_and_omar(database)
    async with database.transaction() as unit:
        for title in "ab":
            await card(unit, nia, "mini_tile", title=title)
    assert await comes(database, nia) is None, "they are new"
    clock.move(7 * DAY)
    assert (await comes(database, nia), await comes(database, nia)) == ("a", None)
    assert await comes(database, nia, again=True) == "a"
    async with database.transaction() as unit:
        await card(unit, nia, "mini_tile", title="new")
    clock.move(6 * DAY)
    assert await comes(database, nia) is None, "no week has passed"
    found = []
    for _ in range(5):
        clock.move(7 * DAY)
        found.append(await comes(database, nia))
    assert found == ["b", "new", "a", "b", "new"]
    assert await comes(database, omar) is None


async def test_days_are_those_of_the_student_and_a_day_to_come_is_none(database: Database, clock: Clock) -> None:
    nia, _omar = await nia_and_omar(database)
    there = replace(nia, zone="Pacific/Kiritimati")
    async with database.transaction() as unit:
        await card(unit, nia, "mini_tile")
    clock.move(8 * DAY)
    assert await comes(database, there) == "Read"
    async with database.transaction() as unit:
        one = (await unit.session.scalars(select(VisionBoardCard))).one()
        assert one.returned_on == there.today(unit.now)
        one.returned_on = date(2999, 1, 1)
    assert await comes(database, nia) is None, "a clock ran wrong, and nothing breaks of it"
