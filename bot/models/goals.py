"""Contract, area Goals: what a student wants of a sprint, and the tasks that lead there."""

from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base, Id, key, one_of, only_one

GoalStatus = Literal["not_started", "in_progress", "completed"]


class Goal(Base):
    """A SMART goal; its status follows from its tasks unless `status_by_hand`.

    `time_bound` is an ISO day where one was picked, otherwise words. `copied_from` is the goal of an
    earlier sprint that it was taken along from, once; that one may be gone by now. One
    that was let go stays, with its day; `kept_at` says that in mid-sprint it was still the right one.
    """

    __tablename__ = "goals"
    __table_args__ = (
        Index("goals_by_user", "user_id"),
        Index("goals_by_sprint", "sprint_id"),
        Index("goals_by_user_sprint", "user_id", "sprint_id"),
        only_one("goals_one_copy", "copied_from", "sprint_id", where="copied_from is not null"),
    )

    id: Mapped[Id] = key()
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    sprint_id: Mapped[Id] = mapped_column(ForeignKey("sprints.id", ondelete="RESTRICT"))
    title: Mapped[str]
    specific: Mapped[str]
    measurable: Mapped[str]
    achievable: Mapped[str]
    relevant: Mapped[str]
    time_bound: Mapped[str]
    status: Mapped[GoalStatus] = mapped_column(one_of("not_started", "in_progress", "completed"), default="not_started")
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    status_by_hand: Mapped[bool] = mapped_column(default=False)
    copied_from: Mapped[Id | None]
    kept_at: Mapped[datetime | None]
    dropped_at: Mapped[datetime | None]


class ActionItem(Base):
    """A task on a day of a sprint; weeks count from 1, days from Sunday, which is 0.

    A task without a goal stands alone and belongs to its sprint, which every task names. One that was taken out stays
    for a day, so that it can be put back.
    """

    __tablename__ = "action_items"
    __table_args__ = (
        Index("action_items_by_goal", "goal_id"),
        Index("action_items_by_user", "user_id"),
        Index("action_items_by_user_day", "user_id", "week_number", "day_of_week"),
        Index("action_items_by_sprint", "sprint_id"),
    )

    id: Mapped[Id] = key()
    goal_id: Mapped[Id | None] = mapped_column(ForeignKey("goals.id", ondelete="CASCADE"))
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    title: Mapped[str]
    description: Mapped[str | None]
    week_number: Mapped[int]
    day_of_week: Mapped[int]
    scheduled_time: Mapped[str | None]
    is_completed: Mapped[bool] = mapped_column(default=False)
    completed_at: Mapped[datetime | None]
    order: Mapped[int]
    sprint_id: Mapped[Id] = mapped_column(ForeignKey("sprints.id", ondelete="RESTRICT"))
    minutes: Mapped[int | None]
    removed_at: Mapped[datetime | None]
