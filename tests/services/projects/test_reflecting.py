"""Three answers about a project: by its student, or written down by a coach; asked for at its end, once."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.clock import Clock
from bot.db import Database
from bot.models import ProjectReflection
from bot.notices import Notice
from bot.services.errors import BotError
from bot.services.projects import cycles, links, overview, pages, plans, reflecting, turns
from bot.services.projects.links import New
from bot.services.projects.reflecting import save_reflection
from tests.services.projects.school import ALL, making, planned


async def test_it_is_whole_with_all_three_and_each_can_be_cleared(database: Database) -> None:
    async with database.transaction() as unit:
        who = await making(unit)
        first = await save_reflection(unit, who.nia, who.project.id, {**ALL, "could_improve": "  "})
        assert (first.project_description, first.could_improve, first.is_complete) == ("a bridge", None, False)
        again = await save_reflection(unit, who.nia, who.project.id, ALL)
        assert (again.id, again.is_complete) == (first.id, True)
        cleared = await save_reflection(unit, who.nia, who.project.id, {"did_well": "it held"})
        assert (cleared.project_description, cleared.did_well, cleared.is_complete) == (None, "it held", False)
        for answers, code in (({}, "one_answer"), ({"did_well": " \n"}, "one_answer"), ({"else": "x"}, "one_answer"),
                              ({"did_well": "x" * 1001}, "text_too_long")):  # fmt: skip
            with pytest.raises(BotError, match=code):
                await save_reflection(unit, who.nia, who.project.id, answers)
        assert [one for one in unit.outgoing if isinstance(one, Notice)] == []


@pytest.mark.both
async def test_two_phones_that_save_at_once_leave_one_reflection(database: Database) -> None:
    async with database.transaction() as unit:
        who = await making(unit)
    nia = who.nia.student().id

    async def save(number: int) -> None:
        async with database.transaction() as unit:
            await save_reflection(unit, who.nia, who.project.id, {**ALL, "did_well": f"{number}"})

    async def write_down() -> str | None:
        try:
            async with database.transaction() as unit:
                await save_reflection(unit, who.lena, who.project.id, ALL, nia)
        except BotError as error:
            return error.code
        return None

    *_, refused = await asyncio.gather(save(1), save(2), save(1), write_down())
    assert refused in (None, "told_already")
    async with database.reading() as unit:
        (row,) = (await unit.session.scalars(select(ProjectReflection))).all()
    assert row.did_well in ("1", "2", *(["it held"] if refused is None else []))


@pytest.mark.both
async def test_of_two_phones_that_began_alike_the_second_saves_only_over_what_it_was_shown(database: Database) -> None:
    async with database.transaction() as unit:
        who = await making(unit)
    nothing = reflecting.version(None)

    async def save(text: str, upon: str) -> str:
        async with database.transaction() as unit:
            answers = {**ALL, "did_well": text}
            return reflecting.version(await save_reflection(unit, who.nia, who.project.id, answers, upon=upon))

    saved = await asyncio.gather(save("here", nothing), save("there", nothing), return_exceptions=True)
    (kept,) = [one for one in saved if isinstance(one, str)]
    (refused,) = [one for one in saved if isinstance(one, BotError)]
    assert (refused.code, refused.step) == ("said_meanwhile", "which")
    async with database.reading() as unit:
        (row,) = (await unit.session.scalars(select(ProjectReflection))).all()
    assert reflecting.version(row) == kept
    assert await save(str(row.did_well), nothing) == kept, "the same words are no other ones"
    both = await save("both", kept)
    with pytest.raises(BotError, match="said_meanwhile"):
        await save("third", kept)
    assert await save("third", both) not in (kept, both)


async def test_a_coach_writes_down_what_a_student_says_and_never_over_their_own_words(database: Database) -> None:
    async with database.transaction() as unit:
        who = await making(unit)
        nia, zoe = who.nia.student().id, who.zoe.student().id
        row = await save_reflection(unit, who.lena, who.project.id, {"did_well": "it held"}, nia)
        assert row.entered_by == who.lena.coach().id
        await save_reflection(unit, who.lena, who.project.id, {"did_well": "it held"}, nia)
        await save_reflection(unit, who.lena, who.project.id, ALL, nia)
        told = [(one.to, one.kind) for one in unit.outgoing if isinstance(one, Notice)]
        assert told == [(nia, "project_entered")] * 2
        page = await pages.of_student(unit, who.lena, who.project.id, nia)
        assert (page.answers, page.is_theirs, page.status) == (3, False, "told")
        mine = await save_reflection(unit, who.nia, who.project.id, {**ALL, "did_well": "it held 3 kilos"})
        assert (mine.id, mine.entered_by) == (row.id, None)
        with pytest.raises(BotError, match="told_already"):
            await save_reflection(unit, who.lena, who.project.id, ALL, nia)
        with pytest.raises(BotError, match="told_already"):
            await reflecting.open_to(unit, who.lena, who.project.id, nia)
        await save_reflection(unit, who.ade, who.project.id, ALL, zoe)
        for student_id in (nia, who.omar.student().id, who.lena.coach().id, "z" * 16):
            with pytest.raises(BotError, match="no_such_student"):
                await save_reflection(unit, who.ade, who.project.id, ALL, student_id)
        with pytest.raises(BotError, match="coaches_only"):
            await save_reflection(unit, who.nia, who.project.id, ALL, nia)
        with pytest.raises(BotError, match="students_only"):
            await save_reflection(unit, who.lena, who.project.id, ALL)


async def test_the_badge_wants_three_answers_and_a_link_and_a_student_of_no_class_has_a_project_too(
    database: Database,
) -> None:
    async with database.transaction() as unit:
        who = await making(unit)
        project = who.project.id
        await save_reflection(unit, who.nia, project, ALL)
        await save_reflection(unit, who.omar, project, {"did_well": "all"})
        assert {one.name: one.status for one in await overview.students(unit, who.lena, who.project)} == {
            "Nia": "told", "Zoe": "nothing", "Omar": "begun",
        }  # fmt: skip
        await links.add(unit, who.nia, project, [New("https://x.org/", "x", "other")])
        await links.add(unit, who.zoe, project, [New("https://x.org/", "x", "other")])
        found = await overview.by_class(unit, who.lena, who.project)
        assert [(one.batch, dict(one.counts), one.links) for one in found] == [
            ("2156", {"complete": 1}, 1), ("2157", {"begun": 1}, 1), (None, {"begun": 1}, 0),
        ]  # fmt: skip
        assert [one.name for one in await overview.students(unit, who.ade, who.project)] == ["Zoe"]
        with pytest.raises(BotError, match="no_such_batch"):
            await overview.students(unit, who.ade, who.project, found[0].id)
        mine = await pages.mine(unit, who.omar)
        assert mine is not None
        assert (mine.answers, mine.status, mine.at.project.id) == (1, "begun", project)


async def test_one_that_nobody_started_is_asked_about_by_nobody(database: Database, clock: Clock) -> None:
    async with database.transaction() as unit:
        who = await making(unit)
        await turns.close(unit, who.lena, who.project.id)
        await plans.delete(unit, who.lena, who.project.id)
        never = await planned(unit, who.lena, "Towers", 0, 2)
    clock.move(timedelta(days=3))
    async with database.transaction() as unit:
        assert await reflecting.due(unit, who.nia, 3) is None
        assert await pages.mine(unit, who.nia) is None
        assert await cycles.earlier(unit, who.nia) == []
        with pytest.raises(BotError, match="project_stays"):
            await save_reflection(unit, who.nia, never.id, ALL)
        assert [at.project.name for at in await cycles.past(unit, who.lena)] == ["Towers"]


async def test_it_is_asked_for_at_the_end_and_for_a_week_after_once(database: Database, clock: Clock) -> None:
    async with database.transaction() as unit:
        who = await making(unit, left=4)
        assert await reflecting.due(unit, who.nia, 3) is None
    clock.move(timedelta(days=1))
    async with database.transaction() as unit:
        due = await reflecting.due(unit, who.nia, 3)
        assert due is not None
        assert (due.left, due.is_over, await reflecting.due(unit, who.nia, 0)) == (3, False, None)
        await turns.close(unit, who.lena, who.project.id)
        ended = await reflecting.due(unit, who.nia, 0)
        assert ended is not None
        assert ended.is_over
        arches = await planned(unit, who.lena, "Arches", 0, 30)
        await turns.start(unit, who.lena, arches.id, None)
        still = await reflecting.due(unit, who.nia, 3)
        assert still is not None
        assert still.project.name == "Bridges", "the next one has begun, and this can still be told"
        assert [at.project.name for at in await cycles.earlier(unit, who.nia)] == ["Bridges"]
        await save_reflection(unit, who.nia, who.project.id, {"did_well": "it held"})
        assert await reflecting.due(unit, who.nia, 3) is None
    clock.move(timedelta(days=8))
    async with database.transaction() as unit:
        assert await reflecting.due(unit, who.zoe, 0) is None
        with pytest.raises(BotError, match="project_stays"):
            await save_reflection(unit, who.zoe, who.project.id, ALL)
        assert [at.project.name for at in await cycles.earlier(unit, who.nia)] == ["Bridges"]
        assert await cycles.earlier(unit, who.zoe) == [], "she has nothing in it"
