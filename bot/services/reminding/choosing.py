"""At what times of the day somebody is reminded of what: none, as usual, or times of their own."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.clock import as_clock
from bot.db import Unit
from bot.models import Habit, Preferences
from bot.models.habits import NEVER
from bot.services import preferences
from bot.services.errors import BotError
from bot.services.reminding import board, digest, habit, planning
from bot.services.reminding.moments import MINUTES
from bot.services.reminding.readers import reader_of
from bot.services.rhythm import habits, sprints
from bot.services.vision import returning
from bot.services.who import Who
from bot.services.writing_times import is_quiet

MOST = 3  # times a day of one kind
READY = (7 * 60 + 30, 16 * 60, 17 * 60, 19 * 60)
READY_FOR_DIGEST = (7 * 60 + 30, 9 * 60, 12 * 60, 15 * 60 + 30, 18 * 60)
# Of which kinds people of each role can choose the times.
OF_ROLE: Mapping[str, tuple[str, ...]] = {"student": planning.OF_STUDENTS, "admin": (digest.KIND,)}
NONE, USUAL, MORE, LESS = "none", "usual", "+", "-"


@dataclass(frozen=True)
class Times:
    """When somebody is reminded of a kind of thing, or of a habit: at `chosen` minutes, or else as usual.

    A habit is usually part of the reminder of the day, everything else comes at `usual`, which is None for somebody
    who would rather not be written to.
    """

    kind: str
    chosen: tuple[int, ...] | None
    usual: int | None
    mine: Preferences
    habit: Habit | None = None

    @property
    def minutes(self) -> tuple[int, ...]:
        """The times of its own."""
        if self.chosen is None:
            return () if self.usual is None else (self.usual,)
        return self.chosen

    @property
    def has_room(self) -> bool:
        """Whether a time can be added."""
        return 0 < len(self.minutes) < MOST

    @property
    def ready(self) -> list[int]:
        """Times to pick from."""
        ready = READY_FOR_DIGEST if self.kind == digest.KIND else READY
        return [minute for minute in ready if not self.is_quiet(minute)]

    def is_quiet(self, minute: int) -> bool:
        """Whether nothing is said at a time, because it lies in quiet hours."""
        return is_quiet(minute, self.mine.quiet_from, self.mine.quiet_to)


async def usual(unit: Unit, who: Who) -> int | None:
    """Return at which minute a student is usually written to, if at all."""
    if who.user is None or not who.is_student:
        return None
    reader = await reader_of(unit, who.user)
    chosen = reader.chosen
    return None if chosen is None or chosen.write_at == "never" else planning.usual_time(chosen, reader.batch)


async def of(unit: Unit, who: Who) -> list[Times]:
    """Return the times of every kind, and of every habit that is in use."""
    named = OF_ROLE.get(who.user.role if who.user else "", ())
    kinds = [await one(unit, who, kind) for kind in named if kind != board.KIND or await _has_board(unit, who)]
    sprint = await sprints.active(unit)
    if sprint is None or not who.is_student:
        return kinds
    mine = await preferences.of(unit, who)
    return [*kinds, *(_of_habit(mine, found) for found in await habits.of(unit, who.student().id, sprint.id))]


async def _has_board(unit: Unit, who: Who) -> bool:
    return await returning.has_cards(unit, who.student().id)


async def one(unit: Unit, who: Who, kind: str, habit_id: str | None = None) -> Times:
    """Return the times of one kind, or of one habit of whoever speaks."""
    mine = await preferences.of(unit, who)
    if habit_id is not None:
        return _of_habit(mine, await habits.owned(unit, who, habit_id))
    if who.user is None or kind not in OF_ROLE.get(who.user.role, ()):
        raise BotError("over")
    chosen: dict[str, list[int]] = dict(mine.reminders)
    return Times(kind, tuple(chosen[kind]) if kind in chosen else None, await usual(unit, who), mine)


def _of_habit(mine: Preferences, found: Habit) -> Times:
    own = found.own_times
    return Times(habit.KIND, None if own is None else tuple(own), None, mine, found)


async def may_offer_digest(unit: Unit, who: Who) -> bool:
    """Whether a coach is to be asked now if they would like a digest: once, and none comes unless they say so."""
    who.coach()
    mine = await preferences.of(unit, who)
    if digest.KIND in mine.reminders:
        return False
    mine.reminders = {**mine.reminders, digest.KIND: []}
    return True


async def change(unit: Unit, who: Who, how: str, kind: str, habit_id: str | None = None) -> Times:
    """Change the times of something: `none`, `usual`, a minute alone, `+` one more, `-` one less; return them.

    BotError: quiet_then, enough_times; over, where there is no such kind, or no such minute.
    """
    await unit.session.refresh(await preferences.of(unit, who), with_for_update=True)  # two phones, one row
    about = await one(unit, who, kind, habit_id)
    wanted = None if how == USUAL else sorted(_wanted(about, how))
    _check(about, wanted or ())
    if habit_id is not None:
        await _keep_for_habit(unit, who, habit_id, wanted)
    else:
        others = {name: minutes for name, minutes in about.mine.reminders.items() if name != kind}
        about.mine.reminders = others if wanted is None else {**others, kind: wanted}
    await unit.session.flush()
    await planning.follow(unit, about.mine.user_id)
    return await one(unit, who, kind, habit_id)


async def _keep_for_habit(unit: Unit, who: Who, habit_id: str, wanted: list[int] | None) -> None:
    found = await habits.in_hand(unit, who, habit_id)
    if found.archived_at is not None:
        raise BotError("habit_put_away")
    found.remind_at = [] if wanted is None else wanted or [NEVER]


def _wanted(about: Times, how: str) -> set[int]:
    if how == NONE:
        return set()
    minute = int(how.lstrip(MORE + LESS))
    if how.startswith(MORE):
        return {*about.minutes, minute}
    return set(about.minutes) - {minute} if how.startswith(LESS) else {minute}


def _check(about: Times, wanted: Collection[int]) -> None:
    if len(wanted) > MOST:
        raise BotError("enough_times", step="time", most=MOST)
    for minute in set(wanted) - set(about.minutes):
        if not 0 <= minute < MINUTES:
            raise BotError("over")
        if about.is_quiet(minute):
            start, end = as_clock(about.mine.quiet_from), as_clock(about.mine.quiet_to)
            raise BotError("quiet_then", step="time", clock=as_clock(minute), start=start, end=end)
