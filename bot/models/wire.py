"""Ours: what arrived, what is to leave, what is being worked on, and where our messages stand."""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import BigInteger, ColumnElement, ForeignKey, Index, UniqueConstraint, literal_column, text
from sqlalchemy.orm import Mapped, mapped_column

from bot import trail
from bot.models.base import Base, Id, Json, key, one_of, sequence

ChatKind = Literal["private", "group"]
Source = Literal["telegram", "work", "timer"]
InboxState = Literal["open", "handled", "ignored", "dead", "quarantined"]
OutboxState = Literal["open", "held", "sent", "replaced", "undeliverable", "refused"]
WorkState = Literal["open", "handled"]

_OPEN, _HELD = "state = 'open'", "state = 'held'"


def _open(name: str, *columns: str) -> Index:
    """Index only the rows still to do: the queue stays quick however long its history is."""
    return Index(name, *columns, sqlite_where=text(_OPEN), postgresql_where=text(_OPEN))


class Claimable:
    """A row that one worker at a time takes, for as long as its lease runs."""

    claimed_by: Mapped[str | None]
    claimed_until: Mapped[datetime | None]
    retry_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None]


class Chat(Base):
    """A place we can write to; its Telegram id may change, when a group migrates, ours does not."""

    __tablename__ = "chats"

    id: Mapped[Id] = key()
    telegram_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    kind: Mapped[ChatKind] = mapped_column(one_of("private", "group"))
    blocked_at: Mapped[datetime | None]
    wrong_codes: Mapped[int] = mapped_column(default=0)
    wrong_codes_since: Mapped[datetime | None]


class Slot(Base):
    """A named place in a chat, and the message that stands there now.

    `hash` is its content; `media` the key of its picture, where it has one: then it is a photo with a caption.
    """

    __tablename__ = "slots"

    chat_id: Mapped[Id] = mapped_column(ForeignKey("chats.id", ondelete="CASCADE"), primary_key=True)
    slot: Mapped[str] = mapped_column(primary_key=True)
    message_id: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[str]
    media: Mapped[str | None]


class Media(Base):
    """A picture that Telegram has already: by the digest of its recipe, under the file id that this bot knows it by."""

    __tablename__ = "media"
    __table_args__ = (Index("media_by_created", "created_at"),)

    bot_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    key: Mapped[str] = mapped_column(primary_key=True)
    file_id: Mapped[str]
    created_at: Mapped[datetime]


class InboxRow(Claimable, Base):
    """Something that happened: a Telegram update, finished work, a time-out. Stored before anything else."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("bot_id", "source", "key"),
        _open("inbox_open_by_lane", "lane", "id"),
        Index("inbox_by_handled", "handled_at"),
    )

    id: Mapped[int] = sequence()
    bot_id: Mapped[int] = mapped_column(BigInteger)
    source: Mapped[Source] = mapped_column(one_of("telegram", "work", "timer"))
    key: Mapped[str]
    lane: Mapped[str]
    payload: Mapped[Json] = mapped_column(nullable=True)
    received_at: Mapped[datetime]
    state: Mapped[InboxState] = mapped_column(
        one_of("open", "handled", "ignored", "dead", "quarantined"), default="open"
    )
    handled_at: Mapped[datetime | None]


class OutboxRow(Claimable, Base):
    """A message on its way to a chat: written with its cause, sent after the commit, first in first out.

    `user_id` is for whom it is: several people may read the same chat. `cause` groups the copies of one broadcast,
    `origin` is the update or job because of which it was written. One that is `held` waits until its reader is not in
    the middle of something.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        _open("outbox_open_by_chat", "chat_id", "id"),
        _open("outbox_open_by_priority", "priority", "id"),
        Index("outbox_held", "chat_id", sqlite_where=text(_HELD), postgresql_where=text(_HELD)),
        Index("outbox_by_sent", "sent_at"),
        Index("outbox_by_message", "chat_id", "message_id"),
        Index("outbox_by_reader", "user_id"),
        Index("outbox_by_cause", "cause"),
    )

    id: Mapped[int] = sequence()
    chat_id: Mapped[Id] = mapped_column(ForeignKey("chats.id", ondelete="CASCADE"))
    user_id: Mapped[Id | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    cause: Mapped[str | None]
    origin: Mapped[str | None] = mapped_column(default=trail.origin)
    slot: Mapped[str | None]
    fresh: Mapped[bool]
    standing: Mapped[int | None] = mapped_column(BigInteger)
    payload: Mapped[Json] = mapped_column(nullable=True)
    priority: Mapped[int]
    state: Mapped[OutboxState] = mapped_column(
        one_of("open", "held", "sent", "replaced", "undeliverable", "refused"), default="open"
    )
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    message_id: Mapped[int | None] = mapped_column(BigInteger)


class WorkRow(Claimable, Base):
    """Something slow, done with no transaction open; its answer enters the inbox with the turn it belongs to."""

    __tablename__ = "work"
    __table_args__ = (_open("work_open", "id"), Index("work_by_conversation", "conversation_id"))

    id: Mapped[int] = sequence()
    kind: Mapped[str]
    payload: Mapped[Json] = mapped_column(nullable=True)
    lane: Mapped[str]
    conversation_id: Mapped[Id] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    turn: Mapped[str]
    origin: Mapped[str | None] = mapped_column(default=trail.origin)
    state: Mapped[WorkState] = mapped_column(one_of("open", "handled"), default="open")
    created_at: Mapped[datetime]


def is_open(table: Any) -> ColumnElement[bool]:
    """Return the condition that a queue's row is still to do.

    The word stands in the statement itself: with a bound parameter no database can use the index of open rows, and
    every look would read the whole history.
    """
    opened: ColumnElement[bool] = table.state == literal_column("'open'")
    return opened


def is_over(table: Any) -> ColumnElement[bool]:
    """Return the condition that a queue needs what a row says no more."""
    over: ColumnElement[bool] = table.state.not_in((literal_column("'open'"), literal_column("'held'")))
    return over
