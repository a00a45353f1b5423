"""Contract, area Habits: what a student practises in a sprint, and the days on which it was done."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base, Id, key, only_one

NEVER = -1


class Habit(Base):
    """A routine of one student in one sprint: so many `times_a_week`, or on given `weekdays`, or else every day.

    Weekdays count from Sunday, which is 0. The schedule holds from `begins_on`, which is otherwise the sprint's first
    day, until it is archived; before `begins_on` a day was planned if it has a row. `copied_from` is as with goals.
    It has reminders of its own at the minutes of `remind_at`; one without any is part of the reminder of the day, and
    one with `NEVER` has no reminder at all.
    """

    __tablename__ = "habits"
    __table_args__ = (
        Index("habits_by_user", "user_id"),
        Index("habits_by_sprint", "sprint_id"),
        Index("habits_by_user_sprint", "user_id", "sprint_id"),
        only_one("habits_one_copy", "copied_from", "sprint_id", where="copied_from is not null"),
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
    weekdays: Mapped[list[int] | None]
    times_a_week: Mapped[int | None]
    begins_on: Mapped[date | None]
    archived_at: Mapped[datetime | None]
    copied_from: Mapped[Id | None]
    remind_at: Mapped[list[int]] = mapped_column(default=list)

    @property
    def own_times(self) -> list[int] | None:
        """The minutes of its own reminders, of which there may be none; None where it is part of the day's."""
        return [minute for minute in self.remind_at if minute != NEVER] if self.remind_at else None


class HabitCompletion(Base):
    """A habit on a local day; taking a tick back keeps the row, as not completed. A skipped day is no missed one."""

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
    skipped: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str | None]


class HabitPause(Base):
    """Days on which a student is sick or away, both included; without a last day, until the student says so."""

    __tablename__ = "habit_pauses"
    __table_args__ = (Index("habit_pauses_by_user", "user_id", "first_day"),)

    id: Mapped[Id] = key()
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    first_day: Mapped[date]
    last_day: Mapped[date | None]
    created_at: Mapped[datetime]
