"""A step for telling: several messages, as many as somebody likes, until they press that they are done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.conversations.given import Given, Voice
from bot.conversations.step import SO_FAR, Answer, Change, Draft, Reading, Refusal, Step, Values
from bot.views.view import Prompt

DONE, OUT, VOICE = "done", "out", "voice"
HEARD = "heard"  # in the draft: how many messages there were with the one that was heard last


def _deaf(_draft: Draft) -> bool:
    return False


@dataclass(frozen=True, kw_only=True)
class Telling(Step):
    """The answer is `{said, way}`: the messages, and the key of the button that ended it.

    With `DONE` there has to be something; another key may be pressed before a word is said, and what was said stays.
    What is said so far waits in the draft, so that nothing is lost when somebody leaves in the middle.

    Where it `hears`, the way may be `VOICE`, and `voice` names what was spoken: `conversations/hearing.py` is the step
    behind it, and leads back with the words. `OUT` takes these out again. A voice has up to so many `seconds`, `bytes`.
    """

    most: int = 20
    limit: int = 4000
    hears: Callable[[Draft], bool] = _deaf
    seconds: int = 120
    bytes: int = 2**20

    def so_far(self, draft: Draft) -> Sequence[str]:
        """Return what was said until now."""
        found: Sequence[str] | None = draft.get(SO_FAR + self.key)
        answer: Mapping[str, Any] = draft.get(self.key) or {}
        return answer.get("said", ()) if found is None else found

    def heard(self, draft: Draft) -> str | None:
        """Return the words that were heard, where nothing was said since."""
        said = self.so_far(draft)
        return said[-1] if said and draft.get(HEARD) == len(said) else None

    def begin(self, draft: Draft) -> dict[str, Any]:
        """Go on with what was said."""
        return {"said": list(self.so_far(draft)), "hears": self.hears(draft)}

    def unfinished(self, memory: Values) -> Any:
        """Return what was said until now."""
        return list(memory.get("said") or []) or None

    def read(self, given: Given, key: str | None, prompt: Prompt, memory: Values) -> Reading:
        """Listen to one message more."""
        if key is not None:
            return super().read(given, key, prompt, memory)
        words = given.text.strip() if given.kind == "text" else ""
        spoken = given.voice if memory.get("hears") else None
        if not words and spoken is None:
            return Refusal("words", {"kind": given.kind})
        said = [*memory["said"], *filter(None, [words])]
        if refusal := self.is_too_much(said, coming=spoken is not None):
            return refusal
        return Change({self.key: said}, note="") if spoken is None else self._spoken(spoken, said)

    def _spoken(self, voice: Voice, said: list[str]) -> Reading:
        if voice.seconds > self.seconds or voice.size > self.bytes:
            return Refusal("voice_too_long", {"minutes": self.seconds // 60})
        return Answer({"said": said, "way": VOICE, VOICE: asdict(voice)})

    def is_too_much(self, said: Sequence[str], *, coming: bool = False) -> Refusal | None:
        """Return why so many messages do not fit, where another one is still `coming` or not."""
        if (length := sum(map(len, said))) > self.limit:
            return Refusal("told_too_much", {"length": length, "limit": self.limit})
        return Refusal("told_often", {"most": self.most}) if len(said) + coming > self.most else None

    def pressed(self, key: str, prompt: Prompt, memory: Values) -> Reading:
        """Be done, take out what was heard, or go the other way."""
        if key not in [option.key for option in prompt.options]:
            return Refusal("gone")
        said = memory["said"]
        if key == OUT:
            return Change({self.key: said[:-1], HEARD: None}, note="heard_out")
        return Answer({"said": said, "way": key}) if said or key != DONE else Refusal("nothing_told")

    def accepts(self, answer: Any, prompt: Prompt) -> bool:
        """What was said once stays."""
        return isinstance(answer, dict)
