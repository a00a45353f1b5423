"""A coach's digest at their hour: counts first and names below, once for each silence, and nothing where nothing is."""

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.clock import Clock
from bot.models import (
    Batch,
    EmotionCategory,
    EmotionCheckIn,
    EmotionSubcategory,
    HabitPause,
    Preferences,
    Reminder,
    User,
)
from bot.services import accounts, leaving
from bot.services.accounts import Choices
from bot.services.reminding import digest
from bot.services.reminding.readers import take
from tests.journeys.acting import asks_to_come_in, class_code
from tests.journeys.path import presses, says
from tests.journeys.test_coaching import class_has_joined
from tests.services.test_wall import statements
from tests.street import Street

MONDAY, TUESDAY, FRIDAY, SATURDAY = 1, 2, 5, 6


@pytest.fixture
async def here(street: Street) -> Street:
    """Nia and Omar have joined on a Monday, and Lena wants a digest at nine; students hear nothing on their own."""
    street.it_is(8, 30, weekday=MONDAY)
    await class_has_joined(street)
    await says(street, street.lena, "/settings")
    assert "You get no digest." in street.lena.screen.text
    await presses(street, street.lena, "My digest", "09:00")
    said = "Your digest: 09:00, on school days, if there is something to say."
    assert street.lena.screen.text == f"Okay. {said}", "with nothing beside it, it is said once"
    async with street.database.transaction() as unit:
        mine = update(Preferences).where(Preferences.write_at == "after_school")
        await unit.session.execute(mine.values(reminders={"checkin": [], "day": []}))
        await unit.session.execute(update(Reminder).where(Reminder.kind != "digest").values(due_at=None))
    return street


async def lena_hears(street: Street, *jobs: Callable[[], Awaitable[int]]) -> list[str]:
    before = len(street.lena.reads())
    for job in (*jobs, street.bot.timetable.speak):
        await job()
    await street.settle()
    return street.lena.reads()[before:]


async def check_in(street: Street, *names: str) -> None:
    """Let students have said how they are, without going the whole way."""
    async with street.database.transaction() as unit:
        category = (await unit.session.scalars(select(EmotionCategory).order_by(EmotionCategory.order))).first()
        assert category is not None
        words = select(EmotionSubcategory.id).where(EmotionSubcategory.category_id == category.id)
        word = (await unit.session.scalars(words)).first()
        for student in await unit.session.scalars(select(User).where(User.display_name.in_(names))):
            entry = EmotionCheckIn(user_id=student.id, category_id=category.id, subcategory_id=word, feelings=[word],
                                   timestamp=unit.now, local_date=unit.now.date())  # fmt: skip
            unit.session.add(entry)


async def test_who_is_sick_or_away_has_not_fallen_silent(here: Street) -> None:
    async with here.database.transaction() as unit:
        for student in await unit.session.scalars(select(User).where(User.display_name == "Omar")):
            first = unit.now.date()
            unit.session.add(HabitPause(user_id=student.id, first_day=first, last_day=None, created_at=unit.now))
    here.it_is(9, weekday=FRIDAY)
    (text,) = await lena_hears(here)
    assert "1 is missing · 1 quiet for 3 days\nNot checked in: Omar\n" in text
    assert re.search(r"No check-in since Mon, \w+ \d+: Nia$", text)
    assert text.count("Nia") == 1
    assert "said hello to Nia and Omar." in await presses(here, here.lena, "Say hello to all 2")


async def test_the_morning_of_a_coach(here: Street) -> None:
    phone = here.world.person("Phone", id=5001)
    await asks_to_come_in(here, phone, await class_code(here), "Zoe")
    here.it_is(9)
    assert await lena_hears(here) == ["2 are missing · 1 waits for you\nNot checked in: Nia and Omar\n1 newcomer: Zoe"]
    assert await lena_hears(here) == []
    standing = here.lena.screen
    assert "said hello to Nia and Omar." in await presses(here, here.lena, "Say hello to all 2")
    here.lena.presses("Open the first", on=standing)
    await here.settle()
    assert "Zoe" in here.lena.screen.text
    here.lena.presses("Today", on=standing)
    await here.settle()
    assert "2156 today" in here.lena.screen.text
    assert "2 are missing" in standing.text, "all of it comes below"


async def test_nothing_to_say_is_silence_and_so_is_a_day_without_school(here: Street) -> None:
    await check_in(here, "Nia", "Omar")
    here.it_is(9)
    assert await lena_hears(here) == []
    here.it_is(9, weekday=TUESDAY)
    async with here.database.transaction() as unit:
        await unit.session.execute(update(Batch).values(school_from=10 * 60))
    assert await lena_hears(here) == [], "nobody is missing before school begins"
    here.it_is(9, weekday=SATURDAY)
    assert await lena_hears(here) == []


