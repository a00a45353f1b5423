"""What a deletion takes along: all that is a student's, nothing that others stand on; the same on both databases."""

from typing import Any

import pytest
from sqlalchemy import Column, Index, Table, delete, update

from bot.db import Database
from bot.models import Base
from bot.models.contract import CONTRACT
from tests.models.rows import Rows
from tests.report import Report

TABLES = Base.metadata.tables
OF_THE_CONTRACT = [TABLES[model.__tablename__] for model in CONTRACT]
USERS = TABLES["users"]


@pytest.mark.both
async def test_of_a_deleted_student_no_row_is_left(database: Database, report: Report) -> None:
    """Every table that names a user is filled by walking the metadata, so a new one is here without being asked."""
    nia = "nia-who-leaves"
    async with database.transaction() as unit:
        hers = await life_of(nia, Rows(unit))
        before = await everything(Rows(unit))
    async with database.transaction() as unit:
        await unit.session.execute(delete(USERS).where(USERS.c.id == nia))
    async with database.reading() as unit:
        after = await everything(Rows(unit))

    naming = {name for name, found in before.items() if nia in repr(found)}
    assert naming == {"users"} | {
        name for name, table in TABLES.items() if keys_to_users(table, "CASCADE") or keys_to_users(table, "SET NULL")
    }
    assert [name for name, found in after.items() if nia in repr(found)] == []
    gone = {name: len(found) - len(after[name]) for name, found in before.items()}
    assert gone == {name: int(name in hers) for name in before}, "or somebody else has lost something"
    report(f"a deleted student is named in {len(naming)} tables before, 0 after ({database.engine.dialect.name})")


async def life_of(user_id: str, rows: Rows) -> set[str]:
    """Fill every table with a row that is this user's, hanging on their other rows; return the names of these tables.

    Where a mention is cleared instead, a row of somebody else's mentions them.
    """
    hers = {"users": await rows.add(USERS, id=user_id)}
    for table in Base.metadata.sorted_tables:
        hanging = [
            key
            for key in table.foreign_keys
            if key.column.table.name in hers and (key.column.table is not USERS or key.ondelete == "CASCADE")
        ]
        if hanging:
            given = {key.parent.name: hers[key.column.table.name][key.column.name] for key in hanging}
            row = await rows.add(table, **given)
            if any(key.ondelete == "CASCADE" for key in hanging):
                hers[table.name] = row
        for mention in keys_to_users(table, "SET NULL"):
            await rows.add(table, **{mention: user_id})
    return set(hers)


def test_a_column_that_sounds_like_a_user_is_a_foreign_key_to_one() -> None:
    """Without the key its rows would outlive the user, and the walk above would not see them."""
    workers = {"claimed_by"}
    unbound = [
        f"{table.name}.{column.name}"
        for table in TABLES.values()
        for column in table.columns
        if (column.name.endswith("_by") or column.name in ("user_id", "student_id", "coach_id"))
        and column.name not in workers
        and not any(key.column.table is USERS for key in column.foreign_keys)
    ]
    assert unbound == []


@pytest.mark.both
async def test_a_coach_is_replaced_before_being_deleted(rows: Rows) -> None:
    """Deleting a coach by mistake takes nothing of the school along."""
    former = (await rows.add(USERS))["id"]
    required = [(table, name) for table in TABLES.values() for name in keys_to_users(table, "RESTRICT")]
    assert {name for _, name in required} == {"created_by", "assigned_by", "approved_by"}
    for table, name in required:
        row = await rows.add(table)
        assert await rows.stay(USERS, row[name])
        await rows.unit.session.execute(update(table).where(table.c[name] == row[name]).values({name: former}))
        assert not await rows.stay(USERS, row[name])
        assert [one[name] for one in await rows.raw(table)].count(former) == 1


@pytest.mark.both
async def test_content_takes_its_parts_along_but_not_while_students_stand_on_it(rows: Rows) -> None:
    domain = (await rows.add(TABLES["domains"]))["id"]
    major = (await rows.add(TABLES["major_objectives"], domain_id=domain))["id"]
    part = (await rows.add(TABLES["learning_objectives"], domain_id=domain, major_objective_id=major))["id"]
    activity = (await rows.add(TABLES["activities"], objective_id=part))["id"]
    await rows.add(TABLES["student_objectives"], objective_id=part, major_objective_id=major)
    assert await rows.stay(TABLES["domains"], domain)
    await rows.unit.session.execute(delete(TABLES["student_objectives"]))
    assert not await rows.stay(TABLES["domains"], domain)
    for name, gone in (("major_objectives", major), ("learning_objectives", part), ("activities", activity)):
        assert gone not in [row["id"] for row in await rows.raw(TABLES[name])]


@pytest.mark.both
async def test_what_students_did_keeps_what_it_was_done_with(rows: Rows) -> None:
    """A sprint with goals, a book that is read, a feeling that was felt: none is deleted under a student's row."""
    for table in filter(belongs_to_somebody, OF_THE_CONTRACT):
        for key in table.foreign_keys:
            if key.column.table is not USERS and not belongs_to_somebody(key.column.table):
                row = await rows.add(table)
                assert await rows.stay(key.column.table, row[key.parent.name]), f"{table.name}.{key.parent.name}"


def test_every_foreign_key_says_what_a_deletion_does() -> None:
    unsaid = [
        f"{table.name}.{key.parent.name}" for table in OF_THE_CONTRACT for key in table.foreign_keys if not key.ondelete
    ]
    assert unsaid == []


def test_every_foreign_key_is_indexed() -> None:
    """Without one, deleting a parent reads the whole table of its children."""
    slow = {
        f"{table.name}.{key.parent.name}"
        for table in TABLES.values()
        for key in table.foreign_keys
        if not any(first is key.parent for first in leading(table))
    }
    assert slow == set()


def leading(table: Table) -> list[Column[Any]]:
    """Return the first column of each index over all rows, the primary key's among them."""
    whole = [index for index in table.indexes if not partial(index)]
    return [next(iter(index.columns)) for index in whole] + [next(iter(table.primary_key.columns))]


def partial(index: Index) -> bool:
    return index.dialect_options["sqlite"]["where"] is not None


def keys_to_users(table: Table, ondelete: str) -> list[str]:
    return sorted(
        key.parent.name for key in table.foreign_keys if key.column.table is USERS and key.ondelete == ondelete
    )


def belongs_to_somebody(table: Table) -> bool:
    return bool(keys_to_users(table, "CASCADE"))


async def everything(rows: Rows) -> dict[str, list[dict[str, Any]]]:
    return {name: await rows.raw(table) for name, table in TABLES.items()}
