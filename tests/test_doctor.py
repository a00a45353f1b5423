"""What `python -m bot doctor` says of sound installations, and of those where something is the matter."""

import asyncio
import os
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from bot.backups.nightly import of
from bot.clock import Clock
from bot.db import Database
from bot.doctor import checkup
from bot.doctor.checkup import CHECKS, DOCUMENT, HOUSE, contract, examine
from bot.doctor.environment import helper, variables
from bot.doctor.keeping import backups, retention
from bot.doctor.store import database as database_check
from bot.doctor.telegram import telegram
from bot.migrations.upgrade import latest, upgrade
from bot.services import accounts
from bot.settings import Settings
from bot.transport.keeping import Kept
from playground.server import serve
from playground.world import World

TOKEN, PASSWORD = "1234567:playground", "hunter2"
NOWHERE = "http://127.0.0.1:9"


def with_token(**given: object) -> Settings:
    usual = {"bot_token": SecretStr(TOKEN), "bot_api_url": NOWHERE, "bot_admin_ids": (1001,), "port": 0}
    values = {**usual, **given}
    return Settings(_env_file=None, **values)  # type: ignore[arg-type]


async def said(check: checkup.Check, settings: Settings) -> str:
    return "\n".join(map(str, await check(settings, Clock())))


@pytest.mark.wire
@pytest.mark.both
async def test_of_a_sound_installation_there_is_nothing_to_look_at(url: str, database: Database) -> None:
    async with database.transaction() as unit:
        await accounts.sign_in(unit, 1001, await accounts.add_user(unit, "Lena", "admin"))
        await accounts.add_user(unit, "Nia", "student", "2156")
    async with serve(World(token=TOKEN, username="marbles_bot", name="Marbles")) as address:
        found = await examine(with_token(bot_api_url=address, database_url=url), Clock())
    assert {finding.mark for finding in found} == {"ok"}
    told = "\n".join(map(str, found))
    assert "29 of 29 tables, 250 of 250 fields, 61 of 61 indexes" in told
    assert f"The database is up to date: it stands at {latest()}." in told
    assert "The database can be written." in told
    assert "Come in so far: 1 of 1 coaches, 0 of 1 students." in told
    assert "Telegram knows this bot as @marbles_bot." in told


async def test_every_variable_is_told_with_what_is_a_default(url: str) -> None:
    lines = (await said(variables, with_token(database_url=url, bot_timezone="Europe/Berlin"))).splitlines()
    assert len(lines) == len(Settings.model_fields)
    assert "ok    BOT_ADMIN_IDS is 1001." in lines
    assert "ok    BOT_TIMEZONE is Europe/Berlin." in lines
    assert "ok    LISTEN is 127.0.0.1, by default." in lines
    assert "ok    BOT_TOKEN is set, and stays secret." in lines
    assert "ok    KEEP_TEXT_HOURS is 24, by default." in lines


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"openai_api_key": None}, "ok    There is no helper"),
        ({}, "ok    The helper is gpt-4o-mini, at OpenAI's own address."),
        ({"openai_base_url": "http://127.0.0.1:11434/v1"}, "ok    The helper is gpt-4o-mini, at http://127.0.0.1"),
        ({}, "ok    No voice message goes to it, for want of an OPENAI_TRANSCRIBE_MODEL."),
        ({"openai_transcribe_model": "whisper-1"}, "ok    Voice messages are written down there, by whisper-1."),
        ({"openai_base_url": f"https://me:{PASSWORD}@llm.test/v1"}, "at https://me:***@llm.test/v1."),
        ({"openai_base_url": "http://llm.test/v1"}, "look  OPENAI_BASE_URL begins with http://"),
    ],
)
async def test_whether_there_is_a_helper_and_who_can_listen(given: dict[str, object], told: str) -> None:
    found = await said(helper, with_token(**({"openai_api_key": SecretStr("sk-7")} | given)))
    assert told in found
    assert "look" in told or "look" not in found
    assert PASSWORD not in found


async def test_how_long_what_is_kept_is_told() -> None:
    told = await said(retention, with_token(keep_check_ins_months=6))
    assert "ok    Kept: what was said, on both sides, 24 hours after it was answered." in told
    assert "ok    Kept: check-ins with their journals, 6 months." in told
    assert "ok    Kept: those who asked to be forgotten, 7 days." in told


@pytest.mark.embedded
async def test_how_old_the_newest_backup_is(url: str, tmp_path: Path) -> None:
    settings = with_token(database_url=url, backups_folder=tmp_path, files_folder=tmp_path / "files")
    assert "ok    There is no backup yet. `run` makes one each night at 03:30" in await said(backups, settings)
    nightly = of(settings, Kept(tmp_path / "files"))
    assert nightly is not None
    await nightly.run(Clock().now() - timedelta(days=3))
    assert "look  The newest backup is of" in await said(backups, settings)
    await nightly.run(Clock().now())
    assert "ok    The newest backup is of" in await said(backups, settings)
    assert "note  KEEP_BACKUPS_DAYS is 0" in await said(backups, settings.model_copy(update={"keep_backups_days": 0}))
    elsewhere = with_token(database_url="postgresql://127.0.0.1:9/db")
    assert "Let pg_dump do it" in await said(backups, elsewhere)


