"""A voice message as work: fetched and handed on with nothing held, and what was heard written down; no byte stays."""

import asyncio
from collections.abc import Mapping
from typing import Any

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.conversations.hearing import MOST_BYTES
from bot.db import Database
from bot.llm.calling import Answer
from bot.llm.errors import HelperError
from bot.llm.listening import Listener, Recording
from bot.models import WorkRow
from bot.services.helper import hearing
from bot.services.helper.budget import Budget
from bot.transport.helping import told

log = structlog.get_logger()

FETCHED_WITHIN = 20.0  # seconds; with all that listening may take it is within the lease of work


class Hearing:
    """Listens for one `work` row: `{"answer": {"words": …}}`, or `{"refused": code}`."""

    def __init__(self, database: Database, bot: Bot, listener: Listener, budget: Budget) -> None:
        self._database = database
        self._bot = bot
        self._listener = listener
        self._budget = budget

    async def __call__(self, row: WorkRow) -> dict[str, Any]:
        """Listen, and return what the conversation gets."""
        async with self._database.transaction() as unit:
            asked = await hearing.begin(
                unit, row.conversation_id, f"{row.id}-{row.turn}", row.payload, self._budget,
                model=self._listener.model, rests=self._listener.rests,
            )  # fmt: skip
        if isinstance(asked, str):
            return told(hearing.TASK, {"refused": asked})
        outcome = await self._outcome(row.payload["voice"])
        async with self._database.transaction() as unit:
            return told(hearing.TASK, await hearing.end(unit, asked, outcome))

    async def _outcome(self, voice: Mapping[str, Any]) -> Answer | HelperError:
        try:
            data = await self._fetched(voice["id"])
            return await self._listener.hear(Recording(data, "voice.ogg", "audio/ogg"))
        except HelperError as error:
            log.warning("voice_not_heard", code=error.code)
            return error

    async def _fetched(self, file_id: str) -> bytes:
        try:
            async with asyncio.timeout(FETCHED_WITHIN):
                known = await self._bot.get_file(file_id)
                if (known.file_size or 0) > MOST_BYTES:  # the sender's word for the size may be missing
                    raise HelperError("not_fetched")
                data = bytes(await known.download_as_bytearray())
        except (TelegramError, TimeoutError):
            raise HelperError("not_fetched") from None
        if len(data) > MOST_BYTES:
            raise HelperError("not_fetched")
        return data