@pytest.mark.thorough
async def test_a_silence_is_told_once_even_when_the_digest_skips_its_day(here: Street) -> None:
    await check_in(here, "Nia", "Omar")
    heard = []
    for weekday in range(TUESDAY, SATURDAY + 2):
        here.it_is(8, 45, weekday)
        await check_in(here, *(("Nia", "Omar") if weekday == TUESDAY else ("Nia",)))
        here.it_is(9)
        heard += await lena_hears(here)
    assert "quiet" not in "".join(heard), "Omar's third school day without a word is Friday, and it is over on Saturday"
    here.it_is(9, weekday=MONDAY)
    (text,) = await lena_hears(here)
    assert text.startswith("1 is missing · 1 quiet for 3 days\nNot checked in: Nia\n")
    assert re.search(r"\nNo check-in since Tue, \w+ \d+: Omar$", text)
    here.it_is(9, weekday=TUESDAY)
    assert "quiet" not in "".join(await lena_hears(here))
    await check_in(here, "Omar")
    here.world.clock.move(timedelta(days=7))
    (text,) = await lena_hears(here)
    assert re.search(r"since Tue, \w+ \d+: .*Omar", text), "they spoke meanwhile, and fell silent again"
    async with here.database.transaction() as unit:
        omar = (await unit.session.scalars(select(User).where(User.display_name == "Omar"))).one()
        await leaving.erase(unit, omar)
    assert await here.read(Reminder, Reminder.subject_id == omar.id) == [], "and is forgotten with Omar"


async def two_ask_on_a_friday(here: Street) -> None:
    await check_in(here, "Nia", "Omar")
    here.it_is(10, weekday=FRIDAY)
    code = await class_code(here)
    await lena_hears(here)
    for number, name in enumerate(("Zoe", "Ada")):
        await asks_to_come_in(here, here.world.person(f"Phone {number}", id=5001 + number), code, name)


@pytest.mark.thorough
async def test_cards_over_the_weekend_are_counted_once_to_each_coach(here: Street) -> None:
    wait = here.bot.timetable.tell_what_waits
    await says(here, here.lena, "/settings")
    await presses(here, here.lena, "My digest", "No digest")
    await two_ask_on_a_friday(here)
    for weekday in (SATURDAY, SATURDAY + 1):
        here.it_is(11, weekday=weekday)
        assert await lena_hears(here, wait) == []
    here.it_is(9, weekday=MONDAY)
    assert await lena_hears(here, wait) == []
    here.it_is(10, 30)
    (text,) = await lena_hears(here, wait)
    assert text.startswith("2 wait since Fri, ")
    assert "Zoe" not in text
    await presses(here, here.lena, "What waits")
    here.it_is(11, weekday=TUESDAY)
    assert await lena_hears(here, wait) == []


@pytest.mark.thorough
async def test_who_has_read_a_digest_is_not_told_the_same_once_more_on_that_day(here: Street) -> None:
    wait = here.bot.timetable.tell_what_waits
    await two_ask_on_a_friday(here)
    here.it_is(9, weekday=MONDAY)
    assert "The oldest" not in "".join(await lena_hears(here, wait))
    here.it_is(10, 30)
    assert await lena_hears(here, wait) == []
    here.it_is(9, weekday=TUESDAY)
    (text,) = await lena_hears(here, wait)
    assert "2 wait for you" in text
    assert "The oldest waits since Fri, " in text


async def test_the_digest_is_offered_once_comes_at_any_typed_time_and_rests_with_its_coach(here: Street) -> None:
    async with here.database.transaction() as unit:
        await unit.session.execute(update(Preferences).values(reminders={}))
    await says(here, here.lena, "/today")
    assert "Shall I send you a digest on school days" in here.lena.screen.text
    await presses(here, here.lena, "Another time", "Another time")
    assert "Your digest: 10:15, on school days" in await says(here, here.lena, "10.15")
    assert "digest" not in await says(here, here.lena, "/today")
    here.it_is(10, 15)
    assert len(await lena_hears(here)) == 1
    await says(here, here.lena, "/settings")
    await presses(here, here.lena, "Take a break", "Three days")
    here.it_is(10, 20, TUESDAY)
    assert await lena_hears(here) == []
    assert "Your digest comes at 10:15 on school days." in await says(here, here.lena, "/settings")
    await presses(here, here.lena, "My digest", "No digest")
    assert "Your digest: none." in here.lena.screen.text
    here.world.clock.move(timedelta(days=7))
    assert await lena_hears(here) == []
    coaches = [one.id for one in await here.read(User, User.role == "admin")]
    here.nia.presses_data("a:remind_at:digest:450", here.nia.screen)
    await here.settle()
    assert [one for one in await here.read(Reminder, Reminder.kind == "digest") if one.user_id not in coaches] == []


@pytest.mark.thorough
async def test_a_great_many_coaches_are_read_for_at_once(here: Street, clock: Clock) -> None:
    counts = []
    async with here.database.transaction() as unit:
        for number in range(20):
            coach = await accounts.add_user(unit, f"Coach {number}", "admin")
            await accounts.sign_in(unit, 9000 + number, coach)
            mine = await accounts.choose(unit, coach, Choices("UTC"))
            row = Reminder(user_id=coach.id, kind="digest", minute=540, day=clock.now().date(), due_at=clock.now())
            mine.reminders = {"digest": [540]}
            unit.session.add(row)
        await unit.session.flush()
        coaches = list(await unit.session.scalars(select(Reminder.user_id).where(Reminder.kind == "digest")))
    here.it_is(9)
    for some in (coaches[-1:], coaches):
        async with here.database.transaction() as unit:
            readers = [(one, one.due[0]) for one in await take(unit, some)]
            with statements(here.database) as said:
                told = await digest.gather(unit, readers)
            counts.append(len(said))
            assert len(told) == len(some)
            assert not any(statement.startswith(("INSERT", "UPDATE")) for statement in said), "looking notes nothing"
    assert counts[0] == counts[1]
    assert counts[0] < 25
