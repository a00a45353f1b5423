"""A question to the helper in two short transactions, one before it leaves and one when it is over.

Between them nothing is held, and everything may change: a coach switches the helper off, a home takes its yes back, the
student leaves. Then the answer is dropped, and the log says so. A question leaves at most once: where the program ended
while it was out, nobody knows what became of it, and the flow goes its way without.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from bot.db import Unit
from bot.llm.calling import Answer
from bot.llm.errors import HelperError
from bot.llm.prompts import PROMPTS, Prompt
from bot.models import Conversation, User
from bot.services import scope
from bot.services.helper import allowing, chat_log
from bot.services.helper.budget import Budget, is_left
from bot.services.helper.redaction import Redaction, UnknownPlaceholderError

MOST_SAID = 8000  # characters of JSON in one question
_ENDS = {"error", "api_response"}
ENOUGH, TROUBLE, TOO_MUCH = "helper_enough", "helper_trouble", "helper_too_much"


@dataclass(frozen=True)
class Question:
    """What leaves: `values` without anything that says who somebody is. The rest stays here, for the answer."""

    prompt: Prompt
    values: Mapping[str, Any]
    user_id: str
    about: Mapping[str, Any]
    redaction: Redaction


async def begin(
    unit: Unit, conversation_id: str, ask: str, payload: Mapping[str, Any], budget: Budget, *, model: str, rests: bool
) -> Question | str:
    """Return the question that may leave now, written down, or the code of the reason why none may.

    `payload` is what `conversations/helper.py` makes of a draft: a prompt's name, a step, and values.
    """
    at = await unit.session.get(Conversation, conversation_id)
    prompt = PROMPTS.get(payload["prompt"])
    if at is None or at.user_id is None or prompt is None:
        return allowing.OFF
    about = {
        "ask": ask,
        "flow": at.flow,
        "step": payload["step"],
        "prompt": prompt.name,
        "version": prompt.told.version,
    }
    if known := set(await chat_log.of_ask(unit, at.user_id, ask)):
        if not known & _ENDS:
            _over(unit, at.user_id, about, {"code": "interrupted"})
        return TROUBLE
    if (reason := await allowing.why_not(unit, at.user_id)) is not None:
        return reason
    redaction = Redaction(await _names(unit, at.user_id))
    values = redaction.out(payload["values"])
    if (code := await _held_back(unit, at.user_id, values, budget, rests=rests)) is not None:
        chat_log.note(unit, at.user_id, "error", {**about, "code": code})
        return code
    chat_log.note(unit, at.user_id, "state", {**about, "state": "begins"})
    chat_log.note(unit, at.user_id, "user", {**about, "values": values})
    chat_log.note(unit, at.user_id, "api_request", {**about, "model": model})
    return Question(prompt, values, at.user_id, about, redaction)


async def end(unit: Unit, asked: Question, outcome: Answer | HelperError) -> dict[str, Any]:
    """Write down what became of a question, and return what the flow gets.

    `{"answer": …}` is in the student's own words; `{"refused": code}` has its words in `views/errors.py`.
    """
    if await unit.session.scalar(select(User.id).where(User.id == asked.user_id)) is None:
        return {"refused": allowing.OFF}
    if set(await chat_log.of_ask(unit, asked.user_id, asked.about["ask"])) & _ENDS:
        return {"refused": TROUBLE}  # somebody else has given it up meanwhile
    reason = await allowing.why_not(unit, asked.user_id)
    code, answer = _judged(asked, outcome, reason)
    if code is not None:
        _over(unit, asked.user_id, asked.about, {"code": code, **_cost(outcome)})
        return {"refused": reason or TROUBLE}
    kept = {"answer": asked.redaction.again(answer), **_cost(outcome)}
    chat_log.note(unit, asked.user_id, "api_response", {**asked.about, **kept})
    chat_log.note(unit, asked.user_id, "state", {**asked.about, "state": "ends"})
    return {"answer": asked.redaction.back(answer)}


def _judged(asked: Question, outcome: Answer | HelperError, reason: str | None) -> tuple[str | None, Any]:
    """Return why there is no answer for the flow, or the answer as it came."""
    if isinstance(outcome, HelperError):
        return outcome.code, None
    if reason is not None:
        return f"dropped_{reason}", None
    answer = outcome.parsed.model_dump(mode="json")
    try:
        asked.redaction.back(answer)
    except UnknownPlaceholderError:
        return "unknown_placeholder", None
    return None, answer


def _cost(outcome: Answer | HelperError) -> dict[str, Any]:
    cost = {"tokens": outcome.tokens, "milliseconds": outcome.milliseconds, "calls": outcome.calls}
    return cost if isinstance(outcome, HelperError) else {**cost, "model": outcome.model, "mode": outcome.mode}


def _over(unit: Unit, user_id: str, about: Mapping[str, Any], error: Mapping[str, Any]) -> None:
    chat_log.note(unit, user_id, "error", {**about, **error})
    chat_log.note(unit, user_id, "state", {**about, "state": "ends"})


async def _held_back(unit: Unit, user_id: str, values: Any, budget: Budget, *, rests: bool) -> str | None:
    if len(json.dumps(values, ensure_ascii=False)) > MOST_SAID:
        return TOO_MUCH
    if rests:
        return TROUBLE
    return None if await is_left(unit, user_id, budget) else ENOUGH


async def _names(unit: Unit, user_id: str) -> list[str]:
    """Return the names that are never sent: those of a student's class, whoever has left included, and its coaches."""
    student = await unit.session.get_one(User, user_id)
    own = User.id == student.id if student.batch is None else User.batch == student.batch
    known = await unit.session.scalars(select(User.display_name).where(own))
    return [*known, *(coach.display_name for coach in await scope.coaches_of(unit, student.batch))]
