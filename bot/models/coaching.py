"""Ours: what coaches decided, noted and wrote to a class."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base, Id, Json, key, only_one


class Decision(Base):
    """Who decided what about whom, when and why. `undo` is what taking it back needs; `undone_at` says that it was.

    A not-yet that the student has looked at says so in `undo`, as `seen`.
    Of one thing (`kind`, `subject_id`) one decision stands at a time.
    """

    __tablename__ = "decisions"
    __table_args__ = (
        only_one("decisions_one_standing", "kind", "subject_id", where="undone_at is null"),
        Index("decisions_by_student", "student_id"),
        Index("decisions_by_coach", "decided_by"),
    )

    id: Mapped[Id] = key()
    kind: Mapped[str]
    subject_id: Mapped[Id]
    student_id: Mapped[Id | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    decided_by: Mapped[Id | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    decided_at: Mapped[datetime]
    outcome: Mapped[str]
    reason: Mapped[str | None]
    undo: Mapped[Json]
    undone_at: Mapped[datetime | None]


class CoachNote(Base):
    """What a coach noted about a student, for coaches; part of what the student may ask for."""

    __tablename__ = "coach_notes"
    __table_args__ = (Index("coach_notes_by_student", "student_id"), Index("coach_notes_by_author", "author_id"))

    id: Mapped[Id] = key()
    student_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    author_id: Mapped[Id | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    text: Mapped[str]
    created_at: Mapped[datetime]


class Broadcast(Base):
    """One message of a coach to everybody of a batch; what became of its copies stands in the outbox under its cause.

    `readers` are the ids of the users it was meant for, whether they could be reached or not. `outcomes` says for each
    of them what became of their copy, as far as the outbox never knew or has forgotten it.
    """

    __tablename__ = "broadcasts"
    __table_args__ = (Index("broadcasts_by_author", "author_id"),)

    id: Mapped[Id] = key()
    author_id: Mapped[Id | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    audience: Mapped[str]
    text: Mapped[str]
    readers: Mapped[list[str]]
    outcomes: Mapped[Json] = mapped_column(default=dict)
    created_at: Mapped[datetime]
