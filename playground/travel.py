"""How far a request asks the clock to move: by a span, or to a moment."""

from datetime import datetime, timedelta

from playground.objects import JSON

FURTHEST = timedelta(days=366)
_UNITS = ("days", "hours", "minutes", "seconds")


def span(asked: JSON, now: datetime) -> timedelta:
    """From {"hours": 24}, also in days, minutes and seconds, or from {"to": "2030-09-02T08:00+02:00"}.

    ValueError where it is neither, or too far at once.
    """
    given = {unit: float(asked[unit]) for unit in _UNITS if unit in asked}
    if bool(given) == ("to" in asked):
        raise ValueError('say how far, as in {"hours": 24}, or when, as in {"to": "2030-09-02T08:00+02:00"}')
    try:
        by = timedelta(**given) if given else datetime.fromisoformat(str(asked["to"])) - now
    except TypeError:
        raise ValueError("a moment needs its offset, as in 2030-09-02T08:00+02:00") from None
    except OverflowError:
        by = timedelta.max
    if by > FURTHEST:
        raise ValueError("a year at a time is the most")
    return by
