"""Contract, area AI Logs: what the helper was asked and what it said."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base, Id, Json, key


class ChatLog(Base):
    """One entry of the helper's log; it goes with the student it is about."""

    __tablename__ = "chat_logs"
    __table_args__ = (
        Index("chat_logs_by_timestamp", "timestamp"),
        Index("chat_logs_by_user", "user_id"),
    )

    id: Mapped[Id] = key()
    type: Mapped[str]
    data: Mapped[Json] = mapped_column(JSON)  # any JSON, so None is a value here: `null`
    timestamp: Mapped[datetime]
    user_id: Mapped[Id | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
