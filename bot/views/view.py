"""What can stand on a screen: text, buttons that do something, options that answer something."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from html import unescape
from typing import Any, TypeVar

from markupsafe import Markup

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
_TAG = re.compile(r"<[^>]*>")


def length(html: str) -> int:
    """Return how long Telegram finds a text: without its tags, in UTF-16 units."""
    return units(unescape(_TAG.sub("", html)))


def units(text: str) -> int:
    """Return how long Telegram finds plain words: an emoji is two units or more."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True)
class Button:
    """A button: pressing it sends its data back to us, or opens an address."""

    label: str
    data: str | None = None
    url: str | None = None


def act(label: str, name: str, *args: str, below: bool = False) -> Button:
    """Return a button for an action of the register, `handlers/actions.py`.

    Its answer takes the place of the pressed message, or comes `below` it, where that has to stay readable.
    """
    return Button(label, ":".join(("b" if below else "a", name, *args)))


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a message, as a recipe: what `kind` means, `transport/attachments.py` knows.

    It is made from `values`, which are JSON, when the message is sent, and is never kept in a queue.
    """

    kind: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class View:
    """A message as it is to be read: HTML text, rows of buttons, and a file where there is one to see or to keep."""

    text: Markup
    keyboard: tuple[tuple[Button, ...], ...] = ()
    attachment: Attachment | None = None

    def with_row(self, *buttons: Button) -> "View":
        """Return the same view with one more row of buttons at its end."""
        return replace(self, keyboard=(*self.keyboard, buttons))

    def below(self, other: "View") -> "View":
        """Return the same view with what another one says first, and the buttons of that on top; none of them twice."""
        known = {button.data for row in self.keyboard for button in row if button.data}
        above = (tuple(button for button in row if button.data not in known) for row in other.keyboard)
        return replace(self.after(other.text), keyboard=(*filter(None, above), *self.keyboard))

    def after(self, text: Markup | None) -> "View":
        """Return the same view with something said first."""
        return replace(self, text=text + Markup("\n\n") + self.text) if text else self


@dataclass(frozen=True)
class Option:
    """A possible answer: the key is what is stored, the label is what is read.

    Beside a question for words the words are stored: the label, or `value` where that is something else.
    """

    key: str
    label: str
    value: str | None = None


@dataclass(frozen=True)
class Prompt:
    """A question and its ready answers, in rows; the conversation adds the way on and the way back.

    `also` are answers that hold without being on the screen: ticked on another one. `beside` are buttons of the
    register that leave the question as it is, and `attachment` is a picture that it is about.
    """

    text: Markup
    rows: tuple[tuple[Option, ...], ...] = ()
    also: tuple[Option, ...] = ()
    beside: tuple[Button, ...] = ()
    attachment: Attachment | None = None

    @property
    def options(self) -> tuple[Option, ...]:
        """Every option, row by row."""
        return tuple(option for row in self.rows for option in row)


@dataclass(frozen=True)
class Menu:
    """The commands that a chat's client offers, each with what it says."""

    chat_id: str
    commands: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Screen:
    """A view and the place where it is to stand.

    `fresh` asks for a new message at the end of the chat; otherwise the message in the slot is edited. `standing` is
    the message whose button was pressed: we then know for sure what stands in the slot. `user_id` is whom it is for,
    and `name` their name, where several people read the same phone. `topic` is where in a group with topics it goes.
    """

    chat_id: str
    view: View
    slot: str | None = None
    fresh: bool = True
    standing: int | None = None
    name: str = ""
    user_id: str | None = None
    topic: int | None = None


Labelled = TypeVar("Labelled", bound=Button | Option)


def in_rows(options: Iterable[Labelled], width: int = 2) -> tuple[tuple[Labelled, ...], ...]:
    """Lay options or buttons out in rows; one with a long label gets a row of its own."""
    rows: list[tuple[Labelled, ...]] = []
    row: list[Labelled] = []
    for option in options:
        long = len(option.label) > 32 // width
        if row and (long or len(row) == width):
            rows.append(tuple(row))
            row = []
        row.append(option)
        if long:
            rows.append(tuple(row))
            row = []
    return (*rows, tuple(row)) if row else tuple(rows)
