"""A student walks their path: ticks, asks for a talk, and a coach answers; nobody walks somebody else's."""

import pytest
from sqlalchemy import select

from bot.models import ActivityProgress, Decision, StudentMajorObjective, StudentObjective, User
from bot.services import accounts
from playground.people import Person
from tests.journeys.path import on_the_path, presses, says, ticks_everything
from tests.report import Report
from tests.street import OMAR, Street

MAJOR = "Whole Number Foundations"


async def major_of_nia(street: Street) -> StudentMajorObjective:
    return (await street.read(StudentMajorObjective))[0]


async def test_a_whole_major_is_ticked_by_buttons(street: Street, report: Report) -> None:
    await on_the_path(street)
    assert f"{MAJOR}: 0 of 3 steps" in await says(street, street.nia, "/path")
    count = await ticks_everything(street)
    assert "every step of Whole Number Foundations is done!" in street.nia.screen.text
    assert {one.status for one in await street.read(StudentObjective)} == {"completed"}
    assert (await major_of_nia(street)).status == "in_progress"
    assert len(await street.read(ActivityProgress)) == count == 10
    assert f"{MAJOR}: 3 of 3 steps" in await says(street, street.nia, "/path")
    report(f"a major of {count} activities: two presses each")


async def test_a_tick_says_what_is_kept_takes_a_time_and_a_note_and_can_be_undone(street: Street) -> None:
    await on_the_path(street)
    assert "Next on your path: Arithmetic course" in await says(street, street.nia, "/today")
    text = await presses(street, street.nia, "Next: Arithmetic course")
    assert "exercise · 30 min · Khan Academy" in text
    assert "https://www.khanacademy.org/math/arithmetic" in str(street.nia.screen.keyboard)
    assert "Done: Arithmetic course. 1 of 4 in this step." in await presses(street, street.nia, "Done")
    assert "20 minutes, noted." in await presses(street, street.nia, "20 min")
    await presses(street, street.nia, "Add a note")
    assert "Your note: 9 of 10 <b>" in await says(street, street.nia, "9 of 10 <b>")
    (row,) = await street.read(ActivityProgress)
    assert (row.completed, row.time_spent_minutes, row.notes) == (True, 20, "9 of 10 <b>")
    assert "it's open again" in await presses(street, street.nia, "Not done after all")
    (row,) = await street.read(ActivityProgress)
    assert (row.completed, row.notes) == (False, "9 of 10 <b>")
    assert (await major_of_nia(street)).status == "assigned"


async def test_a_talk_not_yet_with_a_reason_asked_again_mastered_and_undone(street: Street) -> None:
    await on_the_path(street)
    await ticks_everything(street)
    await presses(street, street.nia, "Ask Lena for a talk", "Write something first")
    assert "I've asked Lena. I'll write when there is an answer" in await says(street, street.nia, "with my game")
    assert f"{MAJOR} waits for Lena since" in await says(street, street.nia, "/today")
    assert "1 talk" in await says(street, street.lena, "/inbox")
    assert "“with my game”" in await presses(street, street.lena, "Open the first")
    await presses(street, street.lena, "Meet…")
    await says(street, street.lena, "Tomorrow at ten")
    assert "“Tomorrow at ten”" in street.nia.screen.text
    await presses(street, street.lena, "The card", "Not yet", "Please bring one example")
    assert "Lena says: “Please bring one example of your own. Then ask again.”" in street.nia.screen.text
    assert "Lena says: “Please bring one example" in await says(street, street.nia, "/today")
    await presses(street, street.nia, "Open that step")
    assert "Lena says" in street.nia.screen.text
    assert "Lena says" not in await says(street, street.nia, "/today")

    await says(street, street.nia, "/path")
    await presses(street, street.nia, MAJOR, "Ask Lena for a talk", "Ask Lena")
    await says(street, street.lena, "/inbox")
    assert "2 times in all" in await presses(street, street.lena, "Open the first")
    assert "Mastered, says Lena" in await presses(street, street.lena, "Mastered")
    assert f"Lena says yes: {MAJOR} is yours." in street.nia.screen.text
    assert (await major_of_nia(street)).status == "mastered"
    await presses(street, street.lena, "Undo")
    assert (await major_of_nia(street)).status == "viva_requested"
    assert "once more" in street.nia.screen.text
    await presses(street, street.lena, "Open it again", "Mastered")
    assert f"★ {MAJOR}: mastered" in await says(street, street.nia, "/path")
    standing = [one.outcome for one in await street.read(Decision, Decision.undone_at.is_(None))]
    assert sorted(standing) == ["approved", "refused"]


