"""`python -m bot restore`: a night's backup comes back, and nobody with it who was deleted since."""

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.backups.erasures import Erasures
from bot.backups.shelf import DATABASE, Backup, Shelf, folder_of
from bot.clock import Clock
from bot.db import file_of
from bot.migrations.upgrade import latest, upgrade
from bot.models import Conversation, EmotionCheckIn, InboxRow, User
from bot.restoring import in_use, renewal
from bot.restoring.command import restore
from bot.services import leaving
from tests.journeys.test_ones_own import checked_in
from tests.street import Street

pytestmark = [pytest.mark.embedded, pytest.mark.machine_time]

PHOTO = b"a photo of the zebra"


@pytest.fixture
async def lived(street: Street) -> Street:
    """A street in which Nia has written something and shows a photo; there is a backup of that."""
    await checked_in(street)
    hers = street.bot.kept.keep(PHOTO)
    async with street.database.transaction() as unit:
        await unit.session.execute(update(Conversation).values(state="parked", draft={"hash": hers}))
    await street.bot.timetable.back_up()
    return street


def shelf(street: Street) -> Shelf:
    return Shelf(folder_of(street.bot.settings))


def backup(street: Street) -> Backup:
    return shelf(street).all()[-1]


def file(street: Street) -> Path:
    found = file_of(street.bot.settings.database_url)
    assert found is not None
    return found


def beside(street: Street) -> list[str]:
    name = file(street).name
    return sorted(one.name.removeprefix(name) for one in file(street).parent.glob(f"{name}*"))


async def nia_is_deleted(street: Street) -> str:
    async with street.database.transaction() as unit:
        nia = (await unit.session.scalars(select(User).where(User.display_name == "Nia"))).one()
        await leaving.erase(unit, nia)
    return nia.id


async def stopped(street: Street, path: Path | None) -> None:
    """Restore while no bot runs, and let one start again."""
    await street.bot.close()
    try:
        await restore(street.bot.settings, path)
    finally:
        street.bot = street.anew()
        await street.bot.open()


async def test_a_backup_of_before_a_deletion_brings_nobody_back(
    lived: Street, capsys: pytest.CaptureFixture[str]
) -> None:
    nia = await nia_is_deleted(lived)
    made = backup(lived)
    assert nia.encode() in (made.folder / DATABASE).read_bytes()
    await stopped(lived, made.folder)
    told = capsys.readouterr().out
    assert "2 people and 0 check-ins are in it." in told
    assert "1 who were deleted since then were deleted again." in told
    assert sorted(one.display_name for one in await lived.read(User)) == ["Lena", "Marbles", "Omar"]
    assert await lived.read(EmotionCheckIn) == []
    await lived.database.close()
    restored = file(lived).read_bytes()
    assert [sign for sign in (nia, "my zebra can swim") if sign.encode() in restored] == []


async def test_neither_does_one_that_is_tried_out_under_another_name(lived: Street, tmp_path: Path) -> None:
    nia = await nia_is_deleted(lived)
    drill = {"database_url": f"sqlite+aiosqlite:///{tmp_path}/drill.db", "files_folder": tmp_path}
    await restore(lived.bot.settings.model_copy(update=drill), backup(lived).folder)
    assert nia.encode() not in (tmp_path / "drill.db").read_bytes()


