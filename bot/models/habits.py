"""Contract, area Habits: what a student practises in a sprint, and the days on which it was done."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base, Id, key


class Habit(Base):
    """A routine of one student in one sprint."""

    __tablename__ = "habits"
    __table_args__ = (
        Index("habits_by_user", "user_id"),
        Index("habits_by_sprint", "sprint_id"),
        Index("habits_by_user_sprint", "user_id", "sprint_id"),
    )

    id: Mapped[Id] = key()
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    sprint_id: Mapped[Id] = mapped_column(ForeignKey("sprints.id", ondelete="RESTRICT"))
    name: Mapped[str]
    description: Mapped[str | None]
    what_is_habit: Mapped[str]
    how_to_practice: Mapped[str]
    cue: Mapped[str | None]
    reward: Mapped[str | None]
    created_at: Mapped[datetime]


class HabitCompletion(Base):
    """A habit on a local day; taking a tick back keeps the row, as not completed."""

    __tablename__ = "habit_completions"
    __table_args__ = (
        Index("habit_completions_by_habit", "habit_id"),
        Index("habit_completions_by_habit_date", "habit_id", "date", unique=True),
        Index("habit_completions_by_user_date", "user_id", "date"),
    )

    id: Mapped[Id] = key()
    habit_id: Mapped[Id] = mapped_column(ForeignKey("habits.id", ondelete="CASCADE"))
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    date: Mapped[date]
    completed: Mapped[bool]