@pytest.mark.thorough
async def test_what_is_mastered_stays_open_to_look_at_and_stays_mastered(street: Street) -> None:
    await on_the_path(street)
    await says(street, street.lena, "/students nia")
    await presses(street, street.lena, "Nia", "Path", MAJOR, "Pass by hand", "We talked")
    assert f"{MAJOR} is yours." in street.nia.screen.text
    await presses(street, street.nia, MAJOR, "1.1 Operations", "Arithmetic course")
    assert "you have shown it" in street.nia.screen.text
    await presses(street, street.nia, "Not done after all")
    assert (await major_of_nia(street)).status == "mastered"
    await presses(street, street.lena, "Take back mastery", "I'd like to see it once more.")
    assert f"{MAJOR} is open again." in street.nia.screen.text
    assert (await major_of_nia(street)).status == "assigned"


@pytest.mark.thorough
async def test_a_talk_is_taken_back_and_the_open_card_says_so(street: Street) -> None:
    await on_the_path(street)
    await ticks_everything(street)
    await presses(street, street.nia, "Ask Lena for a talk", "Ask Lena")
    await says(street, street.lena, "/inbox")
    await presses(street, street.lena, "Open the first")
    assert "Taken back." in await presses(street, street.nia, "Take it back")
    assert "This no longer waits." in street.lena.screen.text


@pytest.mark.thorough
async def test_notes_of_a_coach_stand_where_the_student_looks(street: Street) -> None:
    await on_the_path(street)
    await says(street, street.lena, "/students nia")
    assert "Path: 1 not begun" in await presses(street, street.lena, "Nia")
    await presses(street, street.lena, "Path", MAJOR, "Notes")
    await says(street, street.lena, "Begin with the game")
    await presses(street, street.lena, "1.1 Operations", "Notes")
    await says(street, street.lena, "Skip the last one")
    await says(street, street.nia, "/path")
    assert "From your coach: Begin with the game" in await presses(street, street.nia, MAJOR)
    assert "From your coach: Skip the last one" in await presses(street, street.nia, "1.1 Operations")
    await presses(street, street.lena, "Notes", "Take the notes away")
    assert "From your coach" not in await presses(street, street.nia, MAJOR, "1.1 Operations")


@pytest.mark.thorough
async def test_forged_ids_open_nothing(street: Street) -> None:
    await on_the_path(street)
    await says(street, street.nia, "/today")
    await presses(street, street.nia, "Next: Arithmetic course", "Done")
    (tick,) = await street.read(ActivityProgress)
    async with street.database.transaction() as unit:
        omar = (await unit.session.scalars(select(User).where(User.display_name == "Omar"))).one()
        await accounts.sign_in(unit, OMAR, omar)
    await says(street, street.omar, "/menu")
    part, major, activity = tick.student_objective_id, (await major_of_nia(street)).id, tick.activity_id
    students = [("path_major", major), ("path_part", part), ("path_activity", activity), ("tick", activity),
                ("untick", activity), ("tick_note", activity), ("talk", major), ("talk_ask", major), ("claim", part),
                ("tick", part), ("path_major", "z" * 16)]  # fmt: skip
    for action, row in students:
        await forges(street, street.omar, f"a:{action}:{row}", "isn't on your path")
    for action, row in (("path_of_major", major), ("path_of_part", part), ("pass_by_hand", major)):
        await forges(street, street.nia, f"a:{action}:{row}", "is for coaches")
    await forges(street, street.nia, f"a:tick_time:{activity}:99", "finished")
    assert len(await street.read(ActivityProgress)) == 1
    assert (await major_of_nia(street)).status == "in_progress"


async def forges(street: Street, person: Person, data: str, answer: str) -> None:
    person.presses_data(data, person.screen)
    await street.settle()
    assert answer in person.screen.text, data
