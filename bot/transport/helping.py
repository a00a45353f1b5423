"""A question to the helper as work: written down, asked with nothing held, and what became of it written down again."""

from typing import Any

import structlog

from bot.db import Database
from bot.llm.errors import HelperError
from bot.llm.helper import Answer, Helper
from bot.meters import HELPED
from bot.models import WorkRow
from bot.services.helper import asking
from bot.services.helper.asking import Question
from bot.services.helper.budget import Budget

log = structlog.get_logger()


class Helping:
    """Asks for one `work` row: `{"answer": …}`, or `{"refused": code}` with which the flow goes its way without.

    Without a helper every question is refused: one may have been left behind by a program that had one.
    """

    def __init__(self, database: Database, helper: Helper | None, budget: Budget) -> None:
        self._database = database
        self._helper = helper
        self._budget = budget

    async def __call__(self, row: WorkRow) -> dict[str, Any]:
        """Ask, and return what the conversation gets."""
        async with self._database.transaction() as unit:
            asked = await asking.begin(
                unit, row.conversation_id, f"{row.id}-{row.turn}", row.payload, self._budget,
                model=self._helper.model if self._helper else "", rests=self._helper is None or self._helper.rests,
            )  # fmt: skip
        if isinstance(asked, str) or self._helper is None:
            return _told(row, {"refused": asked})
        outcome = await self._outcome(self._helper, asked)
        async with self._database.transaction() as unit:
            return _told(row, await asking.end(unit, asked, outcome))

    async def _outcome(self, helper: Helper, asked: Question) -> Answer | str:
        try:
            return await helper.ask(asked.prompt, asked.values)
        except HelperError as error:
            log.warning("helper_has_no_answer", code=error.code, prompt=asked.prompt.name)
            return error.code


def _told(row: WorkRow, result: dict[str, Any]) -> dict[str, Any]:
    outcome = result.get("refused", "answered")
    HELPED.labels(outcome).inc()
    log.info("helper_asked", prompt=row.payload["prompt"], outcome=outcome)
    return result
