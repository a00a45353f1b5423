"""Files that people send us: fetched with no transaction open, read, and never kept."""

from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.services import rosters, sheets
from bot.services.errors import BotError

log = structlog.get_logger()


def roster_reader(bot: Bot) -> Callable[[Any], Awaitable[dict[str, Any]]]:
    """Return the work that makes a list's entries of its file, or says with a code why it cannot."""

    async def read(file: Any) -> dict[str, Any]:
        if file["size"] > sheets.MOST_BYTES:
            return {"refused": "sheet_unreadable"}
        try:
            known = await bot.get_file(file["id"])
            return {"entries": rosters.entries(bytes(await known.download_as_bytearray()))}
        except TelegramError as error:
            log.warning("file_not_fetched", error=type(error).__name__)
            return {"refused": "sheet_not_fetched"}
        except BotError as error:
            return {"refused": error.code, "values": dict(error.values)}

    return read
