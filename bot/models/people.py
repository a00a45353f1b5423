"""Contract, area Auth: users and their sessions."""

from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base, Id, key, one_of

Role = Literal["student", "admin"]

NO_PASSWORD = "!"  # noqa: S105 - no hash has this form, so it can never match


class User(Base):
    """A student or a coach (role `admin`)."""

    __tablename__ = "users"
    __table_args__ = (
        Index("users_by_username", "username", unique=True),
        Index("users_by_role", "role"),
        Index("users_by_batch", "batch"),
    )

    id: Mapped[Id] = key()
    username: Mapped[str]
    password_hash: Mapped[str] = mapped_column(default=NO_PASSWORD)
    role: Mapped[Role] = mapped_column(one_of("student", "admin"))
    display_name: Mapped[str]
    avatar_url: Mapped[str | None]
    batch: Mapped[str | None]
    created_at: Mapped[datetime]
    last_login_at: Mapped[datetime | None]


class UserSession(Base):
    """A device that may act for a user; the token is kept as a hash only."""

    __tablename__ = "sessions"
    __table_args__ = (
        Index("sessions_by_token", "token", unique=True),
        Index("sessions_by_user", "user_id"),
        Index("sessions_by_telegram_account", "telegram_account_id"),
    )

    id: Mapped[Id] = key()
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    token: Mapped[str]
    expires_at: Mapped[datetime]
    telegram_account_id: Mapped[Id | None] = mapped_column(ForeignKey("telegram_accounts.id", ondelete="CASCADE"))
