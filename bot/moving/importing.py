"""Read a whole file into a database: all of it, or, with every reason told, nothing."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Table, func, select, text

from bot.db import Database, Unit
from bot.models import Base, Batch, Goal, TelegramAccount, TrustJar, User
from bot.models.contract import camel
from bot.moving.archive import Archive
from bot.moving.filling import Known
from bot.moving.layout import SIGNED_IN, Folder, empty_folders, folders
from bot.moving.problems import CannotImport, Problem
from bot.moving.reading import Row, rows
from bot.moving.writing import Writer
from bot.services import accounts, invites, stand_ins
from bot.services.invites import Issued
from bot.transport.keeping import Kept


@dataclass
class Imported:
    """What an import did: rows by folder, what was left out or changed, and the invites for those who have none."""

    counts: dict[str, int] = field(default_factory=dict)
    unknown_fields: Counter[str] = field(default_factory=Counter)
    unknown_folders: list[str] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    invites: list[Issued] = field(default_factory=list)
    files: int = 0


async def import_file(
    database: Database, path: Path, zone: str, kept: Kept | None = None, *, merge: bool = False
) -> Imported:
    """Read an export, ours or the web application's, in one transaction; `zone` is the school's.

    CannotImport says why nothing was written. With `merge` the database may hold rows already, of rows with the same
    key the newest is kept, and what hangs on something that is missing is left out. Files go to `kept`, before
    the commit: one that no row names is swept away later, one that is missing would be missed.
    """
    with Archive(path) as archive:
        async with database.transaction() as unit:
            if not merge and (there := await _is_filled(unit)):
                raise CannotImport(f"The database is not empty: it has {camel(there)}. Use a new one, or --merge.")
            imported = await _Import(unit, archive, zone, merge=merge).run()
            if kept is not None:
                imported.files = len([kept.keep(archive.file(name)) for name in archive.files])
            return imported


class _Import:
    def __init__(self, unit: Unit, archive: Archive, zone: str, *, merge: bool) -> None:
        self.unit, self.archive, self.zone, self.merge = unit, archive, zone, merge
        self.known = Known(ZoneInfo(zone))
        self.done = Imported()
        self.problems: list[Problem] = []
        self.ids: dict[str, set[Any]] = {}
        self.instead: defaultdict[str, dict[Any, Any]] = defaultdict(dict)

    async def run(self) -> Imported:
        """Read table by table, parents first; CannotImport with every problem of all of them."""
        every = folders()
        for folder in every:
            await self._table(folder)
        if self.problems:
            raise CannotImport("Nothing was written.", self.problems)
        known = {folder.name for folder in every} | set(empty_folders())
        self.done.unknown_folders = sorted(self.archive.tables.keys() - known)
        if camel(Batch.__tablename__) not in self.archive.tables:
            await self._name_batches()
        if camel(TelegramAccount.__tablename__) not in self.archive.tables:
            await self._invite()
        await count_on(self.unit)
        return self.done

    async def _table(self, folder: Folder) -> None:
        found: list[Row] = []
        for row in rows(self.archive, folder, self.known, self.done.unknown_fields):
            if isinstance(row, Problem):
                self.problems.append(row)
            else:
                found.append(row)
        ends = [(row.values["id"], row.values.pop(SIGNED_IN.name, None)) for row in found if _is_account(folder)]
        writer = Writer(self.unit, folder, merge=self.merge)
        await writer.write(list(self._hanging_on(folder, found)))
        self.problems += writer.problems
        self.done.notes += writer.notes
        self.done.counts[folder.name] = len(writer.lines)
        self.instead[folder.table.name] = writer.instead
        await self._remember(folder.table)
        for account, end in ends:
            if end is not None and (account,) in writer.lines:
                await self._sign_in(account, end)

    def _hanging_on(self, folder: Folder, found: Iterable[Row]) -> Iterator[Row]:
        """Yield the rows whose parents are there, under the ids that were kept."""
        for row in found:
            lost = []
            for key in folder.table.foreign_keys:
                column, parent = key.parent.name, key.column.table.name
                value = self.instead[parent].get(row.values[column], row.values[column])
                row = row.given(**{column: value})
                if value is not None and value not in self.ids[parent]:
                    lost.append(f"{camel(column)}: there is no such row in {camel(parent)}")
            if not lost:
                yield row
            elif self.merge:
                self.done.notes.append(Problem(folder.name, row.line, f"left out. {', '.join(lost)}"))
            else:
                self.problems += [Problem(folder.name, row.line, says) for says in lost]

    async def _remember(self, table: Table) -> None:
        """Keep the ids of rows that others hang on, and what later tables ask for."""
        if any(key.column.table is table for other in Base.metadata.tables.values() for key in other.foreign_keys):
            (key,) = table.primary_key
            self.ids[table.name] = set(await self.unit.session.scalars(select(key)))
        if table is Goal.__table__:
            sprints = await self.unit.session.execute(select(Goal.id, Goal.sprint_id))
            self.known.sprint_of_goal = dict(sprints.all())

    async def _sign_in(self, account: str, until: datetime) -> None:
        """Open the session anew that this Telegram account had."""
        of = await self.unit.session.get_one(TelegramAccount, account)
        accounts.open_session(self.unit, of, until)

    async def _name_batches(self) -> None:
        """The web application has batches as words only."""
        missing: set[str] = set()
        for named in (User.batch, TrustJar.batch):
            found = await self.unit.session.scalars(select(named).where(named.not_in(select(Batch.name))))
            missing.update(filter(None, found))
        for name in sorted(missing):
            self.unit.session.add(Batch(name=name, zone=self.zone, created_at=self.unit.now))
        await self.unit.session.flush()

    async def _invite(self) -> None:
        """Nobody came in by Telegram yet: everybody gets a way."""
        nowhere = User.id.not_in(select(TelegramAccount.user_id))
        people = select(User).where(nowhere, stand_ins.is_a_person()).order_by(User.role, User.batch, User.display_name)
        for user in (await self.unit.session.scalars(people)).all():
            self.done.invites.append(await invites.issue(self.unit, user, None))


def _is_account(folder: Folder) -> bool:
    return folder.table is TelegramAccount.__table__


async def _is_filled(unit: Unit) -> str | None:
    """Return the name of a table that holds rows."""
    for table in Base.metadata.sorted_tables:
        if await unit.session.scalar(select(func.count()).select_from(table)):
            return table.name
    return None


async def count_on(unit: Unit) -> None:
    """Let PostgreSQL number its queues from the highest number on; SQLite does so by itself."""
    if unit.session.get_bind().dialect.name != "postgresql":
        return
    for table in Base.metadata.sorted_tables:
        if table.autoincrement_column is not None:
            on = f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), max(id)) FROM {table.name}"  # noqa: S608
            await unit.session.execute(text(on))
