"""A step for links, one or several in one message, and for a photo where those are wanted."""

from dataclasses import dataclass
from typing import Any

from bot.content.addresses import links_meant
from bot.conversations.claim import is_picture
from bot.conversations.given import Given
from bot.conversations.step import Answer, Reading, Refusal, Step, Values
from bot.views.view import Prompt


@dataclass(frozen=True, kw_only=True)
class Pasting(Step):
    """The answer is `{links}`, or `{words, id, name, size, photo}` of a photo. Nothing is fetched here.

    `most` links fit in one message, each of at most `longest` characters. Without `bytes` no photo is taken.
    """

    most: int
    longest: int
    bytes: int = 0

    @property
    def takes_photos(self) -> bool:
        """Not of a coach, who puts in links alone."""
        return bool(self.bytes)

    def read(self, given: Given, key: str | None, prompt: Prompt, memory: Values) -> Reading:
        """Take a photo, with the words below it, or the links in words."""
        if key is not None:
            return super().read(given, key, prompt, memory)
        if given.sent is not None and self.bytes and is_picture(given.as_draft()):
            if given.sent.size > self.bytes:
                return Refusal("file_too_big", {"limit": self.bytes})
            return Answer({"words": given.text.strip(), **given.as_draft()})
        return self._links(given)

    def _links(self, given: Given) -> Reading:
        found = links_meant(given.text) if given.kind == "text" else []
        if not found:
            return Refusal("link_or_photo" if self.bytes else "no_link", {"kind": given.kind})
        if (length := max(map(len, found))) > self.longest:
            return Refusal("link_too_long", {"length": length, "limit": self.longest})
        if len(found) > self.most:
            return Refusal("many_links", {"count": len(found), "most": self.most})
        return Answer({"links": found})

    def accepts(self, answer: Any, prompt: Prompt) -> bool:
        """What was sent once stays."""
        return isinstance(answer, dict)
