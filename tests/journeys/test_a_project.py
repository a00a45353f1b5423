"""A student's project: links and photos put in, three answers, all of it to change for a week, then to read."""

import io
import zipfile
from datetime import timedelta

import pytest
from PIL import Image
from sqlalchemy import select

from bot.models import Project, ProjectLink, ProjectPhoto, ProjectReflection, User
from bot.services import accounts
from bot.transport.attachments import maker
from tests.journeys.a_project import going_on
from tests.journeys.path import presses, says
from tests.street import LENA, OMAR, Street

SLIDES = "https://docs.google.com/presentation/d/1AbC/edit"


def photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 30), "teal").save(out, "JPEG")
    return out.getvalue()


async def begins_to_tell(street: Street, words: str) -> Project:
    """Let Nia have given the first of her three answers about the project that is going on."""
    await street.nia_has_checked_in()
    project = await going_on(street)
    await says(street, street.nia, "/project")
    await presses(street, street.nia, "Tell about it")
    await says(street, street.nia, words)
    return project


async def test_nia_shows_what_she_made_and_says_how_it_was(street: Street) -> None:
    await street.nia_has_checked_in()
    await going_on(street)
    await says(street, street.nia, "/menu")
    text = await presses(street, street.nia, "My project")
    assert "Bridges\nBuild one that holds.\n6 days are left, today included." in text
    assert "Still to come: what it is, what went well, what you'd do differently, and a link." in text

    assert "Send me a link, or a photo." in await presses(street, street.nia, "Add a link or a photo")
    text = await says(street, street.nia, f"here: {SLIDES}, and https://youtu.be/1.")
    assert "1 of 2" in text
    assert "I'd call it Google Slides, a presentation. Shall I put it in?" in text
    await presses(street, street.nia, "Put it in")
    assert "2 of 2" in street.nia.screen.text
    await presses(street, street.nia, "Another title")
    assert "Kept: 2 links." in await says(street, street.nia, "Three <kilos>!")

    await presses(street, street.nia, "My project", "Three <kilos>!")
    assert "Three <kilos>!\nA video\nhttps://youtu.be/1" in street.nia.screen.text
    await presses(street, street.nia, "It's something else", "A document")
    assert "Three <kilos>!\nA document" in street.nia.screen.text
    assert "Taken out: Three <kilos>!." in await presses(street, street.nia, "Take it out")
    assert "It's back where it was." in await presses(street, street.nia, "Undo")

    assert "What is it? Tell me about Bridges as you'd tell a friend.\nWhat you keep, Lena can read." in await presses(
        street, street.nia, "Tell about it"
    )
    await says(street, street.nia, "a bridge out of spagetti")
    await presses(street, street.nia, "We helped each other")
    text = await presses(street, street.nia, "Skip")
    assert "1 What it is: a bridge out of spagetti\n2 What went well: We helped each other\n3 What I'd do" in text
    await presses(street, street.nia, "Change 3")
    text = await says(street, street.nia, "next time we decide who does what first")
    assert "Saved. You can change it until" in await presses(street, street.nia, "Save")
    assert "★ Complete: three answers and a link." in street.nia.screen.text
    text = await presses(street, street.nia, "My project")
    assert "What went well: We helped each other" in text

    await presses(street, street.nia, "Change my answers", "Change 2")
    assert "Now it says: “We helped each other”\nSkip makes it empty." in street.nia.screen.text
    text = await presses(street, street.nia, "Skip", "Save")
    (row,) = await street.read(ProjectReflection)
    assert (row.did_well, row.could_improve, row.is_complete) == (
        None, "next time we decide who does what first", False,
    )  # fmt: skip
    assert sorted((one.title, one.link_type) for one in await street.read(ProjectLink)) == [
        ("Google Slides", "presentation"), ("Three <kilos>!", "document"),
    ]  # fmt: skip


