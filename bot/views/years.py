"""Words for the end of a class's year: what it would do, what it did, and what students read."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

from bot.views.paging import page_of, turns
from bot.views.view import Attachment, View, act
from bot.views.words import _, bold, day, html, lines, ngettext

PAGE = 8


def choices(ahead: Any) -> View:
    """What can become of a class."""
    batch = ahead.batch
    text = lines(bold(html(_("The year of {batch} is over?"), batch=batch.name)), _counted(ahead))
    rows = (
        (act(_("Everybody moves to another class"), "year_move", batch.id, "0"),),
        (act(_("The class ends"), "year_end", batch.id),),
        (act(_("Back"), "class", batch.id),),
    )
    return View(text, rows)


def _counted(ahead: Any) -> Markup:
    come_in = html(
        ngettext("{n} student, {joined} have come in.", "{n} students, {joined} have come in.", ahead.students),
        joined=ahead.come_in,
    )
    if not ahead.newcomers:
        return come_in
    waits = html(ngettext("{n} newcomer waits.", "{n} newcomers wait.", ahead.newcomers))
    return lines(come_in, waits)


def where_to(batch: Any, others: Sequence[Any], number: int) -> View:
    """Which class everybody moves to."""
    page = page_of(others, number, PAGE)
    rows = tuple((act(one.name, "year_move_to", batch.id, one.id),) for one in page.items)
    back = act(_("Back"), "year", batch.id)
    if not others:
        return View(html(_("There is no other class yet.")), ((act(_("New class"), "new_class"), back),))
    text = html(_("Where does {batch} go?"), batch=bold(batch.name))
    return View(text, (*rows, turns(page, "year_move", batch.id), (back,)))


def before_moving(ahead: Any, to: Any) -> View:
    """The one step that moves a class."""
    names = {"batch": bold(ahead.batch.name), "to": bold(to.name)}
    text = ngettext("{n} student of {batch} moves to {to}.", "{n} students of {batch} move to {to}.", ahead.students)
    label = _("Yes, move them")
    return View(html(text, **names), (
        (act(label, "year_move_now", ahead.batch.id, to.id), act(_("Back"), "year", ahead.batch.id)),
    ))  # fmt: skip


def before_ending(ahead: Any, until: date) -> View:
    """The one step that ends a class."""
    text = lines(
        html(ngettext("{n} student leaves with {batch}.", "{n} students leave with {batch}.", ahead.students),
             batch=bold(ahead.batch.name)),
        html(_("They get a kind word and their data. Nobody sees them any more, and on {day} they are deleted."),
             day=day(until)),
    )  # fmt: skip
    yes = act(html(_("Yes, {batch} ends"), batch=ahead.batch.name).unescape(), "year_end_now", ahead.batch.id)
    return View(text, ((yes, act(_("Back"), "year", ahead.batch.id)),))


def ended(done: Any) -> View:
    """What was done, with the way back."""
    undo, classes = act(_("Undo"), "year_undo", done.event), act(_("Classes"), "classes")
    names = {"batch": bold(done.batch.name)}
    if done.to is not None:
        text = ngettext(
            "{n} student of {batch} is in {to} now.", "{n} students of {batch} are in {to} now.", done.students
        )
        return View(html(text, **names, to=bold(done.to.name)), ((undo, classes),))
    text = ngettext("{batch} has ended, and {n} student has left.", "{batch} has ended, and {n} students have left.",
                    done.students)  # fmt: skip
    return View(lines(html(text, **names), html(_("You can take that back for ten minutes."))), ((undo, classes),))


def taken_back(batch: Any) -> View:
    """Everything is as it was."""
    text = html(_("Taken back. {batch} is as it was."), batch=bold(batch.name))
    return View(text, ((act(_("Open"), "class", batch.id),),))


def class_ended(name: str, batch: str, user: str, until: date) -> View:
    """What a student reads, with everything that was kept of them."""
    text = lines(
        html(_("{name}, your time in {batch} is over. It was good to have you here."), name=bold(name), batch=batch),
        html(_("Here is everything I've kept for you. On {day} I delete my copy."), day=day(until)),
    )
    return View(text, (), Attachment("mydata", {"user": user}))


def class_goes_on(name: str, batch: str) -> View:
    """The end was taken back a moment later."""
    text = html(_("{name}, {batch} goes on after all. Nothing is lost."), name=bold(name), batch=batch)
    return View(text, ((act(_("Today"), "today"),),))


def has_left(until: date) -> View:
    """Somebody whose class has ended writes to us."""
    text = _("Your class has ended, and on {day} I delete what I know. Your coach can help you until then.")
    return View(html(text, day=day(until)))
