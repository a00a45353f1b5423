"""A student looks at their month: what they said, day by day, and nobody else can."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from sqlalchemy import select

from bot.drawing import draw
from bot.models import EmotionCheckIn, EmotionSubcategory, OutboxRow, User
from bot.services import accounts
from tests.journeys.path import presses, says
from tests.street import OMAR, Street

FIRST = datetime(2040, 3, 24, 15, 20, tzinfo=UTC)


async def on_the_24th_of_march(street: Street) -> None:
    """Let Nia have joined by that day, and not have said how she is."""
    street.world.clock.move(FIRST - street.database.clock.now())
    await street.nia_has_joined()


async def said(street: Street, day: date, *words: str, hour: int = 9) -> None:
    """Let Nia have checked in on a day."""
    async with street.database.transaction() as unit:
        nia = (await unit.session.scalars(select(User).where(User.display_name == "Nia"))).one()
        known = {one.name: one for one in await unit.session.scalars(select(EmotionSubcategory))}
        picked = [known[word] for word in words]
        at = datetime.combine(day, time(hour), UTC)
        row = EmotionCheckIn(user_id=nia.id, category_id=picked[0].category_id, subcategory_id=picked[0].id,
                             feelings=[one.id for one in picked], timestamp=at, local_date=day)  # fmt: skip
        unit.session.add(row)


async def picture(street: Street) -> dict[str, Any]:
    """Return the values of the newest picture that was sent."""
    rows = await street.read(OutboxRow)
    newest = [row.payload["file"] for row in rows if row.payload and "file" in row.payload][-1]
    values: dict[str, Any] = newest["values"]["values"]
    return values


async def test_a_month_shows_every_day_and_says_the_same_in_words(street: Street) -> None:
    await on_the_24th_of_march(street)
    await said(street, date(2040, 3, 2), "Proud")
    await said(street, date(2040, 3, 3), "Proud", "Joyful")
    await said(street, date(2040, 3, 3), "Stuck", hour=15)
    await said(street, date(2040, 3, 5), "I'd rather not say")
    await presses(street, street.nia, "Happy", "Joyful", "Done", "Skip", "Menu")
    text = await presses(street, street.nia, "My month")
    assert text.splitlines() == [
        "March 2040",
        "😊 Happy: 3 days (Joyful 2, Proud 2)",
        "😤 Frustrated: 1 day (Stuck 1)",
        "1 day without a word",
        "You checked in on 4 days.",
    ]
    assert street.nia.screen.photo is not None
    shown = await picture(street)
    assert (shown["before"], shown["today"], len(shown["days"])) == (3, 24, 31)
    assert [(one["label"], one["face"], one["count"]) for one in shown["feelings"]] == [
        ("Happy", "happy", 3), ("Frustrated", "frustrated", 1), ("no word", "silent", 1),
    ]  # fmt: skip
    assert {n: day for n, day in enumerate(shown["days"], 1) if day} == {2: [0], 3: [0, 1], 5: [2], 24: [0]}


@pytest.mark.thorough
async def test_months_are_turned_in_their_place_and_empty_ones_left_out(street: Street) -> None:
    await on_the_24th_of_march(street)
    await said(street, date(2039, 11, 30), "Tired")
    await said(street, date(2040, 1, 2), "Worried")
    assert "March 2040 is still empty." in await says(street, street.nia, "/month")
    assert street.nia.screen.photo is None
    assert "😟 Anxious: 1 day (Worried 1)" in await presses(street, street.nia, "‹ January 2040")
    place = street.nia.screen.id
    assert "😢 Sad: 1 day (Tired 1)" in await presses(street, street.nia, "‹ November 2039")
    assert (street.nia.screen.id, (await picture(street))["today"]) == (place, None)
    assert street.nia.screen.buttons == [["January 2040 ›"], ["Check in", "Today"]]
    assert "January 2040" in await presses(street, street.nia, "January 2040 ›")
    assert "March 2040 is still empty." in await presses(street, street.nia, "March 2040 ›")


@pytest.mark.thorough
async def test_what_belongs_to_a_local_day_counts_there(street: Street) -> None:
    await on_the_24th_of_march(street)
    await presses(street, street.nia, "Calm", "Relaxed", "Done", "Skip")
    async with street.database.transaction() as unit:
        entry = (await unit.session.scalars(select(EmotionCheckIn))).one()
        entry.local_date = date(2040, 2, 28)
    await says(street, street.nia, "/month")
    assert "😌 Calm: 1 day (Relaxed 1)" in await presses(street, street.nia, "‹ February 2040")
    assert (await picture(street))["days"][27] == [0]


@pytest.mark.thorough
async def test_a_family_phone_says_whose_it_is_and_who_else_can_look(street: Street) -> None:
    await on_the_24th_of_march(street)
    await presses(street, street.nia, "Happy", "Joyful", "Done", "Skip")
    await says(street, street.nia, "/settings")
    await presses(street, street.nia, "Whose phone", "My family's")
    text = await says(street, street.nia, "/month")
    assert text.startswith("Nia\nMarch 2040\n")
    assert "People at home can see it, too." in text


@pytest.mark.thorough
async def test_pictures_are_dark_for_whoever_chose_that(street: Street) -> None:
    await on_the_24th_of_march(street)
    await presses(street, street.nia, "Happy", "Joyful", "Done", "Skip")
    await says(street, street.nia, "/month")
    light = street.nia.screen.photo
    await says(street, street.nia, "/settings")
    assert "Pictures are dark." in await presses(street, street.nia, "Pictures: light or dark", "Dark")
    await says(street, street.nia, "/month")
    dark = street.nia.screen.photo
    assert light is not None
    assert dark is not None
    assert dark.data == draw("feelings_month", await picture(street), dark=True) != light.data


async def test_nobody_else_can_open_it(street: Street) -> None:
    await on_the_24th_of_march(street)
    await said(street, date(2040, 3, 2), "Proud")
    assert "is for students" in await says(street, street.lena, "/month")
    street.lena.presses_data("a:month_of:2040-03", street.lena.screen)
    await street.settle()
    assert "is for students" in street.lena.screen.text
    async with street.database.transaction() as unit:
        omar = (await unit.session.scalars(select(User).where(User.display_name == "Omar"))).one()
        await accounts.sign_in(unit, OMAR, omar)
    await says(street, street.omar, "/month")
    for data, answer in (("2040-03", "still empty"), ("2099-12", "March 2040 is still empty"), ("2040-13", "finished")):
        street.omar.presses_data(f"a:month_of:{data}", street.omar.screen)
        await street.settle()
        assert answer in street.omar.screen.text, data
