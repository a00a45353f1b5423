"""How words typed at a goal's summary, or where its days are ticked, are read: a plain yes, or a wish to change."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.conversations.step import SO_FAR, Answer, Change, Draft, Jump, Reading
from bot.db import Unit
from bot.services.rhythm import goal_fields, goal_making, sprints
from bot.services.who import Who
from bot.views import goal_wishes, wishes
from bot.views.goal_wishes import Wish
from bot.views.view import Option

DAYS, MINUTES = "days", "minutes"


async def around_now(unit: Unit, who: Who) -> dict[str, Any]:
    """Return what a draft notes of the sprint whenever the day by which is said: it is judged by that."""
    sprint = await sprints.open_for(unit, who)
    span, today = sprints.span(sprint), who.today(unit.now)
    left = (span.last - max(today, span.first)).days + 1
    return {"sprint": sprint.id, "sprint_name": sprint.name, "first": span.first.isoformat(),
            "last": span.last.isoformat(), "today": today.isoformat(), "left": left}  # fmt: skip


async def at_summary(unit: Unit, who: Who, text: str, _draft: Draft) -> Reading | None:
    """Read a yes as Save, and anything that asks for a change as that; what is neither is asked about."""
    if wishes.is_yes(text):
        return Answer(True)
    now = await around_now(unit, who)
    offered = _offered(now)
    field, words = goal_wishes.field(text)
    if field and words:
        return _renamed(field, words, offered, now)
    wish = goal_wishes.read(text, offered)
    if wish:
        return Change(*_asked(wish, now))
    return Jump(field) if field else None


async def at_days(unit: Unit, who: Who, text: str, draft: Draft) -> Reading | None:
    """Read days and how many of them as ticks, and what concerns the rest of the goal as changes to that."""
    ticked = list(draft.get(SO_FAR + DAYS) or [])
    if ticked and wishes.is_yes(text):
        return Answer(ticked)
    left = await goal_making.weekdays_left(unit, who, draft.get("goal"))
    now = await around_now(unit, who)
    wish = goal_wishes.read(text, _offered(now))
    ticks = _ticks(text, wish, ticked, left)
    values, anew = _asked(Wish(by=wish.by if "time_bound" in draft else None, minutes=wish.minutes), now)
    if ticks is not None:
        values[DAYS] = ticks
    return Change(values, anew) if values else None


def _ticks(text: str, wish: Wish, ticked: Sequence[str], left: Sequence[int]) -> list[str] | None:
    """Return the ticks as words want them: so many, those named, one more, or without some; None for no word of it."""
    if wish.days:
        return [str(day) for day in spread(wish.days, left)]
    if not wish.weekdays:
        gone = {str(day) for day in wishes.weekdays(text)} if wishes.takes_away(text) else set()
        return [day for day in ticked if day not in gone] if gone else None
    named = [str(day) for day in left if day in wish.weekdays]
    if len(wish.weekdays) == 1 and not wishes.says_only(text):
        return [*ticked, *(day for day in named if day not in ticked)]
    return named or None


def _offered(now: Mapping[str, Any]) -> Sequence[Option]:
    day = goal_fields.day_in
    return wishes.days_meant(day(now["today"]), day(now["last"]))  # type: ignore[arg-type]


def _renamed(field: str, words: str, offered: Sequence[Option], now: Mapping[str, Any]) -> Reading:
    """Return other words for a field, where they fit into it."""
    if len(words) > (goal_fields.TITLE if field == "title" else goal_fields.WORDS):
        return Jump(field)
    if field == "time_bound":
        return Change({**now, field: wishes.said_day(words, offered) or words})
    return Change({field: words})


def _asked(wish: Wish, now: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return what a wish changes in the draft, and which steps are to be asked again for that."""
    values: dict[str, Any] = {**now, "time_bound": wish.by} if wish.by else {}
    anew: tuple[str, ...] = ()
    if wish.days or wish.weekdays:
        values |= {"wish_days": wish.days, "wish_weekdays": list(wish.weekdays)}
        anew += (DAYS,)
    if wish.minutes:
        values["wish_minutes"] = wish.minutes
        anew += (MINUTES,)
    return values, anew


def spread(count: int, left: Sequence[int]) -> list[int]:
    """Return so many of the days that are left, spread over them; all where there are not more."""
    count = min(count, len(left))
    return [left[n * len(left) // count] for n in range(count)]


def suggested(draft: Draft, left: Sequence[int]) -> list[int]:
    """Return the days to be ticked at first: those asked for, those that the words say, or three."""
    if draft.get("wish_weekdays"):
        return [day for day in left if day in draft["wish_weekdays"]]
    said = " . ".join(draft.get(name, "") for name in ("title", "specific", "measurable"))
    return spread(draft.get("wish_days") or wishes.planned_days(said) or 3, left)
