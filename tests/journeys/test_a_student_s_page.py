"""A student's page: how they are today, when they were here, and what a coach does from there."""

import pytest
from sqlalchemy import select

from bot.models import Batch, EmotionCheckIn, Preferences, User, UserSession
from bot.models.emotions import Source
from bot.services import student_page
from bot.services.student_page import Line
from bot.services.wall import Present
from bot.views import student_page as views
from bot.views.view import View, act
from bot.views.words import html
from tests.journeys.test_coaching import class_has_joined, coach_presses, says
from tests.street import Street


async def page_of_nia(street: Street) -> str:
    await says(street, "/students nia")
    return await coach_presses(street, "Nia · 2156")


async def nia_says(street: Street, *labels: str) -> None:
    for label in labels:
        street.nia.presses(label)
        await street.settle()


async def test_the_page_says_in_words_how_a_student_is_today_and_nothing_of_what_they_wrote(street: Street) -> None:
    await class_has_joined(street)
    assert "Today: nothing said yet." in await page_of_nia(street)
    await nia_says(street, "Frustrated", "Stuck", "Done")
    street.nia.says("secret frogs")
    await street.settle()
    text = await page_of_nia(street)
    assert "Today: 😤 Frustrated (stuck)" in text
    assert "frogs" not in text


async def test_somebody_who_would_rather_not_say_is_here_on_their_page(street: Street) -> None:
    await class_has_joined(street)
    await nia_says(street, "I'd rather not say today")
    assert "Today: here, no word." in await page_of_nia(street)


@pytest.mark.thorough
async def test_last_seen_is_the_later_of_coming_in_and_checking_in_oneself(street: Street) -> None:
    ids = await class_has_joined(street)
    async with street.database.transaction() as unit:
        (await unit.session.get_one(Preferences, ids["Lena"])).zone = "UTC"
        (await unit.session.get_one(User, ids["Nia"])).last_login_at = unit.now.replace(hour=10, minute=5)
    assert ", 10:05." in await page_of_nia(street)
    await nia_says(street, "Happy", "Joyful", "Done")
    checked_in: list[tuple[int, Source, str]] = [
        (9, "student", "10:05"),
        (11, "student", "11:00"),
        (11, "coach", "10:05"),
    ]
    for hour, source, seen in checked_in:
        async with street.database.transaction() as unit:
            entry = (await unit.session.scalars(select(EmotionCheckIn))).one()
            entry.timestamp, entry.source = unit.now.replace(hour=hour, minute=0), source
        assert f", {seen}." in await page_of_nia(street)


async def test_signing_a_student_out_asks_first_and_says_that_it_is_done(street: Street) -> None:
    ids = await class_has_joined(street)
    await page_of_nia(street)
    assert "Shall I sign Nia out" in await coach_presses(street, "More…", "Sign out everywhere")
    assert len(await street.read(UserSession, UserSession.user_id == ids["Nia"])) == 1
    assert "Nia is signed out everywhere." in await coach_presses(street, "Yes, sign out")
    assert await street.read(UserSession, UserSession.user_id == ids["Nia"]) == []
    assert "Signed out. A new invite lets them in again." in await coach_presses(street, "Back")


async def test_a_student_is_moved_into_another_class_of_many(street: Street) -> None:
    await class_has_joined(street)
    await page_of_nia(street)
    assert "no other class" in await coach_presses(street, "More…", "Move to another class")
    async with street.database.transaction() as unit:
        unit.session.add_all(Batch(name=f"30{n:02}", zone="UTC", created_at=unit.now) for n in range(12))
    await page_of_nia(street)
    await coach_presses(street, "More…", "Move to another class", "More ›", "3011")
    assert street.lena.screen.text.startswith("Nia is in 3011 now.\n\nNia\nClass: 3011")
    assert [one.batch for one in await street.read(User, User.display_name == "Nia")] == ["3011"]


async def test_an_area_adds_a_line_and_a_button_without_touching_the_page(
    street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def frogs(_unit: object, _who: object, student: Present) -> Line:
        return Line("frogs", {"user_id": student.user_id, "count": 3})

    def line(user_id: str, count: int) -> View:
        return View(html("Frogs: {n}", n=count), ((act("See them", "notes", user_id),),))

    monkeypatch.setattr(student_page, "SECTIONS", (*student_page.SECTIONS, frogs))
    monkeypatch.setitem(views.LINES, "frogs", line)
    await class_has_joined(street)
    assert "\nFrogs: 3\n" in await page_of_nia(street)
    assert "Notes about Nia" in await coach_presses(street, "See them")


async def test_looking_for_nothing_that_can_be_seen_shows_everybody(street: Street) -> None:
    await class_has_joined(street)
    for typed in ("/students", "/students   ", "/students \u200b", "/students\n\u0301"):
        assert await says(street, typed) == "2 students. Whom would you like to see?"
        assert "Found with “nia”" in await says(street, "/students\nnia")


async def test_the_page_says_why_no_message_would_arrive(street: Street) -> None:
    await class_has_joined(street)
    street.nia.blocks()
    await street.settle()
    assert "Has blocked me." in await page_of_nia(street)
