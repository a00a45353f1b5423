"""A street that was put where a walk ends is the street of somebody who went there."""

import pytest
from sqlalchemy import select

from bot.models import Base
from tests.beginnings import beginning
from tests.moments import clock_at_the_beginning
from tests.stores import Stores
from tests.street import Street


@beginning
async def nia_is_in_and_has_a_picture(street: Street) -> dict[str, str]:
    """Have something of every sort: people, presses, pictures, an answer to return."""
    codes = await street.class_is_invited()
    await street.joins(street.nia, codes["Nia"])
    street.world.person("Zed", id=3001).says("/start")
    await street.settle()
    return codes


async def rows(street: Street) -> dict[str, list[tuple[object, ...]]]:
    async with street.database.reading() as unit:
        return {
            table.name: [tuple(row) for row in await unit.session.execute(select(table).order_by(*table.primary_key))]
            for table in Base.metadata.sorted_tables
        }


def messages(street: Street) -> list[object]:
    return [(chat.title, one.id, one.date, one.sender.first_name, one.text, one.buttons)
            for chat in street.world.chats.values() for one in chat.messages]  # fmt: skip


def texts(street: Street) -> list[str]:
    return [text for person in street.world.people.values() for text in person.reads()]


@pytest.mark.both
async def test_a_street_put_there_is_like_the_one_that_went_there(stores: Stores, migrated: str) -> None:
    async with (
        Street.open(await stores.copy(migrated), clock_at_the_beginning()) as went,
        Street.open(await stores.copy(migrated), clock_at_the_beginning()) as was_put,
    ):
        codes = await nia_is_in_and_has_a_picture(went)
        calls = len(went.world.calls)
        assert await nia_is_in_and_has_a_picture(was_put) == codes
        assert not was_put.is_fresh
        assert (await rows(was_put), messages(was_put)) == (await rows(went), messages(went))
        assert len(was_put.world.calls) == calls
        assert was_put.clock.now() <= went.clock.now()

        for street in (went, was_put):
            for label in ("Happy", "Proud", "Done"):
                street.nia.presses(label)
                await street.settle()
            street.omar.starts(codes["Omar"])
            street.world.people[3001].says("/help")
            await street.settle()
        assert texts(was_put) == texts(went)


async def test_a_street_on_which_anything_happened_goes_itself(street: Street) -> None:
    street.nia.says("/start")
    assert not street.is_fresh
    await street.nia_has_joined()
    assert street.nia.screen.text.startswith("Nia, how are you right now?")
