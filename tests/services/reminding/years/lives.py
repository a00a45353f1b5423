"""What happens to students, drawn by lot: what they choose, what they do on each day, and what they do not care about.

Everything here is plain data. The oracle reads it by the rules, and `school.py` writes it into the database.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
QUARTERS = range(0, 24 * 60, 15)
USUAL = (450, 480, 930, 960, 1020, 1080, 1140)  # minutes that many choose
SPRINT = 28  # days

FORTY_ZONES = (
    "Pacific/Chatham", "Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Cairo", "Asia/Beirut", "America/Asuncion",
    "America/Havana", "America/Santiago", "Pacific/Apia", "Pacific/Kwajalein", "Africa/Casablanca", "Africa/El_Aaiun",
    "America/Nuuk", "America/St_Johns", "Asia/Kolkata", "Asia/Tehran", "Asia/Jerusalem", "Asia/Gaza", "Europe/Berlin",
    "Europe/London", "Europe/Dublin", "Europe/Moscow", "America/New_York", "America/Chicago", "America/Denver",
    "America/Los_Angeles", "America/Phoenix", "America/Sao_Paulo", "Atlantic/Azores", "Australia/Adelaide",
    "Australia/Sydney", "Australia/Eucla", "Pacific/Auckland", "Pacific/Kiritimati", "Pacific/Midway", "Asia/Tokyo",
    "Asia/Yangon", "Africa/Lagos", "America/Caracas", "Antarctica/Troll",
)  # fmt: skip


@dataclass(frozen=True)
class Group:
    """A class."""

    name: str
    zone: str
    school_days: tuple[int, ...]
    holidays: tuple[tuple[date, date], ...]
    ends: int  # minutes after midnight


@dataclass(frozen=True)
class Choice:
    """What a student chose."""

    zone: str
    day_start: int = 0
    quiet: tuple[int, int] = (20 * 60, 7 * 60)
    write_at: str = "after_school"
    reminders: dict[str, list[int]] = field(default_factory=dict)
    paused_until: datetime | None = None


@dataclass(frozen=True)
class Habit:
    """A habit of one sprint: on weekdays, so many times a week, or every day."""

    id: str
    sprint: int
    remind_at: tuple[int, ...]
    weekdays: tuple[int, ...] | None
    times: int | None


@dataclass(frozen=True)
class Event:
    """Something that a student does, or that happens to them, at a moment.

    `checks_in`, `ticks` a habit, `finishes` a task, all on `day`; `chooses`; `talks`; is told `news`; `puts_off` what
    `kind` and `subject` name until `until`; `blocks`, `returns`, `leaves`.
    """

    at: datetime
    what: str
    day: date | None = None
    kind: str = ""
    subject: str = ""
    until: datetime | None = None
    chosen: Choice | None = None


@dataclass
class Life:
    """A student: how it begins, and all that will happen, in order."""

    name: str
    group: Group | None
    choice: Choice
    habits: list[Habit]
    tasks: dict[str, tuple[int, date]]  # the sprint and the day of each
    events: list[Event]


def groups(luck: Random, zones: Sequence[str], first: date, days: int) -> list[Group]:
    """Return a class in each zone."""
    made = []
    for number, zone in enumerate(zones):
        week = luck.choice(((1, 2, 3, 4, 5), (0, 1, 2, 3, 4), (1, 2, 3, 4, 5, 6)))
        begins = [first + luck.randrange(days) * DAY for _ in range(max(1, days // 60))]
        holidays = tuple((one, one + luck.randrange(7) * DAY) for one in begins)
        made.append(Group(f"class {number}", zone, week, holidays, luck.choice((12 * 60, 14 * 60 + 30, 15 * 60))))
    return made


def life(luck: Random, name: str, group: Group, zones: Sequence[str], first: date, days: int) -> Life:
    """Return a student's life from a day on."""
    zone = group.zone if luck.random() < 0.8 else luck.choice(zones)
    choice = _choice(luck, Choice(zone))
    habits, tasks = _habits(luck, name, days), dict[str, tuple[int, date]]()
    events: list[Event] = []
    for number in range(days):
        day = first + number * DAY
        for task in range(luck.choice((0, 0, 0, 1, 1, 2))):
            tasks[f"{name} task {number} {task}"] = number // SPRINT, day
        today = [key for key, (_, on) in tasks.items() if on == day]
        events += _day(luck, day, [one for one in habits if one.sprint == number // SPRINT], today, zone)
    events = sorted([*events, *_rarities(luck, choice, zones, first, days)], key=lambda one: one.at)
    return Life(name, group if luck.random() < 0.95 else None, choice, habits, tasks, events)


def _choice(luck: Random, old: Choice) -> Choice:
    reminders = {
        kind: _minutes(luck, luck.choice((0, 1, 1, 2, 3))) for kind in ("checkin", "day") if luck.random() < 0.4
    }
    quiet = luck.choice(
        ((19 * 60, 7 * 60), (20 * 60, 7 * 60), (20 * 60, 7 * 60), (22 * 60, 8 * 60), (0, 0), (780, 840))
    )
    return replace(
        old, day_start=luck.choice((0, 0, 0, 120, 180, 240)), quiet=quiet, reminders=reminders,
        write_at=luck.choice(("after_school", "after_school", "morning", "never")),
    )  # fmt: skip


def _habits(luck: Random, name: str, days: int) -> list[Habit]:
    return [
        Habit(
            f"{name} habit {sprint} {number}",
            sprint,
            tuple(_minutes(luck, luck.choice((0, 1, 1, 2)))) if luck.random() < 0.9 else (-1,),
            *luck.choice(((None, None), (tuple(sorted(luck.sample(range(7), 3))), None), (None, luck.choice((2, 4))))),
        )
        for sprint in range(-(-days // SPRINT))
        for number in range(luck.choice((0, 1, 1, 2)))
    ]


def _day(luck: Random, day: date, habits: list[Habit], tasks: list[str], zone: str) -> Iterator[Event]:
    """What a day brings; where somebody lives only tells about when."""
    if luck.random() < 0.6:
        yield Event(_some_time(luck, day), "checks_in", day)
    for habit in habits:
        if luck.random() < 0.5:
            yield Event(_some_time(luck, day), "ticks", day, subject=habit.id)
    for task in tasks:
        if luck.random() < 0.6:
            yield Event(_some_time(luck, day), "finishes", day, subject=task)
    if luck.random() < 0.15:
        yield Event(_some_time(luck, day), "talks")
    if luck.random() < 0.05:
        yield Event(_some_time(luck, day), "news", subject=f"news of {day} {luck.random()}")
    if luck.random() < 0.05:
        at = _some_time(luck, day)
        kind = luck.choice(("checkin", "day"))
        yield Event(at, "puts_off", kind=kind, until=_on_a_quarter(at + luck.choice((10, 60, 240)) * MINUTE))


def _rarities(luck: Random, choice: Choice, zones: Sequence[str], first: date, days: int) -> Iterator[Event]:
    """What happens now and then: other times, a journey, a break, a phone that is gone for a while, and an end."""
    at, last = datetime.combine(first, time(1, 7), UTC), first + days * DAY
    while (at := at + luck.uniform(5, 40) * DAY).date() < last:
        at = at.replace(second=0, microsecond=0)
        what = luck.random()
        if what < 0.3:
            choice = _choice(luck, choice)
        elif what < 0.55:
            choice = replace(choice, zone=luck.choice(zones))
        elif what < 0.75:
            choice = replace(choice, paused_until=at + luck.choice((1, 3, 7)) * DAY if luck.random() < 0.7 else None)
        elif what < 0.95:
            yield Event(at, "blocks")
            yield Event(at + luck.uniform(1, 5) * DAY, "returns")
            continue
        elif what < 0.97:
            yield Event(at, "leaves")
            return
        yield Event(at, "chooses", chosen=choice)


def _minutes(luck: Random, count: int) -> list[int]:
    """Return some times of day: mostly those that many choose, now and then any quarter, the small hours included."""
    return sorted({luck.choice(USUAL if luck.random() < 0.7 else QUARTERS) for _ in range(count)})


def _on_a_quarter(at: datetime) -> datetime:
    return at + (-at.minute % 15) * MINUTE


def _some_time(luck: Random, day: date) -> datetime:
    """Return a moment near a day: never on a quarter, so that what it changes is certain."""
    minute = luck.choice(QUARTERS) + luck.randrange(1, 15)
    return datetime.combine(day, time(minute // 60, minute % 60), UTC) + luck.randrange(-8, 9) * timedelta(hours=1)
