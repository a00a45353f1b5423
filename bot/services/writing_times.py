"""When somebody may be written to unasked: not while they pause, and not in their quiet hours."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.models import Preferences


def may_write(chosen: Preferences | None, now: datetime) -> bool:
    """Whether a person may be written to at this moment, by what they chose and by their own clock.

    Somebody who chose nothing yet is not written to: nothing is sent before a student chose a time.
    """
    if chosen is None or (chosen.paused_until is not None and chosen.paused_until > now):
        return False
    local = now.astimezone(ZoneInfo(chosen.zone))
    return not is_quiet(local.hour * 60 + local.minute, chosen.quiet_from, chosen.quiet_to)


def is_quiet(minute: int, start: int, end: int) -> bool:
    """Whether a minute of the day lies in quiet hours, which may pass midnight; equal ends mean that there are none."""
    return start <= minute < end if start <= end else minute >= start or minute < end
