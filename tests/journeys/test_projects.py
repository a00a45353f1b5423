"""Projects for coaches: planned, started, ended and looked at; and putting something down for a student."""

from datetime import date, timedelta

import pytest

from bot.clock import Clock
from bot.models import Project, ProjectLink, ProjectReflection, User
from bot.services import accounts
from bot.views.calendar import weekday_and_day
from tests.journeys.a_project import going_on
from tests.journeys.acting import coach_of_another_class
from tests.journeys.path import presses, says
from tests.street import Street

ADE = 1002


async def states(street: Street) -> dict[str, str]:
    return {
        one.name: "active" if one.is_active else "ended" if one.closed_at else "planned"
        for one in await street.read(Project)
    }


def in_days(clock: Clock, days: int) -> date:
    return clock.now().date() + timedelta(days=days)


@pytest.mark.thorough
async def test_a_cycle_is_planned_started_ended_and_the_next_one_begins(street: Street, clock: Clock) -> None:
    await street.class_is_invited()
    await says(street, street.lena, "/menu")
    assert "No project is active now." in await presses(street, street.lena, "Projects")
    assert "Project number 1: what is it called?" in await presses(street, street.lena, "New project")
    await says(street, street.lena, "Bridges")
    await says(street, street.lena, "Build one <that> holds.")
    await presses(street, street.lena, str(clock.now().day))
    text = await presses(street, street.lena, f"6 weeks, to {weekday_and_day(in_days(clock, 41))}")
    assert "Bridges · number 1\n1 Name: Bridges\n2 About: Build one <that> holds." in text
    assert "Bridges is the active project now." in await presses(street, street.lena, "Save and start")

    await presses(street, street.lena, "Projects", "New project")
    await says(street, street.lena, "Towers")
    await presses(street, street.lena, "Skip")
    await says(street, street.lena, in_days(clock, 1).isoformat())
    text = await presses(street, street.lena, "3 weeks")
    assert "If you start it, Bridges ends. What students have in it stays." in text
    await presses(street, street.lena, "Save", "Open")
    assert "Towers · number 2" in street.lena.screen.text
    assert "Bridges ends with this." in await presses(street, street.lena, "Start it")
    assert "Bridges has ended." in await presses(street, street.lena, "Yes, start it")
    assert await states(street) == {"Bridges": "ended", "Towers": "active"}

    await presses(street, street.lena, "Projects", "Towers", "End it")
    await presses(street, street.lena, "Yes, end it", "Projects", "Past projects", "Bridges")
    assert "Shall Bridges go on?" in await presses(street, street.lena, "Start it again")
    await presses(street, street.lena, "Yes, start it")
    assert await states(street) == {"Bridges": "active", "Towers": "ended"}
    await presses(street, street.lena, "Projects", "Past projects", "Towers", "Delete")
    assert "Deleted: Towers." in await presses(street, street.lena, "Yes, delete it")
    assert await states(street) == {"Bridges": "active"}


@pytest.mark.thorough
async def test_a_project_is_changed_and_one_that_became_active_meanwhile_is_not_ended(
    street: Street, clock: Clock
) -> None:
    await street.class_is_invited()
    await says(street, street.lena, "/projects")
    await presses(street, street.lena, "New project")
    await says(street, street.lena, "Towers")
    await presses(street, street.lena, "Skip")
    await says(street, street.lena, in_days(clock, 1).isoformat())
    await presses(street, street.lena, "3 weeks")
    await going_on(street)
    text = await presses(street, street.lena, "Save and start")
    assert "That one is no longer there. Please pick again." in text
    assert "If you start it, Bridges ends." in text
    await presses(street, street.lena, "Save")
    assert await states(street) == {"Bridges": "active", "Towers": "planned"}

    await presses(street, street.lena, "Open", "Change", "Change 1")
    await says(street, street.lena, "High towers")
    await presses(street, street.lena, "Change 2")
    await says(street, street.lena, "As high as you can.")
    await presses(street, street.lena, "Change 4", "Another day")
    await says(street, street.lena, in_days(clock, 30).isoformat())
    await presses(street, street.lena, "Save")
    (towers,) = await street.read(Project, Project.name == "High towers")
    assert (towers.description, towers.end_date) == ("As high as you can.", in_days(clock, 30))


