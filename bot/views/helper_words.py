"""What an entry of the helper's log says: what happened, why it did not work, the facts of the call."""

from typing import Any

from markupsafe import Markup

from bot.views.words import N_, _, html

SAYS = {
    "gave": N_("{name} gave"),
    "sent": N_("Sent to the service"),
    "answer": N_("Came back"),
    "choice": N_("{name} chose"),
    "error": N_("Did not work"),
    "other": N_("Noted"),
}
DICTATED = "dictation"  # the flow in which a coach tells of a student
CHOSE = {
    "keep": N_("{name} kept it"),
    "change": N_("{name} changed it"),
    "drop": N_("{name} left it out"),
}
# Why it did not work, by the code that is written down; any other is said as it is.
REASONS = {
    "slow": N_("it took too long"),
    "busy": N_("the service had too much to do"),
    "down": N_("the service was not there"),
    "denied": N_("the service wants nothing of us; whoever runs this can look at the key"),
    "unfit": N_("the service did not take this question"),
    "too_long": N_("it said more than fits"),
    "garbled": N_("what came back made no sense"),
    "silent": N_("there were no words in it"),
    "not_fetched": N_("the voice message did not come over from Telegram"),
    "resting": N_("it was not asked, for it had not answered several times"),
    "interrupted": N_("the program was stopped in the middle"),
    "unknown_placeholder": N_("it made up a name"),
    "helper_trouble": N_("it was not asked, for it had not answered several times"),
    "helper_enough": N_("those were enough questions for one day"),
    "helper_too_much": N_("that was more than it can read"),
    "dropped_helper_off": N_("the helper was switched off meanwhile"),
    "dropped_helper_check": N_("a check was opened meanwhile"),
}
FACTS = {
    "prompt": N_("prompt {word}"),
    "version": N_("version {word}"),
    "model": N_("model {word}"),
    "tokens": N_("{word} tokens"),
    "ms": N_("{word} ms"),
}


def says(entry: Any, name: str) -> str:
    """Return what happened, as a heading: who gave, what came back, what somebody did with it.

    What a coach told of a student was not given by the student.
    """
    known = entry.kind == "choice" and entry.choice
    who = _("A coach") if entry.flow == DICTATED else name
    return html(_(CHOSE[entry.choice] if known else SAYS[entry.kind]), name=who).unescape()


def words(entry: Any) -> str:
    """Return what stands in an entry; of one that did not work, the reason."""
    if entry.kind == "error" and entry.text in REASONS:
        return _(REASONS[entry.text])
    return str(entry.text)


def facts(one: Any) -> Markup | None:
    """Return what is known of the call, in small."""
    said = [html(_(FACTS[name]), word=one.facts[name]).unescape() for name in FACTS if name in one.facts]
    about = [html(_("about {flow}"), flow=one.flow).unescape()] if one.flow else []
    return html("({facts})", facts=", ".join([*about, *said])) if said or about else None
