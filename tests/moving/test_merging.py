"""What is there twice, in a file or in a file and a database, and may be there once."""

from pathlib import Path

from sqlalchemy import select

from bot.db import Database
from bot.models import Habit, HabitCompletion, Sprint, User
from bot.moving.importing import import_file
from tests.moving.looking import refused, rows
from tests.moving.zips import ADA, HABIT, MS, PEOPLE, SPRINT, Documents, done, packed, user

TABLES: dict[str, Documents] = {
    **PEOPLE,
    "habits": [HABIT],
    "habitCompletions": [
        done("d1", completed=True, _creationTime=MS + 1.5), done("d2", completed=False, _creationTime=MS + 2.5),
        done("d3", completed=True, _creationTime=MS + 0.5, date="2026-01-06"),
    ],
}  # fmt: skip


async def test_a_day_ticked_twice_is_listed(empty: Database, tmp_path: Path) -> None:
    told = await refused(empty, packed(tmp_path / "some.zip", TABLES))
    assert told == ["habitCompletions line 2: the same habitId and date as line 1", "Nothing was written."]


async def test_a_day_ticked_twice_becomes_one_when_asked_for(empty: Database, tmp_path: Path) -> None:
    told = await import_file(empty, packed(tmp_path / "some.zip", TABLES), "UTC", merge=True)
    assert [str(one) for one in told.notes] == [
        "habitCompletions line 1: the same habitId and date as line 2; the newest was kept"
    ]
    async with empty.reading() as unit:
        kept = (await unit.session.scalars(select(HabitCompletion).order_by(HabitCompletion.date))).all()
    assert [(one.id, one.completed) for one in kept] == [("d2", False), ("d3", True)]


async def test_a_file_that_comes_again_adds_nothing_but_what_is_newer(empty: Database, tmp_path: Path) -> None:
    await import_file(empty, packed(tmp_path / "first.zip", TABLES), "UTC", merge=True)
    before = await rows(empty)
    assert await refused(empty, tmp_path / "first.zip") == [
        "The database is not empty: it has batches. Use a new one, or --merge."
    ]
    later = {**TABLES, "users": [ADA, user(displayName="Nia B.", lastLoginAt=MS + 5000)]}
    await import_file(empty, packed(tmp_path / "later.zip", later), "UTC", merge=True)
    assert {**await rows(empty), "invites": 0} == {**before, "invites": 0}
    async with empty.reading() as unit:
        assert (await unit.session.get_one(User, "k17nia")).display_name == "Nia B."


async def test_of_two_sprints_that_are_on_the_newer_one_stays_so(empty: Database, tmp_path: Path) -> None:
    """They are different sprints, each with habits of its own, so both are kept."""
    sprints = [SPRINT, {**SPRINT, "_id": "s2", "name": "Spring", "_creationTime": MS + 60_000.5}]
    habits = [HABIT, {**HABIT, "_id": "h2", "sprintId": "s2"}]
    told = await import_file(
        empty, packed(tmp_path / "some.zip", {**PEOPLE, "sprints": sprints, "habits": habits}), "UTC", merge=True
    )
    assert len(told.notes) == 1
    async with empty.reading() as unit:
        on = {one.name: one.is_active for one in await unit.session.scalars(select(Sprint))}
        where = {one.id: one.sprint_id for one in await unit.session.scalars(select(Habit))}
    assert on == {"Winter": False, "Spring": True}
    assert where == {"h1": "s1", "h2": "s2"}


async def test_two_people_never_become_one(empty: Database, tmp_path: Path) -> None:
    async with empty.transaction() as unit:
        unit.session.add(User(id="other", username="nia", role="student", display_name="Nia", created_at=unit.now))
    await import_file(empty, packed(tmp_path / "one.zip", {"users": [user(username="nia")]}), "UTC", merge=True)
    async with empty.reading() as unit:
        names = {one.id: one.username for one in await unit.session.scalars(select(User))}
    assert names == {"other": "nia", "k17nia": "nia2"}


async def test_what_hangs_on_nothing_is_left_out_when_asked_for(empty: Database, tmp_path: Path) -> None:
    path = packed(tmp_path / "some.zip", {**PEOPLE, "habitCompletions": [done("d1", completed=True)]})
    assert await refused(empty, path) == [
        "habitCompletions line 1: habitId: there is no such row in habits", "Nothing was written."
    ]  # fmt: skip
    told = await import_file(empty, path, "UTC", merge=True)
    assert told.counts["habitCompletions"] == 0
    assert len(told.notes) == 1
