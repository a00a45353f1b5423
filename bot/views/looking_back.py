"""Looking back at a sprint: the counts, three questions with ready answers, and what was said."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

from bot.views import calendar, commenting, fitting
from bot.views.path_words import coaches
from bot.views.view import Option, Prompt, View, act, in_rows, units
from bot.views.words import N_, _, bold, day, html, lines, ngettext

LABEL = 40  # of a title inside a ready answer
ROOM = 3400  # for three answers and a comment

ASKS = {
    "went_well": N_("What went well in {sprint}?"),
    "was_hard": N_("And what was hard?"),
    "next_time": N_("What would you like to do next time?"),
}
HEADS = {
    "went_well": N_("Went well"),
    "was_hard": N_("Was hard"),
    "next_time": N_("Next time"),
}
READY = {
    "reached": N_("I reached my goal: {title}"),
    "on_the_way": N_("I worked on {title}"),
    "began": N_("I began"),
    "kept_on": N_("I kept going"),
    "finishing": N_("Finishing {title}"),
    "starting": N_("Starting with {title}"),
    "weekday": N_("{weekday}: there was a lot"),
    "habit": N_("Keeping my habit going"),
    "time": N_("Finding the time"),
    "beginning": N_("Knowing where to begin"),
    "same_way": N_("The same way again"),
    "bigger_goal": N_("A bigger goal"),
    "one_goal": N_("One goal at a time"),
    "fewer_tasks": N_("Fewer tasks a week"),
    "other_day": N_("Another day than {weekday}"),
    "smaller_habit": N_("A smaller habit"),
    "ask_sooner": N_("Ask for help sooner"),
    "begin_early": N_("Begin earlier in the week"),
}


def counted(counts: Any) -> Markup | None:
    """What came of a sprint: "2 of 3 goals reached · 14 of 20 tasks · 30 of 34 planned habit days"."""
    parts = []
    if counts.goals:
        said = ngettext("{done} of {n} goal reached", "{done} of {n} goals reached", counts.goals)
        parts.append(html(said, done=counts.goals_done))
    if counts.tasks:
        parts.append(html(ngettext("{done} of {n} task", "{done} of {n} tasks", counts.tasks), done=counts.tasks_done))
    if counts.days:
        said = ngettext("{done} of {n} planned habit day", "{done} of {n} planned habit days", counts.days)
        parts.append(html(said, done=counts.days_done))
    return Markup(" · ").join(parts) if parts else None


def ask_begin(sprint: str, counts: Any, names: Sequence[str]) -> Prompt:
    """Before the questions: what came of it, and who can read the answers."""
    text = lines(
        html(_("Looking back at {sprint}"), sprint=bold(sprint)),
        counted(counts),
        html(_("Three short questions, and you can skip any. What you say, {who} can read."), who=coaches(names)),
    )
    return Prompt(text, ((Option("begin", _("Look back")),),))


def ask(question: str, sprint: str, ready: Sequence[Any]) -> Prompt:
    """One of the three questions."""
    text = lines(html(_(ASKS[question]), sprint=bold(sprint)), html(_("Pick one, or write it in your words.")))
    return Prompt(text, in_rows(_ready(n, one) for n, one in enumerate(ready)))


def _ready(number: int, one: Any) -> Option:
    values = dict(one.values)
    if "weekday" in values:
        values["weekday"] = calendar.weekday_names("wide")[values["weekday"]]
    if "n" in values:
        return Option(str(number), _counting(one.code, values))
    short = {**values, "title": fitting.cut(values["title"], LABEL)} if "title" in values else values
    said = _(READY[one.code])
    return Option(str(number), html(said, **short).unescape(), value=html(said, **values).unescape())


def _counting(code: str, values: Mapping[str, Any]) -> str:
    if code == "tasks_done":
        said = ngettext("I did {done} of {n} task", "I did {done} of {n} tasks", values["n"])
    else:
        said = ngettext("My habit, on {done} of {n} day", "My habit, on {done} of {n} days", values["n"])
    return html(said, done=values["done"]).unescape()


def summary(sprint: str, said: Mapping[str, Any]) -> Prompt:
    """All three together."""
    texts = fitting.shared([said.get(key) or "–" for key in HEADS], ROOM)
    parts = [
        html("{n} {head}: {text}", n=n, head=_(HEADS[key]), text=text)
        for n, (key, text) in enumerate(zip(HEADS, texts, strict=True), 1)
    ]
    changes = tuple(Option(f"change:{key}", html(_("Change {n}"), n=n).unescape()) for n, key in enumerate(HEADS, 1))
    return Prompt(lines(html(_("Looking back at {sprint}"), sprint=bold(sprint)), *parts),
                  ((Option("save", _("Save")),), changes))  # fmt: skip


def kept(sprint_id: str, names: Sequence[str], until: date, *, left: bool) -> View:
    """It is stored; what is not finished may go on in the next sprint."""
    text = html(
        _("Kept. {who} can read it. You can change it until {day}."), who=_at_front(coaches(names)), day=day(until)
    )
    onward = ((act(_("Take something along"), "carry"),),) if left else ()
    ways = (act(_("Change it"), "look_back_of", sprint_id), act(_("Earlier sprints"), "earlier_sprints"))
    return View(text, (*onward, ways, (act(_("Today"), "today"),)))


def _at_front(text: str) -> str:
    return text[:1].upper() + text[1:]


def said(retro: Any, room: int = ROOM) -> Markup:
    """What was said, without what was skipped."""
    keys = [key for key in HEADS if getattr(retro, key)]
    texts = fitting.shared([getattr(retro, key) for key in keys], room)
    return lines(
        *(html("{head}: {text}", head=bold(_(HEADS[key])), text=text) for key, text in zip(keys, texts, strict=True))
    )


def mine(sprint: Any, retro: Any, comment: Any, *, may_change: bool) -> View:
    """What a student said of a sprint, with what a coach said to it."""
    answer = commenting.for_student(comment)
    text = lines(
        html(_("What you said of {sprint}"), sprint=bold(sprint.name)),
        said(retro, ROOM - (units(answer) if answer else 0)),
        answer,
    )
    change = ((act(_("Change it"), "look_back_of", sprint.id),),) if may_change else ()
    back = (act(_("Back"), "earlier_sprint", sprint.id), act(_("Today"), "today"))
    return View(text, (*change, back))


def nothing_open() -> View:
    """No sprint is over, or the last one was long ago."""
    text = html(_("There is no sprint to look back at now. On the last day of one I'll ask you."))
    return View(text, ((act(_("Earlier sprints"), "earlier_sprints"), act(_("Today"), "today")),))
