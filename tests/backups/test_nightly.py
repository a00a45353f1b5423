"""The backup of the night: one a night, whole or not at all, and never less than one."""

import asyncio
import os
import sqlite3
import stat
import sys
from asyncio.subprocess import create_subprocess_exec
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.backups.copying import NotWholeError, verify
from bot.backups.nightly import AT, Nightly, night_of
from bot.backups.shelf import ABOUT, DATABASE, FILES, Shelf, of
from bot.db import file_of
from bot.migrations.upgrade import latest
from bot.transport.keeping import Kept
from tests.report import Report

pytestmark = pytest.mark.embedded

BERLIN = "Europe/Berlin"
ZONES = sorted(available_timezones())
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def file(url: str) -> Path:
    found = file_of(url)
    assert found is not None
    return found


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path / "files")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "backups")


def ruin(file: Path) -> None:
    file.write_bytes(b"no database any more" * 1000)


def nights(shelf: Shelf) -> list[str]:
    return [one.folder.name for one in shelf.all()]


@given(some.sampled_from(ZONES), some.datetimes(timezones=some.just(UTC)), some.integers(0, 30))
def test_a_night_begins_once_a_day_whatever_a_zone_does(zone: str, any_time: datetime, hours: int) -> None:
    now = any_time.replace(year=2000 + any_time.year % 37, day=min(any_time.day, 28))
    before, after = night_of(now, zone), night_of(now + hours * HOUR, zone)
    assert before <= after
    assert (after - before).days <= hours // 22 + 2  # a zone may leave out a day, or an hour of the night
    today = now.astimezone(ZoneInfo(zone)).date()
    assert before in (today, today - DAY)


def test_the_night_of_a_day_without_half_past_three_begins_with_the_next_hour() -> None:
    skipped = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)  # in Helsinki four o'clock comes after three
    assert night_of(skipped - HOUR / 60, "Europe/Helsinki") == date(2026, 3, 28)
    assert night_of(skipped, "Europe/Helsinki") == date(2026, 3, 29)


async def test_it_is_made_once_a_night_whatever_ticks_starts_and_clocks_do(
    file: Path, kept: Kept, shelf: Shelf
) -> None:
    made: list[datetime] = []
    now = datetime(2026, 3, 27, 12, tzinfo=UTC)
    while now < datetime(2026, 3, 31, 12, tzinfo=UTC):  # summer time begins
        started_anew = Nightly(file, shelf, kept, BERLIN, 14)
        moments = (now, now - HOUR)  # again and again the machine's clock is set back
        made += [moment.astimezone(ZoneInfo(BERLIN)) for moment in moments if await started_anew.run(moment)]
        now += HOUR / 2
    assert nights(shelf) == ["2026-03-27", "2026-03-28", "2026-03-29", "2026-03-30", "2026-03-31"]
    assert len(made) == 5
    assert {moment.strftime("%H:%M") for moment in made[1:]} == {AT.strftime("%H:%M")}
    assert made[0].strftime("%H:%M") == "13:00", "the first one is made at once"


async def test_after_downtime_the_last_night_is_made_up_for_and_what_is_old_goes(
    file: Path, kept: Kept, shelf: Shelf
) -> None:
    now = datetime(2026, 3, 2, 12, tzinfo=UTC)
    for days in (0, 1, 2, 13, 15):
        await Nightly(file, shelf, kept, "UTC", 14).run(now + days * DAY)
    assert nights(shelf) == ["2026-03-03", "2026-03-04", "2026-03-15", "2026-03-17"]
    ruin(file)
    with pytest.raises(sqlite3.DatabaseError):
        await Nightly(file, shelf, kept, "UTC", 14).run(now + 60 * DAY)
    assert shelf.prune(date(2026, 5, 1)) == 3
    assert nights(shelf) == ["2026-03-17"], "the last one stays, however old"


