"""`python -m bot export` and `import`, as an operator meets them."""

import csv
import stat
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.db import Database
from bot.models import Chat
from bot.moving import commands
from bot.services import invites
from bot.services.who import Who
from bot.settings import Settings
from tests.moving.zips import ADA, PEOPLE, packed, user


def settings(path: Path) -> Settings:
    return Settings(_env_file=None, database_url=f"sqlite:///{path}")


async def test_a_school_moves_in_and_everybody_has_a_way_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = packed(tmp_path / "snapshot.zip", {**PEOPLE, "friends": [{"_id": "f"}]})
    await commands.read(settings(tmp_path / "new.db"), path, merge=False)
    told = capsys.readouterr().out.splitlines()
    assert told == [
        "friends: we have no such table; left out.",
        "3 rows are in 2 tables now.",
        f"2 people have an invite, good for 14 days: {tmp_path / 'snapshot-invites.csv'}",
    ]
    written = tmp_path / "snapshot-invites.csv"
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    with written.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["name"], row["batch"], row["role"]) for row in rows] == [
        ("Ada", "", "admin"),
        ("Nia", "2156", "student"),
    ]
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'new.db'}", Clock())
    async with database.transaction() as unit:
        chat = Chat(telegram_id=7, kind="private", wrong_codes=0)
        opened = await invites.open_invite(unit, Who(7, chat, "UTC"), rows[1]["invite"].removeprefix("/start "))
    await database.close()
    assert opened is not None
    assert opened.user is not None
    assert opened.user.display_name == "Nia"


async def test_everything_goes_into_one_file_and_nothing_is_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = settings(tmp_path / "here.db")
    await commands.read(here, packed(tmp_path / "some.zip", PEOPLE), merge=False)
    await commands.write(here, tmp_path / "all.zip", contract_only=False)
    assert stat.S_IMODE((tmp_path / "all.zip").stat().st_mode) == 0o600
    before = (tmp_path / "all.zip").read_bytes()
    with pytest.raises(SystemExit, match=r"is there already"):
        await commands.write(here, tmp_path / "all.zip", contract_only=False)
    assert (tmp_path / "all.zip").read_bytes() == before
    with pytest.raises(SystemExit, match=r"cannot be written: No such file"):
        await commands.write(here, tmp_path / "nowhere" / "all.zip", contract_only=False)
    assert "rows of" in capsys.readouterr().out


async def test_a_database_that_is_not_there_is_not_made_by_asking_for_it(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"There is no database"):
        await commands.write(settings(tmp_path / "typo.db"), tmp_path / "all.zip", contract_only=False)
    assert list(tmp_path.iterdir()) == []  # noqa: ASYNC240 - nothing else runs meanwhile


async def test_of_many_broken_lines_some_are_told_and_all_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = packed(tmp_path / "some.zip", {"users": [ADA, *(user(f"u{n}", role="boss") for n in range(100))]})
    with pytest.raises(SystemExit, match=r"Nothing was written"):
        await commands.read(settings(tmp_path / "new.db"), path, merge=False)
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "users line 2: role: one of student, admin is wanted"
    assert told[-1] == "… and 70 more lines like these."
