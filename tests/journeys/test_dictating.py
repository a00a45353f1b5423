"""Lena tells of several students at once: names found and asked about, words sorted by hand and by the helper."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest
from sqlalchemy import select, update

from bot.clock import Clock
from bot.models import Batch, ChatLog, Consent, ProjectReflection, User
from bot.services import accounts
from tests.journeys.a_project import going_on
from tests.journeys.path import presses, says
from tests.llm.server import Asked, Server, completion, status
from tests.street import Street

NOTHING: dict[str, Any] = {"project_description": None, "did_well": None, "could_improve": None}
NIA, OMER = "Nia built a bridge. It held 3 kilos!", "Omer made a film."


async def sorts(_server: Server, asked: Asked) -> httpx2.Response:
    """Find what was built and that it held, where somebody said so; and make up the rest."""
    said = " ".join(asked.values["said"])
    made_up = {"text": "begin earlier", "words": "she would begin earlier"}
    found = {"project_description": "built a bridge", "did_well": "It held 3 kilos"}
    sorted_ = {key: {"text": text, "words": text} for key, text in found.items() if text in said}
    return httpx2.Response(200, json=completion(json.dumps(NOTHING | sorted_ | {"could_improve": made_up})))


@pytest.fixture
def server() -> Server:
    return Server(usual=sorts)


@pytest.fixture
async def here(url: str, clock: Clock, server: Server) -> AsyncIterator[Street]:
    """A class in the middle of a project, of which Nia's home alone said yes to the helper."""
    async with Street.open(url, clock, helper=server.helper()) as street:
        await street.nia_has_checked_in()
        await going_on(street)
        async with street.database.transaction() as unit:
            await unit.session.execute(update(Batch).values(helper=True))
            nia = (await unit.session.scalars(select(User).where(User.display_name == "Nia"))).one()
            unit.session.add(Consent(user_id=nia.id, what="helper", from_whom="her mother", how="paper",
                                     given_at=unit.now))  # fmt: skip
        yield street


async def begins(street: Street) -> str:
    await says(street, street.lena, "/projects")
    return await presses(street, street.lena, "Bridges", "Who has what", "2156", "Tell about several")


async def kept(street: Street) -> dict[str, tuple[str | None, str | None, str | None]]:
    names = {one.id: one.display_name for one in await street.read(User)}
    return {
        names[one.user_id]: (one.project_description, one.did_well, one.could_improve)
        for one in await street.read(ProjectReflection)
    }


async def test_whoever_looks_something_up_finds_every_word_again_behind_the_same_button(here: Street) -> None:
    await begins(here)
    await says(here, here.lena, NIA)
    assert "Shall we go on?" in await begins(here)
    await presses(here, here.lena, "Go on", "I'm done")
    assert "a bridge" in here.lena.screen.text


async def test_two_are_told_of_without_a_helper_and_a_name_is_asked_about(street: Street) -> None:
    await street.nia_has_checked_in()
    await going_on(street)
    text = await begins(street)
    assert "What did they make in Bridges, and how did it go?" in text
    assert "computer service" not in text
    assert "I'm listening. Is there more?" in await says(street, street.lena, NIA)
    await says(street, street.lena, OMER)
    assert "Is “Omer” somebody of the class?" in await presses(street, street.lena, "I'm done")
    text = await presses(street, street.lena, "Omar")
    assert "Nia · 1 of 2\n“Nia built a bridge. It held 3 kilos!”\nWhat does that tell?" in text
    assert "Omar · 2 of 2\n“Omer made a film.”" in await presses(street, street.lena, "What went well")
    text = await presses(street, street.lena, "What it is")
    assert "Nia\nWhat went well: Nia built a bridge. It held 3 kilos!\nOmar\nWhat it is: Omer made a film." in text
    assert await kept(street) == {}
    await presses(street, street.lena, "Change Nia", "What it is")
    assert "Kept for Nia and Omar. They hear of it" in await presses(street, street.lena, "Save")
    assert await kept(street) == {
        "Nia": ("Nia built a bridge. It held 3 kilos!", None, None),
        "Omar": ("Omer made a film.", None, None),
    }
    assert "Lena wrote down for you how your project Bridges was. Is it right?" in street.nia.screen.text


