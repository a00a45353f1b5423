"""Where many journeys begin: each worker goes there once, and from then on a fresh street is put there at once.

All that the way left behind is kept, and found again: the rows that it wrote, the playground's world, and the moment.
The database and the world are still each test's own.
"""

import io
import pickle
from collections.abc import Callable, Coroutine, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Table, insert, select

from bot.models import Base
from bot.moving.importing import count_on

if TYPE_CHECKING:
    from tests.street import Street

P = ParamSpec("P")
R = TypeVar("R")
Walk = Callable[Concatenate["Street", P], Coroutine[Any, Any, R]]
Rows = Mapping[Table, list[dict[str, Any]]]

LIVE = ("clock", "_changes")  # what of a world others hold on to: it is never exchanged

_ends: dict[object, "End"] = {}


def beginning(walk: Walk[P, R]) -> Walk[P, R]:
    """Let a walk be gone once for each hour that it may be; a street on which anything happened goes it itself."""

    @wraps(walk)
    async def begin(street: "Street", /, *args: P.args, **options: P.kwargs) -> R:
        if not street.is_fresh:
            return await walk(street, *args, **options)
        where = walk, street.bot.database.engine.dialect.name, street.hours, repr((args, options))
        if where in _ends:
            await _ends[where].put(street)
        else:
            before = await _rows(street)
            result = await walk(street, *args, **options)
            _ends[where] = End(result, _without(before, await _rows(street)), street.clock.now(), _frozen(street))
        kept: R = deepcopy(_ends[where].result)
        return kept

    return begin


@dataclass
class End:
    """What a walk returned, what it wrote, when that was, and the world then."""

    result: Any
    written: Rows
    moment: datetime
    world: bytes

    async def put(self, street: "Street") -> None:
        back = street.clock.now() - self.moment
        street.clock.offset -= back
        street.world.clock.offset -= back
        async with street.bot.database.transaction() as unit:
            for table, rows in self.written.items():
                await unit.session.execute(insert(table), rows)
            await count_on(unit)
        _thaw(street, self.world)


async def _rows(street: "Street") -> Rows:
    async with street.bot.database.reading() as unit:
        return {
            table: list(map(dict, (await unit.session.execute(select(table))).mappings()))
            for table in Base.metadata.sorted_tables
        }


def _without(before: Rows, after: Rows) -> Rows:
    """Return what was added; a walk leaves what every school starts with as it is."""
    added = {table: [row for row in rows if row not in before[table]] for table, rows in after.items()}
    assert all(len(after[table]) == len(before[table]) + len(added[table]) for table in after)
    return {table: rows for table, rows in added.items() if rows}


def _frozen(street: "Street") -> bytes:
    """Write a world down; the people of the street are named there, and what they are in it stands beside it."""
    world = street.world
    names = {id(world): "world"} | {id(one): one.id for one in street.people}
    file = io.BytesIO()
    pickler = pickle.Pickler(file)
    pickler.persistent_id = lambda thing: names.get(id(thing))  # type: ignore[method-assign]
    state = {name: value for name, value in vars(world).items() if name not in LIVE}
    pickler.dump((state, [vars(one) for one in street.people]))
    return file.getvalue()


def _thaw(street: "Street", frozen: bytes) -> None:
    things: dict[object, Any] = {"world": street.world} | {one.id: one for one in street.people}
    unpickler = pickle.Unpickler(io.BytesIO(frozen))
    unpickler.persistent_load = things.__getitem__  # type: ignore[method-assign]
    state, people = unpickler.load()
    vars(street.world).update(state)
    for one, what in zip(street.people, people, strict=True):
        vars(one).update(what)
    street.world.changed()
