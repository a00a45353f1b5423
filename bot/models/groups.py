"""Ours: the group chat in which a batch watches its jar. Nothing is known of it but where it is."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base, Id, key


class GroupChat(Base):
    """A group that a coach bound to a batch: one for each batch, and one batch for each group.

    `may_pin` is what Telegram last said of our rights there; `left_at`, since when we are not in it any more.
    """

    __tablename__ = "group_chats"
    __table_args__ = (
        Index("group_chats_by_chat", "chat_id", unique=True),
        Index("group_chats_by_batch", "batch_id", unique=True),
        Index("group_chats_by_binder", "bound_by"),
    )

    id: Mapped[Id] = key()
    chat_id: Mapped[Id] = mapped_column(ForeignKey("chats.id", ondelete="CASCADE"))
    batch_id: Mapped[Id] = mapped_column(ForeignKey("batches.id", ondelete="CASCADE"))
    bound_by: Mapped[Id | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    bound_at: Mapped[datetime]
    language: Mapped[str]
    may_pin: Mapped[bool]
    left_at: Mapped[datetime | None]
