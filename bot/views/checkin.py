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
        lines(html(_("Tap every word that fits, then Done.")), *meanings),
        in_rows(Option(word.id, _(word.name)) for word in words),
    )


def journal(feelings: Sequence[str], coaches: Sequence[str], *, overheard: str) -> Prompt:
    """Before somebody writes, they know who will read it; what they said too early is offered."""
    ask = html(_("{said}. Thanks for telling me."), said=listed([_(name) for name in feelings]))
    invite = html(_("If you like, write to me about it now. Or tap Skip."))
    if not overheard:
        return Prompt(lines(ask, invite, _who_reads(coaches)))
    quote = overheard if len(overheard) <= 80 else f"{overheard[:80]}…"
    wrote = html(_("You wrote “{quote}”. Shall I keep that, or do you want to write something else?"), quote=quote)
    keep = Option("overheard", _("Keep what I wrote"), value=overheard)
    return Prompt(lines(ask, wrote, _who_reads(coaches)), ((keep,),))


def new_journal(coaches: Sequence[str], *, written: bool) -> Prompt:
    """Other words in place of the old ones, which stay until there are new ones."""
    if not written:
        return Prompt(lines(html(_("What would you like to write?")), _who_reads(coaches)))
    ask = html(_("Write the new words. Until then the old ones stay."))
    return Prompt(lines(ask, _who_reads(coaches)), ((Option("none", _("Take the words out"), value=""),),))


def _who_reads(coaches: Sequence[str]) -> Markup:
    return html(
        ngettext(
            "🔒 {who} sees the feeling, not these words.",
            "🔒 {who} see the feeling, not these words.",
            max(len(coaches), 1),
        ),
        who=listed(list(coaches)) if coaches else _("Your coach"),
    )


def what_to_change(feelings: Sequence[str], *, written: bool) -> Prompt:
    """Today's check-in can be changed, one part at a time."""
    said = listed([_(name) for name in feelings])
    words = _("The words") if written else _("Write something")
    return Prompt(
        html(_("You said: {said}. What would you like to change?"), said=said),
        ((Option("feelings", _("The feeling")), Option("journal", words)),),
    )


def kept(category: str, entry_id: str, *, silent: bool, written: bool, changed: bool) -> View:
    """It is stored; a kind line, no praise for a feeling."""
    buttons: tuple[Button, ...] = (act(_("Change it"), "change_checkin", entry_id), act(_("Today"), "today"))
    return View(_kept(category, silent=silent, written=written, changed=changed), (buttons,))


def _kept(category: str, *, silent: bool, written: bool, changed: bool) -> Markup:
    if changed:
        return html(_("Changed."))
    if silent:
        return html(_("That's fine. You're here, and that counts."))
    if kind_of(category) == "heavy":
        text = html(_("Kept for you. A day can feel like that; it's good that you said so."))
    else:
        text = html(_("Kept for you.")) if written else html(_("Thanks, I've got it."))
    return text


def first_version(entry_id: str) -> View:
    """Somebody edited a message that was kept as it was."""
    text = html(_("I still have your first version. You can change it here."))
    return View(text, ((act(_("Change my words"), "change_checkin", entry_id), act(_("Today"), "today")),))


def today_line(feelings: Sequence[str], *, silent: bool) -> Markup:
    """The check-in as a line of today's card."""
    if silent:
        return html(_("You've checked in today."))
    return html(_("You said how you are: {said}."), said=listed([_(name) for name in feelings]))
