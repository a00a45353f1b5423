"""A question to the helper as work: written down, asked with nothing held, and what became of it written down again."""

import asyncio
from collections.abc import Mapping
from typing import Any

import structlog

from bot.db import Database
from bot.llm.calling import Answer
from bot.llm.errors import HelperError
from bot.llm.helper import Helper
from bot.meters import HELPED
from bot.models import WorkRow
from bot.services.helper import asking
from bot.services.helper.allowing import OFF
from bot.services.helper.asking import Question
from bot.services.helper.budget import Budget

log = structlog.get_logger()


class Helping:
    """Asks for one `work` row: `{"answer": …}`, or `{"refused": code}` with which the flow goes its way without."""

    def __init__(self, database: Database, helper: Helper, budget: Budget) -> None:
        self._database = database
        self._helper = helper
        self._budget = budget

    async def __call__(self, row: WorkRow) -> dict[str, Any]:
        """Ask, once or of `each` of several students, and return what the conversation gets."""
        each = row.payload.get("each")
        if each is None:
            return await self._ask(row, row.payload)
        asks = [self._ask(row, {**row.payload, "student": one, "values": values}) for one, values in each.items()]
        return {"of": dict(zip(each, await asyncio.gather(*asks), strict=True))}

    async def _ask(self, row: WorkRow, payload: Mapping[str, Any]) -> dict[str, Any]:
        async with self._database.transaction() as unit:
            asked = await asking.begin(
                unit, row.conversation_id, f"{row.id}-{row.turn}", payload, self._budget,
                model=self._helper.model, rests=self._helper.rests,
            )  # fmt: skip
        if isinstance(asked, str):
            return told(row.payload["prompt"], {"refused": asked})
        outcome = await self._outcome(asked)
        async with self._database.transaction() as unit:
            return told(row.payload["prompt"], await asking.end(unit, asked, outcome))

    async def _outcome(self, asked: Question) -> Answer | HelperError:
        try:
            return await self._helper.ask(asked.prompt, asked.values)
        except HelperError as error:
            log.warning("helper_has_no_answer", code=error.code, prompt=asked.prompt.name)
            return error


async def nobody_to_ask(_payload: Any) -> dict[str, str]:
    """Refuse a question that was left behind by a program with a helper, in one without."""
    return {"refused": OFF}


def told(prompt: str, result: dict[str, Any]) -> dict[str, Any]:
    """Count what became of a question, and return it."""
    outcome = result.get("refused", "answered")
    HELPED.labels(outcome).inc()
    log.info("helper_asked", prompt=prompt, outcome=outcome)
    return result
