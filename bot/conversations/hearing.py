"""A voice message in a telling: the helper's server writes it down, and its words stand beside what was typed.

Whatever becomes of it, the telling goes on: with what was heard shown, to be taken back out, or with a word on why
typing is better now. The sound is never kept; the draft has the name of the file until the words are there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.conversations import helper
from bot.conversations.given import Given
from bot.conversations.step import SO_FAR, Change, Draft, Reading, Redraw, Refusal, Values
from bot.conversations.steps import Think
from bot.conversations.telling import HEARD, VOICE, Telling
from bot.services.helper.allowing import may_speak
from bot.services.helper.asking import ENOUGH, NO_WORDS
from bot.views import helping as views
from bot.views.view import Prompt

__all__ = ["HEAR", "MOST_BYTES", "may_speak", "step"]

HEAR = "hear"
MOST_BYTES = 4 * 2**20  # two minutes as Telegram records them are less than one
NOTES: Mapping[str | None, str] = {NO_WORDS: "no_words_heard", ENOUGH: "heard_enough"}
EXAMPLES = ({"answer": {"words": "3 × 8"}}, {"refused": NO_WORDS})


@dataclass(frozen=True, kw_only=True)
class Hearing(Think):
    """Listening to what was spoken at a telling. What is typed meanwhile is taken, another voice has to wait."""

    telling: Telling

    def begin(self, draft: Draft) -> dict[str, Any]:
        """Remember what was said before."""
        return {"said": list(_told(self.telling, draft).get("said", ())), "meanwhile": []}

    def unfinished(self, memory: Values) -> Any:
        """Return what was typed meanwhile."""
        return list(memory.get("meanwhile") or []) or None

    def read(self, given: Given, key: str | None, prompt: Prompt, memory: Values) -> Reading:
        """Take one message more, as the telling would."""
        words = given.text.strip() if given.kind == "text" else ""
        if key is not None or not words:
            return Refusal("hears_one" if given.voice else "thinking")
        meanwhile = [*memory["meanwhile"], words]
        refusal = self.telling.is_too_much([*memory["said"], *meanwhile], coming=True)
        return refusal or Redraw({**memory, "meanwhile": meanwhile})


def step(telling: Telling, *, key: str) -> Hearing:
    """Return the step that listens to what was spoken at a telling; it stands right behind that, and leads back."""

    def is_spoken(draft: Draft) -> bool:
        return _told(telling, draft).get("way") == VOICE

    return Hearing(
        key=key, telling=telling, work=HEAR, when=is_spoken,
        ask=lambda _values, _draft: views.listening(), examples=lambda _draft: EXAMPLES,
        payload=lambda draft: {"step": key, "voice": _told(telling, draft).get(VOICE)},
        back=lambda draft: _back(telling, key, draft),
    )  # fmt: skip


def _back(telling: Telling, key: str, draft: Draft) -> Change:
    said, found = list(_told(telling, draft).get("said", ())), helper.answer(draft, key)
    said += draft.get(SO_FAR + key) or []
    note = "" if found else NOTES.get(helper.refused(draft, key), "not_heard")
    if found and telling.is_too_much([*said, found["words"]]):
        found, note = None, "heard_too_much"
    if found:
        said.append(found["words"])
    after = {SO_FAR + telling.key: said, HEARD: len(said) if found else None}
    return Change(after, anew=(telling.key, key), note=note)


def _told(telling: Telling, draft: Draft) -> Mapping[str, Any]:
    return draft.get(telling.key) or {}
