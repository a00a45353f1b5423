"""When somebody may be written to unasked: not against their wish, not while they pause, not in their quiet hours."""

from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from bot.models import Preferences

Rest = Literal["declined", "quiet"]


def rest(chosen: Preferences | None, now: datetime) -> Rest | None:
    """Return why a person is not written to at this moment, by what they chose and by their own clock, if so.

    Somebody who chose nothing yet has declined: nothing is sent before a student chose a time.
    """
    if chosen is None or chosen.write_at == "never":
        return "declined"
    return "quiet" if is_paused(chosen, now) or is_quiet_at(chosen, now) else None


def is_paused(chosen: Preferences, now: datetime) -> bool:
    """Whether a person takes a break from being written to."""
    return chosen.paused_until is not None and chosen.paused_until > now


def is_quiet_at(chosen: Preferences, now: datetime) -> bool:
    """Whether a moment lies in a person's quiet hours."""
    local = now.astimezone(ZoneInfo(chosen.zone))
    return is_quiet(local.hour * 60 + local.minute, chosen.quiet_from, chosen.quiet_to)


def may_write(chosen: Preferences | None, now: datetime) -> bool:
    """Whether a person may be written to at this moment."""
    return rest(chosen, now) is None


def is_quiet(minute: int, start: int, end: int) -> bool:
    """Whether a minute of the day lies in quiet hours, which may pass midnight; equal ends mean that there are none."""
    return start <= minute < end if start <= end else minute >= start or minute < end
