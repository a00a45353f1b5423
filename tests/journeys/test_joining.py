"""Journeys: coming in, and leaving."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.clock import Clock
from bot.models import Batch, EmotionCheckIn, Preferences, TelegramAccount, User, UserSession
from tests.street import NIA, Street

BAD = "I can't open that invite. Please ask your coach for a new one."


@pytest.mark.thorough
@pytest.mark.both
async def test_a_coach_named_by_the_operator_comes_in_and_invites_a_student(street: Street) -> None:
    lena, nia = street.lena, street.nia
    lena.says("/start")
    await street.settle()
    lena.says("Lena")
    await street.settle()
    lena.presses("No")
    await street.settle()
    lena.says("Atlantis")
    await street.settle()
    assert "I don't know “Atlantis” yet." in lena.screen.text
    lena.says("Zürich")
    await street.settle()
    assert "So it's" in lena.screen.text
    lena.presses("Yes")
    await street.settle()
    assert "Nobody is on the roster yet." in lena.screen.text
    lena.presses("Invite a student")
    await street.settle()
    lena.says("Nia")
    await street.settle()
    lena.says("2156")
    await street.settle()
    lena.presses("Make the invite")
    await street.settle()
    code = lena.screen.text.split("start=")[1].split()[0]
    await street.joins(nia, code, phone="My family's")

    [student] = await street.read(User, User.role == "student")
    [preferences] = await street.read(Preferences, Preferences.user_id == student.id)
    [batch] = await street.read(Batch)
    assert (student.display_name, student.username, student.batch) == ("Nia", "nia", "2156")
    assert (preferences.zone, preferences.phone, preferences.write_at) == ("Europe/Zurich", "family", "after_school")
    assert batch.zone == "Europe/Zurich"
    assert nia.screen.text.startswith("Nia")
    assert lena.screen.text == "A student has come in.\nNia has joined."


OWN = ("settings", "privacy", "mydata", "forgetme")


async def test_on_a_family_phone_every_message_bears_the_name(street: Street) -> None:
    codes = await street.class_is_invited()
    await street.joins(street.nia, codes["Nia"], phone="My family's")
    street.nia.presses("Sad")
    await street.settle()
    assert street.nia.screen.text.startswith("Nia\nTap every word")


async def test_who_is_no_coach_any_more_does_not_hear_who_came_in(street: Street) -> None:
    codes = await street.class_is_invited()
    async with street.database.transaction() as unit:
        (await unit.session.scalars(select(User).where(User.display_name == "Lena"))).one().role = "student"
    await street.joins(street.nia, codes["Nia"])
    assert "how are you" in street.nia.screen.text
    assert not any("has joined" in text for text in street.lena.reads())


async def test_the_wrong_person_gets_nothing_and_the_invite_stays_good(street: Street) -> None:
    codes = await street.class_is_invited()
    street.omar.starts(codes["Nia"])
    await street.settle()
    street.omar.presses("No, that's not me")
    await street.settle()
    assert street.omar.screen.text.startswith("Then I'll keep this closed.")
    street.omar.presses("Oops, that is me")
    await street.settle()
    street.omar.presses("No, that's not me")
    await street.settle()
    await street.joins(street.nia, codes["Nia"])
    assert "how are you" in street.nia.screen.text


async def test_a_used_an_expired_and_a_wrong_code_sound_the_same(street: Street, clock: Clock) -> None:
    codes = await street.class_is_invited()
    await street.joins(street.nia, codes["Nia"])
    street.omar.starts(codes["Nia"])
    await street.settle()
    assert street.omar.screen.text == BAD
    street.omar.starts("nonsense")
    await street.settle()
    assert street.omar.screen.text == BAD
    clock.move(timedelta(days=15))
    street.omar.starts(codes["Omar"])
    await street.settle()
    assert street.omar.screen.text == BAD


async def test_five_wrong_codes_an_hour_are_the_most(street: Street, clock: Clock) -> None:
    codes = await street.class_is_invited()
    for number in range(5):
        street.omar.starts(f"guess{number}")
        await street.settle()
    street.omar.starts(codes["Omar"])
    await street.settle()
    assert "Let's wait an hour" in street.omar.screen.text
    clock.move(timedelta(hours=1, minutes=1))
    street.omar.starts(codes["Omar"])
    await street.settle()
    assert "Is that you?" in street.omar.screen.text


@pytest.mark.thorough
@pytest.mark.both
async def test_of_two_phones_with_one_invite_the_first_to_finish_gets_in(street: Street) -> None:
    codes = await street.class_is_invited()
    for person in (street.nia, street.omar):
        person.starts(codes["Nia"])
        await street.settle()
    for label in ("Yes, I'm", "Mine", "Yes", "After school", "Start"):
        for person in (street.omar, street.nia):
            person.presses(label)
            await street.settle()
    assert [
        account.telegram_id for account in await street.read(TelegramAccount, TelegramAccount.telegram_id != 1001)
    ] == [street.omar.id]
    assert street.nia.screen.text == BAD


async def test_a_stranger_is_told_how_to_come_in(street: Street) -> None:
    for text in ("/start", "hello", "/today", "/checkin", "/logout"):
        street.omar.says(text)
        await street.settle()
        assert "coach" in street.omar.screen.text


async def test_a_start_without_a_code_is_no_wrong_code_however_it_is_written(street: Street) -> None:
    for words in ("/Start", "/START", "/start@marbles_bot", "/Start@Marbles_Bot"):
        street.nia.says(words)
        await street.settle()
        assert street.nia.screen.text.startswith("Hello! I'm Marbles"), words


async def test_nobody_is_written_to_in_the_middle_of_joining_by_an_old_link(street: Street) -> None:
    codes = await street.class_is_invited()
    street.nia.starts(codes["Nia"])
    await street.settle()
    street.nia.presses("Yes, I'm")
    await street.settle()
    street.nia.starts(codes["Nia"])
    await street.settle()
    assert "Is that you?" in street.nia.screen.text, "the link begins again"


async def test_logging_out_asks_first_then_stops_and_needs_a_new_invite(street: Street) -> None:
    await street.nia_has_joined()
    street.nia.says("/logout")
    await street.settle()
    street.nia.presses("Yes, log me out")
    await street.settle()
    assert street.nia.screen.text.startswith("Bye for now.")
    [account] = await street.read(TelegramAccount, TelegramAccount.telegram_id == NIA)
    assert not account.active
    assert [one for one in await street.read(UserSession) if one.telegram_account_id == account.id] == []
    street.nia.says("/today")
    await street.settle()
    assert "We haven't met here yet" in street.nia.screen.text


async def test_a_session_that_ran_out_is_not_trusted(street: Street, clock: Clock) -> None:
    await street.nia_has_joined()
    clock.move(timedelta(days=31))
    street.nia.says("/today")
    await street.settle()
    assert "We haven't met here yet" in street.nia.screen.text


async def test_a_session_slides_while_it_is_used(street: Street, clock: Clock) -> None:
    await street.nia_has_joined()
    for _ in range(3):
        clock.move(timedelta(days=20))
        street.nia.says("/today")
        await street.settle()
    assert "how are you" in street.nia.screen.text


async def test_somebody_who_asks_for_help_while_joining_finds_the_way_back(street: Street, clock: Clock) -> None:
    codes = await street.class_is_invited()
    street.nia.starts(codes["Nia"])
    await street.settle()
    street.nia.says("/help")
    await street.settle()
    street.nia.presses("Go on with coming in")
    await street.settle()
    assert "Is that you?" in street.nia.screen.text
    clock.move(timedelta(hours=7))
    await street.bot.timetable.time_out()
    street.nia.says("hello?")
    await street.settle()
    assert "Is that you?" in street.nia.screen.text


async def test_an_invite_stays_readable_whatever_is_pressed_below_it(street: Street) -> None:
    await street.class_is_invited()
    invite = next(one for one in street.lena.chat.messages if "start=" in one.text)
    for label in ("Today", "Invite another"):
        street.lena.presses(label, on=invite)
        await street.settle()
    assert "start=" in invite.text


@pytest.mark.thorough
async def test_a_student_who_left_can_be_invited_again_and_a_double_press_makes_one_invite(
    street: Street, clock: Clock
) -> None:
    await street.nia_has_joined()
    street.nia.says("/logout")
    await street.settle()
    street.nia.presses("Yes, log me out")
    await street.settle()
    street.lena.says("/today")
    await street.settle()
    clock.move(timedelta(minutes=1))
    street.lena.presses("Students")
    await street.settle()
    street.lena.presses("Nia · 2156")
    await street.settle()
    street.lena.presses("New invite")
    street.world.repeat()
    await street.settle()
    invites = [text for text in street.lena.reads() if "invite for Nia" in text]
    assert len(invites) == 2, "the first one, and one more"
    await street.joins(street.nia, invites[-1].split("start=")[1].split()[0])
    assert "how are you" in street.nia.screen.text


async def test_everybody_gets_the_menu_of_their_role(street: Street) -> None:
    codes = await street.class_is_invited()
    await street.joins(street.nia, codes["Nia"])
    menus = {}
    for call in [call for call in street.world.calls if call.method == "setMyCommands"]:
        scope, commands = (json.loads(call.arguments[name]) for name in ("scope", "commands"))
        menus[scope["chat_id"]] = [one["command"] for one in commands]
    assert menus[NIA] == [
        "today",
        "menu",
        "checkin",
        "month",
        "week",
        "sprint",
        "goals",
        "habits",
        "project",
        "board",
        "path",
        "map",
        "books",
        "checks",
        "jar",
        *OWN,
        "help",
        "cancel",
        "logout",
    ]
    street.nia.says("/logout")
    await street.settle()
    street.nia.presses("Yes, log me out")
    await street.settle()
    last = [call for call in street.world.calls if call.method == "setMyCommands"][-1]
    assert [one["command"] for one in json.loads(last.arguments["commands"])] == ["start", "help"]


async def test_the_group_never_reads_whose_family_phone_it_is(street: Street) -> None:
    codes = await street.class_is_invited()
    await street.joins(street.nia, codes["Nia"], phone="My family's")
    group = next(iter(street.world.groups.values()))
    street.nia.says("/today", chat=group)
    await street.settle()
    assert group.chat.messages[-1].text == "Let's talk in private."


async def test_a_name_is_one_line_of_letters(street: Street) -> None:
    await street.class_is_invited()
    for said, kept in (("  Zoë \n  \u202eMay\u200b ", "Zoë May"), ("\u200b\u202e", None)):
        street.lena.says("/invite")
        await street.settle()
        street.lena.says(said)
        await street.settle()
        if kept is None:
            break
        street.lena.presses("2156")
        await street.settle()
        street.lena.presses("Make the invite")
        await street.settle()
        assert f"invite for {kept}." in street.lena.screen.text


@pytest.mark.parametrize("how", ["{code}", "https://t.me/marbles_bot?start={code}", "/start\n{code}", "/start: {code}"])
async def test_a_code_opens_however_it_is_sent(street: Street, how: str) -> None:
    codes = await street.class_is_invited()
    street.nia.says(how.format(code=codes["Nia"]))
    await street.settle()
    assert "Is that you?" in street.nia.screen.text


@pytest.mark.thorough
async def test_an_invite_that_reached_the_wrong_person_can_be_put_right(street: Street, clock: Clock) -> None:
    codes = await street.class_is_invited()
    await street.joins(street.omar, codes["Nia"])
    clock.move(timedelta(minutes=1))
    street.lena.presses("Wrong person? New invite")
    await street.settle()
    code = street.lena.screen.text.split("start=")[1].split()[0]
    await street.joins(street.nia, code)
    street.omar.says("/today")
    await street.settle()
    assert "We haven't met here yet" in street.omar.screen.text


async def test_a_button_of_an_invite_begun_twice_leads_to_the_newer_one(street: Street) -> None:
    codes = await street.class_is_invited()
    street.nia.starts(codes["Nia"])
    await street.settle()
    first = street.nia.screen
    assert first.keyboard is not None
    old = first.keyboard["inline_keyboard"][0][0]["callback_data"]
    street.nia.starts(codes["Nia"])
    await street.settle()
    street.nia.presses_data(old, on=first)
    await street.settle()
    assert street.nia.screen.text.startswith("That button is from before.")


async def test_a_coach_is_told_of_namesakes_and_of_new_classes(street: Street) -> None:
    await street.class_is_invited()
    for said in ("/invite", "Nia", "2156"):
        street.lena.says(said)
        await street.settle()
    assert "There is a Nia in 2156 already." in street.lena.screen.text
    street.lena.presses("Change the class")
    await street.settle()
    street.lena.says("2165")
    await street.settle()
    assert "2165 would be a new class." in street.lena.screen.text


async def test_nothing_that_is_pressed_in_a_group_shows_anything_there(street: Street) -> None:
    await street.nia_has_joined()
    group = next(iter(street.world.groups.values()))
    street.nia.says("/today", chat=group)
    await street.settle()
    for person in (street.nia, street.lena):
        for data in ("a:xxx", "a:today", "b:today", "a:checkin", "c:" + "a" * 16 + ":x:0"):
            person.presses_data(data, on=group.chat.messages[-1])
            await street.settle()
    said = {message.text for message in group.chat.messages if message.sender is street.world.bot}
    assert said == {"Let's talk in private."}


@pytest.mark.thorough
@pytest.mark.both
async def test_characters_that_no_database_holds_are_left_out(street: Street) -> None:
    await street.nia_has_joined()
    street.nia.presses_data("c:\x00:x:0", on=street.nia.screen)
    await street.settle()
    for said in ("sad", "tired", "done", "a\x00b"):
        street.nia.says(said)
        await street.settle()
    [entry] = await street.read(EmotionCheckIn)
    assert entry.journal_entry == "ab"
