"""Whole rosters: what a list would change, changing it, and the list as it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import exists, select

from bot.db import Unit
from bot.models import Batch, TelegramAccount, User
from bot.services import accounts, names, scope, sheets
from bot.services.curriculum.files import is_curriculum
from bot.services.errors import BotError
from bot.services.names import plain
from bot.services.reminding import planning
from bot.services.who import Who

HEADINGS = {
    "name": ("name", "first name", "firstname", "student", "vorname", "nom", "nombre"),
    "batch": ("class", "batch", "klasse", "group", "classe", "clase"),
    "username": ("username", "id"),
}
NO_CLASS = "–"

Entry = dict[str, Any]  # line, name, batch, username; JSON, for a draft keeps it


def entries(data: bytes) -> list[Entry]:
    """Return the rows of a list as a coach has it: with headings, or names in the first column and classes in the next.

    Refuses as `sheets.read` does, and with `sheet_no_names` if no column is headed as one of names.
    """
    lines = sheets.read(data)
    if not lines:
        return []
    places = sheets.places(lines[0][1], HEADINGS)
    if places or is_curriculum(lines[0][1]):
        if is_curriculum(lines[0][1]):
            raise BotError("sheet_is_curriculum")
        if "name" not in places:
            raise BotError("sheet_no_names")
        lines = lines[1:]
    else:
        places = {"name": 0, "batch": 1}
    return [{"line": line, **{key: sheets.cell(cells, places.get(key)) for key in HEADINGS}} for line, cells in lines]


def typed(words: str) -> list[Entry]:
    """Return what a coach typed: names, one a line or with commas between them."""
    pieces = [(line, piece.strip()) for line, text in enumerate(words.splitlines(), 1) for piece in text.split(",")]
    return [{"line": line, "name": piece, "batch": "", "username": ""} for line, piece in pieces if piece]


@dataclass
class Plan:
    """What a list would do: who is new, who changes, how many are there already; `problems` are lines with codes.

    `elsewhere` are students of other classes who are called like somebody new: the same person, perhaps.
    """

    new: list[tuple[str, str]] = field(default_factory=list)
    elsewhere: list[User] = field(default_factory=list)
    changed: list[tuple[User, str, str]] = field(default_factory=list)
    same: int = 0
    problems: list[tuple[int, str, str]] = field(default_factory=list)


async def plan(unit: Unit, who: Who, found: Iterable[Entry], batch_id: str | None) -> Plan:
    """Hold a list against the roster; rows without a class are for `batch_id`. Nothing is written.

    A student is known by the username that an export has, otherwise by name and class.
    """
    default = (await scope.batch(unit, who, batch_id)).name if batch_id else ""
    mine = (await unit.session.scalars(select(Batch.name).where(scope.batches_of(who.coach())))).all()
    batches = {plain(name): name for name in mine} | {name: name for name in mine}
    students = (await unit.session.scalars(select(User).where(scope.seen_by(who.coach())))).all()
    by_username = {one.username: one for one in students}
    taken = {(plain(one.display_name), one.batch) for one in students}
    listed: set[tuple[str, str]] = set()
    result = Plan()
    for entry in found:
        known = by_username.get(entry["username"])
        name, batch = names.name_or_none(entry["name"]), _batch(entry, default, batches, known)
        if name is None or batch is None:
            result.problems.append(_problem(entry, default))
        elif known is not None:
            _hold_against(result, known, name, batch)
        elif (plain(name), batch) in listed:
            result.problems.append((int(entry["line"]), "twice", name))
        elif (plain(name), batch) in taken:
            result.same += 1
        else:
            listed.add((plain(name), batch))
            result.new.append((name, batch))
    new = {plain(name) for name, _ in result.new}
    result.elsewhere = [one for one in students if plain(one.display_name) in new]
    return result


def _batch(entry: Entry, default: str, batches: Mapping[str, str], known: User | None) -> str | None:
    """Return the class of a row as it is called here; None if the coach has no such class."""
    if known is not None and not entry["batch"]:
        return known.batch or NO_CLASS
    called = entry["batch"] or default
    return batches.get(called) or batches.get(plain(called))


def _hold_against(result: Plan, known: User, name: str, batch: str) -> None:
    """Note whether a row changes the student whom it names by username."""
    if (names.name_or_none(known.display_name), known.batch or NO_CLASS) == (name, batch):
        result.same += 1
    else:
        result.changed.append((known, name, batch))


def _problem(entry: Entry, default: str) -> tuple[int, str, str]:
    line, name = int(entry["line"]), str(entry["name"])
    if not name:
        return line, "no_name", ""
    if names.name_or_none(name) is None:
        return line, "bad_name", name
    return (line, "unknown_class", str(entry["batch"])) if entry["batch"] or default else (line, "no_class", name)


async def carry_out(unit: Unit, who: Who, found: Iterable[Entry], batch_id: str | None) -> Plan:
    """Do what a list says, as of now; what it says a second time is there already."""
    result = await plan(unit, who, found, batch_id)
    for name, batch in result.new:
        await accounts.add_user(unit, name, "student", batch)
    for student, name, batch in result.changed:
        student.display_name, student.batch = name, None if batch == NO_CLASS else batch
    await unit.session.flush()
    await planning.follow(unit, *(student.id for student, _, _ in result.changed))
    return result


async def table(unit: Unit, coach: User, batch: str | None) -> list[tuple[str, ...]]:
    """Return the roster that a coach sees, of one batch or of all, as rows under headings; it can be read in again."""
    account = exists(select(TelegramAccount.id).where(TelegramAccount.user_id == User.id))
    found = select(User, account).where(scope.seen_by(coach)).order_by(User.batch, User.display_name, User.id)
    if batch is not None:
        found = found.where(User.batch == batch)
    rows = [
        (one.display_name, one.batch or "", one.username, "yes" if come_in else "no",
         f"{one.last_login_at:%Y-%m-%d}" if one.last_login_at else "")
        for one, come_in in await unit.session.execute(found)
    ]  # fmt: skip
    return [("name", "class", "username", "come in", "last signed in"), *rows]
