"""One project is active: starting, ending, starting again, whoever presses and however often; and deleting."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.clock import Clock
from bot.db import Database, Unit
from bot.models import Project, ProjectLink
from bot.services.errors import BotError
from bot.services.projects import cycles, links, plans, reflecting, turns
from bot.services.projects.links import New
from bot.services.projects.plans import Plan
from bot.services.rhythm.calendar import Span
from bot.services.who import Who
from tests.services.projects.school import ALL, making, planned

LINK = New("https://youtu.be/1", "YouTube", "video")


async def states(unit: Unit) -> dict[str, str]:
    found = (await unit.session.scalars(select(Project).execution_options(populate_existing=True))).all()
    return {one.name: "active" if one.is_active else "closed" if one.closed_at else "planned" for one in found}


async def test_starting_ends_the_one_that_a_coach_was_told_of_and_no_other(database: Database) -> None:
    async with database.transaction() as unit:
        who = await making(unit)
        arches, towers = await planned(unit, who.lena, "Arches", 0, 30), await planned(unit, who.lena, "Towers", 0, 30)
        assert [arches.cycle_number, towers.cycle_number] == [2, 3]
        for ends in (None, towers.id):
            with pytest.raises(BotError, match="other_is_active"):
                await turns.start(unit, who.lena, arches.id, ends)
        done = await turns.start(unit, who.lena, arches.id, who.project.id)
        assert done.ended is not None
        assert done.ended.name == "Bridges"
        assert (await turns.start(unit, who.lena, arches.id, towers.id)).ended is None, "a second press"
        assert await states(unit) == {"Bridges": "closed", "Arches": "active", "Towers": "planned"}


async def test_one_that_was_ended_early_goes_on_while_its_days_last(database: Database, clock: Clock) -> None:
    async with database.transaction() as unit:
        who = await making(unit)
        closed = await turns.close(unit, who.lena, who.project.id)
        assert closed.project.closed_at == unit.now
        await turns.close(unit, who.lena, who.project.id)
        assert (await turns.start(unit, who.lena, who.project.id, None)).project.closed_at is None
        await turns.close(unit, who.lena, who.project.id)
        arches = await planned(unit, who.lena, "Arches", 0, 30)
        with pytest.raises(BotError, match="project_not_active"):
            await turns.close(unit, who.lena, arches.id)
    clock.move(timedelta(days=6))
    async with database.transaction() as unit:
        with pytest.raises(BotError, match="project_too_late"):
            await turns.start(unit, who.lena, who.project.id, None)
        days = Span(who.project.start_date, unit.now.date())
        await plans.change(unit, who.lena, who.project.id, Plan("Bridges", "again", days))
        assert (await turns.start(unit, who.lena, who.project.id, None)).project.is_active


@pytest.mark.both
async def test_of_two_coaches_who_start_at_once_one_does_and_the_other_is_told(database: Database) -> None:
    async with database.transaction() as unit:
        who = await making(unit)
        made = [await planned(unit, who.lena, f"Project {n}", 0, 30) for n in range(3)]

    async def press(project_id: str) -> str:
        try:
            async with database.transaction() as unit:
                return "ended" if (await turns.start(unit, who.lena, project_id, who.project.id)).ended else "again"
        except BotError as error:
            return error.code

    found = await asyncio.gather(*(press(one.id) for one in (*made, made[0])))
    assert found.count("ended") == 1
    assert set(found) <= {"ended", "again", "other_is_active"}
    async with database.reading() as unit:
        assert sorted((await states(unit)).values()) == ["active", "closed", "planned", "planned"]


@pytest.mark.both
async def test_two_who_save_and_start_at_once_end_with_one_project_and_another_number_each(database: Database) -> None:
    async with database.transaction() as unit:
        who = await making(unit)
        await turns.close(unit, who.lena, who.project.id)

    async def save_and_start(name: str) -> str:
        try:
            async with database.transaction() as unit:
                await turns.start(unit, who.lena, (await planned(unit, who.lena, name, 0, 30)).id, None)
        except BotError as error:
            return error.code
        return "started"

    found = await asyncio.gather(*(save_and_start(f"Project {n}") for n in range(3)))
    assert sorted(found) == ["other_is_active", "other_is_active", "started"]
    async with database.reading() as unit:
        numbers = list(await unit.session.scalars(select(Project.cycle_number).order_by(Project.cycle_number)))
    assert numbers == [1, 2]


async def test_only_coaches_of_all_classes_plan_and_only_what_is_there(database: Database) -> None:
    async with database.transaction() as unit:
        who = await making(unit)
        span = Span(who.project.start_date, who.project.end_date)
        acts: list[Callable[[Who, str], Awaitable[object]]] = [
            lambda by, key: turns.start(unit, by, key, None),
            lambda by, key: turns.close(unit, by, key),
            lambda by, key: plans.delete(unit, by, key),
            lambda by, key: plans.change(unit, by, key, Plan("Mine", None, span)),
        ]
        for act in acts:
            for by, code in ((who.ade, "all_batches_only"), (who.nia, "coaches_only")):
                with pytest.raises(BotError, match=code):
                    await act(by, who.project.id)
            with pytest.raises(BotError, match="no_such_project"):
                await act(who.lena, "z" * 16)
        assert await states(unit) == {"Bridges": "active"}


@pytest.mark.parametrize(
    ("name", "about", "first", "last", "code"),
    [
        ("", None, 0, 10, "words_needed"), ("!?", None, 0, 10, "words_needed"),
        ("x" * 121, None, 0, 10, "text_too_long"), ("A", "x" * 1001, 0, 10, "text_too_long"),
        ("A", None, 10, 9, "ends_before_it_starts"), ("A", None, -61, 9, "not_offered"),
        ("A", None, 366, 370, "not_offered"), ("A", None, 0, 366, "not_offered"),
    ],
)  # fmt: skip
async def test_what_is_no_plan_is_refused(
    database: Database, name: str, about: str | None, first: int, last: int, code: str
) -> None:
    async with database.transaction() as unit:
        who = await making(unit)
        today = unit.now.date()
        days = Span(today + timedelta(first), today + timedelta(last))
        with pytest.raises(BotError, match=code):
            await plans.create(unit, who.lena, Plan(name, about, days))


async def test_only_one_in_which_nobody_has_anything_is_deleted(database: Database) -> None:
    async with database.transaction() as unit:
        who = await making(unit)
        link = (await links.add(unit, who.nia, who.project.id, [LINK]))[0]
        with pytest.raises(BotError, match="project_in_use"):
            await plans.delete(unit, who.lena, who.project.id)
        await links.take_out(unit, who.nia, link.id)
        await reflecting.save_reflection(unit, who.nia, who.project.id, ALL)
        with pytest.raises(BotError, match="project_in_use"):
            await plans.delete(unit, who.lena, who.project.id)
        arches = await planned(unit, who.lena, "Arches", 0, 30)
        assert await plans.delete(unit, who.lena, arches.id) == "Arches"
        assert await states(unit) == {"Bridges": "active"}


@pytest.mark.both
async def test_what_is_put_in_while_a_project_is_deleted_stays_or_finds_none(database: Database) -> None:
    async with database.transaction() as unit:
        who = await making(unit)

    async def delete() -> str:
        try:
            async with database.transaction() as unit:
                return await plans.delete(unit, who.lena, who.project.id)
        except BotError as error:
            return error.code

    async def put_in() -> str:
        try:
            async with database.transaction() as unit:
                return (await links.add(unit, who.nia, who.project.id, [LINK]))[0].title
        except BotError as error:
            return error.code

    found = tuple(await asyncio.gather(put_in(), delete()))
    assert found in [("YouTube", "project_in_use"), ("no_such_project", "Bridges")]
    async with database.reading() as unit:
        left = len((await unit.session.scalars(select(ProjectLink))).all())
        assert (left, await cycles.active(unit) is not None) == ((1, True) if found[0] == "YouTube" else (0, False))
