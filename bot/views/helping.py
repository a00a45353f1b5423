"""The helper on screens: before the first time, while it is asked, and when there is no answer."""

from markupsafe import Markup

from bot.views import errors
from bot.views.view import Option, Prompt
from bot.views.words import _, html, lines

ANOTHER_TRY = "helper_trouble"  # the only reason that may be gone in a minute


def before_the_first_time(gets: Markup, asked: str) -> Prompt:
    """Where the words go: what it gets is a sentence, and `asked` are the coaches."""
    text = lines(
        html(_("The helper is a computer service outside school. {gets}"), gets=gets),
        html(_("What it is asked and what it says, {asked} can read. Shall it look?"), asked=asked),
    )
    return Prompt(text, ((Option("yes", _("Yes, let it look")),), (Option("no", _("No, thanks")),)))


def thinking() -> Prompt:
    """It is being asked."""
    return Prompt(html(_("I'm asking the helper. This can take a minute.")))


def listening() -> Prompt:
    """Something spoken is being written down."""
    return Prompt(html(_("I'm writing down what you said. This can take a minute.")))


def why_not(code: str) -> Markup:
    """Why there is no answer."""
    return errors.words(code, {})
