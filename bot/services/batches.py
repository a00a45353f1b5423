"""Batches: the classes of a school, and their policies."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, func, select, update

from bot.db import Unit
from bot.models import Batch, CoachBatch, TelegramAccount, TrustJar, User
from bot.services import coaches, scope
from bot.services.errors import BotError
from bot.services.names import clean_name
from bot.services.reminding import planning
from bot.services.who import Who, present

MOST_HOLIDAYS = 40
MOST_CARE_CONTACTS = 3
WEEKDAYS = "0123456"


@dataclass(frozen=True)
class Summary:
    """A batch with how many students it has and how many of them have come in."""

    batch: Batch
    students: int
    joined: int


async def of_coach(unit: Unit, who: Who) -> list[Summary]:
    """Return the batches of a coach that are in use, by name."""
    account = exists(select(TelegramAccount.id).where(TelegramAccount.user_id == User.id))
    members = User.role == "student", present()
    counted = (
        select(Batch, func.count(User.id), func.count(User.id).filter(account))
        .outerjoin(User, (User.batch == Batch.name) & members[0] & members[1])
        .where(scope.batches_of(who.coach()))
        .group_by(Batch.id)
        .order_by(Batch.name)
    )
    return [Summary(*row) for row in await unit.session.execute(counted)]


async def archived(unit: Unit, who: Who) -> Sequence[Batch]:
    """Return the batches that were put away; only coaches of all batches see them."""
    if await coaches.is_limited(unit, who.coach()):
        return ()
    return (await unit.session.scalars(select(Batch).where(Batch.archived_at.is_not(None)).order_by(Batch.name))).all()


async def names(unit: Unit, who: Who) -> list[str]:
    """Return the names of a coach's batches."""
    return [one.batch.name for one in await of_coach(unit, who)]


async def ensure(unit: Unit, who: Who, name: str, step: str = "name") -> Batch:
    """Return the batch of this name for a coach, made now if there is none.

    BotError: batch_out_of_sight, at this step, where the name is taken by one that this coach does not see.
    """
    coach = who.coach()
    group, is_new = await named(unit, name, who.zone)
    if is_new and await coaches.is_limited(unit, coach):
        unit.session.add(CoachBatch(user_id=coach.id, batch_id=group.id))
        await unit.session.flush()
    with suppress(BotError):
        return await scope.batch(unit, who, group.id)
    raise BotError("batch_out_of_sight", step=step)


async def named(unit: Unit, name: str, zone: str) -> tuple[Batch, bool]:
    """Return the batch of this name, and whether it was made now."""
    name = clean_name(name)
    known = await unit.session.scalar(select(Batch).where(Batch.name == name))
    if known is not None:
        return known, False
    made = Batch(name=name, zone=zone, created_at=unit.now)
    unit.session.add(made)
    await unit.session.flush()
    return made, True


async def shares_journals(unit: Unit, name: str | None) -> bool:
    """Whether it is the rule of the batch of this name that its coaches read what students write."""
    return await unit.session.scalar(select(Batch.journal).where(Batch.name == name)) == "shared"


def _minutes(value: str) -> int:
    if not value.isdecimal() or int(value) >= 24 * 60:
        raise BotError("over")
    return int(value)


def _switch(value: str) -> bool:
    return _one_of("on", "off")(value) == "on"


def _one_of(*words: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value not in words:
            raise BotError("over")
        return value

    return read


def _weeks(value: str) -> int | None:
    return None if _one_of("never", "6", "12")(value) == "never" else int(value)


POLICIES: dict[str, Callable[[str], object]] = {
    "school_from": _minutes,
    "school_to": _minutes,
    "gate": _switch,
    "journal": _one_of("private", "shared"),
    "helper": _switch,
    "recheck_weeks": _weeks,
}


async def set_policy(unit: Unit, who: Who, batch_id: str, policy: str, value: str) -> Batch:
    """Change one policy of a batch; both are words that a button carried. What was written before stays as it was."""
    group = await scope.batch(unit, who, batch_id)
    if policy not in POLICIES:
        raise BotError("over")
    setattr(group, policy, POLICIES[policy](value))
    if group.school_from >= group.school_to:
        raise BotError("school_ends_before_it_starts")
    if policy == "school_to":
        await unit.session.flush()
        await planning.follow_class(unit, group.name)
    return group


async def set_school_days(unit: Unit, who: Who, batch_id: str, days: str) -> Batch:
    """Say on which weekdays a batch has school, as digits that a button carried: 0 is Sunday. It has one at least."""
    group = await scope.batch(unit, who, batch_id)
    if not days or set(days) - set(WEEKDAYS):
        raise BotError("over")
    group.school_days = sorted({int(day) for day in days})
    return group


async def move_zone(unit: Unit, who: Who, batch_id: str, zone: str) -> Batch:
    """Say in which zone a batch is at school; its people keep the zones that they chose."""
    group = await scope.batch(unit, who, batch_id)
    group.zone = zone
    return group


async def rename(unit: Unit, who: Who, batch_id: str, name: str) -> Batch:
    """Give a batch another name, and with it everybody who is in it, and its jar."""
    group = await scope.batch(unit, who, batch_id)
    name = clean_name(name)
    if name != group.name and await unit.session.scalar(select(Batch.id).where(Batch.name == name)):
        raise BotError("batch_name_taken", step="name")
    for named in (User, TrustJar):
        await unit.session.execute(update(named).where(named.batch == group.name).values(batch=name))
    group.name = name
    return group


async def add_holiday(unit: Unit, who: Who, batch_id: str, days: tuple[date, date], name: str) -> Batch:
    """Note days without school, both included; the same days a second time change nothing."""
    group = await scope.batch(unit, who, batch_id)
    first, last = days
    if last < first:
        raise BotError("ends_before_it_starts", step="last")
    one = {"from": first.isoformat(), "to": last.isoformat(), "name": name}
    if one not in group.holidays:
        group.holidays = sorted([*group.holidays, one], key=lambda day: str(day["from"]))[:MOST_HOLIDAYS]
    return group


async def remove_holiday(unit: Unit, who: Who, batch_id: str, first: str) -> Batch:
    """Take out the holidays that begin on this day."""
    group = await scope.batch(unit, who, batch_id)
    group.holidays = [one for one in group.holidays if one["from"] != first]
    return group


async def toggle_care_contact(unit: Unit, who: Who, batch_id: str, coach_id: str) -> Batch:
    """Make a coach one of the grown-ups whom a student of this batch can turn to, or no longer."""
    group = await scope.batch(unit, who, batch_id)
    if coach_id in group.care_contacts:
        group.care_contacts = [one for one in group.care_contacts if one != coach_id]
        return group
    coach = await coaches.by_id(unit, coach_id)
    if len(group.care_contacts) >= MOST_CARE_CONTACTS:
        raise BotError("enough_care_contacts", most=MOST_CARE_CONTACTS)
    group.care_contacts = [*group.care_contacts, coach.id]
    return group


async def set_archived(unit: Unit, who: Who, batch_id: str, *, away: bool) -> Batch:
    """Put a batch without students away, or take it out again."""
    group = await unit.session.get(Batch, batch_id)
    if group is None or (group.archived_at is not None and await coaches.is_limited(unit, who.coach())):
        raise BotError("no_such_batch")
    if group.archived_at is None:
        await scope.batch(unit, who, batch_id)
    members = select(User.id).where(User.batch == group.name, User.role == "student", present()).limit(1)
    if away and await unit.session.scalar(members):
        raise BotError("batch_has_students", name=group.name)
    group.archived_at = unit.now if away else None
    return group
