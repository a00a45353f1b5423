"""The end of a year: a class moves on, or ends, in one confirmed step that can be taken back."""

from datetime import timedelta

import pytest

from bot.clock import Clock
from bot.models import Batch, CoachBatch, Decision, Leaver, User
from tests.journeys.acting import Counted, class_code
from tests.journeys.test_newcomers import second_coach
from tests.street import Street


async def class_with_nia(street: Street) -> tuple[Counted, dict[str, str]]:
    """Let Nia be in 2156 and Omar on its roster, with another class 2157; return the ids of the classes."""
    await street.nia_has_joined()
    async with street.database.transaction() as unit:
        unit.session.add(Batch(name="2157", zone="UTC", created_at=unit.now))
    return Counted(street, street.lena), {one.name: one.id for one in await street.read(Batch)}


async def where(street: Street) -> dict[str, str | None]:
    return {one.display_name: one.batch for one in await street.read(User, User.role == "student")}


async def test_everybody_moves_and_may_move_back(street: Street) -> None:
    lena, _ids = await class_with_nia(street)
    await lena.says("/classes")
    await lena.presses("2156: 2 students", "Roster", "The year is over", "Everybody moves to another class")
    assert "2 students of 2156 move to 2157." in await lena.presses("2157")
    assert await where(street) == {"Nia": "2156", "Omar": "2156"}
    assert "2 students of 2156 are in 2157 now." in await lena.presses("Yes, move them")
    assert await where(street) == {"Nia": "2157", "Omar": "2157"}
    assert "2156 is as it was." in await lena.presses("Undo")
    assert await where(street) == {"Nia": "2156", "Omar": "2156"}


async def test_everybody_moves_back_out_of_a_class_that_got_another_name_meanwhile(street: Street) -> None:
    lena, _ids = await class_with_nia(street)
    await lena.says("/classes")
    await lena.presses("2156: 2 students", "Roster", "The year is over", "Everybody moves to another class", "2157")
    await lena.presses("Yes, move them")
    moved = street.lena.screen
    await lena.says("/classes")
    await lena.presses("2157: 2 students", "Name")
    await lena.says("Owls")
    assert await where(street) == {"Nia": "Owls", "Omar": "Owls"}
    street.lena.presses("Undo", on=moved)
    await street.settle()
    assert await where(street) == {"Nia": "2156", "Omar": "2156"}


async def test_who_was_moved_on_since_stays_there(street: Street) -> None:
    lena, ids = await class_with_nia(street)
    await lena.says("/classes")
    await lena.presses("2156: 2 students", "Roster", "The year is over", "Everybody moves to another class", "2157")
    await lena.presses("Yes, move them")
    async with street.database.transaction() as unit:
        unit.session.add(Batch(name="2158", zone="UTC", created_at=unit.now))
        nia = next(one for one in await street.read(User) if one.display_name == "Nia")
        (await unit.session.get_one(User, nia.id)).batch = "2158"
    await lena.presses("Undo")
    assert await where(street) == {"Nia": "2158", "Omar": "2156"}
    assert len(ids) == 2


async def test_a_class_ends_kindly_and_everybody_takes_their_data_along(street: Street, clock: Clock) -> None:
    lena, _ids = await class_with_nia(street)
    await lena.says("/classes")
    await lena.presses("2156: 2 students", "Roster", "The year is over")
    assert "2 students leave with 2156." in await lena.presses("The class ends")
    assert await street.read(Leaver) == []
    assert "2156 has ended, and 2 students have left." in await lena.presses("Yes, 2156 ends")
    assert "Nia, your time in 2156 is over." in street.nia.screen.text
    assert street.nia.screen.document is not None
    street.nia.says("/today")
    await street.settle()
    assert "Your class has ended" in street.nia.screen.text
    assert "2156" not in await lena.says("/classes")
    clock.move(timedelta(days=89))
    await street.bot.timetable.delete_leavers()
    assert len(await where(street)) == 2
    clock.move(timedelta(days=2))
    await street.bot.timetable.delete_leavers()
    assert await where(street) == {}
    assert await street.read(Decision) == []


@pytest.mark.thorough
async def test_an_end_that_is_taken_back_leaves_everything_as_it_was(street: Street, clock: Clock) -> None:
    lena, ids = await class_with_nia(street)
    code = await class_code_of(street)
    await lena.says("/classes")
    await lena.presses("2156: 2 students", "Roster", "The year is over", "The class ends", "Yes, 2156 ends")
    street.omar.starts(code)
    await street.settle()
    assert "I can't open that invite" in street.omar.screen.text
    assert "2156 is as it was." in await lena.presses("Undo")
    assert "2156 goes on after all." in street.nia.screen.text
    assert await street.read(Leaver) == []
    street.nia.says("/today")
    await street.settle()
    assert "how are you right now?" in street.nia.screen.text
    street.omar.starts(code)
    await street.settle()
    assert "What is your first name?" in street.omar.screen.text
    await lena.says("/classes")
    await lena.presses("2156: 2 students", "Roster", "The year is over", "The class ends", "Yes, 2156 ends")
    clock.move(timedelta(minutes=11))
    await lena.presses("Undo")
    assert "more than ten minutes ago" in street.lena.screen.text
    assert len(await street.read(Leaver)) == 2
    assert ids["2156"] in {one.id for one in await street.read(Batch, Batch.archived_at.is_not(None))}


async def class_code_of(street: Street) -> str:
    """Let Lena invite all of 2156 while it is the only class that can be meant."""
    async with street.database.transaction() as unit:
        other = next(one for one in await street.read(Batch) if one.name == "2157")
        await unit.session.delete(await unit.session.get_one(Batch, other.id))
    return await class_code(street)


async def test_a_students_and_another_coachs_press_do_nothing(street: Street) -> None:
    _, ids = await class_with_nia(street)
    ade = await second_coach(street)
    coach = next(one for one in await street.read(User, User.role == "admin") if one.display_name == "Ade")
    async with street.database.transaction() as unit:
        unit.session.add(CoachBatch(user_id=coach.id, batch_id=ids["2157"]))
    for button in ("year_end_now:{here}", "year_move_now:{here}:{there}", "year:{here}"):
        for person in (ade, street.nia):
            person.presses_data("a:" + button.format(here=ids["2156"], there=ids["2157"]), person.screen)
            await street.settle()
        assert await where(street) == {"Nia": "2156", "Omar": "2156"}, button
        assert await street.read(Leaver) == [], button
    ade.presses_data(f"a:year_end_now:{ids['2157']}", ade.screen)
    await street.settle()
    assert "for coaches who see all classes" in ade.screen.text
