"""From asking for a check to mastery: approved, taken with the program dying in the middle, passed; and its twins."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.models import (
    ActivityProgress,
    AttemptInHand,
    CheckPolicy,
    Decision,
    DiagnosticAttempt,
    DiagnosticUnlock,
    DiagnosticUnlockRequest,
    LearningObjective,
    MajorObjective,
    QuestionReport,
    SecondLook,
    StudentMajorObjective,
    StudentObjective,
    User,
)
from bot.services import accounts
from bot.services.accounts import Choices
from playground.people import Person
from tests.beginnings import beginning
from tests.journeys.path import presses, says
from tests.street import Street

TITLE = "Ratios, Rates and Percentages"


async def every_step_is_done(street: Street, title: str = TITLE, *, questions: int = 12) -> None:
    """Let Nia have checked in, and have a major on her path with every step done."""
    await street.nia_has_checked_in()
    async with street.database.transaction() as unit:
        people = {one.display_name: one for one in await unit.session.scalars(select(User))}
        major = (await unit.session.scalars(select(MajorObjective).where(MajorObjective.title == title))).one()
        own = {"user_id": people["Nia"].id, "assigned_by": people["Lena"].id, "assigned_at": unit.now}
        unit.session.add(CheckPolicy(major_objective_id=major.id, questions=questions))
        unit.session.add(StudentMajorObjective(major_objective_id=major.id, status="in_progress", **own))
        parts = select(LearningObjective.id).where(LearningObjective.major_objective_id == major.id)
        for part in await unit.session.scalars(parts):
            unit.session.add(
                StudentObjective(objective_id=part, major_objective_id=major.id, status="completed", **own)
            )


async def ade_coaches_too(street: Street) -> Person:
    ade = street.world.person("Ade", id=1002)
    ade.says("/start")
    await street.settle()
    async with street.database.transaction() as unit:
        coach = await accounts.add_user(unit, "Ade", "admin")
        await accounts.sign_in(unit, 1002, coach)
        await accounts.choose(unit, coach, Choices("UTC"))
    return ade


@beginning
async def a_check_is_open(street: Street, *, questions: int = 12) -> None:
    await every_step_is_done(street, questions=questions)
    await says(street, street.nia, "/today")
    await presses(street, street.nia, "The check", "Ask")
    await says(street, street.lena, "/inbox")
    await presses(street, street.lena, "Open the first", "Approve")


async def question(street: Street, number: int) -> dict[str, object]:
    [sitting] = await street.read(AttemptInHand)
    one: dict[str, object] = sitting.questions[number]
    return one


async def answers(street: Street, number: int, *, right: bool = True) -> None:
    """Press the right option of a question, or one that is not."""
    one = await question(street, number)
    options, key = one["options"], one["right"]
    assert isinstance(options, list)
    assert isinstance(key, int)
    street.nia.presses(options[key if right else (key + 1) % 4], on=street.nia.screen)
    await street.settle()


async def answers_all(street: Street, *, missed: tuple[int, ...] = (), first: int = 0, questions: int = 12) -> None:
    for number in range(first, questions):
        await answers(street, number, right=number not in missed)
        await presses(street, street.nia, "Next")


@pytest.mark.both
async def test_a_check_is_asked_for_approved_taken_through_a_restart_and_passed(street: Street) -> None:
    ade = await ade_coaches_too(street)
    await every_step_is_done(street)
    assert "Ready to show it?" in await says(street, street.nia, "/today")
    assert "12 questions, no timer." in await presses(street, street.nia, "The check")
    assert "I've asked Ade and Lena." in await presses(street, street.nia, "Ask")
    for coach in (street.lena, ade):
        assert "1 check asked for" in await says(street, coach, "/inbox")
        assert "first check\n3 of 3 steps." in await presses(street, coach, "Open the first")
    assert "Accepted by Ade" in await presses(street, ade, "Approve")
    assert "Accepted by Ade" in street.lena.screen.text, "the other coach's card says so, too"
    assert "Ade said yes" in street.nia.screen.text

    assert "Question 1 of 12" in await presses(street, street.nia, "Start")
    for number in range(5):
        await answers(street, number)
        await presses(street, street.nia, "Next")
    one = await question(street, 5)
    street.nia.presses(one["options"][one["right"]], on=street.nia.screen)  # type: ignore[index]
    await street.dies_and_starts_again()
    await street.settle()
    assert "Question 6 of 12" in street.nia.screen.text
    assert "You chose" in street.nia.screen.text
    await presses(street, street.nia, "Next")
    await answers_all(street, first=6)
    assert "Hand in?" in street.nia.screen.text
    assert "12 of 12 right." in await presses(street, street.nia, "Hand in")

    [attempt] = await street.read(DiagnosticAttempt)
    assert (attempt.score, attempt.passed, attempt.attempt_type, attempt.interrupted) == (12, True, "mastery", False)
    assert attempt.diagnostic_module_name == "Module 5: Ratios, Rates and Percentages"
    [unlock] = await street.read(DiagnosticUnlock)
    assert (unlock.status, unlock.attempts_remaining, attempt.unlock_id) == ("consumed", 0, unlock.id)
    [mine] = await street.read(StudentMajorObjective)
    assert (mine.status, mine.mastered_at is not None) == ("mastered", True)
    ticks = await street.read(ActivityProgress)
    assert ticks
    assert {(one.completed, one.notes) for one in ticks} == {(True, "shown in the check")}
    assert await street.read(AttemptInHand) == []
    assert "Nothing else is waiting" in await says(street, street.nia, "/today")


@pytest.mark.thorough
async def test_a_near_miss_takes_a_second_look_and_a_coach_decides_with_a_reason(street: Street) -> None:
    await a_check_is_open(street)
    await presses(street, street.nia, "Start")
    await answers_all(street, missed=(4,))
    assert "11 of 12 right." in await presses(street, street.nia, "Hand in")
    seen = await presses(street, street.nia, "Look at it")
    [attempt] = await street.read(DiagnosticAttempt)
    entry = attempt.results[4]
    assert entry["stem"] in seen
    assert f"You chose {entry['chosen']}. It's {entry['right']}." in seen
    assert "Maybe" in seen
    await presses(street, street.nia, "Two more like it")
    [sitting] = await street.read(AttemptInHand)
    assert {one["item"] for one in sitting.questions} == {entry["item"]}
    assert entry["fingerprint"] not in {one["fingerprint"] for one in sitting.questions}
    for number in range(2):
        await answers(street, number)
        assert "Yes, it's" in street.nia.screen.text
        await presses(street, street.nia, "Next")
    assert "All right this time!" in street.nia.screen.text
    await says(street, street.lena, "/inbox")
    assert "Nia: 11 of 12, then 2 of 2." in await presses(street, street.lena, "Open the first")
    await presses(street, street.lena, "Pass: a slip")
    assert "One slip, then all right" in street.nia.screen.text
    [mine] = await street.read(StudentMajorObjective)
    [look] = await street.read(SecondLook)
    [decision] = await street.read(Decision, Decision.kind == "near_miss")
    assert (mine.status, look.state, decision.reason) == (
        "mastered",
        "passed",
        "One slip, then all right. You've got this.",
    )
    assert [one.passed for one in await street.read(DiagnosticAttempt)] == [False]
    await presses(street, street.lena, "Undo")
    [mine] = await street.read(StudentMajorObjective)
    assert (mine.status, mine.mastered_at) == ("in_progress", None)


async def test_a_lost_phone_goes_on_from_another_one(street: Street) -> None:
    await a_check_is_open(street)
    await presses(street, street.nia, "Start")
    for number in range(3):
        await answers(street, number)
        await presses(street, street.nia, "Next")
    new = street.world.person("New phone", id=2999)
    async with street.database.transaction() as unit:
        nia = (await unit.session.scalars(select(User).where(User.display_name == "Nia"))).one()
        await accounts.sign_out_everywhere(unit, nia)
        await accounts.sign_in(unit, 2999, nia)
    new.starts("hello")
    await street.settle()
    assert "Your check waits where you left it: 3 of 12 answered." in new.screen.text
    assert "Question 4 of 12" in await presses(street, new, "Go on")
    street.nia.presses("I don't know")
    await street.settle()
    [sitting] = await street.read(AttemptInHand)
    assert sum(one is not None for one in sitting.answers) == 3, "the old phone speaks for nobody"


async def time_does_what_is_due(street: Street) -> int:
    """Let the clock follow the checks, and say what came of it; return how many checks there were."""
    count = await street.bot.timetable.follow_checks()
    await street.bot.timetable.speak()
    await street.settle()
    return count


@pytest.mark.thorough
async def test_a_check_left_open_is_closed_and_given_back(street: Street) -> None:
    street.it_is(10)
    await a_check_is_open(street)
    await presses(street, street.nia, "Start")
    await answers(street, 0)
    street.world.clock.move(timedelta(hours=27))
    await time_does_what_is_due(street)
    assert "The check of Ratios, Rates and Percentages is closed." in street.nia.screen.text
    [attempt] = await street.read(DiagnosticAttempt)
    assert (attempt.interrupted, attempt.passed) == (True, False)
    await says(street, street.lena, "/inbox")
    assert "broke off after 1 of 12 questions" in await presses(street, street.lena, "Open the first")
    await presses(street, street.lena, "Give it back")
    assert {one.status for one in await street.read(DiagnosticUnlock)} == {"consumed", "approved"}
    assert "You can start until" in street.nia.screen.text


@pytest.mark.thorough
async def test_an_unused_check_ends_by_the_clock_whether_or_not_the_job_ran(street: Street) -> None:
    street.it_is(10)
    await a_check_is_open(street)
    street.world.clock.move(timedelta(hours=25))
    assert "not open" in await presses(street, street.nia, "Start")
    assert await time_does_what_is_due(street) == 1
    assert [one.status for one in await street.read(DiagnosticUnlock)] == ["expired"]
    assert "closed now" in street.nia.screen.text
    assert street.lena.screen.text == f"1 check ended without being begun.\nNia: {TITLE}"
    told = len(street.nia.reads()), len(street.lena.reads())
    assert await time_does_what_is_due(street) == 0, "and it is told once"
    assert (len(street.nia.reads()), len(street.lena.reads())) == told


@pytest.mark.thorough
async def test_a_check_that_ends_soon_is_warned_of_once_and_anew_when_it_was_made_longer(street: Street) -> None:
    street.it_is(12)
    await a_check_is_open(street)
    street.it_is(7)
    assert await time_does_what_is_due(street) == 0
    street.it_is(9, 30)
    assert await time_does_what_is_due(street) == 1
    assert "is open until today 12:00. There is no timer in it." in street.nia.screen.text
    assert await time_does_what_is_due(street) == 0
    (unlock,) = await street.read(DiagnosticUnlock)
    street.lena.presses_data(f"a:longer:{unlock.id}", street.lena.screen)
    await street.settle()
    street.world.clock.move(timedelta(days=1))
    assert await time_does_what_is_due(street) == 1
    warned = [text for text in street.nia.reads() if "There is no timer in it" in text]
    assert len(warned) == 2


@pytest.mark.thorough
async def test_a_warning_that_had_to_wait_is_not_given_any_more_when_the_check_was_begun_or_has_ended(
    street: Street,
) -> None:
    street.it_is(19)
    await a_check_is_open(street)
    async with street.database.transaction() as unit:
        await unit.session.execute(update(DiagnosticUnlock).values(expires_at=unit.now + timedelta(hours=13)))
    street.it_is(5, 30)  # in quiet hours, until seven
    assert await time_does_what_is_due(street) == 1
    street.it_is(6, 45)
    await presses(street, street.nia, "Start")
    street.it_is(7, 15)
    await time_does_what_is_due(street)
    street.it_is(9)
    await time_does_what_is_due(street)
    assert not any("There is no timer in it" in text for text in street.nia.reads())


@pytest.mark.thorough
async def test_not_yet_comes_with_a_reason_and_the_student_may_ask_again(street: Street) -> None:
    await every_step_is_done(street)
    await says(street, street.nia, "/checks")
    await presses(street, street.nia, "Ratios", "Ask")
    await says(street, street.lena, "/inbox")
    await presses(street, street.lena, "Open the first", "Not yet…", "Practise once more")
    assert "Practise once more, then ask again." in street.nia.screen.text
    await presses(street, street.nia, "The check", "Ask")
    assert sorted(one.status for one in await street.read(DiagnosticUnlockRequest)) == ["denied", "pending"]
    await presses(street, street.nia, "Take it back")
    assert sorted(one.status for one in await street.read(DiagnosticUnlockRequest)) == ["canceled", "denied"]


@pytest.mark.thorough
async def test_an_odd_question_is_voided_and_counts_as_right(street: Street) -> None:
    await a_check_is_open(street, questions=6)
    await presses(street, street.nia, "Start")
    assert "What is odd?" in await presses(street, street.nia, "Something's odd here")
    said = await presses(street, street.nia, "No answer fits")
    assert "I've shown it to Lena." in said
    await presses(street, street.nia, "Go on with the check")
    await answers_all(street, missed=(0, 1), questions=6)
    assert "4 of 6 right." in await presses(street, street.nia, "Hand in")
    await says(street, street.lena, "/inbox")
    card = await presses(street, street.lena, "Open the first")
    assert "No answer fits" in card
    await presses(street, street.lena, "It's odd")
    [report] = await street.read(QuestionReport)
    [attempt] = await street.read(DiagnosticAttempt)
    assert (report.state, attempt.score, attempt.results[0]["voided"], attempt.passed) == ("voided", 5, True, False)
    assert any("It's 5 of 6 now." in text for text in street.nia.reads())


@pytest.mark.thorough
async def test_practice_says_at_once_how_it_is_and_masters_nothing(street: Street) -> None:
    await every_step_is_done(street, questions=6)
    await says(street, street.nia, "/checks")
    await presses(street, street.nia, "Ratios", "Practise")
    await answers(street, 0, right=False)
    assert "It's" in street.nia.screen.text
    assert "Back" not in str(street.nia.screen.keyboard)
    await presses(street, street.nia, "Next")
    for number in range(1, 6):
        await answers(street, number)
        await presses(street, street.nia, "Next")
    assert "5 of 6 right." in street.nia.screen.text
    [attempt] = await street.read(DiagnosticAttempt)
    [mine] = await street.read(StudentMajorObjective)
    assert (attempt.attempt_type, attempt.passed, attempt.unlock_id, mine.status) == (
        "practice", False, None, "in_progress",
    )  # fmt: skip
