"""The kinds of steps: each asks with a prompt, and reads what comes back as an answer or a refusal.

A button's payload holds only its place among what was shown; what it means, a key, is stored with the turn. Keys that
begin with `!` belong to the conversation itself (back, skip, done …), all others are the flow's.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from bot.conversations.given import Given
from bot.db import Unit
from bot.services.who import Who
from bot.views import asking
from bot.views.view import Option, Prompt, in_rows

Values = Mapping[str, Any]
Draft = Mapping[str, Any]

DONE = "!done"
SKIP = "!skip"
PAGE = "!page:"
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
    """Go back to one answer and ask for it again."""

    step: str


Reading = Answer | Refusal | Redraw | Jump


async def _no_values(_unit: Unit, _who: Who, _draft: Draft) -> Values:
    return {}


def _always(_draft: Draft) -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class Step:
    """One question. `memory` is what a turn remembers beside the answers: the page, the ticks so far."""

    key: str
    ask: Callable[[Values, Draft], Prompt]
    load: Callable[[Unit, Who, Draft], Awaitable[Values]] = _no_values
    when: Callable[[Draft], bool] = _always
    optional: bool = False

    def begin(self, draft: Draft) -> dict[str, Any]:
        """Return the memory of a turn that starts here."""
        return {}

    def rows(self, prompt: Prompt, memory: Values) -> list[tuple[Option, ...]]:
        """Return the rows of buttons under the question, without the way back."""
        return paged(prompt.rows, memory.get("page", 0))

    def read(self, given: Given, key: str | None, prompt: Prompt, memory: Values) -> Reading:
        """Read a pressed key, or whatever else was sent when `key` is None."""
        if key is None:
            key = typed_option(given, prompt)
        if key is None:
            return Refusal("choose", {"kind": given.kind})
        if key.startswith(PAGE):
            return Redraw({**memory, "page": int(key.removeprefix(PAGE))})
        return self.pressed(key, prompt, memory)

    def pressed(self, key: str, prompt: Prompt, memory: Values) -> Reading:
        """Read a key of the flow's own."""
        return Answer(key) if self.accepts(key, prompt) else Refusal("gone")

    def accepts(self, answer: Any, prompt: Prompt) -> bool:
        """Whether an answer given earlier would still be one today."""
        return answer in [option.key for option in prompt.options]


@dataclass(frozen=True, kw_only=True)
class Choice(Step):
    """One of several ready answers; the answer is its key."""


@dataclass(frozen=True, kw_only=True)
class Confirm(Step):
    """Yes or no: the prompt offers the keys `yes` and `no`; the answer is a boolean."""

    def pressed(self, key: str, prompt: Prompt, memory: Values) -> Reading:
        """Turn the two keys into true and false."""
        return Answer(key == "yes") if key in ("yes", "no") else Refusal("gone")

    def accepts(self, answer: Any, prompt: Prompt) -> bool:
        """Any yes or no stays one."""
        return isinstance(answer, bool)


@dataclass(frozen=True, kw_only=True)
class Many(Step):
    """Several of the ready answers, at least `least`; the answer is the list of keys in the order picked.

    A tap says which state it wants (`+key`, `-key`), so that a tap that arrives twice changes nothing more.
    """

    least: int = 1

    def begin(self, draft: Draft) -> dict[str, Any]:
        """Start with what was picked the last time."""
        return {"picked": list(draft.get(self.key) or [])}

    def rows(self, prompt: Prompt, memory: Values) -> list[tuple[Option, ...]]:
        """Tick what is picked; offer Done as soon as enough is."""
        picked = memory["picked"]
        ticked = tuple(
            tuple(
                Option(f"-{option.key}", asking.ticked(option.label))
                if option.key in picked
                else Option(f"+{option.key}", option.label)
                for option in row
            )
            for row in prompt.rows
        )
        rows = paged(ticked, memory.get("page", 0))
        return [*rows, (Option(DONE, asking.done()),)] if len(picked) >= self.least else rows

    def pressed(self, key: str, prompt: Prompt, memory: Values) -> Reading:
        """Tick, untick, or be done."""
        known = [option.key for option in prompt.options]
        picked = [one for one in memory["picked"] if one in known]
        if key == DONE:
            return Answer(picked) if len(picked) >= self.least else Refusal("gone")
        wanted, one = (key[0] != "-"), key.lstrip("+-")
        if one not in known:
            return Refusal("gone")
        rest = [other for other in picked if other != one]
        if wanted and one in picked:
            rest = picked
        elif wanted:
            rest = [*picked, one]
        return Redraw({**memory, "picked": rest})

    def accepts(self, answer: Any, prompt: Prompt) -> bool:
        """Every key must still be there."""
        known = [option.key for option in prompt.options]
        return isinstance(answer, list) and len(answer) >= self.least and all(key in known for key in answer)


