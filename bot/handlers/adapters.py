"""From the library's updates to our requests: which handler takes what, and what kind of input a message is."""

import re
from datetime import timedelta
from typing import Any

from telegram import Message, Update
from telegram.ext import Application, CallbackQueryHandler, ChatMemberHandler, MessageHandler, filters

from bot.conversations.given import Given, Kind, Sent, Voice
from bot.handlers import (
    actions,
    checking_in,
    coming_in,
    content_files,
    groups,
    rights,
    rosters,
    routes,
    typed,
    vision_cards,
)
from bot.handlers.request import Context, Request
from bot.services.errors import BotError
from bot.services.groups import changes
from bot.services.names import is_seen

KINDS: tuple[Kind, ...] = ("voice", "photo", "video", "document", "sticker", "location", "contact", "poll")
LISTS = (".csv", ".tsv", ".txt")
COMMAND = re.compile(r"/(\w+)")
NEW = filters.UpdateType.MESSAGE
PRIVATE = filters.ChatType.PRIVATE
# A chat says of itself that something was pinned, and a place that is shared for an hour says where it is: nobody does.
SAID = filters.UpdateType.MESSAGES & ~filters.StatusUpdate.ALL & ~(filters.UpdateType.EDITED & filters.LOCATION)


def register(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Say who takes what; the first that fits does."""
    for handler in (
        CallbackQueryHandler(pressed),
        MessageHandler(NEW & PRIVATE & filters.COMMAND, commanded),
        MessageHandler(SAID & PRIVATE, said),
        MessageHandler(NEW & filters.ChatType.GROUPS & filters.COMMAND, commanded_in_group),
        MessageHandler(NEW & filters.ChatType.GROUPS & filters.StatusUpdate.MIGRATE, migrated),
        ChatMemberHandler(membership, ChatMemberHandler.MY_CHAT_MEMBER),
    ):
        application.add_handler(handler)


async def pressed(update: Update, context: Context) -> None:
    """Take a press: of a conversation (`c:`), of the register (`a:`, `b:`), or of nothing that we know."""
    request = context.request
    data = (update.callback_query and update.callback_query.data) or ""
    sort, *parts = data.split(":")
    if request.who.chat.kind != "private" and not actions.is_for_group(request, sort, *parts[:1]):
        return  # nothing personal is ever shown to a group, and whoever may not press there is not made an example of
    if sort == "b" and parts:
        await actions.act(request.below(), *parts)
    elif sort == "c" and len(parts) == 3:
        then = await request.runner.press(request.unit, request.who, (parts[0], parts[1], parts[2]), request.pressed)
        await routes.go_on(request, then)
    elif sort == "a" and parts:
        await actions.act(request, *parts)
    else:
        raise BotError("over")


async def commanded(_update: Update, context: Context) -> None:
    """Take a command in a private chat."""
    await routes.command(context.request, command_in(context.request.text))


def command_in(text: str) -> str:
    """Return the name of a command as typed: `/Today@marbles_bot now` is `today`."""
    found = COMMAND.match(text)
    return found[1].lower() if found else ""


async def commanded_in_group(_update: Update, context: Context) -> None:
    """Lead a command of ours in a group to the private chat; another bot's is none of our business."""
    name = command_in(context.request.text)
    if name in routes.COMMANDS:
        await groups.command(context.request, name)


async def said(update: Update, context: Context) -> None:
    """Take anything else that was sent in private."""
    request = context.request
    message = update.effective_message
    given = Given("edited")
    if update.edited_message is None and message is not None:
        given = Given(
            kind_of(message), request.text, message.message_id, file_in(message), photo_in(message), voice_in(message),
            message.media_group_id, medium_of(message) if message.caption else None,
        )  # fmt: skip
    await typed.ask_for(request, given)
    if not await _said_beside(request, given):
        await routes.go_on(request, await request.runner.say(request.unit, request.who, given))


async def _said_beside(request: Request, given: Given) -> bool:
    """Take what means something only where no conversation is open or waits; whether one does is asked only then."""
    if request.who.is_student and given.enclosed:
        if await request.runner.waits_for_photo(request.unit, request.who):
            return False
        return await vision_cards.photo_came(request, given)
    of_coach = given.file is not None and request.who.is_coach
    if request.who.user is not None and given.kind != "edited" and not of_coach:
        return False
    if await request.runner.knows(request.unit, request.who):
        return False
    if request.who.user is None:
        await coming_in.stranger_said(request)
    elif given.kind == "edited":
        await checking_in.edited(request)
    else:
        return given.file is not None and await _taken(request, given.file)
    return True


async def _taken(request: Request, file: Sent) -> bool:
    """Take a file that nobody asked for, if its name says what it may be."""
    if await content_files.is_meant(request, file):
        await content_files.take_file(request, file)
    elif file.name.lower().endswith(LISTS):
        await rosters.take_file(request, file)
    else:
        return False
    return True


async def membership(update: Update, context: Context) -> None:
    """Note that somebody blocked us, or how we stand in a group."""
    change, request = update.my_chat_member, context.request
    if change is None:
        return
    is_in = rights.is_in(change.new_chat_member)
    if request.who.chat.kind == "private":
        request.who.chat.blocked_at = None if is_in else request.unit.now
    else:
        may_pin = rights.may_pin(change.new_chat_member)
        await changes.standing_changed(request.unit, request.who.chat, is_in=is_in, may_pin=may_pin)


async def migrated(update: Update, context: Context) -> None:
    """Follow a group that became a supergroup."""
    message = update.effective_message
    if message is not None and message.migrate_to_chat_id is not None:
        await changes.moved(context.request.unit, context.request.who.chat, message.migrate_to_chat_id)


def topic_of(update: Update) -> int | None:
    """Return in which topic of a group something was said or pressed; None where it has none, and in private."""
    message = update.effective_message
    if not isinstance(message, Message) or message.chat.type == "private" or not message.is_topic_message:
        return None
    return message.message_thread_id


def file_in(message: Message) -> Sent | None:
    """Return the file that a message brings, with or without words below it."""
    file = message.document
    return Sent(file.file_id, file.file_name or "", file.file_size or 0) if file else None


def photo_in(message: Message) -> Sent | None:
    """Return the picture that a message shows, in its largest size."""
    largest = message.photo[-1] if message.photo else None
    return Sent(largest.file_id, "photo.jpg", largest.file_size or 0) if largest else None


def voice_in(message: Message) -> Voice | None:
    """Return what a message speaks."""
    voice = message.voice
    return Voice(voice.file_id, voice.file_size or 0, _seconds(voice.duration)) if voice else None


def _seconds(lasts: int | timedelta) -> int:
    """Return how long something lasts; the library says it in one of two ways."""
    return int(lasts.total_seconds()) if isinstance(lasts, timedelta) else lasts


def kind_of(message: Message) -> Kind:
    """Return what a message is to a step; a picture with words below it counts as the words."""
    if message.text is not None or message.caption:
        return "text"
    return medium_of(message)


def medium_of(message: Message) -> Kind:
    """Return what a message is beside its words."""
    return next((kind for kind in KINDS if getattr(message, kind, None)), "other")


def new_text(update: Update) -> str:
    """Return the words of a new message, without what no database and no screen can hold; none if none are seen."""
    message = update.message
    text = (message.text or message.caption or "") if message else ""
    text = text.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")
    return text if is_seen(text) else ""
