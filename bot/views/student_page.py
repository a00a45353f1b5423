"""One student, as a coach sees them: the page, and what can be done there."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from bot.views.view import View, act
from bot.views.words import _, bold, day, html, lines

NO_DAY = "·"


def page(one: Any, zone: str) -> View:
    """One student: the week at a glance, and what a coach can do."""
    seen = (
        html(_("Last seen {day}, {clock}."), day=day(one.last_seen.astimezone(ZoneInfo(zone)).date()),
             clock=f"{one.last_seen.astimezone(ZoneInfo(zone)):%H:%M}")
        if one.joined and one.last_seen else html(_("Not come in yet."))
    )  # fmt: skip
    week = " ".join(sign or NO_DAY for _day, sign in one.week)
    text = lines(
        bold(one.name), html(_("Class: {batch}"), batch=one.batch) if one.batch else html(_("In no class")), seen,
        html(_("The last seven days: {week}"), week=week),
    )  # fmt: skip
    notes = html(_("Notes ({n})"), n=one.notes).unescape() if one.notes else _("Notes")
    shared = ((act(_("Shared words"), "shared_words", one.id),),) if one.shared else ()
    return View(
        text,
        (
            *shared,
            (act(notes, "notes", one.id), act(_("Says how they are"), "says", one.id)),
            (act(_("New invite"), "invite_again", one.id, below=True), act(_("More…"), "student_more", one.id)),
            (act(_("Students"), "students"), act(_("Today"), "today")),
        ),
    )


def more(user_id: str, name: str) -> View:
    """What is seldom needed, apart from what is needed daily."""
    return View(
        html(_("What else for {name}?"), name=bold(name)),
        (
            (act(_("Sign out everywhere"), "sign_out", user_id),),
            (act(_("Send their data"), "mydata_for", user_id),),
            (act(_("Move to another class"), "move_student", user_id),),
            (act(_("Delete"), "delete_student", user_id),),
            (act(_("Back"), "student", user_id),),
        ),
    )


def move(user_id: str, name: str, batches: Sequence[tuple[str, str]]) -> View:
    """Into which class."""
    rows = tuple((act(batch, "move_to", user_id, key),) for key, batch in batches[:20])
    text = html(_("Into which class shall {name} go?"), name=bold(name))
    return View(text, (*rows, (act(_("Back"), "student", user_id),)))
