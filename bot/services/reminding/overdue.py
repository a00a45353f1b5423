"""Cards that wait over a school day: each coach hears of each once, several of them in one line."""

from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import exists, select

from bot.db import Unit
from bot.models import Preferences, Reminder, TelegramAccount, User
from bot.services import inbox, scope
from bot.services.cards import Card
from bot.services.reminding import digest
from bot.services.reminding.planning import News
from bot.services.reminding.readers import Reader
from bot.services.school_days import a_school_day_later, school_at
from bot.services.who import present
from bot.services.writing_times import is_paused, is_quiet_at

KIND = "waiting"


async def due(unit: Unit) -> list[News]:
    """Return what coaches are to hear of now: while there is school, and in none of their quiet hours."""
    classes = await digest.in_use(unit)
    late = [
        one
        for one in await inbox.waiting(unit, scope.all_seeing())
        if a_school_day_later(classes.get(one.batch), one.since) <= unit.now
        and school_at(classes.get(one.batch), unit.now) == "on"
    ]
    if not late:
        return []
    coaches = await _awake(unit)
    sights = await scope.sights(unit, coaches)
    told = await unit.session.execute(select(Reminder.user_id, Reminder.subject_id).where(Reminder.kind == KIND))
    known = {(coach_id, subject) for coach_id, subject in told}
    return [
        News(coach_id, KIND, _subject(one), unit.now)
        for coach_id in coaches
        for one in late
        if sights[coach_id].sees(one.batch) and (coach_id, _subject(one)) not in known
    ]


def _subject(card: Card) -> str:
    return f"{card.kind}:{card.id}"


async def _awake(unit: Unit) -> list[str]:
    """Return the coaches who have come in and do not rest now: what has waited for a day waits for their morning."""
    come_in = exists(select(TelegramAccount.id).where(TelegramAccount.user_id == User.id))
    rows = await unit.session.execute(
        select(User.id, Preferences)
        .outerjoin(Preferences, Preferences.user_id == User.id)
        .where(User.role == "admin", come_in, present())
    )
    return [
        coach_id
        for coach_id, chosen in rows
        if chosen is None or not (is_paused(chosen, unit.now) or is_quiet_at(chosen, unit.now))
    ]


async def gather(unit: Unit, due: Sequence[tuple[Reader, Reminder]]) -> Mapping[str, Mapping[str, Any]]:
    """Return with the first reminder of each coach how many still wait, and since which day; a digest says it, too."""
    sights = await scope.sights(unit, {reader.user.id for reader, _ in due})
    waiting = {_subject(one): one for one in await inbox.waiting(unit, scope.all_seeing())}
    theirs: dict[str, list[tuple[Reader, Reminder, Card]]] = {}
    for reader, row in due:
        card, by_digest = waiting.get(row.subject_id), _has_digest(reader)
        if card and not by_digest and reader.user.role == "admin" and sights[reader.user.id].sees(card.batch):
            theirs.setdefault(reader.user.id, []).append((reader, row, card))
    told = {}
    for rows in theirs.values():
        reader, first, _card = rows[0]
        oldest = min(card.since for _, _, card in rows)
        told[first.id] = {"count": len(rows), "since": oldest.astimezone(ZoneInfo(reader.calendar.zone)).date()}
    return told


def _has_digest(reader: Reader) -> bool:
    """Whether a coach's digest comes now, or came today."""
    digests = [one for one in [*reader.due, *reader.later] if one.kind == digest.KIND]
    came = any(one.said_at and reader.calendar.day_of(one.said_at) == reader.today for one in digests)
    return came or any(one in reader.due or one in reader.along for one in digests)
