"""Two steps around a free answer: a day that may also be words, and a hint that is never a refusal."""

from dataclasses import dataclass

from bot.conversations.given import Given
from bot.conversations.step import Answer, Jump, Reading, Refusal, Values
from bot.conversations.steps import Choice, Text
from bot.views import wishes
from bot.views.view import Prompt

CHANGE = "change"


@dataclass(frozen=True, kw_only=True)
class Hint(Choice):
    """Something to think about: leave the answer as it is, or `change` it, which goes `back_to` its question.

    What is stored is what was left: where the prompt's key for that is the answer itself, another answer is asked about
    anew. Asked `once`, it is not repeated whatever comes back.
    """

    back_to: str
    once: bool = False

    def pressed(self, key: str, prompt: Prompt, memory: Values) -> Reading:
        """Leave it, or go back to it."""
        if key not in [option.key for option in prompt.options]:
            return Refusal("gone")
        return Jump(self.back_to, key if self.once else None) if key == CHANGE else Answer(key)

    def accepts(self, answer: object, prompt: Prompt) -> bool:
        """What was left once is left."""
        return self.once or super().accepts(answer, prompt)


@dataclass(frozen=True, kw_only=True)
class DayOrWords(Text):
    """A day, pressed or typed, as its ISO text; or the words, where they are no day.

    The prompt says in `also` which days typed words may mean, the likeliest first, and what they are called.
    """

    def read(self, given: Given, key: str | None, prompt: Prompt, memory: Values) -> Reading:
        """Take a day where there is one in the words."""
        if key is None and given.kind == "text":
            day = wishes.said_day(given.text, prompt.also) if len(given.text) <= self.limit else None
            if day is not None:
                return Answer(day)
        return super().read(given, key, prompt, memory)
