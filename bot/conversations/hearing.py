"""A voice message in a telling: the helper's server writes it down, and its words stand beside what was typed.

Whatever becomes of it, the telling goes on: with what was heard shown, to be taken back out, or with a word on why
typing is better now. The sound is never kept; the draft has the name of the file until the words are there.
"""

from collections.abc import Mapping
from typing import Any

from bot.conversations import helper
from bot.conversations.step import SO_FAR, Change, Draft
from bot.conversations.steps import Think
from bot.conversations.telling import HEARD, VOICE, Telling
from bot.services.helper.allowing import may_speak
from bot.services.helper.asking import ENOUGH, NO_WORDS
from bot.views import helping as views

__all__ = ["HEAR", "MOST_BYTES", "may_speak", "step"]

HEAR = "hear"
MOST_BYTES = 4 * 2**20  # two minutes as Telegram records them are less than one
NOTES: Mapping[str | None, str] = {NO_WORDS: "no_words_heard", ENOUGH: "heard_enough"}
EXAMPLES = ({"answer": {"words": "3 × 8"}}, {"refused": NO_WORDS})


def step(telling: Telling, *, key: str) -> Think:
    """Return the step that listens to what was spoken at a telling; it stands right behind that, and leads back."""

    def is_spoken(draft: Draft) -> bool:
        return _told(telling, draft).get("way") == VOICE

    return Think(
        key=key, work=HEAR, when=is_spoken,
        ask=lambda _values, _draft: views.listening(), examples=lambda _draft: EXAMPLES,
        payload=lambda draft: {"step": key, "voice": _told(telling, draft).get(VOICE)},
        back=lambda draft: _back(telling, key, draft),
    )  # fmt: skip


def _back(telling: Telling, key: str, draft: Draft) -> Change:
    said, found = list(_told(telling, draft).get("said", ())), helper.answer(draft, key)
    note = "" if found else NOTES.get(helper.refused(draft, key), "not_heard")
    if found and telling.is_too_much([*said, found["words"]]):
        found, note = None, "heard_too_much"
    if found:
        said.append(found["words"])
    after = {SO_FAR + telling.key: said, HEARD: len(said) if found else None}
    return Change(after, anew=(telling.key, key), note=note)


def _told(telling: Telling, draft: Draft) -> Mapping[str, Any]:
    return draft.get(telling.key) or {}
