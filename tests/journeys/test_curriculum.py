"""A coach writes a major by buttons, takes a file in, gives it to a class and takes it back."""

import pytest
from sqlalchemy import select

from bot.content.diagnostics import bank
from bot.models import (
    Activity,
    Batch,
    CheckPolicy,
    CoachBatch,
    Domain,
    InboxRow,
    LearningObjective,
    MajorObjective,
    OutboxRow,
    StudentMajorObjective,
    StudentObjective,
    User,
)
from tests.journeys.acting import Counted
from tests.journeys.test_newcomers import second_coach
from tests.journeys.test_roster import data_of
from tests.street import Street

SHEET = "domain;major;objective;activity;type;url;minutes\n"
CLAP = "Music;Rhythm;Beats;Clap along;video;https://example.org/clap;10\n"


async def a_coach(street: Street) -> Counted:
    await street.nia_has_joined()
    return Counted(street, street.lena)


async def sends(street: Street, name: str, text: str) -> str:
    street.lena.sends_document(name, text.encode())
    await street.settle()
    return street.lena.screen.text


@pytest.mark.thorough
async def test_a_coach_writes_a_major_by_buttons(street: Street) -> None:
    lena = await a_coach(street)
    await lena.says("/menu")
    lena.count = 0
    assert "Which domain" in await lena.presses("Curriculum")
    await lena.presses("New domain")
    assert "Which sign" in await lena.says("Music")
    await lena.presses("🎵", "Purple")
    assert "Domain\nName: Music\nSign: 🎵\nColour: Purple\nDescription: –" in await lena.presses("Skip")
    await lena.presses("Name")
    assert "Name: Our music" in await lena.says("Our  music")
    assert "Our music is there now." in await lena.presses("Save")
    assert "0 majors" in await lena.presses("Open")
    assert "In Our music:" in await lena.presses("New major")
    await lena.says("Rhythm")
    await lena.says("Feel it, clap it, write it.")
    await lena.presses("Beginner", "3", "Skip")
    assert "Check: a talk" in await lena.presses("None, it is shown in a talk")
    await lena.presses("Save")
    assert "Shown in a talk." in await lena.presses("Open")
    assert "In Rhythm:" in await lena.presses("New objective")
    await lena.says("Beats")
    await lena.presses("Skip", "Beginner", "1")
    await lena.presses("Save", "Open", "New activity")
    await lena.says("Clap along")
    await lena.presses("Video")
    assert "Here I need a link that begins with https://" in await lena.says("example.org/clap")
    await lena.says("https://example.org/clap")
    await lena.presses("Skip", "10", "Skip", "Save")
    page = await lena.presses("Open")
    assert page == "Clap along\nVideo · 10 minutes"
    [domain] = await street.read(Domain, Domain.name == "Our music")
    [major] = await street.read(MajorObjective, MajorObjective.domain_id == domain.id)
    [objective] = await street.read(LearningObjective, LearningObjective.major_objective_id == major.id)
    [activity] = await street.read(Activity, Activity.objective_id == objective.id)
    assert (domain.color, major.estimated_hours, activity.estimated_minutes) == ("#8E6BBF", 3.0, 10)
    assert activity.url == "https://example.org/clap"


async def test_a_page_that_was_left_for_another_comes_back(street: Street) -> None:
    """The message shows what was pressed last, also where that stood there a moment before."""
    lena = await a_coach(street)
    first = await lena.says("/curriculum")
    await lena.presses("Menu")
    assert await lena.presses("Curriculum") == first


@pytest.mark.thorough
async def test_what_is_there_is_changed_by_the_same_form(street: Street) -> None:
    lena = await a_coach(street)
    await lena.says("/curriculum")
    await lena.presses("🧮 Mathematics · 7", "World of Fractions · 3")
    assert "Title: World of Fractions" in await lena.presses("Change")
    await lena.presses("Hours")
    await lena.says("16,5")
    await lena.presses("Save")
    [major] = await street.read(MajorObjective, MajorObjective.title == "World of Fractions")
    assert (major.estimated_hours, major.curriculum, major.diagnostic_module_key) == (16.5, "MYP Y1", "math.fractions")
    assert "How World of Fractions is checked" in await lena.presses("Open", "How it is checked")
    assert "90 % pass" in await lena.presses("90 %")
    assert "3 tries for 2 days" in await lena.presses("3 tries", "2 days")
    [policy] = await street.read(CheckPolicy)
    assert (policy.pass_percent, policy.attempts, policy.hours, policy.questions) == (90, 3, 48, 12)


