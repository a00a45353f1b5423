"""What the helper was asked and what it said, as rows of `chatLogs`; every text in them is redacted before it is here.

`state`: a flow begins or ends a step of the helper. `user`: the words that a student handed to it. `api_request`: the
question leaves. `api_response`: what it said. `error`: why there is no answer, or none that could be used. `action`:
what the student did with it. All rows of one question have the same `ask`, with `flow`, `step`, `prompt`, `version`.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Literal

from sqlalchemy import select

from bot.db import Unit
from bot.models import ChatLog
from bot.services.who import Who

Type = Literal["user", "state", "api_request", "api_response", "action", "error"]
Did = Literal["kept", "changed", "dropped"]
_BEHIND_THE_SCENES = timedelta(days=1)  # work is done or given up long before


def note(unit: Unit, user_id: str, kind: Type, data: Mapping[str, Any]) -> None:
    """Write a row down."""
    unit.session.add(ChatLog(type=kind, data=dict(data), timestamp=unit.now, user_id=user_id))


def note_action(unit: Unit, who: Who, did: Did, student_id: str | None = None, **about: str) -> None:
    """Write down what a student did with an answer, or a coach with one about a student: `kept`, `changed`, `dropped`.

    `about` says where, in words of the house: `flow="sharpen", step="choice", field="specific"`.
    """
    note(unit, student_id or who.student().id, "action", {"did": did, **about})


async def of_ask(unit: Unit, user_id: str, ask: str) -> list[str]:
    """Return the types of what is written down of one question."""
    since = ChatLog.timestamp > unit.now - _BEHIND_THE_SCENES
    mine = await unit.session.execute(select(ChatLog.type, ChatLog.data).where(ChatLog.user_id == user_id, since))
    return [kind for kind, data in mine if isinstance(data, dict) and data.get("ask") == ask]
