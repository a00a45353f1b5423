"""Words for files with content: asking for one, what it would do, what is amiss line by line, and what it did."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from bot.views.curriculum_words import FIELDS, counted, field_value, module_name, said
from bot.views.errors import words
from bot.views.fitting import cut, names, stacked
from bot.views.view import Option, Prompt, View, act
from bot.views.words import N_, _, bold, html, lines, listed, ngettext

COLUMNS = "domain, major, objective, activity, type, url"
MOST_PROBLEMS = 10
ROOM = 1100  # for each part of a preview
QUOTE = 40

KINDS = {
    "domain": N_("a domain"),
    "major": N_("a major"),
    "objective": N_("an objective"),
    "activity": N_("an activity"),
    "bank": N_("a file of questions"),
    "misconception": N_("a misconception"),
    "question": N_("a question"),
    "option": N_("an option"),
}
IN_SHORT = {"estimated_minutes": "minutes", "estimated_hours": "hours", "diagnostic_module_key": "module"}
PROBLEMS = {
    "field_missing": N_("{kind} needs “{field}”."),
    "words_needed": N_("“{field}” needs words, with letters."),
    "words_needed_in": N_("“{field}” needs one text, nothing more."),
    "text_too_long": N_("“{field}” has {length} characters, and {limit} fit."),
    "link_needed": N_("an activity needs a link that begins with https://"),
    "sign_needed": N_("“{field}” is one emoji, not “{word}”."),
    "colour_needed": N_("“{word}” is no colour. Write one like #3A7CA5, or blue."),
    "unknown_module": N_("I know no questions called “{word}”."),
    "number_needed": N_("“{field}” is a number from 1 to {most}, not “{word}”."),
    "unknown_word": N_("“{field}” is one of {allowed}, not “{word}”."),
    "names_needed": N_("{kind} needs its fields here, such as “title: …”."),
    "list_needed": N_("“{field}” needs a list here, each entry after a dash."),
    "field_twice": N_("“{field}” stands here twice."),
    "unknown_field": N_("{kind} has no “{field}”."),
    "twice": N_("“{title}” stands there already, on line {first}."),
    "says_otherwise": N_("an earlier row has another “{field}” for “{title}”."),
    "no_questions": N_("there is no question in this file."),
    "no_such_module": N_("I know no module “{word}”. There are {allowed}."),
    "no_such_sub_module": N_("there is no part “{word}” here. There are {allowed}."),
    "code_taken": N_("the code “{word}” is in use already, for one of mine. Please choose another."),
    "bad_code_word": N_("a code has small letters, digits and hyphens, not “{word}”."),
    "code_twice": N_("this code stands there already, on line {first}."),
    "not_kindly": N_("“kindly” begins with “Maybe”."),
    "bad_level": N_("“difficulty” is 1, 2 or 3, not “{word}”."),
    "bad_count": N_("a question has {fewest} or {most} options, and this one has {n}."),
    "bad_keys": N_("exactly one option is right, and here it is {n}."),
    "options_equal": N_("“{word}” is the same as “{other}”."),
    "option_too_long": N_("an option has up to {limit} characters, and this one has {length}."),
    "key_with_code": N_("the right option has no misconception."),
    "no_code": N_("which misconception leads to “{word}”?"),
    "unknown_code": N_("I know no misconception “{word}”. Add it under “misconceptions”."),
    "code_used_twice": N_("“{word}” leads to two options of this question."),
    "question_twice": N_("this question stands there already, on line {first}."),
}


def ask_file() -> Prompt:
    """What can be sent, in short."""
    return Prompt(lines(
        html(_("Send me a file. A curriculum is YAML, or CSV with a row for each activity; questions are YAML.")),
        html(_("CSV needs the columns {columns}."), columns=Markup("<code>{}</code>").format(COLUMNS)),
        html(_("Nothing changes before you have seen it.")),
    ))  # fmt: skip


def reading() -> Prompt:
    """The file is on its way."""
    return Prompt(html(_("I'm reading your file.")))


def unreadable(code: str, values: Mapping[str, Any]) -> Prompt:
    """Why there is nothing to look at."""
    return Prompt(words(code, values), _ways(0))


def amiss(problems: Sequence[Any]) -> Prompt:
    """What is amiss, the first lines of it; nothing of such a file is taken in."""
    shown = [_problem(*one) for one in problems[:MOST_PROBLEMS]]
    rest = len(problems) - len(shown)
    more = html(ngettext("And {n} line more.", "And {n} lines more.", rest)) if rest else None
    head = html(ngettext("{n} thing is amiss in this file:", "{n} things are amiss in this file:", len(problems)))
    last = html(_("Nothing is written yet. Mend it, and send it again."))
    return Prompt(lines(bold(head), stacked(shown, 3000), more, last), _ways(0))


def _problem(line: int, code: str, values: Mapping[str, Any]) -> Markup:
    kind, allowed, field = values.get("kind"), values.get("allowed"), str(values.get("field", ""))
    filled = {
        **{name: cut(value, QUOTE) if isinstance(value, str) else value for name, value in values.items()},
        "field": IN_SHORT.get(field, field),
        "kind": said(KINDS[kind]) if kind else "",
        "allowed": listed([str(one) for one in allowed]) if allowed else "",
    }
    word = PROBLEMS[code]
    return html(_("Line {line}: {what}"), line=line, what=html(_(word), **filled))


def _ways(count: int) -> tuple[tuple[Option, ...], ...]:
    yes = Option("yes", html(ngettext("Yes, write {n}", "Yes, write {n}", count)).unescape())
    no = Option("no", _("Another file"))
    return ((yes, no),) if count else ((no,),)


def curriculum(plan: Any) -> Prompt:
    """What a curriculum would add and change."""
    kinds = [kind for kind in ("domain", "major", "objective", "activity") if plan.new[kind]]
    new = Markup(", ").join(counted(kind, plan.new[kind]) for kind in kinds)
    titles = names([said(one) for one in plan.titles], ROOM) if plan.titles else ""
    changes = stacked([_change(one) for one in plan.changes], ROOM)
    parts = (
        html(_("New: {parts}."), parts=new) if kinds else None,
        html(_("Among them {titles}."), titles=titles) if titles else None,
        changes,
        html(ngettext("{n} part is there already.", "{n} parts are there already.", plan.same)) if plan.same else None,
    )
    asked = html(_("Shall I write that?")) if plan.count else html(_("There is nothing to write."))
    return Prompt(lines(*parts, bold(asked)), _ways(plan.count))


def _change(one: Any) -> Markup:
    old, new = (cut(field_value(one.field, value), QUOTE) or "–" for value in (one.old, one.new))
    text = _("{title}, {field}: {old} becomes {new}.")
    return html(text, title=cut(said(one.title), QUOTE), field=said(FIELDS[one.field]), old=old, new=new)


def questions(plan: Any) -> Prompt:
    """What a file of questions would add and change."""
    parts = (
        html(_("Questions for {module}."), module=bold(module_name(plan.module))),
        html(ngettext("{n} is new.", "{n} are new.", plan.new)) if plan.new else None,
        html(ngettext("{n} changes.", "{n} change.", plan.changed)) if plan.changed else None,
        html(ngettext("{n} is there already.", "{n} are there already.", plan.same)) if plan.same else None,
        html(ngettext("{n} misconception is new or changes.", "{n} misconceptions are new or change.", plan.codes))
        if plan.codes
        else None,
    )
    asked = html(_("Shall I write that?")) if plan.count else html(_("There is nothing to write."))
    return Prompt(lines(*parts, bold(asked)), _ways(plan.count))


def written(kind: str, done: Any) -> View:
    """What was taken in."""
    text = html(ngettext("Done: {n} thing is written.", "Done: {n} things are written.", done.count))
    if not done.count:
        text = html(_("Everything is there already."))
    if kind == "questions":
        return View(text, ((act(_("Look at them"), "own_questions", done.module), act(_("Questions"), "questions")),))
    return View(text, ((act(_("Curriculum"), "curriculum"), act(_("Give…"), "give")),))
