"""Contract, area Assignments: which objectives are whose, and how far they are."""

from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base, Id, key, one_of

ObjectiveStatus = Literal["assigned", "in_progress", "completed", "mastered", "viva_requested"]
MajorStatus = Literal["assigned", "in_progress", "viva_requested", "mastered"]


class StudentObjective(Base):
    """A learning objective of a student; `mastered` and `viva_requested` are legacy, kept and never newly written."""

    __tablename__ = "student_objectives"
    __table_args__ = (
        Index("student_objectives_by_user", "user_id"),
        Index("student_objectives_by_objective", "objective_id"),
        Index("student_objectives_by_user_objective", "user_id", "objective_id", unique=True),
        Index("student_objectives_by_user_major", "user_id", "major_objective_id"),
        Index("student_objectives_by_status", "status"),
        Index("student_objectives_by_major_objective", "major_objective_id"),
        Index("student_objectives_by_assigner", "assigned_by"),
    )

    id: Mapped[Id] = key()
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    objective_id: Mapped[Id] = mapped_column(ForeignKey("learning_objectives.id", ondelete="RESTRICT"))
    major_objective_id: Mapped[Id | None] = mapped_column(ForeignKey("major_objectives.id", ondelete="RESTRICT"))
    assigned_by: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    assigned_at: Mapped[datetime]
    status: Mapped[ObjectiveStatus] = mapped_column(
        one_of("assigned", "in_progress", "completed", "mastered", "viva_requested"), default="assigned"
    )
    viva_requested_at: Mapped[datetime | None]
    mastered_at: Mapped[datetime | None]
    admin_notes: Mapped[str | None]


class StudentMajorObjective(Base):
    """A major objective of a student; what counts for viva and mastery stands here."""

    __tablename__ = "student_major_objectives"
    __table_args__ = (
        Index("student_major_objectives_by_user", "user_id"),
        Index("student_major_objectives_by_major_objective", "major_objective_id"),
        Index("student_major_objectives_by_user_major", "user_id", "major_objective_id", unique=True),
        Index("student_major_objectives_by_status", "status"),
        Index("student_major_objectives_by_assigner", "assigned_by"),
    )

    id: Mapped[Id] = key()
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    major_objective_id: Mapped[Id] = mapped_column(ForeignKey("major_objectives.id", ondelete="RESTRICT"))
    assigned_by: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    assigned_at: Mapped[datetime]
    status: Mapped[MajorStatus] = mapped_column(
        one_of("assigned", "in_progress", "viva_requested", "mastered"), default="assigned"
    )
    viva_requested_at: Mapped[datetime | None]
    mastered_at: Mapped[datetime | None]
    admin_notes: Mapped[str | None]
    viva_request_notes: Mapped[str | None]


class ActivityProgress(Base):
    """A student's tick on an activity, with what they noted about it."""

    __tablename__ = "activity_progress"
    __table_args__ = (
        Index("activity_progress_by_user", "user_id"),
        Index("activity_progress_by_activity", "activity_id"),
        Index("activity_progress_by_student_objective", "student_objective_id"),
        Index(
            "activity_progress_by_user_activity_objective",
            "user_id",
            "activity_id",
            "student_objective_id",
            unique=True,
        ),
    )

    id: Mapped[Id] = key()
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    activity_id: Mapped[Id] = mapped_column(ForeignKey("activities.id", ondelete="RESTRICT"))
    student_objective_id: Mapped[Id] = mapped_column(ForeignKey("student_objectives.id", ondelete="CASCADE"))
    completed: Mapped[bool] = mapped_column(default=False)
    completed_at: Mapped[datetime | None]
    time_spent_minutes: Mapped[int | None]
    notes: Mapped[str | None]
