"""Words for saying how one is."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot.content.feelings import kind_of
from bot.views.view import Button, Option, Prompt, View, act, in_rows
from bot.views.words import _, bold, html, lines, listed, ngettext

CATEGORY, WORD, SILENT = "category:", "word:", "silent:"


def is_open(category: Any) -> bool:
    """Whether a category's words stand on the first screen by themselves."""
    return kind_of(category.name) == "open"


def how_are_you(name: str, categories: Sequence[Any], *, about: str = "now", so_far: Sequence[str] = ()) -> Prompt:
    """The first screen: the categories, and the words of the open one beside them; later, only the categories.

    `about` is "now", "yesterday", or "coach" where a coach notes what a student said.
    """
    closed = [category for category in categories if not is_open(category)]
    options = [Option(f"{CATEGORY}{category.id}", f"{category.emoji} {_(category.name)}") for category in closed]
    if so_far:
        return Prompt(lines(_so_far(so_far), html(_("Where does the next one belong?"))), in_rows(options))
    words = [word for category in categories if is_open(category) for word in category.words]
    if about == "coach":
        words = [word for word in words if not word.silent]
    return Prompt(_question(name, about), (*in_rows(options), *in_rows(_open_option(word) for word in words)))


def _question(name: str, about: str) -> Markup:
    if about == "coach":
        return html(_("What does {name} say: how are things today?"), name=bold(name))
    if about == "yesterday":
        return html(_("{name}, how were you yesterday?"), name=bold(name))
    return html(_("{name}, how are you right now?"), name=bold(name))


def _so_far(said: Sequence[str]) -> Markup:
    return html(_("So far: {said}."), said=listed([_(name) for name in said]))


def _open_option(word: Any) -> Option:
    if word.silent:
        return Option(f"{SILENT}{word.id}", _("I'd rather not say today"))
    return Option(f"{WORD}{word.id}", _(word.name))


def which_words(
    words: Sequence[Any], unsure: Sequence[Any], every: Sequence[Any], so_far: Sequence[str] = ()
) -> Prompt:
    """The second screen: the words of a category, each with what it means; words of others stay ticked."""
    meanings = (html("{word}: {meaning}", word=bold(_(word.name)), meaning=_(word.definition)) for word in words)
    text = lines(_so_far(so_far) if so_far else None, html(_("Tap every word that fits, then Done.")), *meanings)
    ways = (*(Option(word.id, _(word.name)) for word in unsure), Option("another", _("Another feeling")))
    also = tuple(Option(word.id, _(word.name)) for word in every)
    return Prompt(text, (*in_rows(Option(word.id, _(word.name)) for word in words), ways), also)


def journal(feelings: Sequence[str], coaches: Sequence[str], *, overheard: str, shared: bool) -> Prompt:
    """Before somebody writes, they know who will read it; what they said too early is offered."""
    ask = html(_("{said}. Thanks for telling me."), said=listed([_(name) for name in feelings]))
    invite = html(_("If you like, write to me about it now. Or tap Skip."))
    if not overheard:
        return Prompt(lines(ask, invite, _who_reads(coaches, shared=shared)))
    quote = overheard if len(overheard) <= 80 else f"{overheard[:80]}…"
    wrote = html(_("You wrote “{quote}”. Shall I keep that, or do you want to write something else?"), quote=quote)
    keep = Option("overheard", _("Keep what I wrote"), value=overheard)
    return Prompt(lines(ask, wrote, _who_reads(coaches, shared=shared)), ((keep,),))


def new_journal(coaches: Sequence[str], *, written: bool, shared: bool) -> Prompt:
    """Other words in place of the old ones, which stay until there are new ones."""
    readers = _who_reads(coaches, shared=shared)
    if not written:
        return Prompt(lines(html(_("What would you like to write?")), readers))
    ask = html(_("Write the new words. Until then the old ones stay."))
    return Prompt(lines(ask, readers), ((Option("none", _("Take the words out"), value=""),),))


def _who_reads(coaches: Sequence[str], *, shared: bool) -> Markup:
    """Who will read what is written, said before it is."""
    who = listed(list(coaches)) if coaches else _("Your coach")
    if shared:
        return html(_("{who} can read what you write here."), who=who)
    return html(
        ngettext(
            "🔒 {who} sees the feeling, not these words.",
            "🔒 {who} see the feeling, not these words.",
            max(len(coaches), 1),
        ),
        who=who,
    )


def what_to_change(feelings: Sequence[str], *, written: bool) -> Prompt:
    """Today's check-in can be changed, one part at a time."""
    said = listed([_(name) for name in feelings])
    words = _("The words") if written else _("Write something")
    return Prompt(
        html(_("You said: {said}. What would you like to change?"), said=said),
        ((Option("feelings", _("The feeling")), Option("journal", words)),),
    )


def kept(category: str, entry: Any, coaches: Sequence[str], *, silent: bool, changed: bool) -> View:
    """It is stored; a kind line, no praise for a feeling. What was written can be shared, and taken back."""
    written = bool(entry.journal_entry)
    text = _kept(category, silent=silent, written=written, changed=changed)
    buttons: tuple[Button, ...] = (act(_("Change it"), "change_checkin", entry.id), act(_("Today"), "today"))
    return View(text, (*share_row(entry, coaches), buttons))


def share_row(entry: Any, coaches: Sequence[str]) -> tuple[tuple[Button, ...], ...]:
    """The button that shares what was written, or takes that back; none where nothing was."""
    return ((_share_button(entry, coaches),),) if entry.journal_entry else ()


def _share_button(entry: Any, coaches: Sequence[str]) -> Button:
    if entry.shared:
        return act(_("Keep it to myself"), "keep_private", entry.id)
    who = listed(list(coaches)) if len(coaches) in (1, 2) else _("my coaches")
    return act(html(_("Share with {who}"), who=who).unescape(), "share", entry.id)


def shared(entry: Any, coaches: Sequence[str]) -> View:
    """Who reads it from now on, and the way back."""
    who = listed(list(coaches)) if coaches else _("Your coach")
    text = (
        html(_("{who} can read it now. You can take that back."), who=who)
        if entry.shared
        else html(_("It's yours alone again."))
    )
    return View(text, ((_share_button(entry, coaches),), (act(_("Today"), "today"),)))


def noted_for(name: str, feelings: Sequence[str], student_id: str) -> View:
    """A coach noted what a student said."""
    text = html(_("Noted for {name}: {said}."), name=bold(name), said=listed([_(name) for name in feelings]))
    return View(text, ((act(_("Back"), "student", student_id), act(_("Today"), "today")),))


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


def said_today(entry: Any, feelings: Sequence[str], coaches: Sequence[str], *, silent: bool) -> View:
    """The check-in as a line of today's card, with its buttons."""
    said = listed([_(name) for name in feelings])
    if silent:
        text = html(_("You've checked in today."))
    elif entry.source == "coach":
        text = html(_("Your coach noted for you: {said}."), said=said)
    else:
        text = html(_("You said how you are: {said}."), said=said)
    change = (act(_("Change how I feel"), "change_checkin", entry.id), act(_("Check in again"), "checkin"))
    return View(text, (*share_row(entry, coaches), change))