async def test_a_file_is_looked_at_and_taken_in_then_given_to_a_class_and_taken_back(street: Street) -> None:
    lena = await a_coach(street)
    street.nia.presses("Happy")
    await street.settle()
    await lena.says("/import_curriculum")
    assert "Line 2: an activity needs a link that begins with https://" in await sends(
        street, "music.csv", SHEET + CLAP.replace("https", "http")
    )
    await lena.presses("Another file")
    text = await sends(street, "music.csv", SHEET + CLAP)
    assert text.splitlines() == [
        "New: 1 domain, 1 major, 1 objective, 1 activity.",
        "Among them Music, Rhythm, and Beats.",
        "Shall I write that?",
    ]
    assert await street.read(Domain, Domain.name == "Music") == []
    yes, preview = data_of(street.lena.screen, "Yes, write 4"), street.lena.screen
    assert "Done: 4 things are written." in await lena.presses("Yes, write 4")
    street.lena.presses_data(yes, preview)
    await street.settle()
    await lena.says("/curriculum")
    assert "4 parts are there already.\nThere is nothing to write." in await sends(street, "again.csv", SHEET + CLAP)

    await lena.presses("Another file")
    await lena.says("/curriculum")
    await lena.presses("📘 Music · 1", "Rhythm · 1", "Give it to…")
    assert "It is new for 2 of 2." in await lena.presses("2156")
    assert await street.read(StudentObjective) == []
    give, asked = data_of(street.lena.screen, "Give it"), street.lena.screen
    assert "Rhythm is new on the paths of 2 students." in await lena.presses("Give it")
    street.lena.presses_data(give, asked)
    await street.settle()
    assert [one.status for one in await street.read(StudentObjective)] == ["assigned", "assigned"]
    assert len(await street.read(StudentMajorObjective)) == 2
    await street.falls_silent()
    told = [text for text in street.nia.reads() if "new on your path" in text]
    assert told == ["Lena has put something new on your path: Rhythm.\nIt has 1 step."]
    quiet = [row.payload for row in await street.read(OutboxRow) if "new on your path" in str(row.payload)]
    assert [one["quiet"] for one in quiet] == [True]

    await lena.presses("Open")
    assert "Rhythm stays: 2 students have it" in await lena.presses("Delete")
    await lena.presses("Back", "Take it back…", "Some students…", "Nia · 2156", "Done")
    assert "Rhythm is off the path of 1 student." in await lena.presses("Take it back")
    [left] = await street.read(StudentMajorObjective)
    [omar] = await street.read(User, User.display_name == "Omar")
    assert left.user_id == omar.id


@pytest.mark.thorough
async def test_a_student_gets_an_objective_from_their_own_page_and_what_is_done_is_asked_about(street: Street) -> None:
    await street.class_has_a_past()
    lena = Counted(street, street.lena)
    await lena.says("/students Nia")
    await lena.presses("Nia · 2156", "More…", "Give an objective", "🧮 Mathematics", "Decimals", "3.1 Decimals")
    assert "3.1 Decimals is on Nia's path now." in await lena.presses("Give it")
    [nia] = await street.read(User, User.display_name == "Nia")
    assert len(await street.read(StudentMajorObjective, StudentMajorObjective.user_id == nia.id)) == 1
    await lena.presses("Student", "More…", "Take one back", "🧮 Mathematics", "Decimals", "3.1 Decimals")
    await lena.presses("Take it back")
    assert await street.read(StudentMajorObjective, StudentMajorObjective.user_id == nia.id) == []
    await lena.says("/curriculum")
    before = len(await street.read(StudentObjective))
    await lena.presses("Take back…", "🧮 Mathematics", "Whole Number Foundations", "All of it: 3 objectives")
    text = await lena.presses("2156")
    assert "has done 9 of 10 here." in text
    assert "What they did here would be forgotten. Take it back all the same?" in text
    assert "8 keep it: it is mastered." in text
    assert len(await street.read(StudentObjective)) == before
    await lena.presses("Take it back all the same")
    mastered = await street.read(StudentMajorObjective, StudentMajorObjective.status == "mastered")
    assert len(mastered) == 8


async def test_a_coach_of_one_class_gives_nothing_to_a_student_of_another(street: Street) -> None:
    await a_coach(street)
    ade = await second_coach(street)
    async with street.database.transaction() as unit:
        other = Batch(name="2157", zone="UTC", created_at=unit.now)
        unit.session.add(other)
        coach = (await unit.session.scalars(select(User).where(User.display_name == "Ade"))).one()
        await unit.session.flush()
        unit.session.add(CoachBatch(user_id=coach.id, batch_id=other.id))
        unit.session.add(User(username="bo", role="student", display_name="Bo", batch="2157", created_at=unit.now))
    [nia] = await street.read(User, User.display_name == "Nia")
    for action in ("give_to", "take_from"):
        ade.presses_data(f"a:{action}:{nia.id}", ade.screen)
        await street.settle()
        assert "I can't find that student any more." in ade.screen.text
    acting = Counted(street, ade)
    await acting.says("/curriculum")
    await acting.presses("🧮 Mathematics · 7", "Decimals · 1", "Give it to…")
    assert "2156" not in str(ade.screen.keyboard)
    await acting.presses("Some students…")
    assert "Nia" not in str(ade.screen.keyboard)
    await acting.presses("Bo · 2157", "Done", "Give it")
    [bo] = await street.read(User, User.display_name == "Bo")
    assert {one.user_id for one in await street.read(StudentObjective)} == {bo.id}


async def test_a_sheet_sent_while_the_curriculum_is_on_the_screen_is_no_list_of_students(street: Street) -> None:
    lena = await a_coach(street)
    assert "That looks like a curriculum" in await sends(street, "music.csv", SHEET + CLAP)
    await lena.says("/cancel")
    async with street.database.transaction() as unit:
        for row in await unit.session.scalars(select(InboxRow)):
            assert row.state != "dead"
    await lena.says("/today")
    assert "New: 1 domain" in await sends(street, "music.yaml", "name: Music\n")


async def test_a_coach_looks_at_any_question_of_any_seed(street: Street) -> None:
    lena = await a_coach(street)
    await lena.says("/curriculum")
    await lena.presses("🧮 Mathematics · 7", "World of Fractions · 3", "Its questions")
    count = sum(one.submodule == "2.2" for one in bank.models().values())
    await lena.presses(f"2.2 Adding and subtracting · {count}")
    assert "Which kind of question" in street.lena.screen.text
    first = await lena.says("/questions 2.2.same-bottoms")
    assert "✓ " in first
    assert "adds the bottoms too" in first
    second = await lena.presses("Another ›")
    assert second != first
    assert await lena.presses("‹ Earlier") == first
    assert await lena.says("/questions 2.2.same-bottoms 2") == second
    assert "I don't know that kind of question." in await lena.says("/questions 9.9.nothing 1")
    assert "Which module" in await lena.says("/questions")
