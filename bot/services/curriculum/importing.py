"""Taking a curriculum in: what a file would add and change, found by titles within their parents; and doing it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.db import Unit
from bot.models import Activity, StudentObjective
from bot.services.curriculum.editing import Making, made
from bot.services.curriculum.fields import FIELDS, INSTEAD
from bot.services.curriculum.files import BELOW, Entry
from bot.services.curriculum.parts import KINDS, called, moments, parent_of
from bot.services.errors import BotError
from bot.services.names import plain
from bot.services.path import progress
from bot.services.problems import Problem
from bot.services.who import Who


@dataclass(frozen=True)
class Change:
    """A field of a part that a file has other words for."""

    title: str
    field: str
    old: Any
    new: Any


@dataclass
class Plan:
    """What a file would do: how many parts of a kind are new, and their titles; what changes; how many are the same."""

    new: Counter[str] = field(default_factory=Counter)
    titles: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    same: int = 0

    @property
    def count(self) -> int:
        """How much there is to write: new parts and changed fields."""
        return self.new.total() + len(self.changes)


async def plan(unit: Unit, who: Who, entries: Sequence[Entry]) -> Plan:
    """Hold a file against the curriculum; nothing is written."""
    return _Desk(await _everything(unit), who.coach().id, unit.now).take(entries)


async def carry_out(unit: Unit, who: Who, entries: Sequence[Entry], problems: Sequence[Problem] = ()) -> Plan:
    """Write what a file says, as of now; nothing of one with problems. Students of new activities follow."""
    if problems:
        raise BotError("over")
    desk = _Desk(await _everything(unit), who.coach().id, unit.now)
    done = desk.take(entries, write=True)
    for table in KINDS.values():  # what others belong to has to be there first
        unit.session.add_all(one for one in desk.made if isinstance(one, table))
        await unit.session.flush()
    await _follow(unit, {one.objective_id for one in desk.made if isinstance(one, Activity)})
    return done


async def _everything(unit: Unit) -> dict[tuple[str, str], list[Any]]:
    """Return every part, by kind and id of what it belongs to, in order."""
    found: dict[tuple[str, str], list[Any]] = {}
    for table in KINDS.values():
        order = table.order if hasattr(table, "order") else table.created_at
        for one in await unit.session.scalars(select(table).order_by(order, table.id)):
            found.setdefault(parent_of(one) or ("", ""), []).append(one)
    return found


class _Desk:
    """Holds the entries of a file beside the parts that are there, from the domains down."""

    def __init__(self, there: dict[tuple[str, str], list[Any]], author_id: str, now: datetime) -> None:
        self.made: list[Any] = []
        self._there = there
        self._author_id = author_id
        self._moments: Iterator[datetime] = moments(now)
        self._plan = Plan()

    def take(self, entries: Sequence[Entry], *, write: bool = False) -> Plan:
        """Return what the entries mean; with `write` changed parts hold it, and new ones are among those `made`."""
        self._write = write
        self._level(entries, None)
        return self._plan

    def _level(self, entries: Sequence[Entry], above: Any) -> None:
        for one in entries:
            kind = one["kind"]
            there = self._siblings(kind, above)
            name = "name" if kind == "domain" else "title"
            wanted = plain(one["values"][name])
            part = next((each for each in there if plain(called(each)) == wanted), None)
            if part is None:
                part = self._add(one, above, there)
            else:
                self._hold(one, part)
            self._level(one["inside"], part)

    def _siblings(self, kind: str, above: Any) -> list[Any]:
        if above is None:
            return self._there.setdefault(("", ""), [])
        return self._there.setdefault((next(k for k in BELOW if BELOW[k] == kind), above.id), [])

    def _add(self, one: Entry, above: Any, there: list[Any]) -> Any:
        kind = one["kind"]
        order = max((each.order for each in there), default=-1) + 1 if kind in ("domain", "activity") else 0
        values = {**dict.fromkeys(FIELDS[kind]), **INSTEAD[kind], **one["values"]}
        part: Any = made(kind, above, values, Making(self._author_id, next(self._moments), order))
        there.append(part)
        self.made.append(part)
        self._plan.new[kind] += 1
        if kind != "activity":
            self._plan.titles.append(called(part))
        return part

    def _hold(self, one: Entry, part: Any) -> None:
        """Note which fields the file has other words for; what it does not mention stays."""
        different = {name: value for name, value in one["values"].items() if getattr(part, name) != value}
        self._plan.changes += [
            Change(called(part), name, getattr(part, name), value) for name, value in different.items()
        ]
        self._plan.same += not different
        if self._write:
            for name, value in different.items():
                setattr(part, name, value)


async def _follow(unit: Unit, objective_ids: set[str]) -> None:
    """Let everybody follow who has one of these objectives, which have activities now that they did not have."""
    mine = select(StudentObjective.user_id, StudentObjective.objective_id).where(
        StudentObjective.objective_id.in_(objective_ids)
    )
    by_student: dict[str, list[str]] = {}
    for user_id, objective_id in await unit.session.execute(mine):
        by_student.setdefault(user_id, []).append(objective_id)
    for user_id, ids in by_student.items():
        await progress.follow(unit, user_id, ids)