async def test_the_helper_hears_only_of_whom_a_home_said_yes_and_of_no_name(here: Street, server: Server) -> None:
    assert "a computer service outside school sorts your words, without names." in await begins(here)
    await says(here, here.lena, NIA)
    await says(here, here.lena, "Omar made a film.")
    text = await presses(here, here.lena, "I'm done")
    assert "Nia · 1 of 2\nWhat it is: built a bridge\nfrom: “built a bridge”" in text
    assert "What went well: It held 3 kilos" in text
    assert "begin earlier" not in text
    (asked,) = server.asked
    assert asked.values == {"student": "[name 1]", "said": ["[name 1] built a bridge.", "It held 3 kilos!"]}
    assert "film" not in asked.raw
    assert "Omar · 2 of 2\n“Omar made a film.”" in await presses(here, here.lena, "Keep")
    await presses(here, here.lena, "Leave out", "Save")
    assert await kept(here) == {"Nia": ("built a bridge", "It held 3 kilos", None)}

    rows = await here.read(ChatLog)
    (nia,) = await here.read(User, User.display_name == "Nia")
    assert {row.user_id for row in rows} == {nia.id}
    assert {row.type for row in rows} == {"state", "user", "api_request", "api_response", "action"}
    assert not any(name in json.dumps([row.data for row in rows]) for name in ("Nia", "Omar", "Lena"))


@pytest.mark.thorough
async def test_where_the_helper_is_down_the_coach_sorts_it(here: Street, server: Server) -> None:
    server.usual = status(500)
    await begins(here)
    await says(here, here.lena, NIA)
    assert "What does that tell?" in await presses(here, here.lena, "I'm done")
    await presses(here, here.lena, "What it is", "Save")
    assert await kept(here) == {"Nia": (NIA, None, None)}


async def test_a_yes_taken_back_meanwhile_keeps_the_answer_out(here: Street, server: Server) -> None:
    async def taken_back() -> None:
        async with here.database.transaction() as unit:
            await unit.session.execute(update(Consent).values(withdrawn_at=unit.now))

    server.before = taken_back
    await begins(here)
    await says(here, here.lena, NIA)
    assert "What does that tell?" in await presses(here, here.lena, "I'm done")
    assert not any(row.type == "api_response" for row in await here.read(ChatLog))


async def test_what_was_found_can_be_sorted_by_hand(here: Street) -> None:
    await begins(here)
    await says(here, here.lena, NIA)
    await presses(here, here.lena, "I'm done", "Sort it myself", "What they'd do differently", "Save")
    assert await kept(here) == {"Nia": (None, None, NIA)}


@pytest.mark.thorough
async def test_without_a_name_nothing_is_lost(street: Street) -> None:
    await street.nia_has_checked_in()
    await going_on(street)
    await begins(street)
    await says(street, street.lena, "What a day!")
    text = await presses(street, street.lena, "I'm done")
    assert "I know nobody in it yet. Begin with a name of the class." in text
    await says(street, street.lena, "Nia built a bridge")
    await presses(street, street.lena, "I'm done", "What it is")
    assert "About nobody, so left out: “What a day!”" in street.lena.screen.text
    await presses(street, street.lena, "Save")
    assert await kept(street) == {"Nia": ("Nia built a bridge", None, None)}


@pytest.mark.thorough
async def test_what_a_student_said_stays_theirs_and_more_is_added_to_what_a_coach_wrote(street: Street) -> None:
    await street.nia_has_checked_in()
    await going_on(street)
    await says(street, street.nia, "/project")
    await presses(street, street.nia, "Tell about it", "A game", "It works", "Skip", "Save")
    for said, where in (
        ("Omar made a film", "What it is"),
        ("Omar cut it well. Nia did too", "What went well"),
    ):
        await begins(street)
        await says(street, street.lena, said)
        await presses(street, street.lena, "I'm done", where)
        text = street.lena.screen.text
        await presses(street, street.lena, "Save")
    assert "Nia told it themselves, and that stays." in text
    assert await kept(street) == {
        "Nia": ("A game", "It works", None),
        "Omar": ("Omar made a film", "Omar cut it well.", None),
    }


@pytest.mark.thorough
async def test_who_speaks_while_the_coach_looks_keeps_their_words(street: Street) -> None:
    await street.nia_has_checked_in()
    await going_on(street)
    await begins(street)
    await says(street, street.lena, "Nia built a bridge")
    await presses(street, street.lena, "I'm done", "What it is")
    await says(street, street.nia, "/project")
    await presses(street, street.nia, "Tell about it", "A game", "It works", "Skip", "Save")
    assert "Nia told it themselves meanwhile, and that stays." in await presses(street, street.lena, "Save")
    assert await kept(street) == {"Nia": ("A game", "It works", None)}


async def test_of_two_with_one_name_a_coach_sees_who_is_who(street: Street) -> None:
    await street.nia_has_checked_in()
    await going_on(street)
    async with street.database.transaction() as unit:
        second = await accounts.add_user(unit, "Nia", "student", "2156")
    await begins(street)
    await says(street, street.lena, NIA)
    assert "Who is “Nia”?" in await presses(street, street.lena, "I'm done")
    assert street.lena.screen.buttons[0] == ["Nia (nia)", "Nia (nia2)"]
    assert "Nia (nia2)\n“Nia built a bridge." in await presses(street, street.lena, "Nia (nia2)")
    await presses(street, street.lena, "What it is", "Save")
    assert [one.user_id for one in await street.read(ProjectReflection)] == [second.id]
