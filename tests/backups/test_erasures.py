"""The note of who was deleted: written before it is true, whole or not at all."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.backups.erasures import NAME, Erasures
from bot.clock import Clock
from bot.db import Database
from bot.models import User
from bot.services import accounts, leaving
from bot.services.secret import hashed

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


async def test_it_says_who_without_their_id_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    noted = Erasures(tmp_path / "backups")
    assert noted.since(None) == set()
    await noted.note(["nia", "omar"], NOW)
    await noted.note(["ravi"], NOW + timedelta(days=1))
    assert noted.since(None) == {hashed(one) for one in ("nia", "omar", "ravi")}
    assert noted.since(NOW + timedelta(hours=1)) == {hashed("ravi")}
    path = tmp_path / "backups" / NAME
    assert "nia" not in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("cut", [*range(0, 100, 9), 10, 16, 19])
async def test_a_line_that_was_torn_costs_no_other(tmp_path: Path, cut: int) -> None:
    noted = Erasures(tmp_path)
    await noted.note(["nia", "omar"], NOW)
    path = tmp_path / NAME
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2 + cut])
    await noted.note(["ravi"], NOW)
    for moment in (None, NOW):
        assert {hashed("nia"), hashed("ravi")} <= noted.since(moment)


@pytest.mark.both
async def test_who_cannot_be_noted_is_not_deleted(url: str, database: Database) -> None:
    async with database.transaction() as unit:
        await accounts.add_user(unit, "Nia", "student", "2156")

    async def full(*_: object) -> None:
        raise OSError("No space left on device")

    forgetful = Database(url, Clock(), note_erased=full)
    with pytest.raises(OSError, match="No space"):
        async with forgetful.transaction() as unit:
            await leaving.erase(
                unit, (await unit.session.scalars(select(User).where(User.display_name == "Nia"))).one()
            )
    async with forgetful.reading() as unit:
        assert await unit.session.scalar(select(User.id).where(User.display_name == "Nia"))
    await forgetful.close()
