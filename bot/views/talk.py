"""A project told as to a friend: listening, looking at what was found, and what to do with links in it."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from bot.views import fitting, helping
from bot.views.calendar import weekday_and_day
from bot.views.path_words import coaches
from bot.views.project_words import HEADS, named
from bot.views.view import Option, Prompt
from bot.views.words import _, bold, html, lines, ngettext

ROOM = 1500  # of an answer, and of the words that it is from
LABEL = 60
MOST_OFFERED = 4
NOTHING_FOUND = "nothing_found"  # a reason why nothing is sorted, beside those of the helper


def listen(values: Mapping[str, Any], count: int, heard: str | None = None, *, voice: bool = False) -> Prompt:
    """Tell me; and once something was said, or `heard` in a voice message, whether there is more."""
    ways = (Option("done", _("I'm done")),), (Option("questions", _("Ask me three questions instead")),)
    if heard is not None:
        text = html(_("I heard: “{words}”"), words=fitting.cut(heard, ROOM))
        return Prompt(
            lines(text, html(_("Is there more?"))), (ways[0], (Option("out", _("Not what I said")),), ways[1])
        )
    if count:
        return Prompt(html(_("I'm listening. Is there more?")), ways)
    said = _("{project} ended on {day}.") if values["over"] else _("{project} ends on {day}.")
    how = _("Tell me about it as you'd tell a friend, in as many messages as you like.")
    goes = _("What you keep, {who} can read. A computer service outside school sorts your words.")
    if voice:
        how = _("Tell me about it as you'd tell a friend, in as many messages as you like, typed or spoken.")
        goes = _(
            "What you keep, {who} can read. A computer service outside school hears your voice and sorts your words."
        )
    text = lines(
        html(said, project=bold(values["project"]), day=weekday_and_day(values["last_day"])),
        html(how),
        html(goes, who=coaches(values["coaches"])),
    )
    return Prompt(text, ways)


def look(question: str, found: Any, number: int, count: int) -> Prompt:
    """One answer, with the words that it is from."""
    text = lines(
        _number(number, count),
        html("<b>{head}:</b> {text}", head=_(HEADS[question]), text=fitting.cut(found.text, ROOM)),
        html(_("from: “{words}”"), words=fitting.cut(found.words, ROOM)),
    )
    return Prompt(text, _ways(_("Keep"), _("Change")))


def look_at_doubt(found: Any, number: int) -> Prompt:
    """Words that may be meant as an answer."""
    asked = html(
        _("You wrote “{words}”. Is that something you'd do differently?"), words=fitting.cut(found.words, ROOM)
    )
    return Prompt(lines(_number(number, number), asked), _ways(_("Yes, keep it"), _("Let me say it")))


def _number(number: int, count: int) -> Any:
    begins = html(_("Let's look together.")) if number == 1 else None
    place = html(_("{n} of {count}"), n=number, count=count) if count > 1 else None
    return html(" ").join(one for one in (begins, place) if one) or None


def _ways(keep: str, change: str) -> tuple[tuple[Option, ...], ...]:
    return ((Option("keep", keep), Option("change", change)), (Option("out", _("Leave out")),))


def ask(asked: Prompt, typed: Sequence[str], why: str | None, *, first: bool) -> Prompt:
    """One of the three questions, with what was typed before as answers; `why` is why nobody has sorted it."""
    offered = list(dict.fromkeys(one for one in typed if not one.startswith("https://")))[:MOST_OFFERED]
    rows = tuple((Option(f"typed{n}", fitting.cut(one, LABEL), value=one),) for n, one in enumerate(offered))
    together = html(_("{why} So let's do it together."), why=_why(why)) if why and first else None
    return Prompt(lines(together, asked.text), rows or asked.rows)


def _why(code: str) -> Markup:
    return html(_("I can't find the answers in it yet.")) if code == NOTHING_FOUND else helping.why_not(code)


def ask_links(guesses: Sequence[Any]) -> Prompt:
    """Whether the links in what was told belong to the project."""
    text = ngettext("I saw a link in it. Shall it go into the project?",
                    "I saw {n} links in it. Shall they go into the project?", len(guesses))  # fmt: skip
    named_ = (html("· {link}", link=named(one.title, one.kind)) for one in guesses)
    return Prompt(lines(html(text), *named_), ((Option("yes", _("Yes, put in")), Option("no", _("No"))),))
