"""Ours: what the house is to say of itself, and how often it did so on a day."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base, Id, Json, key

ONCE = -1


class Reminder(Base):
    """Something to be said to somebody who did not ask: on every day at a `minute` of theirs, or once.

    `kind` and `subject_id` tell what it is about, and `details` what it needs to know. `day` is the reader's day that
    it belongs to next, and `due_at` the moment; None means that it was said for good. A reminder that somebody put off
    is `asked_for`: it comes when they said, and counts as none that they did not ask for.
    """

    __tablename__ = "reminders"
    __table_args__ = (
        Index("reminders_one", "user_id", "kind", "subject_id", "minute", unique=True),
        Index(
            "reminders_by_due", "due_at", sqlite_where=text("due_at is not null"),
            postgresql_where=text("due_at is not null"),
        ),
    )  # fmt: skip

    id: Mapped[Id] = key()
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    kind: Mapped[str]
    subject_id: Mapped[str] = mapped_column(default="")
    minute: Mapped[int] = mapped_column(default=ONCE)
    asked_for: Mapped[bool] = mapped_column(default=False)
    details: Mapped[Json] = mapped_column(default=dict)
    day: Mapped[date]
    due_at: Mapped[datetime | None]
    said_at: Mapped[datetime | None]

    @property
    def is_daily(self) -> bool:
        """Whether it comes every day."""
        return self.minute != ONCE


class UnaskedDay(Base):
    """How many messages somebody got on a day of theirs without having asked for them."""

    __tablename__ = "unasked_days"

    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    count: Mapped[int]