@pytest.mark.thorough
async def test_lena_puts_something_down_for_nia_who_hears_of_it_and_makes_it_hers(street: Street) -> None:
    await street.nia_has_checked_in()
    await going_on(street)
    await says(street, street.lena, "/students nia")
    assert "○ Bridges: 0 of 3 answers" in await presses(street, street.lena, "Nia · 2156")
    await presses(street, street.lena, "Project")
    assert "What did Nia make in Bridges?\nIn Nia's own words" in await presses(
        street, street.lena, "Write down what they say"
    )
    await says(street, street.lena, "a bridge")
    await presses(street, street.lena, "It works", "Skip")
    assert "Kept for Nia, who hears of it and can change it." in await presses(street, street.lena, "Save")
    assert "Lena wrote down for you how your project Bridges was. Is it right?" in street.nia.screen.text
    await presses(street, street.lena, "Add a link")
    assert "Which links of Nia belong to Bridges?" in street.lena.screen.text
    await says(street, street.lena, "https://youtu.be/1")
    assert "Kept for Nia: 1 link." in await presses(street, street.lena, "Put it in")
    assert "Lena added links to your project Bridges for you." in street.nia.screen.text

    text = await presses(street, street.nia, "Let me see")
    assert "Lena put this down for you. You can change it." in text
    assert "Lena put this down for you." in await presses(street, street.nia, "YouTube")
    await presses(street, street.nia, "My project", "Change my answers", "Change 1")
    await says(street, street.nia, "a bridge out of paper")
    await presses(street, street.nia, "Save")
    (row,) = await street.read(ProjectReflection)
    assert (row.project_description, row.did_well, row.entered_by) == ("a bridge out of paper", "It works", None)

    await presses(street, street.lena, "Their project")
    assert "What it is: a bridge out of paper" in street.lena.screen.text
    assert "Change what is written" not in str(street.lena.screen.keyboard)
    await presses(street, street.lena, "Take out YouTube", "Undo")
    assert "It's back where it was." in street.lena.screen.text
    assert [one.title for one in await street.read(ProjectLink)] == ["YouTube"]
    await presses(street, street.lena, "Who has what")
    assert "2156\n◐\u00a01 on the way · ○\u00a01 with nothing yet · 1 link" in street.lena.screen.text
    assert "◐ Something of it: Nia\n○ Nothing yet: Omar" in await presses(street, street.lena, "2156")
    await presses(street, street.lena, "○ Omar")
    assert "Nothing said about it yet." in street.lena.screen.text


async def test_a_coach_of_another_class_looks_at_hers_alone_and_plans_nothing(street: Street) -> None:
    await street.nia_has_checked_in()
    project = await going_on(street)
    await coach_of_another_class(street, ADE)
    ade = street.world.person("Ade", id=ADE)
    ade.says("/projects")
    await street.settle()
    assert "New project" not in str(ade.screen.keyboard)
    await presses(street, ade, "Bridges")
    assert "End it" not in str(ade.screen.keyboard)
    assert "No student is here yet." in await presses(street, ade, "Who has what")
    (nia,) = await street.read(User, User.display_name == "Nia")
    for data, said in (
        (f"project_of:{project.id}:{nia.id}", "I can't find that student any more."),
        (f"project_tell_for:{project.id}:{nia.id}", "I can't find that student any more."),
        (f"project_add_for:{project.id}:{nia.id}", "I can't find that student any more."),
        (f"project_close_now:{project.id}", "That is for coaches who see all classes."),
        (f"project_delete_now:{project.id}", "That is for coaches who see all classes."),
        ("project:zzzzzzzzzzzzzzzz", "I can't find that project any more."),
        (f"project_tell:{project.id}", "That one is for students."),
    ):
        ade.presses_data(f"a:{data}", ade.screen)
        await street.settle()
        assert said in ade.screen.text
    assert await states(street) == {"Bridges": "active"}


@pytest.mark.thorough
async def test_what_two_coaches_write_down_for_a_student_at_once_is_chosen_from_by_the_later_one(
    street: Street,
) -> None:
    await street.nia_has_checked_in()
    project = await going_on(street)
    await says(street, street.lena, "/students nia")
    await presses(street, street.lena, "Nia · 2156", "Project", "Write down what they say")
    async with street.database.transaction() as unit:
        (nia,) = await street.read(User, User.display_name == "Nia")
        other = await accounts.add_user(unit, "Ade", "admin")
        unit.session.add(
            ProjectReflection(
                project_id=project.id, user_id=nia.id, did_well="It held", updated_at=unit.now, entered_by=other.id
            )
        )
    await says(street, street.lena, "a bridge")
    text = await presses(street, street.lena, "Skip", "Skip", "Save")
    assert text.startswith("Nia\nSince you began, something else was saved for Bridges.\nWhat is saved:")
    assert "3 What they'd do differently: –\nWhat you wrote here:\n1 What it is: a bridge" in text
    assert "What is saved for Nia stays." in await presses(street, street.lena, "What is saved")
    assert "wrote down for you" not in "".join(street.nia.reads())
    (row,) = await street.read(ProjectReflection)
    assert (row.project_description, row.did_well, row.entered_by) == (None, "It held", other.id)
