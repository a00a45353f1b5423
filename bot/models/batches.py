"""Ours: the classes of a school, their policies, and which coaches see which of them."""

from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base, Id, Json, key, one_of

JournalPolicy = Literal["private", "shared"]


class Batch(Base):
    """A class of students with its policies; `name` is what `users.batch` holds.

    School hours are minutes from the local midnight, on weekdays of which 0 is Sunday; `holidays` is a list of
    `{from, to, name}` with ISO days, both included. `journal` says whether coaches read what students write beside a
    feeling. `care_contacts` are user ids. What is mastered is looked at again after `recheck_weeks`, or never.
    `treats` are what the class may choose from when its jar is full; None means the ready ones.
    """

    __tablename__ = "batches"

    id: Mapped[Id] = key()
    name: Mapped[str] = mapped_column(unique=True)
    zone: Mapped[str]
    school_from: Mapped[int] = mapped_column(default=8 * 60)
    school_to: Mapped[int] = mapped_column(default=15 * 60)
    school_days: Mapped[list[int]] = mapped_column(default=lambda: [1, 2, 3, 4, 5])
    holidays: Mapped[list[Json]] = mapped_column(default=list)
    gate: Mapped[bool] = mapped_column(default=True)
    journal: Mapped[JournalPolicy] = mapped_column(one_of("private", "shared"), default="private")
    helper: Mapped[bool] = mapped_column(default=False)
    recheck_weeks: Mapped[int | None]
    care_contacts: Mapped[list[str]] = mapped_column(default=list)
    treats: Mapped[list[str] | None]
    archived_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class CoachBatch(Base):
    """A batch that a coach is limited to; a coach without any such row sees every batch."""

    __tablename__ = "coach_batches"
    __table_args__ = (Index("coach_batches_by_batch", "batch_id"),)

    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    batch_id: Mapped[Id] = mapped_column(ForeignKey("batches.id", ondelete="CASCADE"), primary_key=True)
