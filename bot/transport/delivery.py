"""What a unit says becomes outbox rows, each in its reader's language, and what is to be done outside, work rows."""

from collections.abc import Collection
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, exists, select, update
from sqlalchemy.orm import aliased

from bot.db import Unit
from bot.models import Chat, Conversation, OutboxRow, Preferences, TelegramAccount, User, UserSession, WorkRow
from bot.models.wire import is_open
from bot.notices import Notice, PollOver, Priority
from bot.services.attention import ALIVE, is_busy
from bot.services.who import present
from bot.transport.attachments import PICTURE, PICTURES
from bot.views import notices
from bot.views.view import CAPTION_LIMIT, TEXT_LIMIT, Menu, Screen, View, length
from bot.views.words import DEFAULT_LANGUAGE, headed, speaking

DATA_LIMIT = 64


class Phone(NamedTuple):
    """A private chat in which somebody is signed in; a message there is headed by their `name` if others read it."""

    user_id: str
    chat_id: str
    name: str
    language: str | None
    phone: str | None
    shared: bool
    has_left: bool
    is_busy: bool


async def deliver(unit: Unit) -> list[OutboxRow]:
    """Write everything that was told; called by the database, inside the transaction, just before its commit.

    Returns what is to be sent.
    """
    rows: list[OutboxRow] = []
    phones = await _phones(unit, {one.to for one in unit.outgoing if isinstance(one, Notice) and one.chat_id is None})
    for message in unit.outgoing:
        match message:
            case Screen():
                rows.append(await _put(unit, message, Priority.INTERACTIVE))
            case Notice(chat_id=None):
                for phone in phones.get(message.to, ()):
                    rows.extend(await _notify(unit, message, phone))
            case Notice(chat_id=str(chat)):
                rows.append(await _post(unit, message, chat))
            case PollOver(chat_id, slot, vote_id):
                row = _row(unit, chat_id, {"over": vote_id}, Priority.NOTICE)
                row.slot, row.fresh = slot, False
                rows.append(row)
            case Menu():
                rows.append(_row(unit, message.chat_id, {"menu": message.commands}, Priority.NOTICE))
            case WorkRow():
                unit.session.add(message)
            case _:
                raise TypeError(f"Neither a screen nor a notice: {message!r}")
    return rows


async def _notify(unit: Unit, notice: Notice, phone: Phone) -> list[OutboxRow]:
    """Write a notice to one of its reader's phones; to somebody who has left, only their last word."""
    if phone.has_left and not notice.has_left:
        return []
    with speaking(phone.language or DEFAULT_LANGUAGE):
        view = notices.render(notice)
    headed_by = phone.name if phone.phone == "family" or phone.shared else ""
    screen = Screen(phone.chat_id, view, notice.slot, fresh=notice.slot is None, name=headed_by, user_id=notice.to)
    row = await _put(unit, screen, notice.priority)
    row.cause = notice.cause
    if phone.is_busy and not notice.has_left and notice.slot is None and notice.priority > Priority.INTERACTIVE:
        row.state = "held"
    if notice.quiet:
        row.payload = {**row.payload, "quiet": True}
    return [row]


async def _post(unit: Unit, notice: Notice, chat_id: str) -> OutboxRow:
    """Write a notice to a chat, whoever is there: a newcomer's, or a group's."""
    with speaking(notice.language or DEFAULT_LANGUAGE):
        view = notices.render(notice)
    row = await _put(
        unit, Screen(chat_id, view, notice.slot, fresh=notice.fresh or notice.slot is None), notice.priority
    )
    marks = {"quiet": notice.quiet, "pinned": notice.pinned}
    row.payload = {**row.payload, **{name: True for name, is_set in marks.items() if is_set}}
    row.cause = notice.cause
    return row


async def _phones(unit: Unit, user_ids: Collection[str]) -> dict[str, list[Phone]]:
    """Return every private chat in which each of these people is signed in and has not blocked us, in one question."""
    if not user_ids:
        return {}
    found: dict[str, list[Phone]] = {}
    asked = {"user_ids": list(user_ids), "now": unit.now, "since": unit.now - ALIVE}
    for row in await unit.session.execute(_signed_in(), asked):
        phone = Phone._make(row)
        found.setdefault(phone.user_id, []).append(phone)
    return found


@cache
def _signed_in() -> "Select[Any, *tuple[Any, ...]]":
    """Return that question; making it takes longer than asking it."""
    since: BindParameter[datetime] = bindparam("since")
    busy = is_busy(Conversation.chat_id == Chat.id, User.id, since)
    return (
        select(
            User.id, Chat.id, User.display_name, Preferences.language, Preferences.phone, _shared(), ~present(), busy
        )
        .select_from(TelegramAccount)
        .join(UserSession, UserSession.telegram_account_id == TelegramAccount.id)
        .join(User, User.id == TelegramAccount.user_id)
        .join(Chat, Chat.telegram_id == TelegramAccount.telegram_id)
        .outerjoin(Preferences, Preferences.user_id == User.id)
        .where(
            User.id.in_(bindparam("user_ids", expanding=True)),
            UserSession.expires_at > bindparam("now"),
            Chat.blocked_at.is_(None),
        )
        .distinct()
        .order_by(User.id, Chat.id)
    )


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
    if file is not None and file.kind in PICTURES and await _likes_dark(unit, screen.user_id):
        content["file"]["values"]["dark"] = True
    if screen.topic is not None:
        content["topic"] = screen.topic
    row = _row(unit, screen.chat_id, content, priority)
    row.slot, row.fresh, row.standing, row.user_id = screen.slot, fresh, screen.standing, screen.user_id
    return row


async def _likes_dark(unit: Unit, user_id: str | None) -> bool:
    """Whether somebody chose dark pictures: decided here once, and by no view."""
    chosen = await unit.session.get(Preferences, user_id) if user_id else None
    return chosen is not None and chosen.pictures == "dark"


def _row(unit: Unit, chat_id: str, content: dict[str, Any], priority: Priority) -> OutboxRow:
    row = OutboxRow(chat_id=chat_id, fresh=True, payload=content, priority=int(priority), created_at=unit.now)
    unit.session.add(row)
    return row


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
