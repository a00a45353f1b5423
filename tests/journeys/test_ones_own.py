"""What is a person's own: settings, who sees what, their data, and being forgotten."""

import io
import json
import re
import zipfile
from datetime import timedelta

import pytest
from sqlalchemy import String, cast, select

from bot.clock import Clock
from bot.models import Base, Leaver, Preferences, TelegramAccount, User
from bot.transport.attachments import maker
from tests.beginnings import beginning
from tests.street import NIA, Street


async def nia_presses(street: Street, *labels: str) -> str:
    for label in labels:
        street.nia.presses(label)
        await street.settle()
    return street.nia.screen.text


async def nia_says(street: Street, text: str) -> str:
    street.nia.says(text)
    await street.settle()
    return street.nia.screen.text


@beginning
async def checked_in(street: Street) -> None:
    await street.nia_has_joined()
    await nia_presses(street, "Happy", "Joyful", "Done")
    await nia_says(street, "my zebra can swim")


@pytest.mark.thorough
async def test_settings_are_one_card_with_a_button_for_each(street: Street) -> None:
    await checked_in(street)
    assert "I'm quiet from 20:00 to 07:00." in await nia_says(street, "/settings")
    assert "You have no quiet hours." in await nia_presses(street, "Quiet hours", "No quiet hours")
    assert "You take a break until" in await nia_presses(street, "Take a break", "Three days")
    assert "Your day begins at 03:00." in await nia_presses(street, "Day begins", "At 03:00")
    await nia_presses(street, "That's not my time")
    assert "So it's" in await nia_says(street, "Delhi")
    mine = next(one for one in await street.read(Preferences) if one.zone == "Asia/Kolkata")
    assert (mine.day_start, mine.quiet_from, mine.quiet_to) == (180, 0, 0)


async def test_a_forged_setting_changes_nothing(street: Street) -> None:
    await checked_in(street)
    before = [one.write_at for one in await street.read(Preferences)]
    for data in ("a:chosen:write_at:week", "a:chosen:day_start:999", "a:chosen:language:de", "a:chosen:quiet:__"):
        street.nia.presses_data(data, street.nia.screen)
        await street.settle()
        assert "finished" in street.nia.screen.text
    assert [one.write_at for one in await street.read(Preferences)] == before


async def test_privacy_names_who_sees_what(street: Street) -> None:
    await checked_in(street)
    text = await nia_says(street, "/privacy")
    assert "Lena can see:\n· how you feel" in text
    assert "Only if it is shared:\n· what you write about how you feel" in text
    assert "technically read all of it" in text


async def test_my_data_is_a_file_with_everything_and_nothing_secret(street: Street) -> None:
    await checked_in(street)
    await nia_says(street, "/mydata")
    assert "everything that I keep about Nia" in street.nia.screen.text
    nia = next(one for one in await street.read(User) if one.display_name == "Nia")
    made = await maker(street.database, street.bot.studio, street.bot.kept)("mydata", {"user": nia.id})
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        data = json.loads(archive.read("data.json"))
        text = archive.read("about-me.txt").decode()
    assert data["emotionCheckIns"][0]["journalEntry"] == "my zebra can swim"
    assert "my zebra can swim" in text
    assert not {"passwordHash", "token"} & {key for rows in data.values() for row in rows for key in row}


async def test_who_wants_to_be_forgotten_is_hidden_at_once_and_may_come_back(street: Street) -> None:
    await checked_in(street)
    await nia_says(street, "/forgetme")
    assert "Done. I've stopped" in await nia_presses(street, "Yes, forget me", "Forget me now")
    assert "A student would like to be forgotten." in street.lena.screen.text.splitlines()[0]
    street.lena.says("/students")
    await street.settle()
    assert "Nia" not in str(street.lena.screen.keyboard)
    assert "Until then you can come back" in await nia_says(street, "/today")
    assert "Welcome back, Nia." in await nia_presses(street, "I'd like to come back")
    assert "You said how you are" in await nia_says(street, "/today")
    assert await street.read(Leaver) == []


async def test_after_seven_days_nothing_in_the_store_names_them(street: Street, clock: Clock) -> None:
    await checked_in(street)
    nia = next(one for one in await street.read(User) if one.display_name == "Nia")
    await nia_says(street, "/forgetme")
    await nia_presses(street, "Yes, forget me", "Forget me now")
    clock.move(timedelta(days=6))
    assert await street.bot.timetable.delete_leavers() == 0
    clock.move(timedelta(days=1, hours=1))
    assert await street.bot.timetable.delete_leavers() == 1
    assert await named(street, nia.id, "zebra", str(NIA)) == {"inbox.lane", "chats.telegram_id"}
    assert "haven't met" in await nia_says(street, "/today")


@pytest.mark.thorough
async def test_a_coach_deletes_at_once_and_only_their_own_students(street: Street) -> None:
    await checked_in(street)
    nia = next(one for one in await street.read(User) if one.display_name == "Nia")
    street.omar.presses_data(f"a:delete_now:{nia.id}", street.omar.says("/start") and street.lena.screen)
    await street.settle()
    assert len(await street.read(User, User.id == nia.id)) == 1
    street.lena.says("/students nia")
    await street.settle()
    for label in ("Nia · 2156", "More…", "Delete", "Delete Nia"):
        street.lena.presses(label)
        await street.settle()
    assert "Nia is deleted." in street.lena.screen.text
    assert "Goodbye, and all the best!" in street.nia.screen.text
    assert await street.read(TelegramAccount, TelegramAccount.telegram_id == NIA) == []
    assert "zebra" not in str(await named(street, "zebra"))


async def test_the_last_coach_stays_while_there_are_students(street: Street) -> None:
    await street.class_is_invited()
    street.lena.says("/forgetme")
    await street.settle()
    for label in ("Yes, forget me", "Forget me now"):
        street.lena.presses(label)
        await street.settle()
    assert "You are the last coach" in street.lena.screen.text
    assert await street.read(Leaver) == []


async def named(street: Street, *signs: str) -> set[str]:
    """Return every column in which one of these signs stands by itself, of whatever table.

    Inside a longer number, or a code, it is there by chance.
    """
    found = set()
    async with street.database.reading() as unit:
        for table in Base.metadata.sorted_tables:
            for column in table.columns:
                for sign in signs:
                    where = cast(column, String).contains(sign, autoescape=True)
                    alone = re.compile(rf"(?<![A-Za-z0-9]){re.escape(sign)}(?![A-Za-z0-9])")
                    if any(alone.search(str(one)) for one in await unit.session.scalars(select(column).where(where))):
                        found.add(f"{table.name}.{column.name}")
    return found
