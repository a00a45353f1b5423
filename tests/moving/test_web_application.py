"""Coming from the web application."""

from pathlib import Path

from sqlalchemy import select

from bot.db import Database
from bot.models import Batch, EmotionCheckIn, User
from bot.moving.importing import import_file
from bot.services import seeding
from tests.moving.zips import ADA, MS, PEOPLE, packed


async def test_a_snapshot_of_the_web_application(empty: Database, tmp_path: Path) -> None:
    """Its floats, its own fields, its folders of its own; what it does not know follows from what it does."""
    path = packed(
        tmp_path / "snapshot.zip",
        {
            **PEOPLE,
            "_tables": [{"name": "users"}],
            "sessions": [{"_id": "x", "userId": "k17nia", "token": "secret", "expiresAt": MS}],
            "friends": [{"_id": "f"}],
            "emotionCategories": [{"_id": "c1", "name": "Happy", "emoji": "🙂", "color": "#ff0", "order": 1.0}],
            "emotionSubcategories": [{"_id": "e1", "categoryId": "c1", "name": "Proud", "emoji": "🦚", "order": 2.0}],
            "emotionCheckIns": [
                # 23:30 in Berlin, on the day before it is one in UTC
                {"_id": "i1", "userId": "k17nia", "categoryId": "c1", "subcategoryId": "e1",
                 "timestamp": MS - 9.5 * 3_600_000}
            ],
            "goals": [
                {"_id": "g1", "userId": "k17nia", "sprintId": "s1", "title": "Swim", "specific": "a", "measurable": "b",
                 "achievable": "c", "relevant": "d", "timeBound": "e", "status": "in_progress", "createdAt": MS,
                 "updatedAt": MS}
            ],
            "actionItems": [
                {"_id": "a1", "goalId": "g1", "userId": "k17nia", "title": "Go", "weekNumber": 1.0, "dayOfWeek": 0,
                 "isCompleted": False, "order": 1, "favourite": True}
            ],
        },
        **{"users/generated_schema.jsonl": b'"object"\n', "README.md": b"hello"},
    )  # fmt: skip
    told = await import_file(empty, path, "Europe/Berlin")
    assert dict(told.unknown_fields) == {"actionItems.favourite": 1}
    assert told.unknown_folders == ["friends"]
    assert [(one.user.display_name, one.user.batch) for one in told.invites] == [("Ada", None), ("Nia", "2156")]
    async with empty.reading() as unit:
        check_in = await unit.session.get_one(EmotionCheckIn, "i1")
        assert (str(check_in.local_date), check_in.feelings, check_in.shared, check_in.source) == (
            "2026-01-04", ["e1"], False, "student"
        )  # fmt: skip
        group = (await unit.session.scalars(select(Batch))).one()
        assert (group.name, group.zone) == ("2156", "Europe/Berlin")
        nia = await unit.session.get_one(User, "k17nia")
        assert nia.password_hash == "$2a$10$abc", "kept as it is, and never looked at"


async def test_the_feelings_of_another_school_still_have_one_for_not_saying(empty: Database, tmp_path: Path) -> None:
    categories = [{"_id": "c1", "name": "Happy", "emoji": "🙂", "color": "#ff0", "order": 1.0}]
    told = await import_file(
        empty, packed(tmp_path / "some.zip", {"users": [ADA], "emotionCategories": categories}), "UTC"
    )
    assert told.counts["emotionCategories"] == 1
    async with empty.transaction() as unit:
        assert (await seeding.starter_content(unit))["feelings"] > 0
        assert (await seeding.starter_content(unit))["feelings"] == 0