@pytest.mark.parametrize(
    "address",
    [f"postgresql://marbles:{PASSWORD}@127.0.0.1:9/db", f"postgresql://127.0.0.1:9/db?user=m&password={PASSWORD}"],
)
async def test_no_secret_is_told_whatever_goes_badly(address: str) -> None:
    found = await examine(with_token(database_url=address), Clock())
    told = "\n".join(map(str, found))
    assert [finding.says.split(". ")[0] for finding in found if finding.mark == "look"] == [
        "The database cannot be used",
        f"Telegram could not be reached at {NOWHERE}",
    ]
    assert TOKEN.partition(":")[2] not in told
    assert PASSWORD not in told


@pytest.mark.wire
async def test_a_token_that_telegram_does_not_know_is_named_as_that() -> None:
    async with serve(World(token=TOKEN, username="marbles_bot", name="Marbles")) as address:
        told = await said(telegram, with_token(bot_token=SecretStr("1:other"), bot_api_url=address))
    assert told == "look  Telegram does not know this BOT_TOKEN. Is it whole, and was it not revoked?"


async def test_without_a_token_nothing_is_made_and_the_playground_is_what_follows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = await examine(Settings(_env_file=None), Clock())
    told = "\n".join(map(str, found))
    assert {finding.mark for finding in found} == {"ok", "note"}
    assert "No BOT_TOKEN: `run` opens the playground" in told
    assert "There is no database yet. `run` makes playground.db." in told
    assert not (tmp_path / "playground.db").exists()


@pytest.mark.both
async def test_a_school_without_a_coach_and_without_an_operator_is_told_how_to_get_one(
    url: str, database: Database
) -> None:
    settings = with_token(database_url=url, bot_admin_ids=())
    assert "look  BOT_ADMIN_IDS is empty, so nobody can come in" in await said(database_check, settings)
    async with database.transaction() as unit:
        await accounts.coach_called(unit, "Lena")
    assert "look" not in await said(database_check, settings)


@pytest.mark.parametrize(
    ("revision", "mark", "words"),
    [("0001", "note", "`run` brings it up to date"), ("9999", "look", "a newer one has used it")],
)
async def test_how_old_a_database_is(tmp_path: Path, revision: str, mark: str, words: str) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/old.db"
    await upgrade(url, "0001")
    old = Database(url, Clock())
    async with old.transaction() as unit:
        await unit.session.execute(text("UPDATE alembic_version SET version_num = :it"), {"it": revision})
    await old.close()
    [finding] = await database_check(with_token(database_url=url), Clock())
    assert finding.mark == mark
    assert words in finding.says


@pytest.mark.embedded  # the address opens a file
async def test_a_database_that_can_only_be_read(url: str, database: Database) -> None:
    readable = f"sqlite+aiosqlite:///file:{database.engine.url.database}?mode=ro&uri=true"
    assert "look  The database can be read, but not written." in await said(
        database_check, with_token(database_url=readable)
    )


async def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "marbles.db").write_bytes(b"these are no tables" * 100)
    told = await said(database_check, with_token(database_url=f"sqlite:///{tmp_path}/marbles.db"))
    assert told.startswith("look  The database cannot be used.")


async def test_a_database_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    told = await said(database_check, with_token(database_url=f"sqlite:///{tmp_path}/missing/marbles.db"))
    assert told.startswith("look  There is no database yet, and")


async def test_an_empty_database_is_not_yet_one(tmp_path: Path) -> None:
    (tmp_path / "marbles.db").touch()
    told = await said(database_check, with_token(database_url=f"sqlite:///{tmp_path}/marbles.db"))
    assert told == "note  The database has no tables yet. `run` makes them."


async def test_a_document_that_is_not_there_or_says_something_else(tmp_path: Path) -> None:
    [finding] = await contract(with_token(), Clock(), tmp_path)
    assert (finding.mark, "were not compared" in finding.says) == ("note", True)
    copy = tmp_path / DOCUMENT
    copy.parent.mkdir()
    copy.write_text((HOUSE / DOCUMENT).read_text("utf-8").replace("`whatIsHabit` | `string`", "`whatIsIt` | `string`"))
    assert "look  Not as docs/data-model.md has it: habits.whatIsIt: we have no such field" in "\n".join(
        map(str, await contract(with_token(), Clock(), tmp_path))
    )


async def test_the_command_prints_a_mark_a_line_and_ends_with_1_when_there_is_something_to_look_at(
    tmp_path: Path,
) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(HOUSE),
        "DATABASE_URL": f"sqlite:///{tmp_path}/marbles.db",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "doctor", cwd=tmp_path, env=environment, stdout=asyncio.subprocess.PIPE
    )
    printed, _ = await process.communicate()
    lines = printed.decode().splitlines()
    assert process.returncode == 1
    assert len(lines) > len(CHECKS)
    assert {line.split()[0] for line in lines} == {"ok", "note", "look"}
    assert any(line.startswith("look  DATABASE_URL is set, but BOT_TOKEN is not") for line in lines)
