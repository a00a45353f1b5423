"""Contract, area Projects: cycles of some weeks, what students made in them, and how they look back."""

from datetime import date, datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base, Id, Json, key, one_of, only_one

LinkType = Literal["presentation", "document", "video", "other"]


class Project(Base):
    """A cycle, numbered from 1; storage keeps to one active project at a time. One that was ended has `closed_at`."""

    __tablename__ = "projects"
    __table_args__ = (
        Index("projects_by_active", "is_active"),
        only_one("projects_one_active", "is_active", where="is_active"),
        Index("projects_by_cycle", "cycle_number"),
        Index("projects_by_creator", "created_by"),
    )

    id: Mapped[Id] = key()
    name: Mapped[str]
    description: Mapped[str | None]
    start_date: Mapped[date]
    end_date: Mapped[date]
    is_active: Mapped[bool] = mapped_column(default=False)
    cycle_number: Mapped[int]
    created_by: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class ProjectLink(Base):
    """Something that a student made for a project, where it can be opened; `entered_by` is a coach who put it there."""

    __tablename__ = "project_links"
    __table_args__ = (
        Index("project_links_by_project", "project_id"),
        Index("project_links_by_project_user", "project_id", "user_id"),
        Index("project_links_by_user", "user_id"),
        Index("project_links_by_enterer", "entered_by"),
    )

    id: Mapped[Id] = key()
    project_id: Mapped[Id] = mapped_column(ForeignKey("projects.id", ondelete="RESTRICT"))
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    url: Mapped[str]
    title: Mapped[str]
    link_type: Mapped[LinkType] = mapped_column(one_of("presentation", "document", "video", "other"))
    added_at: Mapped[datetime]
    entered_by: Mapped[Id | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))


class ProjectPhoto(Base):
    """Ours: a photo of what a student made; `file` is `{hash, name, mime, size}` of what is kept under `files/`."""

    __tablename__ = "project_photos"
    __table_args__ = (
        Index("project_photos_by_project_user", "project_id", "user_id"),
        Index("project_photos_by_user", "user_id"),
    )

    id: Mapped[Id] = key()
    project_id: Mapped[Id] = mapped_column(ForeignKey("projects.id", ondelete="RESTRICT"))
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    file: Mapped[Json]
    title: Mapped[str | None]
    added_at: Mapped[datetime]


class ProjectReflection(Base):
    """A student's three answers about a project; `is_complete` when all three are there.

    `entered_by` is a coach who wrote them down for the student.
    """

    __tablename__ = "project_reflections"
    __table_args__ = (
        Index("project_reflections_by_project", "project_id"),
        Index("project_reflections_by_project_user", "project_id", "user_id", unique=True),
        Index("project_reflections_by_user", "user_id"),
        Index("project_reflections_by_enterer", "entered_by"),
    )

    id: Mapped[Id] = key()
    project_id: Mapped[Id] = mapped_column(ForeignKey("projects.id", ondelete="RESTRICT"))
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    did_well: Mapped[str | None]
    project_description: Mapped[str | None]
    could_improve: Mapped[str | None]
    is_complete: Mapped[bool] = mapped_column(default=False)
    updated_at: Mapped[datetime]
    entered_by: Mapped[Id | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
