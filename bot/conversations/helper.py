"""The helper as flows know it: a step that is asked like any slow work, and never without another way.

    if await helper.may(unit, who): …            # draw the way to it; where not, nothing leads there
    if not await helper.knows(unit, who): …      # say first where words go: views/helping.py

    STEPS = (
        Text(key="words", …),
        helper.step(key="sharper", prompt="sharpen", values=lambda draft: {"words": draft["words"], …}),
        Choice(key="choice", when=lambda draft: helper.answer(draft, "sharper") is not None, …),
        Text(key="own", when=lambda draft: helper.refused(draft, "sharper") is not None, …),
    )

    helper.note_action(unit, who, "kept", flow=NAME, step="choice")     # what the student did with it: in the log

Of an answer there is nothing to check but what the flow alone knows: it has the prompt's shape, its ids are among
`values["offered"]`, its words are lines that can be seen. Where the student went back or left meanwhile, it comes into
a turn that is over, and is refused there.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.conversations.step import Draft, Values
from bot.conversations.steps import Think
from bot.services.helper.allowing import knows, may
from bot.services.helper.asking import TROUBLE
from bot.services.helper.chat_log import Did, note_action
from bot.views import helping as views
from bot.views.view import Prompt

__all__ = [
    "ASK",
    "TROUBLE",
    "Did",
    "answer",
    "answer_of",
    "knows",
    "may",
    "note_action",
    "refused",
    "step",
    "step_of_each",
]

ASK = "helper"


def step(
    *,
    key: str,
    prompt: str,
    values: Callable[[Draft], Mapping[str, Any]],
    when: Callable[[Draft], bool] = lambda _draft: True,
    ask: Callable[[Values, Draft], Prompt] = lambda _values, _draft: views.thinking(),
    examples: Sequence[Mapping[str, Any]] = (),
) -> Think:
    """Return a step that asks the helper, by the name of a prompt; it leads on whatever becomes of that.

    `values` are JSON: texts in them are redacted before they leave, keys are not. `examples` are answers as they may
    be, for the preview.
    """
    return Think(
        key=key, work=ASK, when=when, ask=ask,
        examples=lambda _draft: tuple({"answer": dict(one)} for one in examples),
        payload=lambda draft: {"prompt": prompt, "step": key, "values": dict(values(draft))},
    )  # fmt: skip


def step_of_each(
    *,
    key: str,
    prompt: str,
    values: Callable[[Draft], Mapping[str, Mapping[str, Any]]],
    when: Callable[[Draft], bool],
    example: Mapping[str, Any],
) -> Think:
    """Return a step at which a coach's words about several students are asked about, each by themselves.

    `values` are by the ids of the students, and so is what comes back: `answer_of`.
    """
    return Think(
        key=key, work=ASK, when=when, ask=lambda _values, _draft: views.thinking(),
        examples=lambda draft: ({"of": {one: {"answer": dict(example)} for one in values(draft)}},),
        payload=lambda draft: {"prompt": prompt, "step": key, "each": dict(values(draft))},
    )  # fmt: skip


def answer_of(draft: Draft, key: str, student_id: str) -> Mapping[str, Any] | None:
    """Return what the helper said of one of several students, or None."""
    each: Mapping[str, Any] = (draft.get(key) or {}).get("of") or {}
    return answer({key: each.get(student_id)}, key)


def answer(draft: Draft, key: str) -> Mapping[str, Any] | None:
    """Return what the helper said at a step, or None."""
    found = (draft.get(key) or {}).get("answer")
    return found if isinstance(found, dict) else None


def refused(draft: Draft, key: str) -> str | None:
    """Return the code of the reason why there is no answer; None where there is one, or nobody was asked."""
    if key not in draft or answer(draft, key) is not None:
        return None
    return str((draft[key] or {}).get("refused", TROUBLE))
