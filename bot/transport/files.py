"""Files that people send us: fetched with no transaction open; a list is read, what shows something is kept."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.conversations.claim import MOST_BYTES
from bot.services import content_files, rosters, sheets
from bot.services.errors import BotError
from bot.transport.keeping import Kept
from bot.transport.photos import looked_at

log = structlog.get_logger()


Reader = Callable[[Any], Awaitable[dict[str, Any]]]


def roster_reader(bot: Bot) -> Reader:
    """Return the work that makes a list's entries of its file, or says with a code why it cannot."""
    too_long = {"refused": "sheet_too_long", "values": {"most": sheets.MOST_ROWS}}
    return _reader(bot, lambda _name, data: {"entries": rosters.entries(data)}, sheets.MOST_BYTES, too_long)


def content_reader(bot: Bot) -> Reader:
    """Return the work that reads a curriculum, or questions, from a file, or says with a code why it cannot."""
    too_long = {"refused": "yaml_too_long", "values": {}}
    return _reader(bot, content_files.read, content_files.MOST_BYTES, too_long)


def _reader(bot: Bot, make: Callable[[str, bytes], dict[str, Any]], most: int, too_long: dict[str, Any]) -> Reader:
    async def read(file: Any) -> dict[str, Any]:
        if file["size"] > most:
            return too_long
        try:
            known = await bot.get_file(file["id"])
            if (known.file_size or 0) > most:  # the sender's word for the size may be missing
                return too_long
            data = bytes(await known.download_as_bytearray())
            return await asyncio.to_thread(make, file["name"], data)  # a large one would keep everybody waiting
        except TelegramError as error:
            log.warning("file_not_fetched", error=type(error).__name__)
            return {"refused": "sheet_not_fetched"}
        except BotError as error:
            return {"refused": error.code, "values": dict(error.values)}

    return read


def keeper(bot: Bot, kept: Kept) -> Callable[[Any], Awaitable[dict[str, Any]]]:
    """Return the work that keeps what a student shows: `{hash, name, mime, size}`, or why it cannot be."""

    async def keep(file: Any) -> dict[str, Any]:
        try:
            known = await bot.get_file(file["id"])
            if (known.file_size or 0) > MOST_BYTES:  # the sender's word for the size may be missing
                return {"refused": "file_too_large"}
            data = bytes(await known.download_as_bytearray())
        except TelegramError as error:
            log.warning("file_not_fetched", error=type(error).__name__)
            return {"refused": "file_not_fetched"}
        found = await asyncio.to_thread(looked_at, data, file["name"], photo=file["photo"])
        if found is None or len(data) > MOST_BYTES:
            return {"refused": "no_photo" if file["photo"] else "file_unknown"}
        name = await asyncio.to_thread(kept.keep, found.data)
        return {"hash": name, "name": found.name, "mime": found.mime, "size": len(found.data)}

    return keep
