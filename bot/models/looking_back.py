"""Ours: what a student says of a sprint that is over, and the one thing that a coach says to it or to a goal."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base, Id, key


class Retrospective(Base):
    """A student's look back at one sprint, in three answers, each of which may be missing."""

    __tablename__ = "retrospectives"
    __table_args__ = (
        Index("retrospectives_one", "user_id", "sprint_id", unique=True),
        Index("retrospectives_by_sprint", "sprint_id"),
    )

    id: Mapped[Id] = key()
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    sprint_id: Mapped[Id] = mapped_column(ForeignKey("sprints.id", ondelete="RESTRICT"))
    went_well: Mapped[str | None]
    was_hard: Mapped[str | None]
    next_time: Mapped[str | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class CoachComment(Base):
    """What a coach answered to a goal or to a look back, one each; `seen_at` says that the student has read it."""

    __tablename__ = "coach_comments"
    __table_args__ = (
        Index("coach_comments_by_goal", "goal_id", unique=True),
        Index("coach_comments_by_retrospective", "retrospective_id", unique=True),
        Index("coach_comments_by_student", "student_id"),
        Index("coach_comments_by_author", "author_id"),
    )

    id: Mapped[Id] = key()
    student_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    goal_id: Mapped[Id | None] = mapped_column(ForeignKey("goals.id", ondelete="CASCADE"))
    retrospective_id: Mapped[Id | None] = mapped_column(ForeignKey("retrospectives.id", ondelete="CASCADE"))
    author_id: Mapped[Id | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    text: Mapped[str]
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime | None]
