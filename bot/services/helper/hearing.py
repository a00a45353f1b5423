"""A voice message to be written down, in the two transactions of a question; budgets count it as one.

What is spoken cannot be redacted, so a home says yes to that apart. Nothing of the sound is kept: the log has how many
seconds left, and the words, redacted, as what the student gave.
"""

from collections.abc import Mapping
from typing import Any

from bot.db import Unit
from bot.llm.calling import Answer
from bot.llm.errors import HelperError
from bot.services.helper import asking, chat_log
from bot.services.helper.asking import Asked
from bot.services.helper.budget import Budget

TASK, VERSION = "voice", 1


async def begin(
    unit: Unit, conversation_id: str, ask: str, payload: Mapping[str, Any], budget: Budget, *, model: str, rests: bool
) -> Asked | str:
    """Return who may be listened to now, written down, or the code of the reason why nobody may.

    `payload` is what `conversations/hearing.py` makes of a draft: a step, and a voice.
    """
    task = {"step": payload["step"], "prompt": TASK, "version": VERSION}
    asked = await asking.allowed(unit, conversation_id, ask, task, voice=True)
    if isinstance(asked, str):
        return asked
    if (code := await asking.held_back(unit, asked.user_id, budget, rests=rests)) is not None:
        chat_log.note(unit, asked.user_id, "error", {**asked.about, "code": code})
        return code
    sent = {"model": model, "values": {"seconds": payload["voice"]["seconds"]}}
    chat_log.note(unit, asked.user_id, "state", {**asked.about, "state": "begins"})
    chat_log.note(unit, asked.user_id, "api_request", {**asked.about, **sent})
    return asked


async def end(unit: Unit, asked: Asked, outcome: Answer | HelperError) -> dict[str, Any]:
    """Write down what was heard, and return what the flow gets: `{"answer": {"words": …}}` or `{"refused": code}`."""
    answer = await asking.judged(unit, asked, outcome, voice=True)
    if isinstance(answer, str):
        return {"refused": answer}
    chat_log.note(unit, asked.user_id, "user", {**asked.about, "values": asked.redaction.again(answer)})
    chat_log.note(unit, asked.user_id, "api_response", {**asked.about, **asking.cost(outcome)})
    chat_log.note(unit, asked.user_id, "state", {**asked.about, "state": "ends"})
    return {"answer": answer}
