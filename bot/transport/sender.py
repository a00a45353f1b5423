"""One message to Telegram, and what became of it."""

from datetime import timedelta
from typing import Any

import structlog
from telegram import (
    Bot,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LinkPreviewOptions,
    Message,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.drawing.studio import NotDrawnError
from bot.logs import unquoted
from bot.models import Chat, OutboxRow, Slot
from bot.transport import polls
from bot.transport.attachments import PICTURES, File, Make
from bot.transport.outcome import Outcome, says
from bot.transport.placing import Way, media_of, poll_of, there, way
from bot.transport.request import NotSentError

log = structlog.get_logger()

UNCHANGED = "message is not modified"
NOT_EDITABLE = (
    "message to edit not found", "message can't be edited", "message_id_invalid", "there is no text",
    "there is no caption", "message media can't be edited",
)  # fmt: skip
NO_CHAT = ("chat not found", "user is deactivated", "peer_id_invalid")
NO_FILE = ("file identifier", "file_id", "file reference", "file_reference", "use file of type")


class Sender:
    """Translates outbox rows to calls of the Bot API, and its errors to outcomes."""

    def __init__(self, bot: Bot, make: Make) -> None:
        self._bot = bot
        self._make = make

    async def send(self, row: OutboxRow, chat: Chat, slot: Slot | None, file_id: str | None = None) -> Outcome:
        """Send or edit one message, with no transaction open; `file_id` is what Telegram calls its picture."""
        try:
            return await self._put(row, chat.telegram_id, slot, file_id)
        except RetryAfter as error:
            return Outcome("pause", number=seconds(error))
        except ChatMigrated as error:
            return Outcome("migrated", number=error.new_chat_id)
        except Forbidden as error:
            return Outcome("undeliverable", error=error.message)
        except BadRequest as error:  # a NetworkError to the library: it has to be caught before that one
            if file_id and says(error, NO_FILE):
                return await self.send(row, chat, slot)  # drawn anew
            return Outcome("undeliverable" if says(error, NO_CHAT) else "refused", error=error.message)
        except TelegramError as error:
            return Outcome("again", error=error.message, not_sent=isinstance(error, NotSentError))
        except Exception as error:
            log.exception("message_unsendable")
            return Outcome("refused", error=repr(error))

    async def _put(self, row: OutboxRow, chat: int, slot: Slot | None, file_id: str | None) -> Outcome:
        how, place = way(row, slot, row.payload), there(row, slot)
        if how == "menu":
            await self._bot.set_my_commands(row.payload["menu"], BotCommandScopeChat(chat))
            return Outcome("sent")
        if how == "over":
            return await polls.end(self._bot, chat, place)
        if poll_of(row.payload) is not None:
            return await polls.ask(self._bot, chat, row.payload)
        if how == "same" and slot is not None:
            return Outcome("sent", place, media=slot.media)
        file, payload = (file_id, row.payload) if file_id or how in ("text", "caption") else await self._made(row)
        how = way(row, slot, payload)
        if how != "new" and place is not None:
            try:
                return await self._edit(how, chat, place, payload, file)
            except BadRequest as error:
                if not says(error, NOT_EDITABLE):
                    raise
            if how == "caption" and not file:  # the picture has gone with its message
                file, payload = await self._made(row)
        elif slot is not None:
            await self._take_buttons_off(chat, slot.message_id)
        return await self._new(chat, payload, file)

    async def _made(self, row: OutboxRow) -> tuple[File | None, Any]:
        """Make a payload's file. A picture that cannot be drawn is left out: its caption says the same."""
        recipe = row.payload.get("file")
        if not recipe:
            return None, row.payload
        try:
            return await self._make(recipe["kind"], recipe["values"]), row.payload
        except (ValueError, NotDrawnError):
            if recipe["kind"] not in PICTURES:
                raise
            log.exception("picture_not_drawn")
            return None, {name: value for name, value in row.payload.items() if name != "file"}

    async def _new(self, chat: int, payload: Any, file: File | str | None) -> Outcome:
        text, quiet = payload["text"], payload.get("quiet", False)
        rest: Any = {"parse_mode": "HTML", "reply_markup": keyboard(payload), "disable_notification": quiet,
                     "message_thread_id": payload.get("topic")}  # fmt: skip
        if file is None:
            unseen = LinkPreviewOptions(is_disabled=True)
            message = await self._bot.send_message(chat, text, link_preview_options=unseen, **rest)
        elif isinstance(file, str):
            message = await self._bot.send_photo(chat, file, caption=text, **rest)
        else:
            send = self._bot.send_photo if file.is_picture else self._bot.send_document
            message = await send(chat, file.content, caption=text, filename=file.name, **rest)
        if payload.get("pinned"):
            await self._pin(chat, message.message_id)
        return Outcome("sent", message.message_id, media=media_of(payload), file_id=_uploaded(message, file))

    async def _pin(self, chat: int, message_id: int) -> None:
        """Pin a new message, if we may; it stands there in any case."""
        try:
            await self._bot.pin_chat_message(chat, message_id, disable_notification=True)
        except TelegramError as error:
            log.warning("not_pinned", error=unquoted(error.message))

    async def _edit(self, how: Way, chat: int, place: int, payload: Any, file: File | str | None) -> Outcome:
        rest: Any = {"parse_mode": "HTML", "reply_markup": keyboard(payload)}
        file_id = None
        try:
            if how == "text":
                unseen = LinkPreviewOptions(is_disabled=True)
                await self._bot.edit_message_text(payload["text"], chat, place, link_preview_options=unseen, **rest)
            elif how == "caption" or file is None:
                await self._bot.edit_message_caption(chat, place, caption=payload["text"], **rest)
            else:
                file_id = await self._exchange(chat, place, payload, file)
        except BadRequest as error:
            if not says(error, (UNCHANGED,)):
                raise
        return Outcome("sent", place, media=media_of(payload), file_id=file_id)

    async def _exchange(self, chat: int, place: int, payload: Any, file: File | str) -> str | None:
        """Put another picture into a message."""
        content, name = (file, None) if isinstance(file, str) else (file.content, file.name)
        picture = InputMediaPhoto(content, payload["text"], "HTML", filename=name)
        message = await self._bot.edit_message_media(picture, chat, place, reply_markup=keyboard(payload))
        return _uploaded(message, file) if isinstance(message, Message) else None

    async def _take_buttons_off(self, chat: int, message_id: int) -> None:
        try:
            await self._bot.edit_message_reply_markup(chat, message_id)
        except BadRequest as error:  # gone, too old, or bare already: nothing there can be pressed
            log.debug("no_buttons_to_take_off", error=unquoted(error.message))


def _uploaded(message: Message, file: File | str | None) -> str | None:
    """Return under which name Telegram keeps a picture that it has got from us just now."""
    return message.photo[-1].file_id if isinstance(file, File) and message.photo else None


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