async def test_it_holds_what_was_committed_and_the_kept_files_for_its_owner_only(
    file: Path, kept: Kept, shelf: Shelf
) -> None:
    name = kept.keep(b"a photo")
    with closing(sqlite3.connect(file, isolation_level=None)) as open_all_along:
        open_all_along.execute("PRAGMA journal_mode = WAL")
        open_all_along.execute("UPDATE users SET display_name = 'Zoë'")
        open_all_along.execute("BEGIN IMMEDIATE")
        open_all_along.execute("UPDATE users SET display_name = 'not yet'")
        await Nightly(file, shelf, kept, "UTC", 14).run(datetime(2026, 3, 2, 12, tzinfo=UTC))
    [backup] = shelf.all()
    assert (verify(backup.folder / DATABASE), backup.revision) == (latest(), latest())
    with closing(sqlite3.connect(backup.folder / DATABASE)) as copy:
        assert {row for (row,) in copy.execute("SELECT display_name FROM users")} == {"Zoë"}
    assert (backup.folder / FILES / name).read_bytes() == b"a photo"
    everything = [shelf.folder, *shelf.folder.rglob("*")]
    assert [path for path in everything if stat.S_IMODE(path.stat().st_mode) & 0o077 and path.is_dir()] == []
    assert [path for path in (backup.folder / DATABASE, backup.folder / FILES / name)
            if stat.S_IMODE(path.stat().st_mode) != 0o600] == []  # fmt: skip


async def test_one_that_is_told_to_stop_leaves_nothing_and_is_made_after_the_next_start(
    file: Path, kept: Kept, shelf: Shelf
) -> None:
    kept.keep(b"a photo")
    now = datetime(2026, 3, 2, 12, tzinfo=UTC)
    stopping = Nightly(file, shelf, kept, "UTC", 14)
    stopping.stop()
    assert await stopping.run(now) == 0
    assert list(shelf.folder.iterdir()) == []
    assert await Nightly(file, shelf, kept, "UTC", 14).run(now) == 1


async def test_a_copy_that_is_not_whole_does_not_count(file: Path, kept: Kept, shelf: Shelf) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("INSERT INTO sessions (id, user_id, token, expires_at) VALUES ('s', 'nobody', 't', 0)")
    with pytest.raises(NotWholeError, match="parents are missing"):
        await Nightly(file, shelf, kept, "UTC", 14).run(datetime(2026, 3, 2, 12, tzinfo=UTC))
    assert list(shelf.folder.iterdir()) == []


BACKING_UP = """
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from bot.backups.shelf import Shelf
from bot.transport.keeping import Kept
file, shelf, kept, first = Path(sys.argv[1]), Shelf(Path(sys.argv[2])), Kept(Path(sys.argv[3])), int(sys.argv[4])
print("ready", flush=True)
for number in range(1000):
    shelf.add(date(2000, 1, 1) + timedelta(days=first + number), datetime.now(UTC), file, kept, lambda: False)
"""


@pytest.mark.campaign
async def test_killed_at_any_moment_every_backup_there_is_is_whole(
    file: Path, kept: Kept, shelf: Shelf, tmp_path: Path, report: Report
) -> None:
    kept.keep(b"a photo")
    random = Random("marbles")
    for kill in range(20):
        where = (str(file), str(shelf.folder), str(tmp_path / "files"), str(kill * 1000))
        process = await create_subprocess_exec(
            sys.executable, "-c", BACKING_UP, *where, stdout=-1, env={**os.environ, "PYTHONPATH": str(Path.cwd())}
        )
        assert process.stdout is not None
        await process.stdout.readline()
        await asyncio.sleep(random.uniform(0.0, 0.5))
        process.kill()
        await process.wait()
    made = shelf.all()
    broken = [one for one in made if verify(one.folder / DATABASE) != latest() or of(one.folder) is None]
    halves = len(list(shelf.folder.iterdir())) - len(made)
    shelf.prune(date(1999, 1, 1))
    report(
        f"kill -9 of 20 processes that back up: {len(made)} backups, {halves} cut in the middle, {len(broken)} broken"
    )
    assert broken == []
    assert len(list(shelf.folder.iterdir())) == len(made) > 20


async def test_a_backup_whose_moment_has_no_zone_is_in_the_way_of_no_other(
    file: Path, kept: Kept, shelf: Shelf
) -> None:
    nightly, noon = Nightly(file, shelf, kept, BERLIN, 14), datetime(2026, 3, 2, 12, tzinfo=UTC)
    await nightly.run(noon)
    about = shelf.all()[0].folder / ABOUT
    about.write_text(about.read_text().replace("+00:00", ""))
    assert await nightly.run(noon + DAY) == 1
    assert nights(shelf) == ["2026-03-02", "2026-03-03"]
