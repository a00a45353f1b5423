"""A step for words whose length is what is seen of them: 120 emoji are 120, whatever each is made of."""

from dataclasses import dataclass

from bot.conversations.given import Given
from bot.conversations.step import Answer, Reading, Refusal, Values
from bot.conversations.steps import Text
from bot.services.shown_length import shown_length
from bot.views.view import Prompt


@dataclass(frozen=True, kw_only=True)
class Letters(Text):
    """Words of which at most `limit` letters and signs are to be seen."""

    def read(self, given: Given, key: str | None, prompt: Prompt, memory: Values) -> Reading:
        """Take the words as they are; only the space around them goes."""
        if key is not None or given.kind != "text" or not given.text.strip():
            return super().read(given, key, prompt, memory)
        text = given.text.strip()
        if (length := shown_length(text)) > self.limit:
            return Refusal("too_long", {"length": length, "limit": self.limit})
        parsed = self.parse(text)
        return Refusal(self.misread, {"text": text}) if parsed is None else Answer(parsed)

    def accepts(self, answer: object, prompt: Prompt) -> bool:
        """Words stay words, while they fit."""
        return isinstance(answer, str) and shown_length(answer) <= self.limit
