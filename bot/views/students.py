"""What a coach reads about students: the list, one student's page, notes; and writing to a class."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.views.view import Button, Option, Prompt, View, act, in_rows
from bot.views.words import _, bold, day, html, lines, listed, ngettext

PAGE = 8
NOTES = 4
NO_DAY = "·"


def students(found: Sequence[Any], page: int) -> View:
    """Every student, a page at a time."""
    if not found:
        ways = (act(_("Invite a student"), "invite"), act(_("Menu"), "menu"))
        return View(html(_("Nobody is on the roster yet.")), (ways,))
    page = min(page, (len(found) - 1) // PAGE)
    rows = tuple((_button(one),) for one in found[page * PAGE : (page + 1) * PAGE])
    turns = [act(_("Earlier"), "students_page", str(page - 1))] if page else []
    if (page + 1) * PAGE < len(found):
        turns.append(act(_("More"), "students_page", str(page + 1)))
    ways = (act(_("Find"), "find_student"), act(_("Today"), "today"))
    text = html(ngettext("{n} student. Whom would you like to see?", "{n} students. Whom would you like to see?",
                         len(found)))  # fmt: skip
    return View(text, (*rows, tuple(turns), ways))


def _button(one: Any) -> Button:
    return act(f"{one.name} · {one.batch}" if one.batch else one.name, "student", one.id)


def matches(found: Sequence[Any], name: str) -> View:
    """Who was found; with very many, more letters help."""
    ways = (act(_("Find"), "find_student"), act(_("All students"), "students"))
    if not found:
        return View(html(_("I found nobody with “{name}”."), name=name), (ways,))
    more = html(_("There are more. A few letters more would help.")) if len(found) > PAGE else None
    text = lines(html(_("Found with “{name}”:"), name=name), more)
    return View(text, (*((_button(one),) for one in found[:PAGE]), ways))


def ask_name() -> Prompt:
    """Whom to look for."""
    return Prompt(html(_("Write a part of the name.")))


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


def shared_words(user_id: str, name: str, entries: Sequence[Any]) -> View:
    """What a student chose to share, word by word."""
    parts = [html("{day}: {text}", day=bold(day(one.local_date)), text=one.journal_entry[:700]) for one in entries[-4:]]
    text = lines(html(_("{name} shared this with you:"), name=bold(name)), *parts)
    return View(text, ((act(_("Back"), "student", user_id),),))


def notes(user_id: str, name: str, found: Sequence[Any], page: int, zone: str) -> View:
    """Notes about a student, the newest first."""
    shown = found[page * NOTES : (page + 1) * NOTES]
    parts = [_note(one, zone) for one in shown]
    text = lines(html(_("Notes about {name}"), name=bold(name)), *(parts or [html(_("There are none yet."))]))
    own = tuple((act(html(_("Take back: {text}"), text=_short(one.text)).unescape(), "note_off", one.id),)
                for one in shown if one.mine)  # fmt: skip
    turns = [act(_("Newer"), "notes_page", user_id, str(page - 1))] if page else []
    if (page + 1) * NOTES < len(found):
        turns.append(act(_("Older"), "notes_page", user_id, str(page + 1)))
    ways = (act(_("Add a note"), "note_add", user_id), act(_("Back"), "student", user_id))
    return View(text, (*own, tuple(turns), ways))


def _note(one: Any, zone: str) -> Markup:
    author = one.author or _("a former coach")
    when = day(one.at.astimezone(ZoneInfo(zone)).date())
    return html("{author}, {when}: {text}", author=bold(author), when=when, text=one.text[:900])


def _short(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:20]}…"


def ask_note(name: str) -> Prompt:
    """Before a note is written, its readers are named."""
    return Prompt(
        html(_("What would you like to note about {name}? Coaches read it, and {name} gets it with their data."),
             name=bold(name))
    )  # fmt: skip


def note_kept(user_id: str) -> View:
    """It is stored."""
    return View(html(_("Noted.")), ((act(_("Notes"), "notes", user_id), act(_("Back"), "student", user_id)),))


def ask_audience(batches: Sequence[tuple[str, str]]) -> Prompt:
    """To whom a message goes."""
    options = [Option(key, name) for key, name in batches]
    everybody = (Option("all", _("All my classes")),)
    return Prompt(html(_("To which class would you like to write?")), (*in_rows(options), everybody))


def ask_message() -> Prompt:
    """What to say to a class."""
    return Prompt(html(_("Write your message. Everybody in the class gets it in private.")))


def broadcast_summary(batch: str, text: str, readers: int, reachable: int) -> Prompt:
    """Once more before it leaves."""
    to = batch or _("all my classes")
    counted = ngettext(
        "{n} student, {reachable} of them can be reached now.",
        "{n} students, {reachable} of them can be reached now.",
        readers,
    )
    who = html(counted, reachable=reachable)
    return Prompt(
        lines(html(_("To {audience}:"), audience=bold(to)), html("{text}", text=text), who),
        ((Option("save", _("Send")),), (Option("change:text", _("Change")), Option("change:audience", _("Class")))),
    )


def broadcast(coach: str, batch: str, text: str) -> View:
    """A coach's message, as a student reads it."""
    head = (
        html(_("{coach} writes to {batch}:"), coach=coach, batch=batch)
        if batch
        else html(_("{coach} writes to you all:"), coach=coach)
    )
    return View(lines(head, html("{text}", text=text)), ((act(_("Today"), "today", below=True),),))


def delivery(one: Any, state: Any) -> View:
    """What became of every copy."""
    text = lines(
        html(_("{sent} of {n} have it."), sent=state.sent, n=state.readers),
        html(_("On the way: {n}"), n=state.waiting) if state.waiting else None,
        html(_("Not reached: {names}"), names=listed(state.unreached[:20])) if state.unreached else None,
    )
    return View(text, ((act(_("Refresh"), "delivery", one.id), act(_("Today"), "today")),))
