"""Ours: where each person is in each conversation, as data that outlives any process."""

from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base, Id, Json, key, one_of, only_one

State = Literal["active", "parked", "cancelled", "done", "gone"]

_ACTIVE = "state = 'active'"


class Conversation(Base):
    """A draft in the making: the position, the answers so far, and what was last shown.

    `user_id` is empty while a stranger is joining; then the private chat alone says whose it is.
    """

    __tablename__ = "conversations"
    __table_args__ = (
        only_one("conversations_one_active", "chat_id", "user_id", where=f"{_ACTIVE} and user_id is not null"),
        only_one("conversations_one_active_stranger", "chat_id", where=f"{_ACTIVE} and user_id is null"),
        Index("conversations_by_chat", "chat_id", "state"),
        Index("conversations_by_user", "user_id"),
        Index("conversations_by_expiry", "expires_at"),
    )

    id: Mapped[Id] = key()
    chat_id: Mapped[Id] = mapped_column(ForeignKey("chats.id", ondelete="CASCADE"))
    user_id: Mapped[Id | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    flow: Mapped[str]
    fingerprint: Mapped[str]
    state: Mapped[State] = mapped_column(one_of("active", "parked", "cancelled", "done", "gone"))
    step: Mapped[str]
    turn: Mapped[str]
    shown: Mapped[Json]
    draft: Mapped[Json]
    path: Mapped[Json]
    then: Mapped[str | None]
    started_at: Mapped[datetime]
    touched_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
