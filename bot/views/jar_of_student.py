"""Words for a student's jar: their class's, and what they propose a marble for."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.views import fitting, path_words
from bot.views.jar import FULL, asking, newest_is, picture
from bot.views.moments import when
from bot.views.view import Button, Option, Prompt, View, act
from bot.views.words import N_, _, bold, html, lines, ngettext

REASONS = (
    N_("A marble is for what everybody did together. Who else was there?"),
    N_("I'd like to see that once more before a marble goes in."),
    N_("We talked about that one already. Tell me the next one!"),
)
ACCEPTED = N_("A marble went in, by {name}, {clock}.")
NO = N_("Not this one…")
LATELY = 2  # of what was proposed, unless more of it waits
WORDS = 22  # of a deed on a button
SAID_NO = N_("Not this one, said {name}, {clock}: “{reason}”")
TO_WHOM = N_("What shall I say? Only whoever told me in {name} reads it.")
IN_WORDS = N_("Write what whoever told me in {name} shall read, in a sentence or two.")
STATES = {"accepted": N_("it got a marble"), "declined": N_("not this time")}


def ours(jar: Any, proposed: Sequence[Any]) -> View:
    """The jar of a student's class, and what they proposed lately."""
    waiting = [one for one in proposed if one.state == "waiting"]
    decided = [one for one in proposed if one.state != "waiting"][: max(0, LATELY - len(waiting))]
    text = lines(
        html(_("<b>Our jar: {count} of {full}.</b>"), count=jar.count, full=FULL),
        newest_is(jar.newest) if jar.newest else None,
        html(ngettext("We filled it once before.", "We filled it {n} times before.", jar.times_completed))
        if jar.times_completed
        else None,
        *(
            html(_("You proposed: “{words}” {state}"), words=one.words, state=_said(one))
            for one in proposed
            if one in waiting or one in decided
        ),
    )
    ways = (
        (act(_("Tell what we did"), "nominate", below=True),),
        *((_take_back(one),) for one in waiting),
        (act(_("What for"), "our_jar_history", "0", below=True), act(_("Menu"), "menu", below=True)),
    )
    return View(text, ways, picture(jar))


def _said(one: Any) -> str:
    return html("({state})", state=_(STATES[one.state]) if one.state in STATES else _("waits")).unescape()


def _take_back(one: Any) -> Button:
    label = html(_("Take back: {words}"), words=fitting.cut(one.words, WORDS)).unescape()
    return act(label, "nomination_off", one.id)


def ask_words(said: str | None = None) -> Prompt:
    """What the class did; words that were said already may be meant as that, or as something else."""
    if said:
        text = html(_("Is that what your class did: “{words}”? You can also write it another way."), words=said)
        return Prompt(text, ((Option("said", _("Yes, tell my coach"), said),),))
    text = html(_("What did your class do? Tell it without names."))
    return asking(text)


def thanks(asked: str, one: Any) -> View:
    """It waits for a coach now."""
    text = html(_("Thank you! I'll show {who} what the class did, without names. You'll hear from me."), who=asked)
    return View(text, ((act(_("Take it back"), "nomination_off", one.id), _ours()),))


def _ours() -> Button:
    return act(_("Our jar"), "our_jar", below=True)


def taken_back() -> View:
    """It does not wait any more."""
    text = html(_("Taken back. You can tell me any time what the class did."))
    return View(text, ((_ours(), act(_("Menu"), "menu")),))


def accepted(coach: str, words: str) -> View:
    """The yes, to the student."""
    text = html(_("A marble for the class! {coach} put it in: “{words}”"), coach=coach, words=words)
    return View(text, ((_ours(),),))


def declined(coach: str, words: str, reason: str) -> View:
    """The no, to the student, with its reason."""
    text = lines(path_words.not_yet(coach, reason), html(_("This is about “{words}”."), words=words))
    return View(text, ((act(_("Tell another deed"), "nominate", below=True), _ours()),))


def waits_again(words: str) -> View:
    """A decision was taken back a moment later."""
    text = html(_("Your coach would like to think about “{words}” once more. You'll hear from me."), words=words)
    return View(text, ((_ours(),),))


def counted(number: int) -> str:
    """How many wait, on a coach's message."""
    return ngettext("{n} deed for the jar", "{n} deeds for the jar", number)


def evidence(values: Mapping[str, Any]) -> Any:
    """What a coach has to go by; who proposed it is nobody's business."""
    full = html(_("The jar is full: empty it first.")) if values["full"] else None
    last = html(_("This marble would fill it.")) if values["last"] and values["state"] == "waiting" else None
    return lines(
        html(_("Somebody of {batch} thinks of a marble:"), batch=bold(values["name"])),
        html("“{words}”", words=values["words"]),
        html(_("In the jar: {count} of {full}."), count=values["count"], full=FULL),
        full or last,
        html(_("Asked {when}."), when=when(values["since"], values["zone"], values["now"])),
    )


def approve(card_id: str, values: Mapping[str, Any]) -> tuple[tuple[Button, ...], ...]:
    """The yes; where it fills the jar it says so, and into a full one nothing goes."""
    if values["full"]:
        return ((act(_("The jar"), "jar_of", values["id"], below=True),),)
    if values["last"]:
        return ((act(_("Put it in and fill the jar"), "approve_as", "nomination", card_id, "fill"),),)
    return ((act(_("Put it in"), "approve", "nomination", card_id),),)
