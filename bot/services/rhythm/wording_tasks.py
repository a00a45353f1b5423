"""What a task is called, when it is done and how long it takes: what fits, and changing it."""

import re

from bot.db import Unit
from bot.services.errors import BotError
from bot.services.rhythm import own_tasks
from bot.services.rhythm.own_tasks import Own
from bot.services.who import Who

TITLE = 120
MOST_MINUTES = 600
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def title_of(words: str) -> str:
    """Return a title as it is kept, on one line. BotError with the step `title`: words_needed, text_too_long."""
    title = " ".join(words.split())
    if not title:
        raise BotError("words_needed", step="title")
    if len(title) > TITLE:
        raise BotError("text_too_long", step="title", length=len(title), limit=TITLE)
    return title


def time_of(clock: str | None) -> str | None:
    """Return a local time such as `17:00`, or None for no particular one. BotError with the step `time`."""
    if clock and not _CLOCK.fullmatch(clock):
        raise BotError("time_needed", step="time")
    return clock or None


def minutes_of(number: str | None) -> int | None:
    """Return for how many minutes, or None for as long as it takes. BotError with the step `minutes`."""
    if not number:
        return None
    if not (number.isascii() and number.isdecimal() and len(number) < 9 and 0 < int(number) <= MOST_MINUTES):
        raise BotError("number_needed", step="minutes", most=MOST_MINUTES)
    return int(number)


async def rename(unit: Unit, who: Who, task_id: str, words: str) -> Own:
    """Call a task otherwise. BotError: as `title_of` and `own_tasks.changeable`."""
    own = await own_tasks.changeable(unit, who, task_id)
    own.task.title = title_of(words)
    await own_tasks.changed(unit, own)
    return own


async def set_time(unit: Unit, who: Who, task_id: str, clock: str | None, minutes: str | None) -> Own:
    """Say when on its day a task is done, and for how long. BotError: as `time_of`, `minutes_of`, `changeable`."""
    own = await own_tasks.changeable(unit, who, task_id)
    own.task.scheduled_time, own.task.minutes = time_of(clock), minutes_of(minutes)
    await own_tasks.changed(unit, own)
    return own
