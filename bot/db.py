"""The unit of work: the one transaction in which everything that belongs together is written.

`transaction()` is the only caller of commit. What people are to be told is collected in `Unit.outgoing` and written
to the outbox, by the `deliver` function that the composition root hands in, just before that commit.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from bot.clock import Clock
from bot.sqlite import WRITING, connect

BUSY_MS = 15_000
HELPER, VOICE = "helper", "voice"

Ask = TypeVar("Ask", bound=Callable[..., Awaitable[Any]])


@dataclass
class Unit:
    """One transaction: its session, its moment, what leaves after its commit, and whom it deletes for good.

    `afterwards` is called when it is committed. `known` has the answers to what is asked only once; `able` names what
    this program can do that not every one can.
    """

    session: AsyncSession
    now: datetime
    outgoing: list[object] = field(default_factory=list)
    erased: list[str] = field(default_factory=list)
    afterwards: list[Callable[[], None]] = field(default_factory=list)
    known: dict[object, Any] = field(default_factory=dict)
    able: frozenset[str] = frozenset()

    def tell(self, message: object) -> None:
        """Say something, a notice or a screen, if and only if this transaction commits."""
        self.outgoing.append(message)


def once_a_unit(ask: Ask) -> Ask:
    """Let a question be asked once in a transaction, however many need its answer.

    For what no transaction changes and then asks about. Whatever it is asked about must be hashable.
    """

    @wraps(ask)
    async def asked(unit: Unit, *about: object) -> Any:
        key = (ask, *about)
        if key not in unit.known:
            unit.known[key] = await ask(unit, *about)
        return unit.known[key]

    return cast(Ask, asked)


Deliver = Callable[[Unit], Awaitable[object]]
NoteErased = Callable[[Sequence[str], datetime], Awaitable[None]]


async def _deliver_nothing(unit: Unit) -> None:
    if unit.outgoing:
        raise RuntimeError("This database has no outbox to deliver to.")


async def _erase_nobody(_user_ids: Sequence[str], _now: datetime) -> None:
    raise RuntimeError("This database has no place to note whom it deletes: a backup would bring them back.")


class Database:
    """An engine with the house's rules for transactions, the same on SQLite and PostgreSQL."""

    def __init__(
        self, url: str, clock: Clock, deliver: Deliver = _deliver_nothing, note_erased: NoteErased = _erase_nobody
    ) -> None:
        self.url = url
        self.clock = clock
        self.deliver = deliver
        self.note_erased = note_erased
        self.able: frozenset[str] = frozenset()
        self.engine = create_engine(url)
        self.embedded = self.engine.dialect.name == "sqlite"
        # SQLite has one writer. Waiting in line here is 25 times fairer than its own busy time-out.
        self._one_writer: Any = asyncio.Lock() if self.embedded else nullcontext()
        self._writing = self.engine.execution_options(begin=WRITING)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Unit]:
        """Yield a unit whose writes and messages are kept together, or not at all."""
        async with self._one_writer, AsyncSession(self._writing, expire_on_commit=False) as session:
            unit = Unit(session, self.clock.now(), able=self.able)
            yield unit
            if unit.outgoing:
                await self.deliver(unit)
            if unit.erased:
                # Before the commit: a cut between the two leaves a note too many, of somebody whose deletion is tried
                # again, or who is in later backups, too. After it, a cut would lose the note, and with it the deletion.
                await self.note_erased(unit.erased, unit.now)
            await session.commit()
            for call in unit.afterwards:  # at once: whoever is cancelled later leaves nothing in nobody's hand
                call()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Unit]:
        """Yield a unit for looking only; nothing written through it stays."""
        async with AsyncSession(self.engine, expire_on_commit=False) as session:
            yield Unit(session, self.clock.now(), able=self.able)

    async def close(self) -> None:
        """Give every connection back."""
        await self.engine.dispose()


def insert_new(unit: Unit, table: Any) -> Any:
    """Return an INSERT that leaves alone what would break a unique key."""
    return _insert(unit, table).on_conflict_do_nothing()


async def insert_or_replace(unit: Unit, table: Any, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, all with the same columns, in place of those that have their primary keys."""
    statement = _insert(unit, table.__table__)
    keys = [column.name for column in table.__table__.primary_key]
    others = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    # The rows stand beside the statement: with them inside of it, it would be compiled each time.
    await unit.session.execute(statement.on_conflict_do_update(index_elements=keys, set_=others), rows)


def _insert(unit: Unit, table: Any) -> Any:
    """Return an INSERT that knows of conflicts; our two databases spell it alike, apart."""
    embedded = unit.session.get_bind().dialect.name == "sqlite"
    insert: Any = sqlite.insert if embedded else postgresql.insert
    return insert(table)


def file_of(url: str) -> Path | None:
    """Return the file of an SQLite database; None for any other, and for one in memory."""
    address = make_url(url)
    named = address.get_backend_name() == "sqlite" and address.database not in (None, "", ":memory:")
    return Path(str(address.database)) if named and not str(address.database).startswith("file:") else None


def name_of(url: str) -> str:
    """Return what a database is called, without its place: files that belong to it are kept under this name."""
    return Path(make_url(url).database or "memory").stem.strip(":")


def create_engine(url: str, *, foreign_keys: bool = True, **options: Any) -> AsyncEngine:
    """Make an engine; on SQLite with WAL, full synchronisation, foreign keys and explicit BEGINs."""
    # Errors quote their statement; with its parameters they would write people's words into the log.
    engine = create_async_engine(url, hide_parameters=True, **options)
    if engine.dialect.name != "sqlite":
        return engine

    @event.listens_for(engine.sync_engine, "do_connect")
    def open_one(dialect: Any, _record: object, place: Any, options: Any) -> Any:
        # No BEGIN but ours is ever said, see below.
        return dialect.dbapi.connect(*place, async_creator_fn=connect, isolation_level=None, **options)

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        try:
            for pragma in (
                f"busy_timeout = {BUSY_MS}",
                "journal_mode = WAL",
                "synchronous = FULL",
                f"foreign_keys = {'ON' if foreign_keys else 'OFF'}",
            ):
                cursor.execute(f"PRAGMA {pragma}")
        except Exception:
            connection.close()  # the file is no database; nobody else would end the thread that holds it
            raise
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        driver: Any = connection.connection.driver_connection
        driver.begin(connection.get_execution_options().get("begin", "BEGIN"))

    return engine
