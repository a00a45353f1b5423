"""A coach's digest: counts first, names below; the offer of one, and what waits for too long."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.views.calendar import weekday_and_day
from bot.views.fitting import Row, rows_of_names
from bot.views.inbox import WORDS
from bot.views.view import View, act
from bot.views.words import _, bold, html, lines, ngettext

SIGNED = "{sign}: {names}"
MOST_DAYS = 4


def digest(
    missing: Sequence[tuple[str | None, Sequence[str]]], cards: Sequence[Any], since: date | None,
    quiet: Sequence[Any], absent: int,
) -> View:  # fmt: skip
    """Who is missing, what waits and for whom, and who has fallen silent; there is something of it.

    A hello goes to all who are `absent`, those who have fallen silent among them.
    """
    named = sum(len(names) for _batch, names in missing)
    counts = (
        ngettext("{n} is missing", "{n} are missing", named) if named else None,
        ngettext("{n} waits for you", "{n} wait for you", len(cards)) if cards else None,
        ngettext("{n} quiet for 3 days", "{n} quiet for 3 days", len(quiet)) if quiet else None,
    )
    late = html(_("The oldest waits since {day}."), day=weekday_and_day(since)) if since else None
    rows = rows_of_names([*_missing(missing), *_quiet(quiet), *_waiting(cards)])
    text = lines(bold(" · ".join(one for one in counts if one)), rows, late)
    hello = html(ngettext("Say hello to {n}", "Say hello to all {n}", absent)).unescape()
    greet = ((act(hello, "nudge", below=True),),) if absent else ()
    first = (act(_("Open the first"), "card", cards[0].kind, cards[0].id, below=True),) if cards else ()
    return View(text, (*greet, (*first, act(_("Today"), "today", below=True))))


def _missing(missing: Sequence[tuple[str | None, Sequence[str]]]) -> list[Row]:
    if len(missing) == 1:
        return [Row(_("Not checked in: {names}"), missing[0][1])]
    return [Row(_("Not checked in, {sign}: {names}"), names, batch or "–") for batch, names in missing]


def _waiting(cards: Sequence[Any]) -> list[Row]:
    """Kind by kind, and once more those to look at first."""
    kinds = dict.fromkeys(one.kind for one in cards)
    names = {kind: [one.name for one in cards if one.kind == kind] for kind in kinds}
    rows = [Row(SIGNED, names[kind], WORDS[kind].counted(len(names[kind]))) for kind in kinds]
    look = [one.name for one in cards if one.look_first]
    return [*rows, Row(_("To look at first: {names}"), look)] if look else rows


def _quiet(quiet: Sequence[Any]) -> list[Row]:
    """The last few days on which somebody checked in, and who has not since; then whoever has not for longer."""
    days = sorted({one.last for one in quiet if one.last}, reverse=True)[:MOST_DAYS]
    by_day = {day: [one.name for one in quiet if one.last == day] for day in days}
    rows = [Row(_("No check-in since {sign}: {names}"), names, weekday_and_day(day)) for day, names in by_day.items()]
    longer = [one.name for one in quiet if one.last not in days]
    return [*rows, Row(_("No check-in for longer: {names}"), longer)] if longer else rows


def waiting(count: int, since: date) -> View:
    """What waits over a school day; counts, no names."""
    text = html(ngettext("{n} waits since {day}.", "{n} wait since {day}.", count), day=weekday_and_day(since))
    return View(text, ((act(_("What waits"), "inbox", below=True),),))


def offer() -> View:
    """Offered once, below the class today."""
    text = html(_("Shall I send you a digest on school days: who is missing, who needs you?"))
    yes = act(_("Yes, at 07:30"), "remind_at", "digest", "450", below=True)
    return View(text, ((yes, act(_("Another time"), "remind", "digest", below=True)),))
