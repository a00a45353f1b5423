"""One message to Telegram, and what became of it."""

import hashlib
import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

import structlog
from telegram import Bot, BotCommandScopeChat, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Message
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.models import Chat, OutboxRow, Slot
from bot.transport.attachments import Make

log = structlog.get_logger()

End = Literal["sent", "again", "pause", "migrated", "undeliverable", "refused"]

UNCHANGED = "message is not modified"
NOT_EDITABLE = ("message to edit not found", "message can't be edited", "message_id_invalid", "there is no text")
NO_CHAT = ("chat not found", "user is deactivated", "peer_id_invalid")


@dataclass(frozen=True)
class Outcome:
    """How sending ended. `again` may mean that Telegram has it after all: we send at least once."""

    end: End
    message_id: int | None = None
    error: str | None = None
    number: float = 0  # seconds to pause, or the chat's new id


class Sender:
    """Translates outbox rows to calls of the Bot API, and its errors to outcomes."""

    def __init__(self, bot: Bot, make: Make) -> None:
        self._bot = bot
        self._make = make

    async def send(self, row: OutboxRow, chat: Chat, slot: Slot | None) -> Outcome:
        """Send or edit one message, with no transaction open."""
        try:
            return Outcome("sent", await self._put(row, chat.telegram_id, slot))
        except RetryAfter as error:
            return Outcome("pause", number=seconds(error))
        except ChatMigrated as error:
            return Outcome("migrated", number=error.new_chat_id)
        except Forbidden as error:
            return Outcome("undeliverable", error=error.message)
        except BadRequest as error:  # a NetworkError to the library: it has to be caught before that one
            gone = any(sign in error.message.lower() for sign in NO_CHAT)
            return Outcome("undeliverable" if gone else "refused", error=error.message)
        except TelegramError as error:
            return Outcome("again", error=error.message)
        except Exception as error:
            log.exception("message_unsendable", outbox=row.id)
            return Outcome("refused", error=repr(error))

    async def _put(self, row: OutboxRow, chat: int, slot: Slot | None) -> int | None:
        if "menu" in row.payload:
            await self._bot.set_my_commands(row.payload["menu"], BotCommandScopeChat(chat))
            return None
        there = row.standing or (slot.message_id if slot else None)
        if there is not None and not row.fresh:
            # A pressed message may show something else by now, from another place: only Telegram knows.
            if slot and row.standing is None and slot.message_id == there and slot.hash == digest(row.payload):
                return there
            try:
                return await self._edit(chat, there, row.payload)
            except BadRequest as error:
                if not any(sign in error.message.lower() for sign in NOT_EDITABLE):
                    raise
        elif slot is not None:
            await self._take_buttons_off(chat, slot.message_id)
        return await self._new(chat, row.payload)

    async def _new(self, chat: int, payload: Any) -> int:
        text, buttons, quiet = payload["text"], keyboard(payload), payload.get("quiet", False)
        rest: Any = {"parse_mode": "HTML", "reply_markup": buttons, "disable_notification": quiet}
        if recipe := payload.get("file"):
            made = await self._make(recipe["kind"], recipe["values"])
            send = self._bot.send_photo if made.is_picture else self._bot.send_document
            message: Message = await send(chat, made.content, caption=text, filename=made.name, **rest)
        else:
            unseen = LinkPreviewOptions(is_disabled=True)
            message = await self._bot.send_message(chat, text, link_preview_options=unseen, **rest)
        return message.message_id

    async def _edit(self, chat: int, message_id: int, payload: Any) -> int:
        try:
            await self._bot.edit_message_text(
                payload["text"], chat, message_id, parse_mode="HTML", reply_markup=keyboard(payload),
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )  # fmt: skip
        except BadRequest as error:
            if UNCHANGED not in error.message.lower():
                raise
        return message_id

    async def _take_buttons_off(self, chat: int, message_id: int) -> None:
        try:
            await self._bot.edit_message_reply_markup(chat, message_id)
        except BadRequest as error:  # gone, too old, or bare already: nothing there can be pressed
            log.debug("no_buttons_to_take_off", error=error.message)


def seconds(error: RetryAfter) -> float:
    """Return for how long Telegram wants to hear nothing."""
    span = error.retry_after
    return span.total_seconds() if isinstance(span, timedelta) else float(span)


def keyboard(payload: Any) -> InlineKeyboardMarkup | None:
    """Return the inline keyboard of a payload, if it has one."""
    rows = payload.get("keyboard") or ()
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(one["label"], callback_data=one.get("data"), url=one.get("url")) for one in row]
         for row in rows]
    )  # fmt: skip


def digest(payload: Any) -> str:
    """Return a short name of a message's whole content: the same content needs no second call."""
    return hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()[:32]