@pytest.mark.thorough
async def test_after_saving_a_photo_may_be_added_seen_again_and_taken_out(street: Street) -> None:
    await street.nia_has_checked_in()
    await going_on(street)
    await says(street, street.nia, "/project")
    await presses(street, street.nia, "Tell about it", "Something we built", "Skip", "Skip")
    assert "Do you have a link or a photo of it?" in await presses(street, street.nia, "Save")
    await presses(street, street.nia, "Add one")
    street.nia.sends_photo(photo(), caption="our bridge")
    await street.settle()
    assert "Only photos of people who said yes." in street.nia.screen.text
    assert not [call for call in street.world.calls if call.method == "getFile"], "before that nothing is fetched"
    assert "Kept, with your project." in await presses(street, street.nia, "Yes")
    text = await presses(street, street.nia, "My project")
    assert "With 1 photo." in text
    await presses(street, street.nia, "our bridge")
    assert street.nia.screen.photo is not None
    assert street.nia.screen.text == "our bridge"
    (nia,) = await street.read(User, User.display_name == "Nia")
    made = await maker(street.database, street.bot.studio, street.bot.kept)("mydata", {"user": nia.id})
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        assert [name for name in archive.namelist() if name.startswith("files/")] == ["files/1-photo.jpg"]
        assert b"projectPhotos" in archive.read("data.json")

    await says(street, street.lena, "/students nia")
    await presses(street, street.lena, "Nia · 2156", "Project", "Photo 1")
    assert "From Nia. our bridge" in street.lena.screen.text

    assert "It can't be brought back then." in await presses(street, street.nia, "Take it out")
    assert "The photo is taken out." in await presses(street, street.nia, "Yes, take it out")
    assert await street.read(ProjectPhoto) == []


RUBBISH = {
    "javascript:alert(1)": "Here I need a link that begins with https://, or a photo.",
    "https://nia:secret@example.org/": "Here I need a link that begins with https://, or a photo.",
    "https://example.org/" + "x" * 1500: "That link has 1,520 characters, and 1,000 fit.",
    " ".join(f"https://x.org/{n}" for n in range(6)): "That's 6 links, and 5 fit at once.",
}


async def test_what_is_no_link_is_answered_kindly_and_the_question_stays(street: Street) -> None:
    await street.nia_has_checked_in()
    await going_on(street)
    await says(street, street.nia, "/project")
    await presses(street, street.nia, "Add a link or a photo")
    for sent, said in RUBBISH.items():
        assert said in await says(street, street.nia, sent)
    street.nia.sends_document("plan.pdf", b"%PDF-1.7 plan")
    await street.settle()
    assert "Thanks for the file. Here I need a link" in street.nia.screen.text
    await says(street, street.nia, "https://padlet.com/nia/bridge")
    await presses(street, street.nia, "Leave it out")
    assert "Okay, nothing new is in it." in street.nia.screen.text
    assert await street.read(ProjectLink) == []


async def test_what_two_phones_say_of_a_project_at_once_is_both_shown_and_one_of_it_stays(street: Street) -> None:
    await street.nia_has_checked_in()
    await going_on(street)
    async with street.database.transaction() as unit:
        nia = (await unit.session.scalars(select(User).where(User.display_name == "Nia"))).one()
        await accounts.sign_in(unit, OMAR, nia)
    here, there = street.nia, street.omar
    for phone in (here, there):
        await says(street, phone, "/project")
        await presses(street, phone, "Tell about it")
    await says(street, there, "a <bridge>")
    await presses(street, there, "It works", "Skip")
    assert "Saved. You can" in await presses(street, there, "Save")

    await says(street, here, "a tower")
    text = await presses(street, here, "Skip", "Begin earlier", "Save")
    assert "Since you began, something else was saved for Bridges.\nWhat is saved:\n1 What it is: a <bridge>" in text
    assert "What you wrote here:\n1 What it is: a tower\n2 What went well: –" in text
    assert text.endswith("Which one shall stay?")
    assert [one.project_description for one in await street.read(ProjectReflection)] == ["a <bridge>"]

    await presses(street, there, "No, that's all", "Change my answers", "Change 1")
    await says(street, there, "a long bridge")
    await presses(street, there, "Save")
    text = await presses(street, here, "What I wrote here")
    assert "What is saved:\n1 What it is: a long bridge" in text, "what was to go is not what is there by now"
    assert "3 What I'd do differently: Begin earlier" in await presses(street, here, "Back")
    await presses(street, here, "Save")
    assert "Saved. You can change it" in await presses(street, here, "What I wrote here")
    (row,) = await street.read(ProjectReflection)
    assert (row.project_description, row.did_well, row.could_improve) == ("a tower", None, "Begin earlier")


