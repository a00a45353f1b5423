"""A coach's morning in a class of 25 with two weeks behind it."""

import re

import pytest

from bot.models import Newcomer, User
from tests.journeys.acting import Counted, asks_to_come_in, class_code
from tests.report import Report
from tests.street import Street

MONDAY = 1


@pytest.mark.thorough
async def test_the_morning_of_a_coach_of_twenty_five(street: Street) -> None:
    street.it_is(10, weekday=MONDAY)
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


async def test_a_morning_takes_at_most_fifteen_presses(street: Street, report: Report) -> None:
    """Six newcomers wait, two of them as the roster has them, three checks, a talk and two books; three are missing."""
    street.it_is(10, weekday=MONDAY)  # nobody is greeted in quiet hours, or missing on a Sunday
    await street.class_has_a_past()
    lena = Counted(street, street.lena)
    code = await class_code(street)
    for number, name in enumerate(("Nia", "Omar", "Xena", "Yusuf", "Zoe", "Ada")):
        phone = street.world.person(f"Phone {number}", id=5000 + number)
        await asks_to_come_in(street, phone, code, name)
    assert "12 wait for you" in street.lena.screen.text

    await lena.presses("Accept all 2 with nothing unusual", "Accept all 2")
    await lena.presses("What waits", "Open the first", "New on the roster")
    for left in (9, 8):
        await lena.presses(f"Next ({left})", "New on the roster")
    assert "somebody of that name is in the class already" in await lena.presses("Next (7)")
    await lena.presses("Not yet", "Please ask me in class first.")
    assert "Not yet, said Lena" in street.lena.screen.text
    assert {one.state for one in await street.read(Newcomer)} == {"accepted", "refused"}

    assert "20 of 28 checked in" in await lena.says("/today")
    await lena.presses("Missing (8)")
    assert "I've said hello to" in await lena.presses("Say hello to all 8")
    assert lena.count <= 15
    report(f"a class of 25, six cards, three missing and five who came in just now: {lena.count} presses of the coach")


@pytest.mark.thorough
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
