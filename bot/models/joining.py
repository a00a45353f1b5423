"""Ours, beside the contract: how somebody comes in, speaks, and what they chose for themselves."""

from datetime import datetime
from typing import Literal

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base, Id, Json, key, one_of, only_one

WriteAt = Literal["after_school", "morning", "never"]
Phone = Literal["mine", "family"]
Pictures = Literal["light", "dark"]
NewcomerState = Literal["waiting", "accepted", "refused", "withdrawn"]
LeavingBecause = Literal["forget_me", "end_of_year", "coach"]


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
    """What a person chose for themselves; minutes count from local midnight.

    `reminders` are the times of day for each kind of reminder that somebody chose times for, as lists of minutes; an
    empty list is a wish for none, and a kind that is not there follows `write_at`.
    """

    __tablename__ = "preferences"

    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(default="en")
    zone: Mapped[str]
    day_start: Mapped[int] = mapped_column(default=0)
    quiet_from: Mapped[int] = mapped_column(default=20 * 60)
    quiet_to: Mapped[int] = mapped_column(default=7 * 60)
    write_at: Mapped[WriteAt] = mapped_column(one_of("after_school", "morning", "never"), default="never")
    phone: Mapped[Phone] = mapped_column(one_of("mine", "family"), default="mine")
    paused_until: Mapped[datetime | None]
    pictures: Mapped[Pictures] = mapped_column(one_of("light", "dark"), default="light")
    reminders: Mapped[Json] = mapped_column(default=dict)


class Invite(Base):
    """A way in, personal for one user or open to a batch; the code itself is never stored."""

    __tablename__ = "invites"
    __table_args__ = (
        Index("invites_by_code", "code_hash", unique=True),
        Index("invites_by_user", "user_id", unique=True),
        Index("invites_by_batch", "batch_id", unique=True),
        Index("invites_by_creator", "created_by"),
    )

    id: Mapped[Id] = key()
    code_hash: Mapped[str]
    user_id: Mapped[Id | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    batch_id: Mapped[Id | None] = mapped_column(ForeignKey("batches.id", ondelete="CASCADE"))
    created_by: Mapped[Id | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    uses_left: Mapped[int] = mapped_column(default=1)


class Newcomer(Base):
    """Somebody who came by a batch's invite and waits for a coach; `choices` are what they chose while coming in.

    They are nobody of the roster yet: `user_id` is the row of the roster that a coach tied them to. Several may wait on
    one Telegram account, under different names.
    """

    __tablename__ = "newcomers"
    __table_args__ = (
        only_one("newcomers_one_waiting", "telegram_id", "name", where="state = 'waiting'"),
        Index("newcomers_by_batch", "batch_id", "state"),
        Index("newcomers_by_user", "user_id"),
        Index("newcomers_by_chat", "chat_id"),
    )

    id: Mapped[Id] = key()
    batch_id: Mapped[Id] = mapped_column(ForeignKey("batches.id", ondelete="CASCADE"))
    chat_id: Mapped[Id] = mapped_column(ForeignKey("chats.id", ondelete="CASCADE"))
    telegram_id: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str]
    choices: Mapped[Json]
    state: Mapped[NewcomerState] = mapped_column(one_of("waiting", "accepted", "refused", "withdrawn"))
    user_id: Mapped[Id | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    created_at: Mapped[datetime]


class Leaver(Base):
    """Somebody who has left: hidden everywhere from `left_at`, deleted at `delete_at` unless that is undone before."""

    __tablename__ = "leavers"
    __table_args__ = (Index("leavers_by_due", "delete_at"), Index("leavers_by_author", "decided_by"))

    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    why: Mapped[LeavingBecause] = mapped_column(one_of("forget_me", "end_of_year", "coach"))
    decided_by: Mapped[Id | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    left_at: Mapped[datetime]
    delete_at: Mapped[datetime]
