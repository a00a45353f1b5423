"""From an empty database and the README to a class of ten who have checked in."""

import pytest

from bot.models import EmotionCheckIn, Newcomer, User
from playground.people import Person
from tests.journeys.acting import Counted, asks_to_come_in
from tests.report import Report
from tests.street import Street

NAMES = ("Ada", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal", "Ida", "Jo")


async def checks_in(street: Street, phone: Person, name: str) -> None:
    welcome = next(one for one in phone.chat.messages if f"You're in, {name}" in one.text)
    phone.presses("Start", on=welcome)
    await street.settle()
    for label in ("Happy", "Proud", "Done", "Skip"):
        phone.presses(label)
        await street.settle()


@pytest.mark.thorough
async def test_a_coach_brings_in_ten_students_two_of_them_on_one_phone(street: Street, report: Report) -> None:
    lena = Counted(street, street.lena)
    await lena.says("/start")
    await lena.says("Lena")
    assert "Nobody is on the roster yet" in await lena.presses("Yes")
    await lena.presses("Make a class")
    assert "2156 is there" in await lena.says("2156")
    await lena.presses("Invite the whole class")
    link = next(text for text in reversed(street.lena.reads()) if "start=" in text).split("start=")[1].split()[0]

    phones = [street.world.person(f"Phone {number}", id=5000 + number) for number in range(9)]
    phones.append(phones[-1])
    for name, phone in zip(NAMES, phones, strict=True):
        await asks_to_come_in(street, phone, link, name, "Mine" if phone is not phones[-1] else "My family's")
    assert "Nice to meet you, Ida and Jo." in phones[-1].screen.text
    assert "10 wait for you" in street.lena.screen.text

    await lena.presses("Accept all 10 with nothing unusual")
    assert "Accepted 10: Ada, Bo, Cy, Di, Ed, Flo, Gus, Hal, Ida, and Jo." in await lena.presses("Accept all 10")
    for name, phone in zip(NAMES, phones, strict=True):
        await checks_in(street, phone, name)
        assert ("Jo\n" in phone.screen.text) == (name == "Jo"), "the name stands on top where two read one chat"
    assert "2156 today: 10 of 10 checked in." in await lena.says("/today")

    students = {one.id: one.display_name for one in await street.read(User, User.role == "student")}
    assert sorted(students.values()) == sorted(NAMES)
    assert sorted(students[one.user_id] for one in await street.read(EmotionCheckIn)) == sorted(NAMES)
    report(f"a new coach, an empty database: 10 students are in and have checked in; {lena.count} presses of the coach")


@pytest.mark.thorough
async def test_of_those_who_wait_on_one_phone_each_can_take_it_back(street: Street) -> None:
    lena = Counted(street, street.lena)
    await lena.says("/start")
    await lena.says("Lena")
    await lena.presses("Yes", "Make a class")
    await lena.says("2156")
    await lena.presses("Invite the whole class")
    link = next(text for text in reversed(street.lena.reads()) if "start=" in text).split("start=")[1].split()[0]
    for name in ("Ida", "Jo", "ida "):
        await asks_to_come_in(street, street.nia, link, name, "My family's")
    assert len(await street.read(Newcomer)) == 2, "the same name once more is the same person"
    both = street.nia.screen
    street.nia.presses("I'm not Ida", on=both)
    await street.settle()
    assert "it was a mistake, Ida" in street.nia.screen.text
    street.nia.says("/today")
    await street.settle()
    assert "Nice to meet you, Jo." in street.nia.screen.text
    _ida, jo = await street.read(Newcomer)
    street.omar.says("/start")
    street.omar.presses_data(f"a:stop_waiting:{jo.id}", both)
    await street.settle()
    assert {one.name: one.state for one in await street.read(Newcomer)} == {"Ida": "withdrawn", "Jo": "waiting"}
    for name in ("Kim", "Lou", "Max", "Ned"):
        await asks_to_come_in(street, street.nia, link, name, "My family's")
    await asks_to_come_in(street, street.nia, link, "One too many", "My family's")
    assert "5 of you wait here already" in street.nia.screen.text