async def test_everything_of_the_night_is_there_again_and_the_present_is_kept_aside(
    lived: Street, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {one.id for one in await lived.read(EmotionCheckIn)}
    async with lived.database.transaction() as unit:
        await unit.session.execute(update(EmotionCheckIn).values(journal_entry="lost"))
    shutil.rmtree(lived.bot.settings.files_folder)
    await stopped(lived, backup(lived).folder)
    told = capsys.readouterr().out
    assert "3 people and 1 check-ins are in it." in told
    assert "1 photos and files were brought back." in told
    assert [one.journal_entry for one in await lived.read(EmotionCheckIn)] == ["my zebra can swim"]
    assert {one.id for one in await lived.read(EmotionCheckIn)} == before
    [at] = {str(one.draft) for one in await lived.read(Conversation)}
    assert lived.bot.kept.read(at.split("'")[3]) == PHOTO
    [aside] = [name for name in beside(lived) if ".before-restore-" in name]
    with closing(sqlite3.connect(file(lived).with_name(file(lived).name + aside))) as old:
        assert old.execute("SELECT journal_entry FROM emotion_check_ins").fetchall() == [("lost",)]
    assert f"is {file(lived)}{aside}." in told
    lived.nia.says("/today")
    await lived.settle()
    assert "You said how you are" in lived.nia.screen.text, "and the bot goes on"


async def test_nothing_is_changed_while_a_bot_may_be_at_work(lived: Street) -> None:
    with pytest.raises(SystemExit, match=r"Another process has it open.*nothing was changed"):
        await restore(lived.bot.settings, backup(lived).folder)
    async with lived.database.transaction() as unit:
        until = Clock().now() + timedelta(seconds=60)
        claimed = {"state": "open", "claimed_by": "another machine", "claimed_until": until}
        await unit.session.execute(update(InboxRow).values(**claimed))
    with pytest.raises(SystemExit, match=r"being worked on. If that bot has died, this ends in \d+ seconds"):
        await stopped(lived, backup(lived).folder)
    assert [name for name in beside(lived) if "restor" in name] == []
    assert len(await lived.read(EmotionCheckIn)) == 1


async def test_what_is_no_whole_backup_of_ours_is_refused(lived: Street, tmp_path: Path) -> None:
    await lived.bot.close()
    assert in_use.by_whom(file(lived), Clock().now()) is None
    made, settings, before = backup(lived).folder / DATABASE, lived.bot.settings, file(lived).read_bytes()

    def changed(name: str, *statements: str) -> Path:
        copy = tmp_path / name
        shutil.copy(made, copy)
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)
        return copy

    (tmp_path / "torn.db").write_bytes(made.read_bytes()[: made.stat().st_size // 2])
    (tmp_path / "letter.txt").write_text("Dear all, " * 100)
    for path, why in (
        (tmp_path / "nowhere", "There is no backup at"),
        (tmp_path, "There is no backup at"),
        (file(lived), "is the database itself"),
        (tmp_path / "torn.db", "damaged|cannot be read"),
        (tmp_path / "letter.txt", "cannot be read as a database"),
        (changed("newer.db", "UPDATE alembic_version SET version_num = '9999'"), "a newer one has made it"),
        (changed("other.db", "DROP TABLE inbox"), "no database of Marbles"),
        (changed("orphans.db", "PRAGMA foreign_keys = OFF", "DELETE FROM users"), "parents are missing"),
    ):
        with pytest.raises(SystemExit, match=why):
            await restore(settings, path)
        assert file(lived).read_bytes() == before
    assert [name for name in beside(lived) if "restor" in name] == []
    await lived.bot.database.close()


async def test_an_older_database_alone_is_brought_up_to_date(
    street: Street, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await upgrade(f"sqlite+aiosqlite:///{tmp_path}/old.db", "0005")
    await stopped(street, tmp_path / "old.db")
    assert f"brought up to date from 0005 to {latest()}." in capsys.readouterr().out
    assert await street.read(User) == []
    assert [name for name in beside(street) if "restoring" in name] == []


async def test_a_damaged_database_gives_way(lived: Street) -> None:
    await lived.bot.close()
    file(lived).write_bytes(b"\0" * 5000)
    await restore(lived.bot.settings, backup(lived).folder)
    lived.bot = lived.anew()
    await lived.bot.open()
    assert len(await lived.read(EmotionCheckIn)) == 1


@pytest.mark.both
async def test_without_a_backup_people_are_only_deleted_again(
    street: Street, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is what is left to do after pg_restore, or after an import of an older file."""
    await street.class_is_invited()
    omar = next(one for one in await street.read(User) if one.display_name == "Omar")
    await Erasures(folder_of(street.bot.settings)).note([omar.id], Clock().now())
    await restore(street.bot.settings, None)
    assert "1 who had been deleted before were deleted again." in capsys.readouterr().out
    assert "Omar" not in {one.display_name for one in await street.read(User)}
    await restore(street.bot.settings, None)
    assert "Nobody was to be deleted again." in capsys.readouterr().out


async def test_a_note_without_its_deletion_deletes_nobody_of_a_later_backup(lived: Street) -> None:
    """The note is written first: the deletion may have failed, and the person have stayed."""
    nia = next(one for one in await lived.read(User) if one.display_name == "Nia")
    now = Clock().now()
    await Erasures(folder_of(lived.bot.settings)).note([nia.id], now - renewal.MARGIN - timedelta(hours=1))
    await stopped(lived, backup(lived).folder)
    assert nia.id in {one.id for one in await lived.read(User)}
