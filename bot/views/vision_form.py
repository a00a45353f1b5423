"""The form of a card: which one it shall be, its questions with ready answers, and all of it together."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.content.vision_board import SIZES, Idea, ideas_for
from bot.views import asking, fitting
from bot.views.view import Option, Prompt, View, act, in_rows
from bot.views.vision_words import (
    COLORS,
    FIELDS,
    KINDS,
    NAME,
    TITLE,
    area_label,
    area_name,
    color,
    said,
)
from bot.views.vision_words import SIZES as SIZE_WORDS
from bot.views.words import N_, _, bold, html, lines, ngettext

NUMBERS = {"counter": (5, 10, 20, 50), "progress": (3, 4, 5, 10)}
EMOJI = ("⭐", "❤️", "🎯", "🚀", "🌈", "🏆", "💪", "🎨")
LABELS = {
    "counter": (N_("times"), N_("books"), N_("hours"), N_("pages")),
    "progress": (N_("steps"), N_("levels"), N_("chapters"), N_("parts")),
}
HABITS = (
    (N_("Drink water"), N_("Move until I'm warm"), N_("Read 10 minutes")),
    (N_("Pack my bag"), N_("Tidy my desk"), N_("Sleep on time")),
)
QUOTES = (N_("I can't do it yet. I'm learning it."), N_("One step, then the next."), N_("I did hard things before."))
LINE = 60  # units of an answer in the summary


def ideas(area: Any) -> View:
    """What card it shall be: an idea that fits the area, or one from the beginning."""
    text = html(_("A card for {area}. Take an idea and change it, or begin your own."), area=bold(area_name(area)))
    rows = in_rows(
        act(f"{idea.emoji} {_said(idea.title)}", "board_idea", area.id, str(n))
        for n, idea in enumerate(ideas_for(_began_as(area)))
    )
    own = (act(_("Something of my own"), "board_kinds", area.id),)
    return View(text, (*rows, own, (act(_("Another area"), "board_new"), act(_("My board"), "board"))))


def kinds(area: Any) -> View:
    """Which of the eight types."""
    rows = tuple((act(said(KINDS, kind), "board_kind", area.id, kind),) for kind in KINDS)
    back = act(_("Back to the ideas"), "board_new_in", area.id)
    return View(html(_("What kind of card shall it be?")), (*rows, (back, act(_("My board"), "board"))))


def _began_as(area: Any) -> str:
    return area.name if area.is_preset else ""


def _said(word: str) -> str:
    return _(word)


def idea(area: Any, number: int) -> Mapping[str, Any] | None:
    """Return what an idea holds, in the language being spoken; None where there is none of that number."""
    found = ideas_for(_began_as(area))
    return _held(found[number]) if number < len(found) else None


def _held(one: Idea) -> Mapping[str, Any]:
    held = {
        "title": _said(one.title), "emoji": one.emoji, "target": str(one.target) if one.target else None,
        "label": _said(one.label) if one.label else None, "habits": "\n".join(map(_said, one.habits)) or None,
        "quote": _said(one.quote) if one.quote else None, "text": _said(one.text) if one.text else None,
    }  # fmt: skip
    return {"type": one.type, **{name: value for name, value in held.items() if value is not None}}


def ask_area(areas: Sequence[Any]) -> Prompt:
    """Which area it is for."""
    return Prompt(html(_("Which area is it for?")), tuple((Option(one.id, area_label(one)),) for one in areas))


def ask_title(card_type: str) -> Prompt:
    """What stands on it."""
    asked = {
        "counter": _("What would you like to count? “Read 20 books”, for example."),
        "progress": _("What would you like to get done, step by step?"),
        "streak": _("What would you like to do day after day?"),
        "habits": _("A few small things for each day. What is the card called?"),
        "image_hero": _("What is the picture of? A place, a thing, something you'd like to become?"),
        "motivation": _("When do these words help? “When it gets hard”, for example."),
        "journal": _("What is the page about?"),
        "mini_tile": _("What stands on the tile? A few words are enough."),
    }[card_type]
    return Prompt(html("{asked}", asked=asked))


def ask_target(card_type: str) -> Prompt:
    """How many."""
    asked = _("How many shall it be?") if card_type == "counter" else _("How many steps does it have?")
    ready = tuple(Option(str(n), str(n)) for n in NUMBERS.get(card_type, NUMBERS["counter"]))
    return Prompt(html("{asked}", asked=asked), (ready,))


def ask_label(card_type: str) -> Prompt:
    """What is counted."""
    words = LABELS.get(card_type, LABELS["counter"])
    return Prompt(html(_("What do you count? Pick one, or write it.")), in_rows(_ready(words)))


def _ready(words: Sequence[str]) -> list[Option]:
    return [Option(str(n), _said(word)) for n, word in enumerate(words)]


def ask_habits() -> Prompt:
    """What is on a card of habits."""
    rows = []
    for n, words in enumerate(HABITS):
        shown = [_said(word) for word in words]
        rows.append((Option(str(n), " · ".join(shown), value="\n".join(shown)),))
    return Prompt(html(_("Which small things? Up to six, each on a line of its own.")), tuple(rows))


def ask_quote() -> Prompt:
    """Which words help."""
    return Prompt(html(_("Which words help you? Pick some, or write your own.")), tuple((o,) for o in _ready(QUOTES)))


def ask_text() -> Prompt:
    """What is written on a page to remember."""
    return Prompt(html(_("Write your page: what was it like? Today's date stands below it.")))


def ask_description() -> Prompt:
    """More words."""
    return Prompt(html(_("What more would you like to say about it?")))


def ask_subtitle() -> Prompt:
    """A second line."""
    return Prompt(html(_("What stands in the second line?")))


def ask_emoji() -> Prompt:
    """An emoji."""
    options = [Option(one, one) for one in EMOJI]
    return Prompt(html(_("Which emoji? Pick one, or send another.")), (tuple(options[:4]), tuple(options[4:])))


def ask_color() -> Prompt:
    """Which colour."""
    return Prompt(html(_("Which colour?")), in_rows(Option(key, color(key)) for key in COLORS))


def ask_size(card_type: str) -> Prompt:
    """Which size."""
    options = [Option(key, said(SIZE_WORDS, key)) for key in SIZES[card_type]]
    return Prompt(html(_("How large shall it be in the picture?")), in_rows(options))


def ask_day(days: tuple[tuple[Option, ...], ...]) -> Prompt:
    """On which day a page was written."""
    return Prompt(html(_("On which day did you write it? Pick one, or type it.")), days)


def ask_photo() -> Prompt:
    """A photo for the card."""
    return Prompt(html(_("Send me a photo for it. You can also skip this, and send one later.")))


def summary(area: str, draft: Mapping[str, Any], asked: Sequence[str]) -> Prompt:
    """Everything about a new card; any of it can be different."""
    numbered = list(enumerate(asked, start=1))
    text = lines(
        html(_("Your card: {kind}"), kind=bold(said(KINDS, draft["type"]))),
        *(
            html("{n} {field}: {what}", n=n, field=said(FIELDS, field), what=_answer(area, draft, field))
            for n, field in numbered
        ),
    )
    changes = [Option(f"change:{field}", html(_("Change {n}"), n=n).unescape()) for n, field in numbered]
    rows = tuple(tuple(changes[n : n + 2]) for n in range(0, len(changes), 2))
    return Prompt(text, ((Option("save", _("Put it on my board")),), *rows))


def _answer(area: str, draft: Mapping[str, Any], field: str) -> str:
    value = draft.get(field)
    if field == "area":
        return area
    if field == "color":
        return color(value or "")
    if field == "size":
        return said(SIZE_WORDS, value or SIZES[draft["type"]][0])
    if field == "photo":
        return _("with a photo") if value else _("none yet")
    shown = fitting.cut(" · ".join(str(value or "").splitlines()), TITLE if field == "title" else LINE)
    return shown or _("none")


def ask_board(areas: Sequence[Any]) -> Prompt:
    """A photo came by itself: does it belong on the board?"""
    rows = tuple((Option(one.id, area_label(one)),) for one in areas)
    text = html(_("A photo! Shall this go on your board? Pick the area it belongs to."))
    return Prompt(text, (*rows, (Option("no", _("No, just for fun")),)))


def ask_photo_title(length: int, limit: int, short: str | None) -> Prompt:
    """What it is called, where nothing stands below it, or more than fits."""
    if short is None:
        return Prompt(html(_("What shall stand below it?")))
    text = ngettext("That is {length} characters, and {n} fits below it. Shall it be the beginning, or other words?",
                    "That is {length} characters, and {n} fit below it. Shall it be the beginning, or other words?",
                    limit)  # fmt: skip
    label = fitting.cut(short, NAME)
    return Prompt(html(text, length=length), ((Option("short", label, value=short),),))


def or_empty(prompt: Prompt) -> Prompt:
    """The same question about something that may also be empty."""
    return replace(prompt, rows=(*prompt.rows, (Option("none", _("Leave it empty"), value=""),)))


def not_on_board() -> View:
    """The photo stays where it is: in the chat."""
    text = html(_("Okay, it stays in our chat and nowhere else. You can send me another one any time."))
    return View(text, ((act(_("My board"), "board"), act(asking.today(), "today")),))
