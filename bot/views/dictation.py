"""A coach tells of several students at once: listening, whom a name means, what is put down for whom."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from bot.views import fitting
from bot.views.path_words import label
from bot.views.project_words import THEIR_HEADS
from bot.views.view import Option, Prompt, View, act, in_rows
from bot.views.words import _, bold, html, lines, listed

ROOM = 2400  # of a screen, for words that somebody said
NAME = 24  # characters of a name on a button


def listen(values: Mapping[str, Any], count: int) -> Prompt:
    """Tell me; and once something was said, whether there is more."""
    ways = ((Option("done", _("I'm done")),),)
    if count:
        return Prompt(html(_("I'm listening. Is there more?")), ways)
    text = lines(
        html(_("What did they make in {project}, and how did it go?"), project=bold(values["project"])),
        html(_("Tell me about several students, in as many messages as you like. Begin with a name each time.")),
        html(_("For students whose home said yes, a computer service outside school sorts your words, without names."))
        if values["helped"]
        else None,
    )
    return Prompt(text, ways)


def who(word: str, names: Mapping[str, str], nobody: str) -> Prompt:
    """Whom a name means."""
    if len(names) > 1:
        asked, none = _("Who is “{word}”?"), _("None of them")
    else:
        asked, none = _("Is “{word}” somebody of the class?"), _("No, nobody")
    people = in_rows(Option(f"{key}/{word}", label(name)) for key, name in names.items())
    return Prompt(html(asked, word=fitting.cut(word, NAME)), (*people, (Option(f"{nobody}/{word}", none),)))


def look(key: str, name: str, found: Mapping[str, Any], place: tuple[int, int]) -> Prompt:
    """What was found about one student, each answer with the words that it is from."""
    room = ROOM // (2 * len(found))
    parts = [
        lines(
            html("<b>{head}:</b> {text}", head=_(THEIR_HEADS[question]), text=fitting.cut(one.text, room)),
            html(_("from: “{words}”"), words=fitting.cut(one.words, room)),
        )
        for question, one in found.items()
    ]
    rows = ((Option(f"keep/{key}", _("Keep")), Option(f"otherwise/{key}", _("Sort it myself"))), _out(key))
    return Prompt(lines(_head(name, place), *parts), rows)


def where(key: str, name: str, words: str, place: tuple[int, int]) -> Prompt:
    """To which question the words about a student belong."""
    text = lines(
        _head(name, place),
        html("“{words}”", words=fitting.cut(words, ROOM)),
        html(_("What does that tell?")),
    )
    return Prompt(text, (*((Option(f"{one}/{key}", _(THEIR_HEADS[one])),) for one in THEIR_HEADS), _out(key)))


def _head(name: str, place: tuple[int, int]) -> Markup:
    number, count = place
    return html(_("{name} · {n} of {count}"), name=bold(name), n=number, count=count) if count > 1 else bold(name)


def _out(key: str) -> tuple[Option, ...]:
    return (Option(f"out/{key}", _("Leave out")),)


def summary(
    project: str, students: Sequence[tuple[str, str, Mapping[str, str | None] | None]], *, themselves: Sequence[str],
    nobody: Sequence[str], too_many: Sequence[str],
) -> Prompt:  # fmt: skip
    """All of them together, and what is not put down."""
    room = ROOM // max(len(students), 1)
    text = lines(
        bold(project),
        *(_line(name, said, room) for name, _step, said in students),
        html(_("{names} told it themselves, and that stays."), names=fitting.names(themselves, NAME * 8))
        if themselves
        else None,
        html(_("About nobody, so left out: “{words}”"), words=fitting.cut(" ".join(nobody), 200)) if nobody else None,
        html(_("Too many for one go, so tell me about them again: {names}"), names=fitting.names(too_many, NAME * 8))
        if too_many
        else None,
    )
    is_any = any(said for _name, _step, said in students)
    save = Option("save", _("Save") if is_any else _("Put nothing down"))
    changes = in_rows(
        Option(f"change:{step}", html(_("Change {name}"), name=fitting.cut(name, NAME)).unescape())
        for name, step, _said in students
    )
    return Prompt(text, ((save,), *changes, (Option("change:told", _("Tell more")),)))


def _line(name: str, said: Mapping[str, str | None] | None, room: int) -> Markup:
    if not said:
        return html(_("{name}: left out"), name=bold(name))
    shown = fitting.shared([text or "" for text in said.values()], room)
    return lines(
        bold(name), *(html("{head}: {text}", head=_(THEIR_HEADS[key]), text=text)
                      for key, text in zip(said, shown, strict=True)),
    )  # fmt: skip


def kept(project_id: str, batch_id: str, down: list[str], themselves: list[str]) -> View:
    """It is put down."""
    text = lines(
        None if down or themselves else html(_("Nothing is put down.")),
        html(_("Kept for {names}. They hear of it and can change it."), names=listed(down)) if down else None,
        html(_("{names} told it themselves meanwhile, and that stays."), names=listed(themselves))
        if themselves
        else None,
    )
    return View(text, ((act(_("Who has what"), "project_in", project_id, batch_id, "0"),),))
