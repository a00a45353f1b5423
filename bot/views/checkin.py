"""Words for saying how one is."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot.content.feelings import kind_of
from bot.views.view import Button, Option, Prompt, View, act, in_rows
from bot.views.words import _, bold, html, lines, listed, ngettext

CATEGORY, WORD, SILENT = "category:", "word:", "silent:"


def how_are_you(name: str, categories: Sequence[Any]) -> Prompt:
    """The first screen: the categories, and the words of the open one right beside them."""
    closed = [category for category in categories if kind_of(category.name) != "open"]
    options = [Option(f"{CATEGORY}{category.id}", f"{category.emoji} {_(category.name)}") for category in closed]
    words = [word for category in categories if kind_of(category.name) == "open" for word in category.words]
    return Prompt(
        html(_("{name}, how are you right now?"), name=bold(name)),
        (*in_rows(options), *in_rows(_open_option(word) for word in words)),
    )


def _open_option(word: Any) -> Option:
    if word.silent:
        return Option(f"{SILENT}{word.id}", _("I'd rather not say today"))
    return Option(f"{WORD}{word.id}", _(word.name))


def which_words(words: Sequence[Any]) -> Prompt:
    """The second screen: the words of a category, each with what it means."""
    meanings = (html("{word}: {meaning}", word=bold(_(word.name)), meaning=_(word.definition)) for word in words)
    return Prompt(
        lines(html(_("Which words fit? Pick as many as you like.")), *meanings),
        in_rows(Option(word.id, _(word.name)) for word in words),
    )


def journal(feelings: Sequence[str], coaches: Sequence[str], *, editing: bool) -> Prompt:
    """Before somebody writes, they know who will read it."""
    said = listed([_(name) for name in feelings])
    who = listed(list(coaches)) if coaches else _("Your coach")
    if editing:
        ask = html(_("What shall it say instead?"))
    else:
        ask = html(_("{said}. Thanks for telling me. Do you want to write about it?"), said=said)
    notice = html(
        ngettext(
            "🔒 {who} sees the feeling, not these words.",
            "🔒 {who} see the feeling, not these words.",
            max(len(coaches), 1),
        ),
        who=who,
    )
    rows = ((Option("none", _("Take the words out"), value=""),),) if editing else ()
    return Prompt(lines(ask, notice), rows)


def what_to_change(feelings: Sequence[str], *, written: bool) -> Prompt:
    """Today's check-in can be changed, one part at a time."""
    said = listed([_(name) for name in feelings])
    words = _("The words") if written else _("Write something")
    return Prompt(
        html(_("You said: {said}. What would you like to change?"), said=said),
        ((Option("feelings", _("The feeling")), Option("journal", words)),),
    )


def kept(category: str, entry_id: str, *, silent: bool, written: bool, edited: bool) -> View:
    """It is stored; a kind line, no praise for a feeling."""
    buttons: tuple[Button, ...] = (act(_("Change it"), "change_checkin", entry_id), act(_("Today"), "today"))
    return View(_kept(category, silent=silent, written=written, edited=edited), (buttons,))


def _kept(category: str, *, silent: bool, written: bool, edited: bool) -> Markup:
    if edited:
        return html(_("Changed."))
    if silent:
        return html(_("That's fine. You're here, and that counts."))
    if kind_of(category) == "heavy":
        text = html(_("Kept for you. A day can feel like that; it's good that you said so."))
    else:
        text = html(_("Kept for you.")) if written else html(_("Thanks, I've got it."))
    return text


def today_line(feelings: Sequence[str], *, silent: bool) -> Markup:
    """The check-in as a line of today's card."""
    if silent:
        return html(_("You've checked in today."))
    return html(_("You said how you are: {said}."), said=listed([_(name) for name in feelings]))
