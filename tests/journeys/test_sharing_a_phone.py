"""Two students on one Telegram account: each message says whose it is, and a button acts for them."""

import json

import pytest

from bot.models import EmotionCheckIn, Newcomer, User
from tests.journeys.acting import asks_to_come_in, class_code
from tests.street import Street


async def _both_on_nias_phone(street: Street) -> dict[str, str]:
    codes = await street.class_is_invited()
    await street.joins(street.nia, codes["Nia"])
    await street.joins(street.nia, codes["Omar"])
    return {one.display_name: one.id for one in await street.read(User, User.role == "student")}


async def test_a_second_student_comes_in_and_speaks(street: Street) -> None:
    await _both_on_nias_phone(street)
    assert "Omar, how are you right now?" in street.nia.screen.text
    street.nia.presses("Happy")
    await street.settle()
    assert street.nia.screen.text.startswith("Omar\n")


async def test_a_button_acts_for_the_student_to_whom_it_was_sent(street: Street) -> None:
    ids = await _both_on_nias_phone(street)
    nias = next(one for one in street.nia.chat.messages if "Nia, how are you" in one.text and one.keyboard)
    street.nia.presses("Happy", on=nias)
    await street.settle()
    street.nia.presses("Joyful")
    await street.settle()
    street.nia.presses("Done")
    await street.settle()
    street.nia.says("my dog can swim")
    await street.settle()
    said = await street.read(EmotionCheckIn)
    assert [(one.user_id, one.journal_entry) for one in said] == [(ids["Nia"], "my dog can swim")]


@pytest.mark.thorough
async def test_switching_is_offered_where_several_share_an_account_and_nowhere_else(street: Street) -> None:
    await _both_on_nias_phone(street)
    street.nia.says("/switch")
    await street.settle()
    street.nia.presses("Nia")
    await street.settle()
    street.nia.says("/today")
    await street.settle()
    assert "Nia, how are you right now?" in street.nia.screen.text
    assert "/switch" not in street.lena.reads()[-1]


@pytest.mark.thorough
async def test_who_logs_out_leaves_the_phone_to_the_other(street: Street) -> None:
    await _both_on_nias_phone(street)
    old = street.nia.screen
    street.nia.says("/logout")
    await street.settle()
    street.nia.presses("Yes, log me out")
    await street.settle()
    street.nia.says("/today")
    await street.settle()
    assert "Nia, how are you right now?" in street.nia.screen.text
    street.nia.presses("Happy", on=old)
    await street.settle()
    assert "somebody else" in street.nia.screen.text
    assert await street.read(EmotionCheckIn) == []


@pytest.mark.thorough
@pytest.mark.parametrize("ways", [("More…", "Sign out", "Yes, sign out"), ("More…", "Delete", "Delete Omar")])
async def test_when_a_coach_takes_one_off_the_phone_the_other_goes_on(street: Street, ways: tuple[str, ...]) -> None:
    await _both_on_nias_phone(street)
    street.lena.says("/students omar")
    await street.settle()
    for label in ("Omar · 2156", *ways):
        street.lena.presses(label)
        await street.settle()
    if "Delete" in ways:
        assert street.nia.screen.text.startswith("Omar\nYour school has deleted everything")
    await _nia_goes_on(street)


@pytest.mark.thorough
async def test_who_wants_to_be_forgotten_leaves_the_phone_to_the_other(street: Street) -> None:
    await _both_on_nias_phone(street)
    street.nia.says("/forgetme")
    await street.settle()
    for label in ("Yes, forget me", "Forget me now"):
        street.nia.presses(label)
        await street.settle()
    gone = street.nia.screen
    await _nia_goes_on(street)
    street.nia.presses("I'd like to come back", on=gone)
    await street.settle()
    assert any("Welcome back, Omar." in text for text in street.nia.reads())


async def _nia_goes_on(street: Street) -> None:
    street.nia.says("/today")
    await street.settle()
    assert "Nia, how are you right now?" in street.nia.screen.text


@pytest.mark.thorough
async def test_who_is_accepted_interrupts_nobody_on_the_same_phone(street: Street) -> None:
    await street.nia_has_joined()
    await asks_to_come_in(street, street.nia, await class_code(street), "Zed")
    street.nia.says("/today")
    await street.settle()
    for label in ("Happy", "Joyful", "Done"):
        street.nia.presses(label)
        await street.settle()
    street.lena.says("/inbox")
    await street.settle()
    for label in ("Open the first", "New on the roster"):
        street.lena.presses(label)
        await street.settle()
    street.nia.says("my dog can swim")
    await street.settle()
    [said] = await street.read(EmotionCheckIn)
    assert said.journal_entry == "my dog can swim"
    await street.bot.timetable.let_go()
    await street.settle()
    welcome = next(one for one in street.nia.chat.messages if "You're in, Zed" in one.text)
    street.nia.presses("Start", on=welcome)
    await street.settle()
    assert any("Zed, how are you right now?" in text for text in street.nia.reads())


@pytest.mark.thorough
async def test_who_is_just_coming_in_goes_on_when_another_of_the_phone_is_accepted(street: Street) -> None:
    await street.class_is_invited()
    code = await class_code(street)
    await asks_to_come_in(street, street.omar, code, "Ida", "My family's")
    street.omar.starts(code)
    await street.settle()
    street.lena.says("/inbox")
    await street.settle()
    for label in ("Open the first", "New on the roster"):
        street.lena.presses(label)
        await street.settle()
    street.omar.says("Jo")
    await street.settle()
    for label in ("My family's", "Yes", "After school", "Start"):
        street.omar.presses(label)
        await street.settle()
    assert [(one.name, one.state) for one in await street.read(Newcomer)] == [("Ida", "accepted"), ("Jo", "waiting")]


@pytest.mark.thorough
async def test_whoever_speaks_has_the_commands_of_their_role(street: Street) -> None:
    await street.class_is_invited()
    code = await class_code(street)
    for phone in (street.omar, street.lena):
        await asks_to_come_in(street, phone, code, f"Zed {phone.id}")
        street.lena.says("/inbox")
        await street.settle()
        for label in ("Open the first", "New on the roster"):
            street.lena.presses(label)
            await street.settle()
        welcome = next(one for one in phone.chat.messages if "You're in, Zed" in one.text)
        phone.presses("Start", on=welcome)
        await street.settle()
    calls = [call.arguments for call in street.world.calls if call.method == "setMyCommands"]
    menus = {json.loads(one["scope"])["chat_id"]: one["commands"] for one in calls if "chat_id" in one["scope"]}
    assert all("checkin" in menus[phone.id] and "inbox" not in menus[phone.id] for phone in (street.omar, street.lena))
