"""A school's data out of one database and into another: nothing is lost, nothing is added, not even a byte."""

import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import select, text

from bot.db import Database
from bot.models import ActionItem, Base, Goal, InboxRow, TelegramAccount, User, UserSession
from bot.models.contract import CONTRACT, EXTRA_FIELDS, camel
from bot.moving.exporting import export
from bot.moving.importing import import_file
from bot.moving.problems import CannotImport
from bot.services.who import present
from bot.transport.keeping import Kept
from tests.models.rows import Rows
from tests.moving.conftest import Made
from tests.report import Report

TABLES = Base.metadata.tables
STRANGE = "Zoë 🦄 नमस्ते\n\t\"'\\ 	é é <b>&amp;</b>"


async def fill(database: Database) -> int:
    """Write rows to every table, some of them with what is hard to write; return how many rows there are."""
    async with database.transaction() as unit:
        rows = Rows(unit)
        for table in Base.metadata.sorted_tables:
            await rows.add(table)
        nia = await rows.add(TABLES["users"], display_name=STRANGE, batch=None, avatar_url="")
        account = await rows.add(TABLES["telegram_accounts"], user_id=nia["id"], active=True)
        await rows.add(TABLES["sessions"], user_id=nia["id"], telegram_account_id=account["id"])
        goal = await rows.add(TABLES["goals"], dropped_at=None)
        await rows.add(TABLES["action_items"], goal_id=goal["id"], removed_at=None)
        await rows.add(TABLES["inbox"], id=7_000, payload={"b": 1.0, "a": ["\ud83d", {"ü": None}], "n": 2**60})
        await rows.add(TABLES["vision_board_cards"], habits=[{"label": STRANGE, "done": True}])
        found = [await unit.session.execute(text(f'SELECT count(*) FROM "{name}"')) for name in TABLES]
        return sum(one.scalar_one() for one in found)


@pytest.mark.parametrize("via", ["sqlite", "postgresql"])
async def test_there_and_back_again_not_a_byte_differs(
    another: Made, store: str, via: str, tmp_path: Path, report: Report
) -> None:
    here, there, back = await another(store), await another(via), await another(store)
    count = await fill(here)
    files = [tmp_path / f"{number}.zip" for number in range(3)]
    await export(here, files[0])
    await import_file(there, files[0], "UTC")
    await export(there, files[1])
    await import_file(back, files[1], "UTC")
    await export(back, files[2])
    assert files[0].read_bytes() == files[1].read_bytes() == files[2].read_bytes()
    with ZipFile(files[0]) as archive:
        lines = sum(len(archive.read(name).splitlines()) for name in archive.namelist())
    async with here.reading() as unit:
        sessions = len((await unit.session.scalars(select(UserSession.id))).all())
    assert lines == count - sessions
    report(f"{store} → {via} → {store}: {lines} rows of {len(TABLES)} tables, identical bytes")


async def test_who_was_signed_in_still_is_and_nobody_gets_a_token(another: Made, store: str, tmp_path: Path) -> None:
    here, there = await another(store), await another(store)
    await fill(here)
    await export(here, tmp_path / "all.zip")
    await import_file(there, tmp_path / "all.zip", "UTC")

    async def sessions(database: Database) -> dict[str, tuple[str, object]]:
        async with database.reading() as unit:
            found = select(UserSession, TelegramAccount).join(TelegramAccount)
            return {account.id: (one.token, one.expires_at) for one, account in await unit.session.execute(found)}

    before, after = await sessions(here), await sessions(there)
    assert {account: end for account, (_, end) in before.items()} == {a: end for a, (_, end) in after.items()}
    assert {token for token, _ in before.values()}.isdisjoint(token for token, _ in after.values())
    everything = b"".join(ZipFile(tmp_path / "all.zip").read(name) for name in ZipFile(tmp_path / "all.zip").namelist())
    assert not [token for token, _ in before.values() if token.encode() in everything]


@pytest.mark.thorough
async def test_queues_go_on_numbering_after_the_last_one(another: Made, store: str, tmp_path: Path) -> None:
    here, there = await another(store), await another(store)
    await fill(here)
    await export(here, tmp_path / "all.zip")
    await import_file(there, tmp_path / "all.zip", "UTC")
    async with there.transaction() as unit:
        added = InboxRow(bot_id=1, source="telegram", key="next", lane="1", received_at=unit.now)
        unit.session.add(added)
        await unit.session.flush()
        assert added.id > 7_000


@pytest.mark.thorough
async def test_for_the_web_application_only_what_its_document_has(another: Made, store: str, tmp_path: Path) -> None:
    here, there = await another(store), await another(store)
    await fill(here)
    await export(here, tmp_path / "web.zip", contract_only=True)
    with ZipFile(tmp_path / "web.zip") as archive:
        tables = {name.partition("/")[0]: archive.read(name) for name in archive.namelist()}
    assert tables.keys() == {camel(model.__tablename__) for model in CONTRACT}
    assert tables.pop("sessions") == b""
    async with here.reading() as unit:
        standing = await unit.session.scalars(select(Goal.id).where(Goal.dropped_at.is_(None)))
        tasks = await unit.session.scalars(select(ActionItem.id).where(ActionItem.removed_at.is_(None)))
        expected = {"goals": set(standing), "actionItems": set(tasks)}
    for table, ids in expected.items():
        assert {json.loads(one)["_id"] for one in tables[table].splitlines()} == ids, "without what was let go"
    for table, extra in EXTRA_FIELDS.items():
        documents = map(json.loads, io.BytesIO(tables.get(camel(table), b"")))
        assert not [one for one in documents if one.keys() & {camel(column) for column in extra}], table

    done = await import_file(there, tmp_path / "web.zip", "Europe/Berlin")
    assert done.counts["users"] == len(tables["users"].splitlines())
    await export(there, tmp_path / "again.zip", contract_only=True)
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "web.zip").read_bytes()
    async with there.reading() as unit:
        people = set(await unit.session.scalars(select(User.id).where(present())))
    assert {one.user.id for one in done.invites} == people, "nobody has come in by Telegram yet"


async def test_files_that_rows_name_go_along(another: Made, store: str, tmp_path: Path) -> None:
    here, there = await another(store), await another(store)
    kept, arrived = Kept(tmp_path / "here"), Kept(tmp_path / "there")
    shown, forgotten = kept.keep(b"a drawing"), kept.keep(b"nobody's")
    async with here.transaction() as unit:
        await Rows(unit).add(TABLES["claims"], file={"hash": shown, "name": "drawing.png", "mime": "image/png"})
    await export(here, tmp_path / "all.zip", kept)
    done = await import_file(there, tmp_path / "all.zip", "UTC", arrived)
    assert done.files == 1
    assert (arrived.read(shown), arrived.read(forgotten)) == (b"a drawing", None)
    with ZipFile(tmp_path / "all.zip", "a") as archive:
        archive.writestr(f"_files/{'0' * 64}", b"another")
    with pytest.raises(CannotImport, match="is not the file that its name says"):
        await import_file(await another(store), tmp_path / "all.zip", "UTC", arrived)
