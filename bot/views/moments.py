"""Moments as people say them: today 08:05, tomorrow 08:41, 24 Dec 08:41."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.views.words import _, day, html


def in_payload(moment: datetime) -> str:
    """Return a moment as a button carries it: in milliseconds."""
    return str(round(moment.timestamp() * 1000))


def on_day(at: datetime, zone: str) -> str:
    """Return the day of a moment in somebody's own zone."""
    return day(at.astimezone(ZoneInfo(zone)).date())


def when(at: datetime, zone: str, now: datetime) -> str:
    """Return a moment in somebody's own zone, beside the day it is for them."""
    local, today = at.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone)).date()
    clock = f"{local:%H:%M}"
    if local.date() == today:
        return html(_("today {clock}"), clock=clock).unescape()
    if local.date() == today + timedelta(days=1):
        return html(_("tomorrow {clock}"), clock=clock).unescape()
    if local.date() == today - timedelta(days=1):
        return html(_("yesterday {clock}"), clock=clock).unescape()
    return html(_("{day} {clock}"), day=day(local.date()), clock=clock).unescape()
