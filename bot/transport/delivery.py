"""What a unit says becomes outbox rows, each in its reader's language, and what is to be done outside, work rows."""

from typing import Any

from sqlalchemy import ColumnElement, bindparam, exists, select, true, update
from sqlalchemy.orm import aliased

from bot.db import Unit
from bot.models import Chat, OutboxRow, Preferences, TelegramAccount, User, UserSession, WorkRow
from bot.models.wire import is_open
from bot.notices import Notice, Priority
from bot.services.who import present
from bot.transport.attachments import PICTURE
from bot.views import notices
from bot.views.view import CAPTION_LIMIT, TEXT_LIMIT, Menu, Screen, View, length
from bot.views.words import DEFAULT_LANGUAGE, headed, speaking

DATA_LIMIT = 64


async def deliver(unit: Unit) -> None:
    """Write everything that was told; called by the database, inside the transaction, just before its commit."""
    for message in unit.outgoing:
        match message:
            case Screen():
                await _put(unit, message, Priority.INTERACTIVE)
            case Notice(chat_id=None):
                await _notify(unit, message)
            case Notice(chat_id=str(chat)):
                await _put(unit, Screen(chat, notices.render(message)), message.priority)
            case Menu():
                unit.session.add(_row(unit, message.chat_id, {"menu": message.commands}, Priority.NOTICE))
            case WorkRow():
                unit.session.add(message)
            case _:
                raise TypeError(f"Neither a screen nor a notice: {message!r}")


async def _notify(unit: Unit, notice: Notice) -> None:
    """Write a notice to every private chat in which its reader is signed in and has not blocked us."""
    readers = await unit.session.execute(
        select(Chat.id, User.display_name, Preferences.language, Preferences.phone, _shared())
        .select_from(TelegramAccount)
        .join(UserSession, UserSession.telegram_account_id == TelegramAccount.id)
        .join(User, User.id == TelegramAccount.user_id)
        .join(Chat, Chat.telegram_id == TelegramAccount.telegram_id)
        .outerjoin(Preferences, Preferences.user_id == User.id)
        .where(
            User.id == notice.to,
            UserSession.expires_at > unit.now,
            Chat.blocked_at.is_(None),
            true() if notice.has_left else present(),
        )
        .distinct()
    )
    for chat, name, language, phone, shared in readers:
        with speaking(language or DEFAULT_LANGUAGE):
            view = notices.render(notice)
        headed_by = name if phone == "family" or shared else ""
        screen = Screen(chat, view, notice.slot, fresh=notice.slot is None, name=headed_by, user_id=notice.to)
        row = await _put(unit, screen, notice.priority)
        row.cause = notice.cause
        if notice.quiet:
            row.payload = {**row.payload, "quiet": True}


def _shared() -> ColumnElement[bool]:
    """Whether somebody else speaks through the same Telegram account: then every message says whose it is."""
    other = aliased(TelegramAccount)
    return exists(
        select(other.id)
        .join(UserSession, UserSession.telegram_account_id == other.id)
        .where(other.telegram_id == TelegramAccount.telegram_id, other.user_id != TelegramAccount.user_id)
    )


_REPLACING = (
    update(OutboxRow)
    .where(
        OutboxRow.chat_id == bindparam("chat"),
        OutboxRow.slot == bindparam("place"),
        is_open(OutboxRow),
        OutboxRow.claimed_by.is_(None),
    )
    .values(state="replaced", payload=None)
    .returning(OutboxRow.fresh)
    .execution_options(synchronize_session=False)
)


async def _put(unit: Unit, screen: Screen, priority: Priority) -> OutboxRow:
    file = screen.view.attachment
    fresh = screen.fresh or (file is not None and file.kind != PICTURE)  # a picture may take another one's place
    if screen.slot:
        # What has not left yet is out of date: only the newest state of a place is worth a message.
        replaced = await unit.session.scalars(_REPLACING, {"chat": screen.chat_id, "place": screen.slot})
        fresh = any([*replaced, fresh])
    content = payload(headed(screen.view, screen.name))
    if file is not None and file.kind == PICTURE and await _likes_dark(unit, screen.user_id):
        content["file"]["values"]["dark"] = True
    row = _row(unit, screen.chat_id, content, priority)
    row.slot, row.fresh, row.standing, row.user_id = screen.slot, fresh, screen.standing, screen.user_id
    unit.session.add(row)
    return row


async def _likes_dark(unit: Unit, user_id: str | None) -> bool:
    """Whether somebody chose dark pictures: decided here once, and by no view."""
    chosen = await unit.session.get(Preferences, user_id) if user_id else None
    return chosen is not None and chosen.pictures == "dark"


def _row(unit: Unit, chat_id: str, content: dict[str, Any], priority: Priority) -> OutboxRow:
    return OutboxRow(chat_id=chat_id, fresh=True, payload=content, priority=int(priority), created_at=unit.now)


def payload(view: View) -> dict[str, Any]:
    """Return a view as JSON; one that Telegram would refuse is a bug here, not a message lost later."""
    limit = CAPTION_LIMIT if view.attachment else TEXT_LIMIT
    if not 0 < length(view.text) <= limit:
        raise ValueError(f"A text must be between 1 and {limit} characters long.")
    keyboard = [
        [{"label": one.label, **({"url": one.url} if one.url else {"data": one.data})} for one in row]
        for row in view.keyboard
        if row
    ]
    for button in (one for row in keyboard for one in row):
        if len((button.get("data") or "x").encode()) > DATA_LIMIT or not button["label"]:
            raise ValueError(f"Telegram would refuse this button: {button!r}")
    content: dict[str, Any] = {"text": str(view.text), "keyboard": keyboard}
    if view.attachment:
        content["file"] = {"kind": view.attachment.kind, "values": dict(view.attachment.values)}
    return content
