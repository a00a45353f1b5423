"""A step for telling: several messages, as many as somebody likes, until they press that they are done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.conversations.given import Given
from bot.conversations.step import SO_FAR, Answer, Change, Draft, Reading, Refusal, Step, Values
from bot.views.view import Prompt

DONE = "done"


@dataclass(frozen=True, kw_only=True)
class Telling(Step):
    """The answer is `{said, way}`: the messages, and the key of the button that ended it.

    With `DONE` there has to be something; another key may be pressed before a word is said, and what was said stays.
    What is said so far waits in the draft, so that nothing is lost when somebody leaves in the middle.
    """

    most: int = 20
    limit: int = 4000

    def so_far(self, draft: Draft) -> Sequence[str]:
        """Return what was said until now."""
        found: Sequence[str] | None = draft.get(SO_FAR + self.key)
        answer: Mapping[str, Any] = draft.get(self.key) or {}
        return answer.get("said", ()) if found is None else found

    def begin(self, draft: Draft) -> dict[str, Any]:
        """Go on with what was said."""
        return {"said": list(self.so_far(draft))}

    def unfinished(self, memory: Values) -> Any:
        """Return what was said until now."""
        return list(memory.get("said") or []) or None

    def read(self, given: Given, key: str | None, prompt: Prompt, memory: Values) -> Reading:
        """Listen to one message more."""
        if key is not None:
            return super().read(given, key, prompt, memory)
        words = given.text.strip() if given.kind == "text" else ""
        if not words:
            return Refusal("words", {"kind": given.kind})
        said = [*memory["said"], words]
        if (length := sum(map(len, said))) > self.limit:
            return Refusal("told_too_much", {"length": length, "limit": self.limit})
        if len(said) > self.most:
            return Refusal("told_often", {"most": self.most})
        return Change({self.key: said}, note="")

    def pressed(self, key: str, prompt: Prompt, memory: Values) -> Reading:
        """Be done, or go the other way."""
        if key not in [option.key for option in prompt.options]:
            return Refusal("gone")
        said = memory["said"]
        return Answer({"said": said, "way": key}) if said or key != DONE else Refusal("nothing_told")

    def accepts(self, answer: Any, prompt: Prompt) -> bool:
        """What was said once stays."""
        return isinstance(answer, dict)
