"""The helper on screens: before the first time, while it is asked, and when there is no answer."""

from markupsafe import Markup

from bot.views.view import Option, Prompt
from bot.views.words import N_, _, html, lines

_WHY = {
    "helper_off": N_("The helper isn't there for you now."),
    "helper_check": N_("While a check is open, the helper takes a break."),
    "helper_enough": N_("That was a lot of help for one day. The helper is back tomorrow."),
    "helper_too_much": N_("That is more than the helper can read at once."),
}


def before_the_first_time(asked: str) -> Prompt:
    """Where the words go; `asked` are the coaches."""
    text = lines(
        html(_("The helper is a computer service outside school. It gets these words, without names.")),
        html(_("{asked} can read what it was asked and what it says. Shall it look?"), asked=asked),
    )
    return Prompt(text, ((Option("yes", _("Yes, let it look")),), (Option("no", _("No, thanks")),)))


def thinking() -> Prompt:
    """It is being asked."""
    return Prompt(html(_("I'm asking the helper. This can take a minute.")))


def why_not(code: str) -> Markup:
    """Why there is no answer."""
    return html(_(_WHY.get(code, N_("The helper has no answer right now."))))


def is_worth_another_try(code: str) -> bool:
    """Whether asking again may help today."""
    return code not in _WHY
