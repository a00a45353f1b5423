"""Rules that hold whoever asks: role, ownership, state."""

from datetime import timedelta

import pytest

from bot.clock import Clock
from bot.db import Database, Unit
from bot.models import Chat
from bot.services import accounts, feeling_words, feelings, invites, names, places, wall
from bot.services.errors import BotError
from bot.services.who import Who

pytestmark = pytest.mark.both


async def somebody(unit: Unit, name: str, role: str) -> Who:
    chat = Chat(telegram_id=abs(hash(name)) % 10**9, kind="private")
    unit.session.add(chat)
    user = await accounts.add_user(unit, name, role, "2156")  # type: ignore[arg-type]
    return Who(chat.telegram_id, chat, "Asia/Kolkata", user=user)


async def a_word(unit: Unit) -> str:
    return (await feeling_words.categories(unit))[0].words[0].id


async def test_a_coach_cannot_check_in_and_a_student_cannot_see_the_class(database: Database) -> None:
    async with database.transaction() as unit:
        lena, nia = await somebody(unit, "Lena", "admin"), await somebody(unit, "Nia", "student")
        with pytest.raises(BotError, match="students_only"):
            await feelings.record(unit, lena, [await a_word(unit)], lena.today(unit.now))
        with pytest.raises(BotError, match="coaches_only"):
            await wall.mood_today(unit, nia)
        with pytest.raises(BotError, match="coaches_only"):
            await invites.invite_student(unit, nia, "Omar", "2156")
        with pytest.raises(BotError, match="coaches_only"):
            await invites.invite_again(unit, nia, nia.student().id)


async def test_a_check_in_is_changed_by_its_own_student_only(database: Database) -> None:
    async with database.transaction() as unit:
        nia, omar = await somebody(unit, "Nia", "student"), await somebody(unit, "Omar", "student")
        entry = await feelings.record(unit, nia, [await a_word(unit)], nia.today(unit.now))
        await feelings.write(unit, nia, entry.id, "mine")
        with pytest.raises(BotError, match="over"):
            await feelings.change_journal(unit, omar, entry.id, "not mine")
        assert entry.journal_entry == "mine"


@pytest.mark.parametrize("wanted", [[], ["no such word"], [""]])
async def test_only_words_that_exist_are_kept(database: Database, wanted: list[str]) -> None:
    async with database.transaction() as unit:
        nia = await somebody(unit, "Nia", "student")
        with pytest.raises(BotError, match="feeling_gone"):
            await feelings.record(unit, nia, wanted, nia.today(unit.now))


async def test_a_coach_is_not_invited_through_a_students_button(database: Database) -> None:
    async with database.transaction() as unit:
        lena = await somebody(unit, "Lena", "admin")
        other = await somebody(unit, "Ade", "admin")
        with pytest.raises(BotError, match="no_such_student"):
            await invites.invite_again(unit, lena, other.coach().id)


async def test_a_new_invite_ends_the_old_one_and_a_repeated_press_makes_none(database: Database, clock: Clock) -> None:
    async with database.transaction() as unit:
        lena, nia = await somebody(unit, "Lena", "admin"), await somebody(unit, "Nia", "student")
        first = await invites.invite_again(unit, lena, nia.student().id)
        assert await invites.invite_again(unit, lena, nia.student().id) is None
        unit.now += timedelta(minutes=1)
        second = await invites.invite_again(unit, lena, nia.student().id)
        assert first
        assert second
        assert await invites.open_invite(unit, lena, first.code) is None
        assert (await invites.open_invite(unit, lena, second.code)) is not None


async def test_usernames_are_made_from_names_and_never_twice(database: Database) -> None:
    async with database.transaction() as unit:
        names = [(await accounts.add_user(unit, name, "student")).username for name in ("Nia", "nia!", "Нина", "N%")]
    assert names == ["nia", "nia2", "нина", "n"]


async def test_the_day_is_the_students_own(database: Database, clock: Clock) -> None:
    """20:00 UTC is tomorrow in Kolkata; the wall of a coach elsewhere counts it for that day."""
    now = clock.now()
    clock.move(now.replace(hour=20, minute=0) - now)
    async with database.transaction() as unit:
        nia = await somebody(unit, "Nia", "student")
        assert nia.today(unit.now) == unit.now.date() + timedelta(days=1)


@pytest.mark.parametrize(
    ("city", "zone"),
    [
        ("Zürich", "Europe/Zurich"),
        ("new york", "America/New_York"),
        ("DELHI", "Asia/Kolkata"),
        ("Europe/Berlin", "Europe/Berlin"),
        ("São Paulo", "America/Sao_Paulo"),
        ("NYC", "America/New_York"),
        ("Germany", "Europe/Berlin"),
        ("south", None),
        ("Atlantis", None),
        ("", None),
        ("../etc/passwd", None),
    ],
)
def test_a_city_is_found_however_it_is_typed(city: str, zone: str | None) -> None:
    assert places.zone_of(city) == zone


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Zoë \n \u202eMay\u200b ", "Zoë May"),
        ("علی\u200cرضا", "علی\u200cرضا"),
        ("Nia 🌟", "Nia 🌟"),
        ("O'Neil-Íñigo", "O'Neil-Íñigo"),
    ],
)
def test_a_name_stays_as_it_is_written_where_it_can_be_seen(typed: str, kept: str) -> None:
    assert names.clean_name(typed) == kept


@pytest.mark.parametrize("typed", ["", " ", "🙂", "\u200b\u202e", "\u3164\u2800", "x" * 61, "..."])
def test_what_is_no_name_is_refused(typed: str) -> None:
    with pytest.raises(BotError, match="bad_name"):
        names.clean_name(typed)
