"""A step for whatever shows that something was done: words, a photo or a file."""

from dataclasses import dataclass

from bot.conversations.given import Given
from bot.conversations.step import Answer, Reading, Refusal, Step, Values
from bot.views.view import Prompt


@dataclass(frozen=True, kw_only=True)
class Showing(Step):
    """One input; the answer is `{words}`, with a file also `{id, name, size, photo}`. Nothing is fetched here."""

    words: int
    bytes: int

    @property
    def takes_photos(self) -> bool:
        """Yes."""
        return True

    def read(self, given: Given, key: str | None, prompt: Prompt, memory: Values) -> Reading:
        """Take a photo, a file, or words; words below a photo or a file come with it."""
        if key is not None:
            return super().read(given, key, prompt, memory)
        sent, words = given.sent, given.text.strip()
        if sent is None and not (words and given.kind == "text"):
            return Refusal("showing", {"kind": given.kind})
        if len(words) > self.words:
            return Refusal("too_long", {"length": len(words), "limit": self.words})
        if sent is None:
            return Answer({"words": words})
        if sent.size > self.bytes:
            return Refusal("file_too_big", {"limit": self.bytes})
        return Answer({"words": words, **given.as_draft()})

    def accepts(self, answer: object, prompt: Prompt) -> bool:
        """What was sent once stays."""
        return isinstance(answer, dict)


@dataclass(frozen=True, kw_only=True)
class Photo(Step):
    """A photo, or a picture sent as a file; the answer is `{id, name, size, photo}`. Nothing is fetched here."""

    bytes: int

    @property
    def takes_photos(self) -> bool:
        """Yes."""
        return True

    def read(self, given: Given, key: str | None, prompt: Prompt, memory: Values) -> Reading:
        """Take a picture; what else a file holds is seen once it is fetched."""
        if key is not None:
            return super().read(given, key, prompt, memory)
        if given.sent is None:
            return Refusal("photo", {"kind": given.kind})
        if given.sent.size > self.bytes:
            return Refusal("file_too_big", {"limit": self.bytes})
        return Answer({**given.as_draft(), "photo": True})

    def accepts(self, answer: object, prompt: Prompt) -> bool:
        """What was sent once stays."""
        return isinstance(answer, dict)
