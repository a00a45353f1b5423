"""Words for the trust jar: how full it is, what a marble is for, and what the group reads of it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

from bot.views.moments import on_day
from bot.views.view import Attachment, Button, Option, Prompt, View, act, in_rows
from bot.views.words import N_, _, bold, day, html, lines, listed

FULL = 50
QUARTERS = {13: N_("A quarter is full!"), 25: N_("Half of it is full!"), 38: N_("Three quarters are full!")}


DEEDS = {
    "helped": N_("Helped each other"),
    "tidied": N_("Tidied up together"),
    "quiet": N_("Quiet start"),
    "listened": N_("Listened to each other"),
    "welcomed": N_("Made somebody welcome"),
}  # as a button calls them
SAID = {
    "helped": N_("you helped each other"),
    "tidied": N_("you tidied up together"),
    "quiet": N_("you began quietly"),
    "listened": N_("you listened to each other"),
    "welcomed": N_("you made somebody welcome"),
}  # as the class reads them


def reason(deed: str) -> str:
    """Return a ready reason as the class reads it."""
    return _(SAID[deed])


def ready(batch_id: str, new: str) -> tuple[tuple[Button, ...], ...]:
    """The ready reasons as buttons, each of which puts the marble in that will have the id `new`."""
    return in_rows(act(_(DEEDS[key]), "marble", batch_id, key, new) for key in DEEDS)


def asking(text: Markup) -> Prompt:
    """A question about what a class did, with the ready reasons as answers."""
    return Prompt(text, in_rows(Option(key, _(DEEDS[key]), reason(key)) for key in DEEDS))


def picture(jar: Any) -> Attachment:
    """A jar, and below it how full it is."""
    return _picture(jar.count, jar.seed)


def stood(count: int, seed: int, on: date) -> View:
    """What stays in a group that was let go: it is not edited any more."""
    text = html(_("<b>Our jar: {count} of {full}.</b> So it stood on {day}."), count=count, full=FULL, day=day(on))
    return View(text, attachment=_picture(count, seed))


def _picture(count: int, seed: int) -> Attachment:
    words = html(_("{count} of {full}"), count=count, full=FULL).unescape()
    return Attachment("picture", {"kind": "jar", "values": {"count": count, "words": words, "seed": seed}})


def pinned(count: int, newest: str | None, seed: int) -> View:
    """The group's jar, which is edited with every marble: the one message that stands there."""
    waits = html(_("It waits for its first marble.")) if not count else None  # an imported one has marbles, unnamed
    text = lines(
        html(_("<b>Our jar: {count} of {full}.</b>"), count=count, full=FULL),
        newest_is(newest) if newest else waits,
        html(_(QUARTERS[count])) if count in QUARTERS else None,
    )
    return View(text, attachment=_picture(count, seed))


def newest_is(reason: str) -> Markup:
    """Say what the last marble is for; words that bring the end of their sentence along get no second one."""
    bare = reason.rstrip(" .")
    if bare.endswith(("!", "?", "…")):
        return html(_("Newest marble: {reason}"), reason=bare)
    return html(_("Newest marble: {reason}."), reason=bare)


def stands(batch: str, count: int) -> Markup:
    """How full the jar of a class is, in words."""
    return html(_("Jar {batch}: {count} of {full}."), batch=batch, count=count, full=FULL)


def treat(word: str) -> str:
    """Return a treat as it is read: a ready one has a name, any other is its own."""
    return _(TREATS[word]) if word in TREATS else word


def treats(words: Sequence[str]) -> str:
    """Return treats as people say them."""
    return listed([treat(one) for one in words])


TREATS = {"film": N_("Film afternoon"), "games": N_("Games outside"), "pancakes": N_("Pancakes")}


def full_question(treats: Sequence[str], vote: str) -> View:
    """The one message that celebrates: a poll without names."""
    text = html(
        _(
            "Fifty! The jar is full, and you filled it together. Which treat shall it be? "
            "Nobody sees who votes for what."
        )
    )
    return View(text, attachment=Attachment("poll", {"vote": vote, "treats": [treat(one) for one in treats]}))


def chosen(treats: Sequence[str], counts: Sequence[int]) -> View:
    """What came out, in the group."""
    first = [one for one, count in zip(treats, counts, strict=True) if count == max(counts)]
    if len(first) == 1:
        return View(html(_("The votes are in: {treat}!"), treat=bold(treat(first[0]))))
    said = listed([treat(one) for one in first])
    return View(html(_("The votes are in: {treats} have as many. Your coach decides."), treats=bold(said)))


def history(found: Any, batch_id: str | None, zone: str) -> View:
    """What the marbles were for, the newest first."""
    rows = [html("{day} · {reason}", day=on_day(one.at, zone), reason=one.reason) for one in found.deeds]
    full = listed([on_day(one, zone) for one in found.full_on])
    text = lines(
        bold(_("What our marbles were for")),
        *(rows or [html(_("Nothing here yet. The next marble says what it is for."))]),
        html(_("Full on {days}."), days=full) if full else None,
    )
    pages = [found.page - 1] * (found.page > 0), [found.page + 1] * (found.page + 1 < found.pages)
    turns = (
        *(_turn(_("Newer"), batch_id, one) for one in pages[0]),
        *(_turn(_("Older"), batch_id, one) for one in pages[1]),
    )
    back = act(_("The jar"), "jar_of", batch_id, below=True) if batch_id else act(_("Our jar"), "our_jar", below=True)
    return View(text, (turns, (back, act(_("Menu"), "menu"))))


def _turn(label: str, batch_id: str | None, page: int) -> Button:
    if batch_id is None:
        return act(label, "our_jar_history", str(page))
    return act(label, "jar_history", batch_id, str(page))
