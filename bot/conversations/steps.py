"""The kinds of steps; a flow is made of these."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from bot.conversations.given import Given
from bot.conversations.step import SO_FAR, Answer, Change, Draft, Jump, Reading, Redraw, Refusal, Step, Values, paged
from bot.views import asking
from bot.views.view import Option, Prompt

DONE = "!done"


@dataclass(frozen=True, kw_only=True)
class Choice(Step):
    """One of several ready answers; the answer is its key."""


@dataclass(frozen=True, kw_only=True)
class Confirm(Step):
    """Yes or no: the prompt offers the keys `yes` and `no`; the answer is a boolean. A no may lead `back_to` a step."""

    back_to: str | None = None

    def pressed(self, key: str, prompt: Prompt, memory: Values) -> Reading:
        """Turn the two keys into true and false."""
        if key == "no" and self.back_to:
            return Jump(self.back_to)
        return Answer(key == "yes") if key in ("yes", "no") else Refusal("gone")

    def accepts(self, answer: Any, prompt: Prompt) -> bool:
        """Any yes or no stays one."""
        return isinstance(answer, bool)


@dataclass(frozen=True, kw_only=True)
class Many(Step):
    """Several of the ready answers, at least `least`; the answer is the list of keys in the order picked.

    A tap says which state it wants (`+key`, `-key`), so that a tap that arrives twice changes nothing more. `leads` are
    options that are no answer but the way to another step, from which one comes back with all ticks. `suggested` names
    where the draft keeps what is ticked at first.
    """

    least: int = 1
    leads: Mapping[str, str] = field(default_factory=dict)
    suggested: str = ""

    def begin(self, draft: Draft) -> dict[str, Any]:
        """Start with what was picked the last time."""
        first = draft.get(self.key, draft.get(self.suggested))
        return {"picked": list(draft.get(SO_FAR + self.key, first) or [])}

    def unfinished(self, memory: Values) -> Any:
        """Return the ticks."""
        return list(memory.get("picked") or []) or None

    def rows(self, prompt: Prompt, memory: Values) -> list[tuple[Option, ...]]:
        """Tick what is picked; offer Done as soon as enough is."""
        picked = memory["picked"]
        ticked = tuple(
            tuple(
                option
                if option.key in self.leads
                else Option(f"-{option.key}", asking.ticked(option.label))
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
        if key in self.leads:
            return Jump(self.leads[key])
        known = self._known(prompt)
        picked = [one for one in memory["picked"] if one in known]
        if key == DONE:
            return Answer(picked) if len(picked) >= self.least else Refusal("gone")
        wanted, one = not key.startswith("-"), key[1:] if key[:1] in ("+", "-") else key
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
        known = self._known(prompt)
        return isinstance(answer, list) and len(answer) >= self.least and all(key in known for key in answer)

    def _known(self, prompt: Prompt) -> list[str]:
        return [option.key for option in (*prompt.options, *prompt.also) if option.key not in self.leads]


@dataclass(frozen=True, kw_only=True)
class Text(Step):
    """Words, up to `limit` characters; ready answers may stand beside them, and then the answer is their label.

    `parse` may turn the words into what is stored; where it returns None the refusal `misread` is said. Where they are
    to go to others `alone`, they are not taken from below a picture, a video or a file, which would seem to go along.
    """

    limit: int = 1000
    parse: Callable[[str], str | None] = str
    misread: str = "words"
    alone: bool = False

    def meant(self, key: str | None, prompt: Prompt) -> str | None:
        """Keep words as they were typed, even if a ready answer reads nearly the same."""
        same = [option for option in prompt.options if option.key == key and option.value is None]
        return None if same else key

    def read(self, given: Given, key: str | None, prompt: Prompt, memory: Values) -> Reading:
        """Take the words as they are; only the space around them goes."""
        if key is not None:
            return super().read(given, key, prompt, memory)
        if given.kind != "text":
            return Refusal("words", {"kind": given.kind})
        if self.alone and given.along:
            return Refusal("words_alone", {"kind": given.along})
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
class Document(Step):
    """A file up to `limit` bytes, or the same typed as words; the answer is `{id, name, size}` or `{words}`."""

    limit: int

    def read(self, given: Given, key: str | None, prompt: Prompt, memory: Values) -> Reading:
        """Take the file's name and id; nothing is fetched here."""
        if key is not None:
            return super().read(given, key, prompt, memory)
        if given.file is not None:
            if given.file.size > self.limit:
                return Refusal("file_too_big", {"limit": self.limit})
            return Answer(asdict(given.file))
        words = given.text.strip() if given.kind == "text" else ""
        return Answer({"words": words}) if words else Refusal("file", {"kind": given.kind})

    def accepts(self, answer: Any, prompt: Prompt) -> bool:
        """What was sent once stays."""
        return isinstance(answer, dict)


@dataclass(frozen=True, kw_only=True)
class Summary(Step):
    """All answers together: save them, or change any one. The prompt offers `save` and `change:{step}`."""

    def read(self, given: Given, key: str | None, prompt: Prompt, memory: Values) -> Reading:
        """Ask what to change, where words seem to want that and do not say it."""
        if key is None and self.amend is not None and given.kind == "text":
            return Refusal("what_to_change")
        return super().read(given, key, prompt, memory)

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
    """Something slow, done elsewhere. The prompt says what is going on; the answer is what the work returns.

    Where that is a part of an earlier answer, `back` says what it changes in the draft, and leads there again.
    `examples` makes answers as they may be, for the preview.
    """

    work: str
    payload: Callable[[Draft], Any] = dict
    back: Callable[[Draft], Change] | None = None
    examples: Callable[[Draft], tuple[Any, ...]] = lambda _draft: ()

    def read(self, given: Given, key: str | None, prompt: Prompt, memory: Values) -> Reading:
        """Nothing that is said or pressed meanwhile is the answer."""
        return Refusal("thinking")

    def accepts(self, answer: Any, prompt: Prompt) -> bool:
        """What was worked out once need not be worked out again."""
        return answer is not None
