"""Write a whole database into one file; the same data always make the same bytes."""

import os
from collections.abc import AsyncIterator, Collection
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bot.db import Database, Unit
from bot.moving.layout import DOCUMENTS, KEPT_FILES, Folder, empty_folders, folders
from bot.moving.values import line, plain
from bot.services import kept_files
from bot.transport.keeping import Kept

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name; when it was written is not among the data
AT_A_TIME = 1000


async def export(
    database: Database, path: Path, kept: Kept | None = None, *, contract_only: bool = False
) -> dict[str, int]:
    """Write all tables to a new file that only its owner may read; return the number of rows by table.

    With `kept`, the files that rows name go along.

    All rows are of one moment, even while the bot goes on. An existing file is kept: FileExistsError.
    """
    counts: dict[str, int] = {}
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file, ZipFile(file, "w") as archive:
            async with database.reading() as unit:
                await _of_one_moment(unit, database)
                for folder in sorted(folders(contract_only=contract_only), key=lambda one: one.name):
                    counts[folder.name] = await _write(unit, archive, folder, embedded=database.embedded)
                if kept is not None:
                    _write_files(archive, kept, await kept_files.named(unit))
            for name in empty_folders():
                archive.writestr(_entry(f"{name}/{DOCUMENTS}"), b"")
    except BaseException:
        os.unlink(path)  # noqa: PTH108 - not waiting for one file is fine
        raise
    return counts


async def _of_one_moment(unit: Unit, database: Database) -> None:
    level = "SERIALIZABLE" if database.embedded else "REPEATABLE READ"
    await unit.session.connection(execution_options={"isolation_level": level})


async def _write(unit: Unit, archive: ZipFile, folder: Folder, *, embedded: bool) -> int:
    count = 0
    with archive.open(_entry(folder.path), "w", force_zip64=True) as entry:
        async for row in _rows(unit, folder, embedded=embedded):
            document = {name: plain(row[column.name]) for name, column in folder.columns.items()}
            entry.write(line({name: value for name, value in document.items() if value is not None}))
            count += 1
    return count


def _write_files(archive: ZipFile, kept: Kept, named: Collection[str]) -> None:
    for name in sorted(named):
        if (content := kept.read(name)) is not None:
            archive.writestr(_entry(f"{KEPT_FILES}/{name}"), content)


async def _rows(unit: Unit, folder: Folder, *, embedded: bool) -> AsyncIterator[Any]:
    found = await unit.session.stream(folder.in_order(embedded=embedded), execution_options={"yield_per": AT_A_TIME})
    async for row in found.mappings():
        yield row


def _entry(path: str) -> ZipInfo:
    entry = ZipInfo(path, LONG_AGO)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry
