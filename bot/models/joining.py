"""Ours, beside the contract: batches, invites, and how a Telegram account belongs to a user."""

from datetime import datetime
from typing import Literal

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base, Id, key, one_of, only_one

WriteAt = Literal["after_school", "morning", "never"]
Phone = Literal["mine", "family"]


class Batch(Base):
    """A class of students; `name` is what `users.batch` holds."""

    __tablename__ = "batches"

    id: Mapped[Id] = key()
    name: Mapped[str] = mapped_column(unique=True)
    zone: Mapped[str]
    created_at: Mapped[datetime]


class TelegramAccount(Base):
    """A Telegram account that a user speaks through; of several on one account, one is switched on."""

    __tablename__ = "telegram_accounts"
    __table_args__ = (
        Index("telegram_accounts_by_pair", "telegram_id", "user_id", unique=True),
        only_one("telegram_accounts_one_active", "telegram_id", where="active"),
        Index("telegram_accounts_by_user", "user_id"),
    )

    id: Mapped[Id] = key()
    telegram_id: Mapped[int] = mapped_column(BigInteger)
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    active: Mapped[bool]
    joined_at: Mapped[datetime]


class Preferences(Base):
    """What a person chose for themselves; minutes count from local midnight."""

    __tablename__ = "preferences"

    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(default="en")
    zone: Mapped[str]
    day_start: Mapped[int] = mapped_column(default=0)
    quiet_from: Mapped[int] = mapped_column(default=20 * 60)
    quiet_to: Mapped[int] = mapped_column(default=7 * 60)
    write_at: Mapped[WriteAt] = mapped_column(one_of("after_school", "morning", "never"), default="never")
    phone: Mapped[Phone] = mapped_column(one_of("mine", "family"), default="mine")


class Invite(Base):
    """A personal way in for one user; the code itself is never stored."""

    __tablename__ = "invites"
    __table_args__ = (
        Index("invites_by_code", "code_hash", unique=True),
        Index("invites_by_user", "user_id", unique=True),
        Index("invites_by_creator", "created_by"),
    )

    id: Mapped[Id] = key()
    code_hash: Mapped[str]
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    created_by: Mapped[Id | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    uses_left: Mapped[int] = mapped_column(default=1)