async def test_a_draft_that_waited_while_something_else_was_saved_can_give_way(street: Street) -> None:
    project = await begins_to_tell(street, "a tower")
    async with street.database.transaction() as unit:
        lena = await accounts.coach_known(unit, LENA)
        nia = (await unit.session.scalars(select(User).where(User.display_name == "Nia"))).one()
        assert lena is not None
        unit.session.add(
            ProjectReflection(
                project_id=project.id, user_id=nia.id, did_well="it held", updated_at=unit.now, entered_by=lena.id
            )
        )
    await says(street, street.nia, "/project")
    await presses(street, street.nia, "Change my answers", "Go on", "Skip", "Skip")
    assert "2 What went well: it held" in await presses(street, street.nia, "Save")
    assert "What is saved stays. You can change it until" in await presses(street, street.nia, "What is saved")
    (row,) = await street.read(ProjectReflection)
    assert (row.project_description, row.did_well, row.entered_by) == (None, "it held", lena.id)


async def test_who_starts_over_is_not_asked_about_words_of_her_own_that_she_came_to_change(street: Street) -> None:
    await begins_to_tell(street, "a tower")
    await presses(street, street.nia, "Skip", "Skip", "Save", "No, that's all", "Change my answers", "Change 1")
    await says(street, street.nia, "a long tower")
    await says(street, street.nia, "/project")
    await presses(street, street.nia, "Change my answers", "Start over")
    await says(street, street.nia, "a bridge")
    assert "Saved. You can" in await presses(street, street.nia, "Skip", "Skip", "Save")
    (row,) = await street.read(ProjectReflection)
    assert row.project_description == "a bridge"


@pytest.mark.thorough
async def test_a_project_that_is_ended_meanwhile_loses_nothing_and_is_read_later(street: Street) -> None:
    project = await begins_to_tell(street, "a bridge")
    await says(street, street.lena, "/projects")
    assert "Its last day would be" in await presses(street, street.lena, "Bridges", "End it")
    await presses(street, street.lena, "Yes, end it")
    await presses(street, street.nia, "Skip", "Skip")
    assert "Saved. You can change it until" in await presses(street, street.nia, "Save")
    text = await says(street, street.nia, "/project")
    assert "It ended on" in text
    assert "You can change things until" in text

    await presses(street, street.nia, "Change my answers", "Change 2")
    street.world.clock.move(timedelta(days=8))
    await street.settle()
    assert "was over a while ago. What is in it stays as it is." in await says(street, street.nia, "it held")
    assert "There is no project now." in await says(street, street.nia, "/project")
    text = await presses(street, street.nia, "Earlier projects", "◐ Bridges")
    assert "What it is: a bridge" in text
    assert "It stays as it is, to look at." in text
    assert "Add a link" not in str(street.nia.screen.keyboard)
    (found,) = await street.read(Project, Project.id == project.id)
    assert found.closed_at is not None


