"""One student as the rules see them: what they chose, what they did, and what the rules ask of that at a moment."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from tests.services.reminding.walls import Times, walked
from tests.services.reminding.years.lives import DAY, MINUTE, SPRINT, Choice, Habit, Life

QUARTER, HALF_AN_HOUR = timedelta(minutes=15), timedelta(minutes=30)
MORNING, SCHOOL_ENDS, AFTER_SCHOOL = 7 * 60 + 30, 15 * 60, 30
THREE, WEEK = 3, 7
NEVER_AT = -1  # of a habit that is to have no reminder, not even as part of the day
NEVER = datetime.max.replace(tzinfo=UTC)

Key = tuple[str, str, int]  # kind, subject and minute of a daily time
About = tuple[str, str]


@dataclass
class Once:
    """Something that comes once: news, or what was put off."""

    about: About
    at: datetime
    day: date
    asked_for: bool


@dataclass
class Slot:
    """A time on its day that has not come to its end: said, passed over, or with nothing to say."""

    day: date
    key: Key
    at: datetime


@dataclass
class Student:
    """What is known of them; `unasked` are the messages of each day, `said_at` when each thing was said last."""

    life: Life
    first: date
    begin: datetime
    known: Choice = field(init=False)
    said_at: dict[Key | About, datetime] = field(default_factory=dict)
    unasked: dict[date, int] = field(default_factory=dict)
    done: set[tuple[str, date]] = field(default_factory=set)  # check-ins, ticks and tasks
    talked_at: datetime | None = None
    away: bool = False
    gone: bool = False
    sprint: int = 0

    def keys(self) -> Iterator[Key]:
        times = dict(self.known.reminders)
        if self.known.write_at != "never":
            times = {"checkin": [self._usual()], "day": [self._usual()]} | times
        for kind, minutes in times.items():
            yield from ((kind, "", minute) for minute in minutes)
        for habit in self.habits():
            yield from (("habit", habit.id, minute) for minute in habit.remind_at if minute != NEVER_AT)

    def _usual(self) -> int:
        quiet_from, quiet_to = self.known.quiet
        if self.known.write_at == "morning":
            return max(MORNING, quiet_to) if quiet_to < quiet_from else MORNING
        return (self.life.group.ends if self.life.group else SCHOOL_ENDS) + AFTER_SCHOOL

    def habits(self) -> list[Habit]:
        return [one for one in self.life.habits if one.sprint == self.sprint]

    def rest(self, now: datetime) -> datetime | None:
        """Return until when nobody writes to them unasked."""
        today = self.day_of(now)
        if self.known.paused_until and self.known.paused_until > now:
            return self.known.paused_until
        if self.has_holiday(today) or self.unasked.get(today, 0) >= THREE:
            tomorrow = (self.when(today + n * DAY, self.known.day_start) for n in (1, 2))
            return next(at for at in tomorrow if at)
        if self.is_quiet(now):
            day = _local(now, self.known.zone).date()
            ends = (_when(self.known.zone, 0, day + n * DAY, self.known.quiet[1]) for n in range(3))
            return next(at for at in ends if at and at > now)
        heard = [at for at in self.said_at.values() if now - HALF_AN_HOUR < at]
        return max(heard) + HALF_AN_HOUR if heard else None

    def is_quiet(self, at: datetime) -> bool:
        begins, ends = self.known.quiet
        wall = _local(at, self.known.zone)
        minute = wall.hour * 60 + wall.minute
        return begins <= minute < ends if begins <= ends else not ends <= minute < begins

    def is_talking(self, now: datetime) -> bool:
        return self.talked_at is not None and now - self.talked_at < 10 * MINUTE

    def has_holiday(self, day: date) -> bool:
        return self.life.group is not None and any(a <= day <= b for a, b in self.life.group.holidays)

    def is_open(self, one: Slot | Once, now: datetime) -> bool:
        """Whether there is something to say about it today."""
        (kind, subject), day = about_of(one), self.day_of(now)
        match kind:
            case "checkin":
                goes = self.life.group is None or (day.isoweekday() % 7 in self.life.group.school_days)
                return goes and not self.has_holiday(day) and ("checkin", day) not in self.done
            case "habit":
                return any(one.id == subject and self._is_wanted(one, day) for one in self.habits())
            case "day":
                all_of_them = not counts(one)
                tasks = (key for key, (n, on) in self.life.tasks.items() if on == day and n == self.sprint)
                habits = (h for h in self.habits() if not h.remind_at or (all_of_them and h.remind_at != (NEVER_AT,)))
                return any((key, day) not in self.done for key in tasks) or any(self._is_wanted(h, day) for h in habits)
        return True

    def _is_wanted(self, habit: Habit, day: date) -> bool:
        begins = self.first + habit.sprint * SPRINT * DAY
        rests = not begins <= day < begins + SPRINT * DAY or self.has_holiday(day)
        if rests or (habit.id, day) in self.done:
            return False
        if habit.times is None:
            return habit.weekdays is None or day.isoweekday() % 7 in habit.weekdays
        monday = begins + (day - begins).days // 7 * 7 * DAY
        return sum((habit.id, monday + n * DAY) in self.done for n in range(7)) < habit.times

    def day_of(self, at: datetime) -> date:
        return (_local(at, self.known.zone) - self.known.day_start * MINUTE).date()

    def when(self, day: date, minute: int) -> datetime | None:
        """Return when it is a minute of a day of theirs; None where there is no such day."""
        return _when(self.known.zone, self.known.day_start, day, minute)


def counts(one: Slot | Once) -> bool:
    """Whether nobody asked for it."""
    return isinstance(one, Slot) or not one.asked_for


def about_of(one: Slot | Once) -> About:
    return one.key[:2] if isinstance(one, Slot) else one.about


def _local(at: datetime, zone: str) -> datetime:
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def _when(zone: str, day_start: int, day: date, minute: int) -> datetime | None:
    return _walls(zone, day_start, day.toordinal() // WEEK).get((day, minute))


@lru_cache(1000)
def _walls(zone: str, day_start: int, week: int) -> Times:
    begin = datetime.combine(date.fromordinal(week * WEEK), time(), UTC)
    return walked(zone, begin - 3 * DAY, begin + (WEEK + 3) * DAY, day_start, QUARTER)
