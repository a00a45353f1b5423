"""Ours: what homes and schools said yes to, student by student, and who looked at what is a student's own."""

from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base, Id, key, one_of, only_one

Matter = Literal["join", "photos", "helper", "voice"]
How = Literal["paper", "form", "roster", "link"]
LookedAt = Literal["journal", "helper_log"]


class Consent(Base):
    """A yes to one matter, for one student; a matter that was withdrawn may get a new one later.

    `from_whom` says who it was, in the words of whoever put it down.
    """

    __tablename__ = "consents"
    __table_args__ = (
        only_one("consents_one", "user_id", "what", where="withdrawn_at is null"),
        Index("consents_by_user", "user_id"),
        Index("consents_by_recorder", "recorded_by"),
    )

    id: Mapped[Id] = key()
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    what: Mapped[Matter] = mapped_column(one_of("join", "photos", "helper", "voice"))
    from_whom: Mapped[str]
    how: Mapped[How] = mapped_column(one_of("paper", "form", "roster", "link"))
    given_at: Mapped[datetime]
    recorded_by: Mapped[Id | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    withdrawn_at: Mapped[datetime | None]


class Look(Base):
    """That somebody opened what a student wrote in confidence: shared words, or what the helper was told.

    The student reads of it in `/privacy`. `subject_id` is the row that was opened, where it was one.
    """

    __tablename__ = "looks"
    __table_args__ = (
        Index("looks_by_student", "student_id", "looked_at"),
        Index("looks_by_looker", "looked_by"),
    )

    id: Mapped[Id] = key()
    student_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    looked_by: Mapped[Id | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    what: Mapped[LookedAt] = mapped_column(one_of("journal", "helper_log"))
    subject_id: Mapped[str | None]
    looked_at: Mapped[datetime]
