"""A question to the helper in two short transactions, one before it leaves and one when it is over.

Between them nothing is held, and everything may change: a coach switches the helper off, a home takes its yes back, the
student leaves. Then the answer is dropped, and the log says so. A question leaves at most once: where the program ended
while it was out, nobody knows what became of it, and the flow goes its way without.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select

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
NO_WORDS = "helper_no_words"


@dataclass(frozen=True)
class Asked:
    """What stays here of something that leaves, for its answer.

    `speaker` is the coach who speaks of the student; None, where the words are the student's own.
    """

    user_id: str
    speaker: str | None
    about: Mapping[str, Any]
    redaction: Redaction


@dataclass(frozen=True)
class Question(Asked):
    """What leaves: `values` without anything that says who somebody is."""

    prompt: Prompt
    values: Mapping[str, Any]


async def begin(
    unit: Unit, conversation_id: str, ask: str, payload: Mapping[str, Any], budget: Budget, *, model: str, rests: bool
) -> Question | str:
    """Return the question that may leave now, written down, or the code of the reason why none may.

    `payload` is what `conversations/helper.py` makes of a draft: a prompt's name, a step, and values; and the id of the
    `student` whom a coach speaks of. All that is written down is of that student then.
    """
    prompt = PROMPTS.get(payload["prompt"])
    if prompt is None:
        return allowing.OFF
    task = {"step": payload["step"], "prompt": prompt.name, "version": prompt.told.version}
    asked = await allowed(unit, conversation_id, ask, task, payload.get("student"))
    if isinstance(asked, str):
        return asked
    values = asked.redaction.out(payload["values"])
    is_too_much = len(json.dumps(values, ensure_ascii=False)) > MOST_SAID
    code = TOO_MUCH if is_too_much else await held_back(unit, asked.user_id, budget, rests=rests)
    if code is not None:
        chat_log.note(unit, asked.user_id, "error", {**asked.about, "code": code})
        return code
    chat_log.note(unit, asked.user_id, "state", {**asked.about, "state": "begins"})
    chat_log.note(unit, asked.user_id, "user", {**asked.about, "values": values})
    chat_log.note(unit, asked.user_id, "api_request", {**asked.about, "model": model})
    return Question(asked.user_id, asked.speaker, asked.about, asked.redaction, prompt, values)


async def end(unit: Unit, asked: Question, outcome: Answer | HelperError) -> dict[str, Any]:
    """Write down what became of a question, and return what the flow gets.

    `{"answer": …}` is in the student's own words; `{"refused": code}` has its words in `views/errors.py`.
    """
    answer = await judged(unit, asked, outcome)
    if isinstance(answer, str):
        return {"refused": answer}
    kept = {"answer": asked.redaction.again(answer), **cost(outcome)}
    chat_log.note(unit, asked.user_id, "api_response", {**asked.about, **kept})
    chat_log.note(unit, asked.user_id, "state", {**asked.about, "state": "ends"})
    return {"answer": asked.redaction.back(answer)}


async def allowed(
    unit: Unit,
    conversation_id: str,
    ask: str,
    task: Mapping[str, Any],
    student: str | None = None,
    *,
    voice: bool = False,
) -> Asked | str:
    """Return whose question of a conversation this is, or the code of the reason why it may not leave."""
    at = await unit.session.get(Conversation, conversation_id)
    if at is None or at.user_id is None:
        return allowing.OFF
    user_id = student or at.user_id
    speaker = None if user_id == at.user_id else at.user_id
    about = {"ask": ask, "flow": at.flow, **task}
    if known := set(await chat_log.of_ask(unit, user_id, ask)):
        if not known & _ENDS:
            _over(unit, user_id, about, {"code": "interrupted"})
        return TROUBLE
    if (reason := await allowing.why_not(unit, user_id, speaker, voice=voice)) is not None:
        return reason
    return Asked(user_id, speaker, about, Redaction(await _names(unit, user_id, speaker)))


async def held_back(unit: Unit, user_id: str, budget: Budget, *, rests: bool) -> str | None:
    """Return why a question that is allowed does not leave now, or None."""
    if rests:
        return TROUBLE
    return None if await is_left(unit, user_id, budget) else ENOUGH


async def judged(unit: Unit, asked: Asked, outcome: Answer | HelperError, *, voice: bool = False) -> Any:
    """Return the answer as it came; or, written down, that there is none, and the code of the reason."""
    if await unit.session.scalar(select(User.id).where(User.id == asked.user_id)) is None:
        return allowing.OFF
    if set(await chat_log.of_ask(unit, asked.user_id, asked.about["ask"])) & _ENDS:
        return TROUBLE  # somebody else has given it up meanwhile
    reason = await allowing.why_not(unit, asked.user_id, asked.speaker, voice=voice)
    code, answer = _judged(asked, outcome, reason)
    if code is None:
        return answer
    _over(unit, asked.user_id, asked.about, {"code": code, **cost(outcome)})
    return reason or (NO_WORDS if code == "silent" else TROUBLE)


def _judged(asked: Asked, outcome: Answer | HelperError, reason: str | None) -> tuple[str | None, Any]:
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


def cost(outcome: Answer | HelperError) -> dict[str, Any]:
    """Return what a question has cost, as it is written down."""
    found = {"tokens": outcome.tokens, "milliseconds": outcome.milliseconds, "calls": outcome.calls}
    if isinstance(outcome, HelperError):
        return found
    return {**found, "model": outcome.model, **({"mode": outcome.mode} if outcome.mode else {})}


def _over(unit: Unit, user_id: str, about: Mapping[str, Any], error: Mapping[str, Any]) -> None:
    chat_log.note(unit, user_id, "error", {**about, **error})
    chat_log.note(unit, user_id, "state", {**about, "state": "ends"})


async def _names(unit: Unit, user_id: str, speaker: str | None) -> list[str]:
    """Return the names that are never sent: those of a student's class, whoever has left included, and its coaches.

    A coach who speaks may name any of their students.
    """
    student = await unit.session.get_one(User, user_id)
    whose = [User.id == student.id if student.batch is None else User.batch == student.batch]
    if speaker is not None:
        whose.append(scope.seen_by(await unit.session.get_one(User, speaker)))
    known = await unit.session.scalars(select(User.display_name).where(or_(*whose)))
    return [*known, *(coach.display_name for coach in await scope.coaches_of(unit, student.batch))]
