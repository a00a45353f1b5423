"""Where updates come in: each is stored, committed, and only then may Telegram forget it.

Nothing is parsed here. Of an update only its id, its lane and a callback query's id are read; one that is broken is
stored like every other. Of a kind that we did not ask for, and of what is said in a group and not meant for us, the
update id is kept and no content.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import structlog
from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot import meters
from bot.db import Database, Unit
from bot.transport.inbox import put
from bot.transport.sender import seconds

log = structlog.get_logger()

Update = dict[str, Any]
Take = Callable[[Unit, Collection[int]], Awaitable[None]]

KINDS = ("message", "edited_message", "callback_query", "my_chat_member", "poll")
LONG = 2048  # clients cut a text somewhere between half of 4 096 and all of it, at a space if there is one
AFTER_FAILURE = 2.0
LONG_WAIT = timedelta(milliseconds=1500)
PATIENCE = 50  # seconds that Telegram may keep an empty long poll open
MOVED = "migrate_to_chat_id"
TOPIC = ("message_thread_id", "is_topic_message")
OF_A_GROUP = (
    "message_id",
    "date",
    "chat",
    "from",
    "sender_chat",
    "text",
    "entities",
    MOVED,
    *TOPIC,
)  # all we keep of a command
OF_A_PRESS = ("message_id", "date", "chat", *TOPIC)


class Ingest:
    """Long polling by ourselves: the library confirms updates before anybody has stored them.

    Behind a webhook nobody calls `run`; what Telegram brings is stored and answered all the same.
    """

    def __init__(
        self, database: Database, bot: Bot, request: BaseRequest, take: Take,
        commands: Collection[str] = (),
    ) -> None:  # fmt: skip
        self._database = database
        self._bot = bot
        self._request = request
        self._take = take
        self._commands = frozenset(commands)
        self._offset = 0
        self._stopping = asyncio.Event()
        self._began_at = asyncio.get_running_loop().time()
        self.heard_at: float | None = None  # when Telegram answered a poll or brought something; by the loop's clock

    async def run(self) -> None:
        """Fetch and store until stopped; every failure but a bad token is waited out."""
        async with asyncio.TaskGroup() as answers:
            while not self._stopping.is_set():
                poll = answers.create_task(self._fetch(PATIENCE))
                stop = answers.create_task(self._stopping.wait())
                await asyncio.wait({poll, stop}, return_when=asyncio.FIRST_COMPLETED)
                stop.cancel()
                if not poll.done():
                    poll.cancel()  # nothing of it was confirmed: Telegram keeps it for the next start
                    return
                if queries := await self._keep(poll.result()):
                    answers.create_task(self.answer_all(queries))

    def silence(self) -> float:
        """Return for how many seconds nothing was heard of Telegram."""
        return asyncio.get_running_loop().time() - (self.heard_at or self._began_at)

    def stop(self) -> None:
        """End the long poll; a batch that is being stored is finished first."""
        self._stopping.set()

    async def poll_once(self) -> int:
        """Fetch what is there now, store it and answer its presses; return the number of updates."""
        updates = await self._fetch(0)
        await self.answer_all(await self.store(updates))
        return len(updates)

    async def _keep(self, updates: Sequence[Update]) -> list[str]:
        """Store what was fetched; while the store is down, nothing is confirmed, and Telegram keeps it."""
        try:
            return await self.store(updates)
        except Exception:
            log.exception("store_unreachable")
            await asyncio.sleep(AFTER_FAILURE)
            return []

    async def store(self, updates: Sequence[Update]) -> list[str]:
        """Keep updates; one that is known already changes nothing. Return the presses that wait for an answer."""
        updates = [update for update in updates if isinstance(update.get("update_id"), int)]
        if updates:
            async with self._database.transaction() as unit:
                rows = [self._row(update, unit.now) for update in updates]
                new = await put(unit, rows)
                await self._take(unit, [row.id for row in new if row.state == "open"])
            self._offset = max(update["update_id"] for update in updates) + 1
            _note(rows, len(new))
        self._heard()
        return [str(query["id"]) for update in updates if "id" in (query := _dict(update.get("callback_query")))]

    def _row(self, update: Update, now: Any) -> dict[str, Any]:
        kept = keep(update, self._bot.username, self._commands)
        return {
            "bot_id": self._bot.id,
            "source": "telegram",
            "key": str(update["update_id"]),
            "lane": lane(update),
            "payload": kept,
            "state": "open" if kept else "ignored",
            "handled_at": None if kept else now,
            "retry_at": now + LONG_WAIT if _is_long(update) else None,
        }

    async def _fetch(self, patience: int) -> list[Update]:
        kinds = json.dumps(KINDS)
        query = urlencode({"offset": self._offset, "timeout": patience, "limit": 100, "allowed_updates": kinds})
        try:
            result: Any = await self._request.post(
                f"{self._bot.base_url}/getUpdates?{query}", read_timeout=patience + 10.0
            )
        except InvalidToken:
            raise
        except Conflict as error:
            log.error("another_process_has_this_token", error=error.message, hint="Stop the one or the other.")
            await asyncio.sleep(5)
        except RetryAfter as error:
            await asyncio.sleep(seconds(error))
        except TelegramError as error:
            log.warning("telegram_unreachable", error=str(error))
            await asyncio.sleep(AFTER_FAILURE)
        except Exception:
            log.exception("poll_failed")
            await asyncio.sleep(AFTER_FAILURE)
        else:
            self._heard()
            return [update for update in result if isinstance(update, dict)] if isinstance(result, list) else []
        return []

    async def answer_all(self, queries: Sequence[str]) -> None:
        """Stop the spinners of pressed buttons, at once and empty: what there is to say is said in the message."""
        await asyncio.gather(*(self._answer(query) for query in queries))

    async def _answer(self, query: str) -> None:
        with suppress(TelegramError):
            await self._bot.answer_callback_query(query)

    def _heard(self) -> None:
        self.heard_at = asyncio.get_running_loop().time()


def _note(rows: Sequence[dict[str, Any]], new: int) -> None:
    """Count what was stored, and name it; of what is not ours to know only the count."""
    kept = [row for row in rows if row["state"] == "open"]
    for row in kept:
        log.info("update_stored", origin=f"update:{row['key']}")
    meters.RECEIVED.labels("new").inc(new)
    meters.RECEIVED.labels("known").inc(len(rows) - new)
    meters.SERVED.labels("ignored").inc(len(rows) - len(kept))


def lane(update: Update) -> str:
    """Return the line an update stands in: its chat, or else the person it comes from."""
    for body in (part for part in update.values() if isinstance(part, dict)):
        chat = _dict(body.get("chat")) or _dict(_dict(body.get("message")).get("chat"))
        person = _dict(body.get("from")) or _dict(body.get("user"))
        if isinstance(found := chat.get("id", person.get("id")), int):
            return str(found)
    return "-"


def keep(update: Update, username: str, commands: Collection[str]) -> Update | None:
    """Return what is ours to know of an update: all of a private chat; of a group's talk only our `commands`.

    Of those not what they answer or quote; that somebody came or went there is nothing that we need. Of a press there
    we keep on which message it was, and of nothing what the group is called. Of a poll we keep how many voices each
    answer has: where we hear everything, others' are among them.
    """
    if not any(kind in update for kind in KINDS):
        return None  # Telegram may have kept it from before we said what we want, or think of something new
    if "poll" in update:
        return {**update, "poll": _counts(_dict(update["poll"]))}
    name = "message" if "message" in update else "edited_message"
    message = _dict(update.get(name))
    if not _is_of_group(message):
        return _of_group(update)
    if name == "edited_message" or not (MOVED in message or _is_ours(message, username, commands)):
        return None
    return {**update, name: _only(message, OF_A_GROUP)}


def _of_group(update: Update) -> Update:
    """Return a press, or our standing, in a group without what we need not know of it; all else as it is."""
    query, standing = _dict(update.get("callback_query")), _dict(update.get("my_chat_member"))
    if _is_of_group(_dict(query.get("message"))):
        return {**update, "callback_query": {**query, "message": _only(query["message"], OF_A_PRESS)}}
    if _is_of_group(standing):
        return {**update, "my_chat_member": _only(standing, standing)}
    return update


def _counts(poll: Update) -> Update:
    """Return a poll without its words."""
    options = poll.get("options")
    bare = [{**_dict(one), "text": ""} for one in options] if isinstance(options, list) else options
    kept = {name: value for name, value in poll.items() if not isinstance(value, dict | list)}
    return {**kept, "question": "", "explanation": None, "description": None, "options": bare}


def _is_of_group(body: Update) -> bool:
    return _dict(body.get("chat")).get("type") in ("group", "supergroup", "channel")


def _only(body: Update, fields: Collection[str]) -> Update:
    """Return some fields of what is from a group; of a chat that is named in them its number and its kind."""
    kept = {field: body[field] for field in fields if field in body}
    chats = {field: {part: kept[field].get(part) for part in ("id", "type")}
             for field in ("chat", "sender_chat") if _dict(kept.get(field))}  # fmt: skip
    return {**kept, **chats}


def _is_ours(message: Update, username: str, commands: Collection[str]) -> bool:
    """Whether a message is somebody's command that means something to us, and is not meant for another bot.

    What the group's channel says arrives there, too, and nobody said it to us.
    """
    if message.get("is_automatic_forward"):
        return False
    word = str(message.get("text", "")).split(maxsplit=1)[0:1]
    command, _, addressee = word[0].partition("@") if word else ("", "", "")
    return command.startswith("/") and command[1:].lower() in commands and addressee.lower() in ("", username.lower())


def _is_long(update: Update) -> bool:
    """Whether a text is so long that the client may have cut it, and its other half is on the way."""
    return length(str(_dict(update.get("message")).get("text", ""))) >= LONG


def length(text: str) -> int:
    """Return how long Telegram says a text is: in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
