"""What every step is: a question, what stands under it, and how an input is read as an answer or a refusal.

A button's payload holds only its place among what was shown; what it means, a key, is stored with the turn. Keys that
begin with `!` belong to the conversation itself (back, skip, done …), all others are the flow's.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.conversations.given import Given
from bot.db import Unit
from bot.services.who import Who
from bot.views import asking
from bot.views.view import Option, Prompt

Values = Mapping[str, Any]
Draft = Mapping[str, Any]

PAGE = "!page:"
SO_FAR = "~"  # before a step's key: what was picked there and not confirmed yet
ALBUM = f"{SO_FAR}album"  # which album was answered last
PAGE_SIZE = 8


@dataclass(frozen=True)
class Answer:
    """The step is answered, with this."""

    value: Any


@dataclass(frozen=True)
class Refusal:
    """The step stays; the code says why, `views/asking.py` has the words."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Redraw:
    """The step stays, and shows something else: another page, another tick."""

    memory: Mapping[str, Any]


@dataclass(frozen=True)
class Jump:
    """Go back to one answer and ask for it again; where `answered` is something, this step counts as answered so."""

    step: str
    answered: Any = None


@dataclass(frozen=True)
class Change:
    """Something else is asked for: of the draft, these values change and nothing but these; `anew` is asked again.

    `note` says so above the next question, by its code in `views/asking.py`; empty, nothing does.
    """

    values: Mapping[str, Any]
    anew: tuple[str, ...] = ()
    note: str = "amended"

    def applied(self, draft: Draft, at: str) -> dict[str, Any]:
        """Return a draft as it is after that; of the step `at` which it comes, a value is not yet confirmed."""
        dropped = {key for name in self.anew for key in (name, SO_FAR + name)}
        values = {SO_FAR + key if key == at else key: value for key, value in self.values.items()}
        return {**{key: value for key, value in draft.items() if key not in dropped}, **values}


Reading = Answer | Refusal | Redraw | Jump | Change


Keep = Callable[[Unit, Who, Draft], Awaitable[Mapping[str, Any] | Change]]
Amend = Callable[[Unit, Who, str, Draft], Awaitable[Reading | None]]


async def _no_values(_unit: Unit, _who: Who, _draft: Draft) -> Values:
    return {}


def _always(_draft: Draft) -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class Step:
    """One question. `memory` is what a turn remembers beside the answers: the page, the ticks so far.

    `keep` saves what is known once this step is answered, and returns what the draft has to remember of that: whoever
    leaves afterwards has lost nothing. Where it returns a `Change`, that counts instead of the answer. `overheard` is
    where the draft keeps words said instead of pressing. `amend` reads words that are no label as a wish to change
    something, so that "ok, but five days" is no yes.
    """

    key: str
    ask: Callable[[Values, Draft], Prompt]
    load: Callable[[Unit, Who, Draft], Awaitable[Values]] = _no_values
    when: Callable[[Draft], bool] = _always
    optional: bool = False
    keep: Keep | None = None
    overheard: str | None = None
    amend: Amend | None = None
    upon: str | None = None

    @property
    def takes_photos(self) -> bool:
        """Whether a photo may be the answer."""
        return False

    def begin(self, draft: Draft) -> dict[str, Any]:
        """Return the memory of a turn that starts here."""
        return {}

    def unfinished(self, memory: Values) -> Any:
        """Return what was picked so far, to be found again by somebody who goes elsewhere first; None for nothing."""
        return None

    def rows(self, prompt: Prompt, memory: Values) -> list[tuple[Option, ...]]:
        """Return the rows of buttons under the question, without the way back."""
        return paged(prompt.rows, memory.get("page", 0))

    def read(self, given: Given, key: str | None, prompt: Prompt, memory: Values) -> Reading:
        """Read a pressed key, or whatever else was sent when `key` is None."""
        if key is None:
            return Refusal("choose", {"kind": given.kind})
        if key.startswith(PAGE):
            return Redraw({**memory, "page": int(key.removeprefix(PAGE))})
        return self.pressed(key, prompt, memory)

    def meant(self, key: str | None, prompt: Prompt) -> str | None:
        """Return the option that typed words stand for; None where they are to be kept as they are."""
        return key

    def pressed(self, key: str, prompt: Prompt, memory: Values) -> Reading:
        """Read a key of the flow's own."""
        return Answer(key) if self.accepts(key, prompt) else Refusal("gone")

    def accepts(self, answer: Any, prompt: Prompt) -> bool:
        """Whether an answer given earlier would still be one today."""
        return answer in [option.key for option in prompt.options]


def paged(rows: Sequence[tuple[Option, ...]], page: int, size: int = PAGE_SIZE) -> list[tuple[Option, ...]]:
    """Cut rows into pages of about `size` options, with the way to the pages beside."""
    pages: list[list[tuple[Option, ...]]] = [[]]
    for row in rows:
        if pages[-1] and sum(map(len, pages[-1])) + len(row) > size:
            pages.append([])
        pages[-1].append(row)
    if len(pages) == 1 or (len(pages) == 2 and len(pages[1]) == 1):
        return list(rows)
    page = min(max(page, 0), len(pages) - 1)
    turns = []
    if page > 0:
        turns.append(Option(f"{PAGE}{page - 1}", asking.earlier()))
    if page < len(pages) - 1:
        turns.append(Option(f"{PAGE}{page + 1}", asking.more()))
    return [*pages[page], tuple(turns)]


def typed_key(given: Given, options: Iterable[Option]) -> str | None:
    """Return the option whose label somebody typed instead of pressing it, in any case, with or without its sign.

    Where two labels differ only in their signs, such as 5 and −5 or 4/6 and 46, only the whole label will do.
    """
    if given.kind != "text" or not (text := given.text.strip()):
        return None
    offered = list({one.label: one for one in reversed(list(options))}.values())  # of two labels alike, the first
    said = _bare(text)
    alike = [one for one in offered if one.label.casefold() == text.casefold()]
    alike = alike or [one for one in offered if (_bare(one.label) == said if said else one.label.startswith(text))]
    return alike[0].key if len(alike) == 1 else None


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
