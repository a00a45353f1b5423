"""The past of the playground's class: plausible, the same every time, and made once."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, get_args

import pytest
from sqlalchemy import delete, select

from bot.clock import Clock
from bot.db import Database, Unit
from bot.models import (
    ActionItem,
    ActivityProgress,
    Base,
    Chat,
    CoachComment,
    DiagnosticUnlockRequest,
    EmotionCategory,
    EmotionCheckIn,
    EmotionSubcategory,
    Goal,
    Habit,
    HabitCompletion,
    HabitPause,
    MajorObjective,
    OutboxRow,
    Project,
    ProjectLink,
    ProjectReflection,
    Retrospective,
    Sprint,
    StudentBook,
    StudentMajorObjective,
    StudentObjective,
    User,
)
from bot.services import seeding
from bot.services.history.past import is_weekend
from bot.services.history.two_weeks import playground_history
from bot.services.projects import overview
from bot.services.projects.pages import Status
from bot.services.rhythm import habit_scores
from bot.services.who import Who

LENA, BATCH = ("Lena", 1001), "2156"
MADE = (
    User, EmotionCheckIn, Sprint, Goal, ActionItem, HabitCompletion, HabitPause, StudentMajorObjective,
    StudentObjective, ActivityProgress, DiagnosticUnlockRequest, StudentBook, Retrospective, CoachComment, Project,
    ProjectLink, ProjectReflection,
)  # fmt: skip


class TakenBackError(Exception):
    """Ends a transaction of which nothing shall stay."""


async def a_start(unit: Unit, zone: str = "UTC") -> bool:
    lena = await seeding.playground_class(unit, "marbles_bot", LENA, ["Nia", "Omar"], BATCH, zone)
    return await playground_history(unit, lena, BATCH, zone)


async def rows(unit: Unit, table: type[Base]) -> list[Any]:
    return list(await unit.session.scalars(select(table)))


async def counted(unit: Unit) -> dict[str, int]:
    return {table.__tablename__: len(await rows(unit, table)) for table in MADE}


async def story(database: Database) -> list[tuple[Any, ...]]:
    """Make the past, read who said what when, and take it back."""
    told: list[tuple[Any, ...]] = []
    try:
        async with database.transaction() as unit:
            await a_start(unit)
            said = select(User.display_name, EmotionCheckIn.local_date, EmotionSubcategory.name).select_from(User)
            said = said.join(EmotionCheckIn, EmotionCheckIn.user_id == User.id).join(
                EmotionSubcategory, EmotionSubcategory.id == EmotionCheckIn.subcategory_id
            )
            read = select(User.display_name, StudentBook.status, StudentBook.pages_read).join(
                StudentBook, StudentBook.user_id == User.id
            )
            for found in (said, read):
                told += sorted(tuple(row) for row in await unit.session.execute(found))
            raise TakenBackError
    except TakenBackError:
        return told


@pytest.mark.both
async def test_it_is_made_once_whatever_day_the_next_start_is_on(database: Database, clock: Clock) -> None:
    async with database.transaction() as unit:
        assert await a_start(unit)
        before = await counted(unit)
        assert min(before.values()) > 0
    for days in (0, 1, 40):
        clock.move(timedelta(days=days))
        async with database.transaction() as unit:
            assert not await a_start(unit)
            assert await counted(unit) == before


async def test_the_same_class_has_the_same_past_every_time(database: Database) -> None:
    first = await story(database)
    assert len(first) > 200
    assert await story(database) == first


async def test_the_weeks_are_like_weeks(database: Database, clock: Clock) -> None:
    clock.move(datetime(2026, 3, 25, 10, tzinfo=UTC) - clock.now())
    async with database.transaction() as unit:
        await a_start(unit)
        entries = await rows(unit, EmotionCheckIn)
        category = {one.id: one.name for one in await rows(unit, EmotionCategory)}
    today = max(one.local_date for one in entries)
    a_day = Counter(one.local_date for one in entries if one.local_date != today)
    assert len(a_day) == 14
    weekends = [count for day, count in a_day.items() if is_weekend(day)]
    school_days = [count for day, count in a_day.items() if not is_weekend(day)]
    assert max(weekends) < min(school_days)
    moods = Counter(category[one.category_id] for one in entries)
    assert set(moods) == set(category.values())
    assert moods["Calm"] + moods["Happy"] > sum(moods.values()) / 2
    assert 5 < sum(one.journal_entry is not None for one in entries) < len(entries) / 5
    assert len({one.user_id for one in entries if one.local_date == today}) == 20


@pytest.mark.thorough
@pytest.mark.parametrize(("zone", "hour"), [("UTC", 0), ("Pacific/Auckland", 12), ("America/Los_Angeles", 7)])
async def test_nothing_of_it_is_still_to_come(database: Database, clock: Clock, zone: str, hour: int) -> None:
    day = datetime.combine(date(2026, 3, 29), time(hour, 1), UTC)  # a Sunday on which clocks change in Europe
    clock.move(day - clock.now())
    async with database.transaction() as unit:
        await a_start(unit, zone)
        entries = await rows(unit, EmotionCheckIn)
        assert max(one.timestamp for one in entries) <= unit.now
        assert all(one.completed_at is None or one.completed_at <= unit.now for one in await rows(unit, ActionItem))


async def test_six_things_wait_for_the_coach(database: Database) -> None:
    async with database.transaction() as unit:
        await a_start(unit)
    async with database.reading() as unit:
        checks = [one for one in await rows(unit, DiagnosticUnlockRequest) if one.status == "pending"]
        talks = [one for one in await rows(unit, StudentMajorObjective) if one.status == "viva_requested"]
        books = [one for one in await rows(unit, StudentBook) if one.status == "presentation_requested"]
    assert (len(checks), len(talks), len(books)) == (3, 1, 2)


async def test_each_status_follows_from_what_was_done(database: Database) -> None:
    async with database.transaction() as unit:
        await a_start(unit)
        done = Counter(one.student_objective_id for one in await rows(unit, ActivityProgress))
        parts = await rows(unit, StudentObjective)
        majors = {(one.user_id, one.major_objective_id): one.status for one in await rows(unit, StudentMajorObjective)}
        tasks = await rows(unit, ActionItem)
        goals = {one.id: one.status for one in await rows(unit, Goal)}
    open_majors = {(one.user_id, one.major_objective_id) for one in parts if one.status != "completed"}
    for one in parts:
        assert (one.status == "assigned") == (done[one.id] == 0)
    assert all(majors[pair] in ("assigned", "in_progress") for pair in open_majors)
    assert set(goals.values()) == {"not_started", "in_progress", "completed"}
    for goal, status in goals.items():
        ticks = {task.is_completed for task in tasks if task.goal_id == goal}
        assert status == {(True,): "completed", (False,): "not_started"}.get(tuple(ticks), "in_progress")


async def test_habits_are_of_every_sort_and_have_their_ups_and_downs(database: Database, clock: Clock) -> None:
    clock.move(datetime(2026, 3, 25, 10, tzinfo=UTC) - clock.now())
    async with database.transaction() as unit:
        await a_start(unit)
        habits, days = await rows(unit, Habit), await rows(unit, HabitCompletion)
        sprint = next(one for one in await rows(unit, Sprint) if one.is_active)
        found = await habit_scores.counts(unit, [one.user_id for one in habits], sprint, unit.now.date())
    assert {(one.weekdays is None, one.times_a_week) for one in habits} == {(True, None), (False, None), (True, 3)}
    assert any(one.note for one in days)
    assert all(one.date < clock.now().date() for one in days)
    assert max(Counter(one.habit_id for one in days if one.skipped).values()) <= 2
    assert len({done / planned for done, planned in found.values()}) > 5


async def test_the_last_sprint_is_over_and_some_of_it_is_left_to_take_along(database: Database) -> None:
    async with database.transaction() as unit:
        await a_start(unit)
    async with database.reading() as unit:
        last, open_ = sorted(await rows(unit, Sprint), key=lambda one: one.start_date)
        goals = [one for one in await rows(unit, Goal) if one.sprint_id == last.id]
        backs, comments = await rows(unit, Retrospective), await rows(unit, CoachComment)
        names = {one.id: one.display_name for one in await rows(unit, User)}
    assert (last.is_active, open_.is_active) == (False, True)
    assert last.closed_at is not None
    assert last.end_date == open_.start_date - timedelta(days=1)
    assert {one.status for one in goals} == {"not_started", "in_progress", "completed"}
    assert sorted(one.status for one in goals if names[one.user_id] == "Omar") == ["in_progress", "in_progress"]
    assert 3 < len(backs) < len(goals)
    assert {one.sprint_id for one in backs} == {last.id}
    assert [names[one.student_id] for one in comments if one.seen_at is None] == ["Omar"]
    assert {bool(one.goal_id) for one in comments} == {True, False}


async def test_a_project_is_going_on_in_which_some_are_far_and_some_have_nothing(database: Database) -> None:
    async with database.transaction() as unit:
        lena = await a_coach(unit)
    async with database.reading() as unit:
        before, now = sorted(await rows(unit, Project), key=lambda one: one.cycle_number)
        statuses = {one.status for one in await overview.students(unit, lena, now)}
        kinds = {one.link_type for one in await rows(unit, ProjectLink)}
    assert (before.is_active, now.is_active) == (False, True)
    assert before.closed_at is not None
    assert before.end_date < now.start_date
    assert statuses == set(get_args(Status)) - {"told"}
    assert kinds == {"presentation", "document", "video", "other"}


async def a_coach(unit: Unit) -> Who:
    """Make the past, and return the coach whose class it is of."""
    lena = await seeding.playground_class(unit, "marbles_bot", LENA, ["Nia", "Omar"], BATCH, "UTC")
    await playground_history(unit, lena, BATCH, "UTC")
    chat = (await unit.session.scalars(select(Chat).limit(1))).first() or Chat(telegram_id=LENA[1], kind="private")
    return Who(LENA[1], chat, "UTC", user=lena)


async def test_nobody_is_written_to_on_a_phone_that_does_not_exist(database: Database) -> None:
    async with database.transaction() as unit:
        await a_start(unit)
    async with database.reading() as unit:
        told = await rows(unit, OutboxRow)
    assert {one.payload["text"].split(".")[0] for one in told} == {
        "Here is the invite for Nia",
        "Here is the invite for Omar",
    }


async def test_a_school_with_a_curriculum_of_its_own_gets_the_rest(database: Database) -> None:
    async with database.transaction() as unit:
        await unit.session.execute(delete(MajorObjective))
        await a_start(unit)
        assert await rows(unit, StudentMajorObjective) == []
        assert len(await rows(unit, HabitCompletion)) > 50
