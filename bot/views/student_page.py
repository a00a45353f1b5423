"""One student, as a coach sees them: the page, and what can be done there."""

from collections.abc import Callable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.content.feelings import kind_of
from bot.views import book_readers, path_of, project_status, student_checks, student_sprint
from bot.views.paging import page_of, turns
from bot.views.view import View, act
from bot.views.words import N_, _, bold, day, html, lines

CLASSES = 8
NO_DAY = "·"

OUT_OF_REACH = {
    "never_in": N_("Not come in yet."),
    "signed_out": N_("Signed out. A new invite lets them in again."),
    "blocked": N_("Has blocked me."),
}


def page(one: Any, zone: str) -> View:
    """One student: what every area has to say, and what a coach can do."""
    sections = [LINES[line.kind](**line.values) for line in one.lines]
    text = lines(
        bold(one.name),
        html(_("Class: {batch}"), batch=one.batch) if one.batch else html(_("In no class")),
        *(section.text for section in sections),
        _seen(one, zone),
        html(_(OUT_OF_REACH[one.out_of_reach])) if one.out_of_reach else None,
    )
    notes = html(_("Notes ({n})"), n=one.notes).unescape() if one.notes else _("Notes")
    return View(
        text,
        (
            *(row for section in sections for row in section.keyboard),
            (act(notes, "notes", one.id), act(_("Says how they are"), "says", one.id)),
            (act(_("New invite"), "invite_again", one.id, below=True), act(_("More…"), "student_more", one.id)),
            (act(_("Students"), "students"), act(_("Today"), "today")),
        ),
    )


def _seen(one: Any, zone: str) -> Markup | None:
    if one.last_seen is None or one.out_of_reach == "never_in":
        return None
    at = one.last_seen.astimezone(ZoneInfo(zone))
    return html(_("Last seen {day}, {clock}."), day=day(at.date()), clock=f"{at:%H:%M}")


def _today(mood: Any) -> View:
    """The feeling of today in words; never what was written beside it."""
    category = mood.category
    if category is None:
        return View(html(_("Today: nothing said yet.")))
    if mood.silent:
        return View(html(_("Today: here, no word.")))
    sign = f"{mood.emoji} {_(category)}".strip()
    if kind_of(category) == "open":
        return View(html(_("Today: {feeling}"), feeling=sign))
    said = ", ".join(_(word) for word in mood.words).lower()
    return View(html(_("Today: {feeling} ({words})"), feeling=sign, words=said))


def _week(signs: Sequence[str | None]) -> View:
    return View(html(_("The last seven days: {week}"), week=" ".join(sign or NO_DAY for sign in signs)))


def _shared(student_id: str, count: int) -> View:
    return View(html(_("Shared words: {n}"), n=count), ((act(_("Shared words"), "shared_words", student_id),),))


# What each kind of line says, with its button where it has one.
LINES: dict[str, Callable[..., View]] = {
    "today": _today,
    "week": _week,
    "shared": _shared,
    "checks": student_checks.line,
    "path": path_of.line,
    "pulse": student_sprint.line,
    "reading": book_readers.line,
    "project": project_status.line,
}


def more(user_id: str, name: str) -> View:
    """What is seldom needed, apart from what is needed daily."""
    return View(
        html(_("What else for {name}?"), name=bold(name)),
        (
            (act(_("Give an objective"), "give_to", user_id), act(_("Take one back"), "take_from", user_id)),
            (act(_("What home said yes to"), "consents", user_id),),
            (act(_("What the helper was asked"), "helper_log", user_id),),
            (act(_("Sign out everywhere"), "sign_out", user_id),),
            (act(_("Send their data"), "mydata_for", user_id),),
            (act(_("Move to another class"), "move_student", user_id),),
            (act(_("Delete"), "delete_student", user_id),),
            (act(_("Back"), "student", user_id),),
        ),
    )


def ask_to_sign_out(user_id: str, name: str) -> View:
    """Before a student is signed out: what it means."""
    text = html(_("Shall I sign {name} out on every phone? Nothing is lost. A new invite lets them in again."),
                name=bold(name))  # fmt: skip
    ways = (act(_("Yes, sign out"), "sign_out_now", user_id), act(_("Back"), "student", user_id))
    return View(text, (ways,))


def signed_out(user_id: str, name: str) -> View:
    """It is done."""
    text = html(_("Done. {name} is signed out everywhere."), name=bold(name))
    ways = (act(_("New invite"), "invite_again", user_id, below=True), act(_("Back"), "student", user_id))
    return View(text, (ways,))


def move(user_id: str, name: str, batches: Sequence[tuple[str, str]], number: int) -> View:
    """Into which class."""
    back = (act(_("Back"), "student", user_id),)
    if not batches:
        return View(html(_("There is no other class yet.")), ((act(_("New class"), "new_class"),), back))
    page = page_of(batches, number, CLASSES)
    rows = tuple((act(batch, "move_to", user_id, key),) for key, batch in page.items)
    text = html(_("Into which class shall {name} go?"), name=bold(name))
    return View(text, (*rows, turns(page, "move_page", user_id), back))


def moved(name: str, batch: str) -> Markup:
    """Said above the page of a student who is in another class now."""
    return html(_("{name} is in {batch} now."), name=bold(name), batch=bold(batch))
