"""The helper's log of a student, for their coaches: found by stretches, read, counted."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from bot.db import Unit
from bot.models import ChatLog, User
from bot.services import helper_entries, scope
from bot.services.errors import BotError
from bot.services.helper_entries import Entry
from bot.services.who import Who, present

PAUSE = timedelta(minutes=30)
HEADINGS = ("time", "type", "flow", *helper_entries.FACTS, "text")


@dataclass(frozen=True)
class Mark:
    """That there is an entry of a type at a moment; what stands in it is read apart, for it may be long."""

    id: str
    type: str
    at: datetime


@dataclass(frozen=True)
class Stretch:
    """Entries with less than half an hour between each two, the oldest first: a student sat down with the helper."""

    marks: tuple[Mark, ...]

    @property
    def id(self) -> str:
        """Its first entry stands for it."""
        return self.marks[0].id

    @property
    def at(self) -> datetime:
        """When it began."""
        return self.marks[0].at

    @property
    def has_errors(self) -> bool:
        """Whether something in it did not work."""
        return self.has("error")

    def has(self, kind: str) -> bool:
        """Whether an entry of a kind is in it."""
        return any(helper_entries.kind_of(one.type) == kind for one in self.marks)


@dataclass(frozen=True)
class Used:
    """How often a class asked the service today, and how often that did not work."""

    calls: int
    errors: int


async def of(unit: Unit, who: Who, student_id: str) -> tuple[User, list[Stretch]]:
    """Return a student of this coach with their whole log, the newest stretch first."""
    student = await scope.student(unit, who, student_id)
    return student, await _stretches(unit, student.id)


async def around(unit: Unit, who: Who, entry_id: str) -> tuple[User, Stretch]:
    """Return the stretch in which an entry stands, with its student; one that is not there any more is over."""
    student = await student_of(unit, who, entry_id)
    for one in await _stretches(unit, student.id):
        if entry_id in [mark.id for mark in one.marks]:
            return student, one
    raise BotError("over")  # deleted just now


async def student_of(unit: Unit, who: Who, entry_id: str) -> User:
    """Return whose an entry is, to a coach who sees them; one that is not there any more is over."""
    mine = (
        select(User).join(ChatLog, ChatLog.user_id == User.id).where(ChatLog.id == entry_id, scope.seen_by(who.coach()))
    )
    student = await unit.session.scalar(mine)
    if student is None:
        raise BotError("over")
    return student


async def _stretches(unit: Unit, student_id: str) -> list[Stretch]:
    said = ChatLog.user_id == student_id, ChatLog.type != helper_entries.SILENT, ~helper_entries.is_emptied()
    rows = await unit.session.execute(select(ChatLog.id, ChatLog.type, ChatLog.timestamp).where(*said))
    marks = sorted((Mark(*row) for row in rows), key=lambda one: (one.at, helper_entries.place_of(one.type), one.id))
    return [Stretch(tuple(found)) for found in _parted(marks)][::-1]


def _parted(marks: Sequence[Mark]) -> Iterator[Sequence[Mark]]:
    """Yield the entries in pieces, cut wherever nothing happened for so long."""
    cuts = [place for place, (one, other) in enumerate(pairwise(marks), 1) if other.at - one.at >= PAUSE]
    edges = [0, *cuts, len(marks)]
    return (marks[first:last] for first, last in pairwise(edges) if first < last)


def narrowed(found: Sequence[Stretch], kind: str | None, day: date | None, zone: str) -> list[Stretch]:
    """Return the stretches with something of a kind in them, and of those that began on a day of a zone."""
    return [one for one in found if (kind is None or one.has(kind)) and (day is None or local_day(one, zone) == day)]


def local_day(one: Stretch, zone: str) -> date:
    """Return on which day of a zone a stretch began."""
    return one.at.astimezone(ZoneInfo(zone)).date()


async def read(unit: Unit, ids: Collection[str]) -> list[Entry]:
    """Return what stands in these entries, in their order; whose they are was asked before."""
    rows = {row.id: row for row in await unit.session.scalars(select(ChatLog).where(ChatLog.id.in_(ids)))}
    return [helper_entries.read(rows[one]) for one in ids if one in rows]


async def table(unit: Unit, coach_id: str, student_id: str, zone: str) -> list[tuple[str, ...]]:
    """Return the log of a student as rows under headings, the oldest first; none where the coach sees them no more."""
    coach = await unit.session.scalar(select(User).where(User.id == coach_id, User.role == "admin", present()))
    mine = scope.seen_by(coach) if coach else User.id.is_(None)
    rows = await unit.session.scalars(
        select(ChatLog)
        .join(User, User.id == ChatLog.user_id)
        .where(User.id == student_id, mine, ~helper_entries.is_emptied())
        .order_by(ChatLog.timestamp, ChatLog.id)
    )
    found = [(row.type, helper_entries.read(row)) for row in rows]
    return [
        HEADINGS,
        *(
            (f"{one.at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M:%S}", type_, one.flow,
             *(one.facts.get(name, "") for name in helper_entries.FACTS), one.text)
            for type_, one in found
        ),
    ]  # fmt: skip


async def used_today(unit: Unit, who: Who, batch_id: str) -> Used:
    """Return how often the students of a class asked today, in the zone of the class."""
    batch = await scope.batch(unit, who, batch_id)
    zone = ZoneInfo(batch.zone)
    midnight = datetime.combine(unit.now.astimezone(zone).date(), time(), zone)
    rows = await unit.session.execute(
        select(ChatLog.type, func.count())
        .join(User, User.id == ChatLog.user_id)
        .where(User.batch == batch.name, scope.seen_by(who.coach()), ChatLog.timestamp >= midnight)
        .group_by(ChatLog.type)
    )
    counts: dict[str, int] = dict(rows.all())
    return Used(counts.get(helper_entries.ASKED, 0), counts.get("error", 0))