@dataclass(frozen=True, kw_only=True)
class Text(Step):
    """Words, up to `limit` characters; ready answers may stand beside them, and then the answer is their label.

    `parse` may turn the words into what is stored; where it returns None the refusal `misread` is said.
    """

    limit: int = 1000
    parse: Callable[[str], str | None] = str
    misread: str = "words"

    def read(self, given: Given, key: str | None, prompt: Prompt, memory: Values) -> Reading:
        """Take the words as they are; only the space around them goes."""
        if key is not None:
            return super().read(given, key, prompt, memory)
        if given.kind != "text":
            return Refusal("words", {"kind": given.kind})
        text = given.text.strip()
        if not text:
            return Refusal("words", {"kind": given.kind})
        if len(text) > self.limit:
            return Refusal("too_long", {"length": len(text), "limit": self.limit})
        parsed = self.parse(text)
        return Refusal(self.misread, {"text": text}) if parsed is None else Answer(parsed)

    def pressed(self, key: str, prompt: Prompt, memory: Values) -> Reading:
        """A ready answer counts as if its words had been typed."""
        for option in prompt.options:
            if option.key == key:
                return Answer(option.label if option.value is None else option.value)
        return Refusal("gone")

    def accepts(self, answer: Any, prompt: Prompt) -> bool:
        """Words stay words, while they fit."""
        return isinstance(answer, str) and len(answer) <= self.limit


@dataclass(frozen=True, kw_only=True)
class Day(Step):
    """A day between `first` and `last`, two of the loaded values; the answer is its ISO text."""

    def rows(self, prompt: Prompt, memory: Values) -> list[tuple[Option, ...]]:
        """Show the days, a page of them at a time, three in a row."""
        return paged(in_rows(prompt.options, 3), memory.get("page", 0), size=12)


def days_between(first: date, last: date, label: Callable[[date], str]) -> tuple[tuple[Option, ...], ...]:
    """Return the options of a `Day` step, one a day."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return in_rows((Option(day.isoformat(), label(day)) for day in days), 3)


@dataclass(frozen=True, kw_only=True)
class Summary(Step):
    """All answers together: save them, or change any one. The prompt offers `save` and `change:{step}`."""

    def pressed(self, key: str, prompt: Prompt, memory: Values) -> Reading:
        """Save ends the flow; change goes back to one step, and from there straight here again."""
        if key not in [option.key for option in prompt.options]:
            return Refusal("gone")
        return Answer(True) if key == "save" else Jump(key.removeprefix("change:"))

    def accepts(self, answer: Any, prompt: Prompt) -> bool:
        """A summary is always read again after a change."""
        return False


@dataclass(frozen=True, kw_only=True)
class Think(Step):
    """Something slow, done elsewhere. The prompt says what is going on; the answer is what the work returns."""

    work: str
    payload: Callable[[Draft], Any] = dict

    def read(self, given: Given, key: str | None, prompt: Prompt, memory: Values) -> Reading:
        """Nothing that is said or pressed meanwhile is the answer."""
        return Refusal("thinking")

    def accepts(self, answer: Any, prompt: Prompt) -> bool:
        """What was worked out once need not be worked out again."""
        return answer is not None


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


def typed_option(given: Given, prompt: Prompt) -> str | None:
    """Return the option whose words somebody typed instead of pressing it."""
    said = _bare(given.text) if given.kind == "text" else ""
    return next((option.key for option in prompt.options if said and _bare(option.label) == said), None)


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