@pytest.mark.thorough
async def test_today_asks_how_it_was_once_it_is_over_and_how_it_goes_in_its_last_days(street: Street) -> None:
    await street.nia_has_checked_in()
    project = await going_on(street, left=3)
    assert "Your project Bridges ends in 3 days. How is it going?" in await says(street, street.nia, "/today")
    async with street.database.transaction() as unit:
        (await unit.session.get_one(Project, project.id)).end_date = unit.now.date() - timedelta(1)
    assert "Your project Bridges is over. How was it?" in await says(street, street.nia, "/today")
    await presses(street, street.nia, "Tell about it", "A game", "Skip", "Skip", "Save", "No, that's all")
    assert "What it is: A game" in street.nia.screen.text
    assert "Bridges" not in await says(street, street.nia, "/today")


async def test_a_link_that_was_put_in_waits_where_another_one_is_still_asked_about(street: Street) -> None:
    await street.nia_has_checked_in()
    await going_on(street)
    await says(street, street.nia, "/project")
    await presses(street, street.nia, "Add a link or a photo")
    await says(street, street.nia, f"{SLIDES} https://youtu.be/1")
    await presses(street, street.nia, "Put it in")
    await says(street, street.nia, "/project")
    assert "Shall we go on?" in await presses(street, street.nia, "Add a link or a photo")
    assert "Kept: 2 links." in await presses(street, street.nia, "Go on", "Put it in")


async def test_a_link_without_its_beginning_is_shown_whole_before_it_goes_in(street: Street) -> None:
    await street.nia_has_checked_in()
    await going_on(street)
    await says(street, street.nia, "/project")
    await presses(street, street.nia, "Add a link or a photo")
    text = await says(street, street.nia, "it's at docs.google.com/presentation/d/1")
    assert "https://docs.google.com/presentation/d/1\nI'd call it Google Slides, a presentation." in text
    await presses(street, street.nia, "Put it in")
    assert [one.url for one in await street.read(ProjectLink)] == ["https://docs.google.com/presentation/d/1"]


async def test_a_photo_or_a_link_that_comes_after_a_look_elsewhere_is_not_lost(street: Street) -> None:
    await street.nia_has_checked_in()
    await going_on(street)
    await says(street, street.nia, "/project")
    await presses(street, street.nia, "Add a link or a photo")
    await says(street, street.nia, "/menu")
    for _ in range(2):
        street.nia.sends("photo", album="1", data=photo())
    await street.settle()
    assert "Only photos of people who said yes." in street.nia.screen.text
    assert "Kept, with your project." in await presses(street, street.nia, "Yes")
    await presses(street, street.nia, "Add another")
    await says(street, street.nia, "/menu")
    assert "Does that belong to it?" in await says(street, street.nia, SLIDES)
    await presses(street, street.nia, "Yes, keep what I wrote", "Put it in")
    assert len(await street.read(ProjectLink)) == len(await street.read(ProjectPhoto)) == 1


async def test_a_project_that_ended_and_stands_on_the_page_is_no_earlier_one(street: Street) -> None:
    await street.nia_has_checked_in()
    await going_on(street, left=-1)
    assert "It ended on" in await says(street, street.nia, "/project")
    text = await presses(street, street.nia, "Earlier projects")
    assert "You have no earlier project yet. Later you'll find them here." in text


@pytest.mark.thorough
async def test_a_student_of_no_class_has_the_project_too(street: Street) -> None:
    await street.nia_has_checked_in()
    await going_on(street)
    async with street.database.transaction() as unit:
        (nia,) = await street.read(User, User.display_name == "Nia")
        (await unit.session.get_one(User, nia.id)).batch = None
    await says(street, street.nia, "/project")
    await presses(street, street.nia, "Tell about it", "A film", "Skip", "Skip", "Save")
    await says(street, street.lena, "/projects")
    text = await presses(street, street.lena, "Bridges", "Who has what")
    assert "In no class\n◐\u00a01 on the way · 0 links" in text
    assert "What it is: A film" in await presses(street, street.lena, "Everybody", "◐ Nia")
