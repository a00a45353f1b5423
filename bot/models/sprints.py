"""Contract, area Sprints: the weeks that a school plans in."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base, Id, key, only_one


class Sprint(Base):
    """Some weeks with a name, both days included; storage keeps to one active sprint at a time.

    One that was closed, by a coach or by activating another, is over whatever its last day.
    """

    __tablename__ = "sprints"
    __table_args__ = (
        Index("sprints_by_active", "is_active"),
        only_one("sprints_one_active", "is_active", where="is_active"),
        Index("sprints_by_dates", "start_date", "end_date"),
        Index("sprints_by_creator", "created_by"),
    )

    id: Mapped[Id] = key()
    name: Mapped[str]
    start_date: Mapped[date]
    end_date: Mapped[date]
    is_active: Mapped[bool] = mapped_column(default=False)
    created_by: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    closed_at: Mapped[datetime | None]
