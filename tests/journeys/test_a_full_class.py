"""A coach's morning in a class of 25 with two weeks behind it."""

import re

from bot.models import User
from tests.street import Street


async def test_the_morning_of_a_coach_of_twenty_five(street: Street) -> None:
    await street.class_has_a_past()
    street.lena.says("/today")
    await street.settle()
    wall = street.lena.screen.text
    assert "2156 today: 20 of 25 checked in." in wall
    assert "Not signed in: Nia and Omar" in wall
    assert len(re.findall(r"\(\w+(?:, \w+)?\)", wall)) >= 3, "heavy feelings stand by name, with their words"
    street.lena.presses("Missing (3)")
    await street.settle()
    missing = street.lena.screen.text.splitlines()[1:]
    assert len(missing) == 3
    assert all(name in wall for name in missing)
    street.lena.says("/students")
    await street.settle()
    assert len(await street.read(User, User.batch == "2156")) == 25


async def test_somebody_new_comes_into_the_full_class(street: Street) -> None:
    await street.class_has_a_past()
    codes = [text.split("start=")[1].split()[0] for text in street.lena.reads() if "for Nia" in text]
    await street.joins(street.nia, codes[-1])
    street.nia.presses("Happy")
    await street.settle()
    for label in ("Proud", "Done", "Skip"):
        street.nia.presses(label)
        await street.settle()
    street.lena.says("/today")
    await street.settle()
    assert "2156 today: 21 of 25 checked in." in street.lena.screen.text
