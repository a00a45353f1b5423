"""Later: when a reminder can come again today, and that it does."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.views import asking, still_open
from bot.views.moments import in_payload
from bot.views.view import Button, View, act, in_rows
from bot.views.words import _, html, lines


def when(at: datetime, ways: Mapping[str, datetime], zone: str) -> View:
    """Shall it come in ten minutes, in an hour, in the evening? There may be no time left for that."""
    back = _back(at)
    if not ways:
        text = lines(
            html(_("The day is nearly over, so I won't ask again today.")), html(_("That's okay, nothing is lost."))
        )
        return View(text, ((back,),))
    rows = in_rows(act(_label(way, again, zone), "later_for", in_payload(at), way) for way, again in ways.items())
    return View(html(_("When shall I ask again?")), (*rows, (back,)))


def _label(way: str, again: datetime, zone: str) -> str:
    labels = {"ten": _("In 10 minutes"), "hour": _("In an hour")}
    return labels.get(way) or html(_("Tonight, {clock}"), clock=_clock(again, zone)).unescape()


def again(at: datetime, then: datetime, zone: str) -> View:
    """It comes again then."""
    other = act(_("Another time"), "later", in_payload(at))
    return View(html(_("I'll ask again at {clock}."), clock=_clock(then, zone)), ((other, _back(at)),))


def over(day: date, *, again: bool, elsewhere: bool = False) -> View:
    """What became of a message that was put off: asked again, put off further down, or nothing was left to ask."""
    text = html(_("I've asked again, further down.")) if again else still_open.everything(day)
    if elsewhere:  # when that is may still change there
        text = html(_("You've put it off further down. I'll ask again then."))
    return View(text, ((act(asking.today(), "today"),),))


def _clock(moment: datetime, zone: str) -> str:
    return f"{moment.astimezone(ZoneInfo(zone)):%H:%M}"


def _back(at: datetime) -> Button:
    return act(asking.back(), "due", in_payload(at))
