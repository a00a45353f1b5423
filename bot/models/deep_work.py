"""Contract, area Deep work: the path from a domain to something one can open and do."""

from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base, Id, key, one_of

Difficulty = Literal["beginner", "intermediate", "advanced"]
ActivityType = Literal["video", "exercise", "reading", "project", "game"]


class Domain(Base):
    """A field of skill: Maths, Writing …"""

    __tablename__ = "domains"

    id: Mapped[Id] = key()
    name: Mapped[str]
    icon: Mapped[str]
    color: Mapped[str]
    description: Mapped[str]
    order: Mapped[int]


class MajorObjective(Base):
    """What is mastered in the end; `diagnostic_module_key` names the module of questions that checks it."""

    __tablename__ = "major_objectives"
    __table_args__ = (
        Index("major_objectives_by_domain", "domain_id"),
        Index("major_objectives_by_creator", "created_by"),
    )

    id: Mapped[Id] = key()
    domain_id: Mapped[Id] = mapped_column(ForeignKey("domains.id", ondelete="CASCADE"))
    title: Mapped[str]
    description: Mapped[str]
    difficulty: Mapped[Difficulty | None] = mapped_column(one_of("beginner", "intermediate", "advanced"))
    estimated_hours: Mapped[float | None]
    created_by: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    created_at: Mapped[datetime]
    curriculum: Mapped[str | None]
    diagnostic_module_key: Mapped[str | None]


class LearningObjective(Base):
    """A part of a major objective, or one that stands alone in its domain."""

    __tablename__ = "learning_objectives"
    __table_args__ = (
        Index("learning_objectives_by_domain", "domain_id"),
        Index("learning_objectives_by_major_objective", "major_objective_id"),
        Index("learning_objectives_by_creator", "created_by"),
    )

    id: Mapped[Id] = key()
    domain_id: Mapped[Id] = mapped_column(ForeignKey("domains.id", ondelete="CASCADE"))
    major_objective_id: Mapped[Id | None] = mapped_column(ForeignKey("major_objectives.id", ondelete="CASCADE"))
    title: Mapped[str]
    description: Mapped[str]
    difficulty: Mapped[Difficulty] = mapped_column(one_of("beginner", "intermediate", "advanced"))
    estimated_hours: Mapped[float | None]
    created_by: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    created_at: Mapped[datetime]


class Activity(Base):
    """Something to open and do for a learning objective."""

    __tablename__ = "activities"
    __table_args__ = (Index("activities_by_objective", "objective_id"),)

    id: Mapped[Id] = key()
    objective_id: Mapped[Id] = mapped_column(ForeignKey("learning_objectives.id", ondelete="CASCADE"))
    title: Mapped[str]
    type: Mapped[ActivityType] = mapped_column(one_of("video", "exercise", "reading", "project", "game"))
    url: Mapped[str]
    platform: Mapped[str | None]
    estimated_minutes: Mapped[int | None]
    order: Mapped[int]
    instructions: Mapped[str | None]
