"""One line of a goal, sharper: which one, before and after, and the way without the helper."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from bot.views import goal_answers as ready
from bot.views import helping
from bot.views.goal_words import lines_of, said
from bot.views.view import Option, Prompt, in_rows
from bot.views.words import N_, _, bold, html, lines

_QUESTIONS = {
    "title": N_("What shall it be called?"),
    "specific": N_("What exactly will you do? How often, or how long?"),
    "measurable": N_("How will you know that it worked? A number helps."),
    "achievable": N_("What could get in the way, and what then?"),
    "relevant": N_("Why do you want this?"),
}


def which(fields: Any) -> Prompt:
    """Which line."""
    *four, _day = lines_of(fields)
    labels = {"specific": "1", "measurable": "2", "achievable": "3", "relevant": "4", "title": _("Title")}
    text = lines(bold(fields.title), *four, html(_("Which line shall we make sharper?")))
    return Prompt(text, in_rows((Option(key, label) for key, label in labels.items()), 5))


def before_the_first_time(asked: str) -> Prompt:
    """Where the words of a goal go."""
    return helping.before_the_first_time(html(_("It gets the words of this goal, without names.")), asked)


def proposed(before: str, after: str, *, more: bool) -> Prompt:
    """The line as it is, and as it might be; nothing is changed before a press."""
    again = [Option("again", _("Try once more"))] if more else []
    own = Option("own", _("Say it myself"))
    if before == after:
        text = lines(html(_("You wrote: {words}"), words=said(before)), html(_("The helper finds it clear as it is.")))
        return Prompt(text, ((Option("keep", _("Okay")),), (*again, own)))
    text = lines(
        html(_("You wrote: {words}"), words=said(before)),
        html(_("Sharper: {words}"), words=bold(after)),
        html(_("It's your goal. Which one fits better?")),
    )
    return Prompt(text, ((Option("take", _("Take it")), Option("keep", _("Keep mine"))), (*again, own)))


def own(field: str, goal: Mapping[str, str], coach: str, days: int, why: str | None) -> Prompt:
    """Say it yourself, with a question and ready answers; `why` is the code of the reason why nobody proposes one."""
    together = html(_("{why} So let's do it together."), why=helping.why_not(why)) if why else None
    text = lines(together, html(_("You wrote: {words}"), words=said(goal[field])), html(_(_QUESTIONS[field])))
    answers = [one for one in _answers(field, goal, coach, days) if one != goal[field]]
    again = (Option("again", _("Ask once more")),) if why == helping.ANOTHER_TRY else ()
    stay = Option("stays", _("Leave it as it is"), goal[field])
    return Prompt(text, (*in_rows(Option(f"{n}", label) for n, label in enumerate(answers)), (*again, stay)))


def _answers(field: str, goal: Mapping[str, str], coach: str, days: int) -> list[str]:
    match field:
        case "specific":
            return [*ready.whats(goal["title"])]
        case "measurable":
            return [*ready.ways_to_know(goal["title"], goal["specific"], coach, days)]
        case "achievable":
            return [*ready.obstacles(goal["title"], goal["specific"], coach)]
        case "relevant":
            return [*ready.whys(goal["title"], goal["specific"])]
    return []


def kept() -> Markup:
    """Said above the goal with its new line."""
    return html(_("Kept."))


def stays() -> Markup:
    """Said above the goal as it was."""
    return html(_("Okay, it stays as it is."))
