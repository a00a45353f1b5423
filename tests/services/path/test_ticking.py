"""Ticking: statuses follow from the ticks, and from nothing else; a plain reference says the same."""

import asyncio
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.db import Database, Unit
from bot.models import ActivityProgress, Claim, StudentMajorObjective, StudentObjective
from bot.services.errors import BotError
from bot.services.path import mine, ticking
from tests.report import Report
from tests.services.path.school import Small, small_school

COUNTS = (3, 1, 2, 0)
PLACES = [(part, place) for part, count in enumerate(COUNTS) for place in range(count)]
LEGACY = ("assigned", "mastered", "viva_requested")
MAJORS = ("assigned", "in_progress", "viva_requested", "mastered")


class TakenBackError(Exception):
    """Ends a transaction of which nothing shall stay."""


def reference(
    ticks: Sequence[tuple[tuple[int, int], bool]], legacy: str, confirmed: bool, major: str
) -> tuple[list[str], str]:
    """Return the statuses of the parts and of the major after these ticks, said as plainly as the contract says it."""
    parts = [legacy, "assigned", "assigned", "assigned"]
    done: set[tuple[int, int]] = set()
    for (part, place), wanted in ticks:
        if ((part, place) in done) == wanted:
            continue
        done = done | {(part, place)} if wanted else done - {(part, place)}
        count = len([one for one in done if one[0] == part])
        if parts[part] != "mastered":
            if count == COUNTS[part] or (confirmed and part == 1):
                parts[part] = "completed"
            else:
                parts[part] = "in_progress" if count else "assigned"
        every = all(one in ("completed", "mastered", "viva_requested") for one in parts)
        if major != "mastered" and not (major == "viva_requested" and every):
            major = "in_progress" if set(parts) != {"assigned"} else "assigned"
    return parts, major


async def statuses(unit: Unit, small: Small) -> tuple[list[str], str]:
    unit.session.expire_all()
    found = {one.id: one.status for one in await unit.session.scalars(select(StudentObjective))}
    major = await unit.session.get_one(StudentMajorObjective, small.major)
    return [found[part] for part in small.parts], major.status


async def test_statuses_follow_the_ticks_as_a_plain_reference_says(database: Database, report: Report) -> None:
    async with database.transaction() as unit:
        small = await small_school(unit, *COUNTS)
    runs: list[int] = []
    presses = st.lists(st.tuples(st.sampled_from(PLACES), st.booleans()), max_size=12)
    loop = asyncio.get_running_loop()

    async def run(ticks: list[tuple[tuple[int, int], bool]], legacy: str, confirmed: bool, major: str) -> None:
        try:
            async with database.transaction() as unit:
                (await unit.session.get_one(StudentObjective, small.parts[0])).status = legacy  # type: ignore[assignment]
                (await unit.session.get_one(StudentMajorObjective, small.major)).status = major  # type: ignore[assignment]
                if confirmed:
                    unit.session.add(Claim(user_id=small.nia.student().id, student_objective_id=small.parts[1],
                                           words="look", state="confirmed", created_at=unit.now))  # fmt: skip
                await unit.session.flush()
                for (part, place), wanted in ticks:
                    await ticking.tick(unit, small.nia, small.activities[part][place], done=wanted)
                assert await statuses(unit, small) == reference(ticks, legacy, confirmed, major)
                raise TakenBackError
        except TakenBackError:
            runs.append(len(ticks))

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(presses, st.sampled_from(LEGACY), st.booleans(), st.sampled_from(MAJORS))
    def holds(ticks: list[tuple[tuple[int, int], bool]], legacy: str, confirmed: bool, major: str) -> None:
        asyncio.run_coroutine_threadsafe(run(ticks, legacy, confirmed, major), loop).result()

    await asyncio.to_thread(holds)
    report(f"{len(runs)} ways of ticking, {sum(runs)} ticks: statuses as the reference says"
           f" ({database.engine.dialect.name})")  # fmt: skip


@pytest.mark.both
async def test_ten_times_is_once_and_unticking_keeps_what_was_noted(database: Database) -> None:
    async with database.transaction() as unit:
        small = await small_school(unit, 2)
        first = small.activities[0][0]
        for _ in range(10):
            done = await ticking.tick(unit, small.nia, first)
        assert (done.part.done, done.part.of, done.part.status) == (1, 2, "in_progress")
        await ticking.spend(unit, small.nia, first, 20)
        await ticking.note(unit, small.nia, first, "a good one")
        await ticking.tick(unit, small.nia, first, done=False)
    async with database.reading() as unit:
        (row,) = (await unit.session.scalars(select(ActivityProgress))).all()
    assert (row.completed, row.completed_at, row.time_spent_minutes, row.notes) == (False, None, 20, "a good one")


@pytest.mark.both
async def test_two_phones_at_the_same_moment_make_one_tick(database: Database) -> None:
    async with database.transaction() as unit:
        small = await small_school(unit, 1, 1)

    async def press() -> None:
        async with database.transaction() as unit:
            await ticking.tick(unit, small.nia, small.activities[0][0])

    await asyncio.gather(*(press() for _ in range(8)))
    async with database.reading() as unit:
        assert await unit.session.scalar(select(func.count(ActivityProgress.id))) == 1
        assert await statuses(unit, small) == (["completed", "assigned"], "in_progress")


@pytest.mark.parametrize("what", ["omar", "unknown", "coach"])
async def test_only_what_is_assigned_to_oneself_is_ticked(database: Database, what: str) -> None:
    async with database.transaction() as unit:
        small = await small_school(unit, 1)
        who = small.lena if what == "coach" else small.omar if what == "omar" else small.nia
        activity = "z" * 16 if what == "unknown" else small.activities[0][0]
        with pytest.raises(BotError, match="students_only" if what == "coach" else "not_on_path"):
            await ticking.tick(unit, who, activity)
        assert await unit.session.scalar(select(func.count(ActivityProgress.id))) == 0


@pytest.mark.parametrize("minutes", [0, 7, 999_999])
async def test_only_the_offered_lengths_are_kept_and_only_of_what_is_done(database: Database, minutes: int) -> None:
    async with database.transaction() as unit:
        small = await small_school(unit, 1)
        activity = small.activities[0][0]
        with pytest.raises(BotError, match="tick_first"):
            await ticking.spend(unit, small.nia, activity, 20)
        await ticking.tick(unit, small.nia, activity)
        with pytest.raises(BotError, match="over"):
            await ticking.spend(unit, small.nia, activity, minutes)


async def test_what_comes_next_is_near_what_was_just_done(database: Database) -> None:
    async with database.transaction() as unit:
        small = await small_school(unit, 2, 1)
        user = small.nia.student().id
        first, second, third = small.activities[0][0], small.activities[0][1], small.activities[1][0]
        coming = [await mine.coming(unit, user)]
        for activity in (first, second, third):
            done = await ticking.tick(unit, small.nia, activity)
            coming.append(await mine.coming(unit, user, done.part.id))
        assert [one and one.activity_id for one in coming] == [first, second, third, None]
