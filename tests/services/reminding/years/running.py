"""Time passes, from one due moment to the next, and what the engine says is held against what the oracle expects."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from heapq import heappop, heappush
from pathlib import Path
from random import Random

from tests.services.reminding.years.judging import Judge, Tally
from tests.services.reminding.years.lives import DAY, SPRINT, Event, Group, Life, groups, life
from tests.services.reminding.years.oracle import Oracle
from tests.services.reminding.years.school import School, news_plugged_in, timetable
from tests.services.reminding.years.student import NEVER, About

SECOND, LATE = timedelta(seconds=1), timedelta(hours=9, minutes=7)


@dataclass(frozen=True)
class Happening:
    """An event of somebody's, or the beginning of a sprint."""

    at: datetime
    what: str
    name: str = ""
    event: Event | None = None
    sprint: int = 0


@dataclass(frozen=True)
class Span:
    """How long, for how many, from which seed; `downs` is how often the house is away for some hours or days."""

    first: date
    days: int
    students: int
    zones: Sequence[str]
    seed: str
    downs: int = 2


async def run(span: Span, url: str, folder: Path) -> Tally:
    """Let a school live, and return what came of it."""
    luck = Random(span.seed)
    classes = groups(luck, span.zones, span.first, span.days)
    lives = [_life(luck, number, classes, span) for number in range(span.students)]
    time = Time(span, luck, School(url, lives, span.first, span.days), classes, folder)
    try:
        with news_plugged_in():
            return await time.passes()
    finally:
        await time.school.database.close()


def _life(luck: Random, number: int, classes: Sequence[Group], span: Span) -> Life:
    group = classes[number % len(classes)]
    return life(luck, f"student {number}", group, span.zones, span.first, span.days)


class Time:
    """The clock's hand: it goes from one moment at which something is due to the next."""

    def __init__(self, span: Span, luck: Random, school: School, classes: Sequence[Group], folder: Path) -> None:
        self.school = school
        self._span, self._luck, self._classes = span, luck, classes
        self._begin = datetime.combine(span.first, datetime.min.time(), UTC)
        self._end = self._begin + span.days * DAY
        self._timetable = timetable(school.database, folder)
        self._oracles = {one.name: Oracle(one, span.first, self._begin) for one in school.lives.values()}
        self._happenings = deque(self._all_that_happens())
        self._downs = deque(self._all_downs())
        self._looks: list[tuple[datetime, str]] = []
        self._next: dict[str, datetime] = {}
        self._judge = Judge(self._oracles)

    async def passes(self) -> Tally:
        await self.school.opens(self._begin, self._classes)
        for name in self._oracles:
            self._looks_next(name, self._begin)
        while (now := self._next_moment()) < self._end:
            await self._happen(now)
            self.school.clock.at = now
            if self._luck.random() < 1 / self._span.students:
                await self._timetable.plan_reminders()
            expected = self._expected(now)
            await self._timetable.speak()
            self._judge.hears(now, await self.school.heard(), expected)
        self._judge.tally.due = sum(one.slots for one in self._oracles.values())
        return self._judge.tally

    def _next_moment(self) -> datetime:
        """Return when the house looks next: when the oracle expects something.

        What the engine has to say at another moment comes out at the next look, and is too much there.
        """
        while self._looks and self._next[self._looks[0][1]] != self._looks[0][0]:
            heappop(self._looks)
        at = self._looks[0][0] if self._looks else NEVER
        while self._downs and self._downs[0][1] <= at:
            self._downs.popleft()
        if self._downs and self._downs[0][0] <= at:
            at = self._downs[0][1]
        return max(at, self.school.clock.at) + self._luck.randrange(20) * SECOND

    def _expected(self, now: datetime) -> dict[str, set[About]]:
        expected = {}
        while self._looks and self._looks[0][0] <= now:
            at, name = heappop(self._looks)
            if self._next[name] != at:
                continue
            if about := self._oracles[name].look(now):
                expected[name] = about
            self._looks_next(name, now)
        return expected

    def _looks_next(self, name: str, now: datetime) -> None:
        self._next[name] = at = self._oracles[name].next_look(now)
        heappush(self._looks, (at, name))

    async def _happen(self, now: datetime) -> None:
        """Let everything happen that did until now, to the engine and to the oracle."""
        batch: list[tuple[str, Event]] = []
        while self._happenings and self._happenings[0].at <= now:
            one = self._happenings.popleft()
            if one.event is None:
                await self.school.happens(batch)
                batch = []
                self.school.clock.at = one.at
                await self.school.another_sprint(one.sprint)
            else:
                batch.append((one.name, one.event))
            for name in [one.name] if one.event else self._oracles:
                oracle = self._oracles[name]
                oracle.hears_of(one.event) if one.event else oracle.another_sprint(one.sprint, one.at)
                self._looks_next(name, one.at)
        if batch:
            await self.school.happens(batch)

    def _all_that_happens(self) -> list[Happening]:
        """Return every event, and every sprint's beginning, in order."""
        sprints = [
            Happening(self._begin + number * SPRINT * DAY + LATE, "sprint", sprint=number)
            for number in range(1, -(-self._span.days // SPRINT))
        ]
        events = [
            Happening(event.at, event.what, life.name, event)
            for life in self.school.lives.values()
            for event in life.events
            if self._begin < event.at
        ]
        return sorted([*sprints, *events], key=lambda one: one.at)

    def _all_downs(self) -> list[tuple[datetime, datetime]]:
        """Return when the house is down, in order: minutes, hours, days."""
        found = []
        for _ in range(self._span.downs):
            begins = self._begin + self._luck.uniform(1, self._span.days) * DAY
            found.append((begins, begins + self._luck.choice((40 / 1440, 0.2, 1, 3)) * DAY))
        return sorted(found)
