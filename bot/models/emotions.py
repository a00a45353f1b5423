"""Contract, area Emotions: what a feeling can be called, and who felt it when."""

from datetime import date, datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base, Id, Json, key, one_of

Source = Literal["student", "coach"]


class EmotionCategory(Base):
    """The first, coarse answer: Happy, Calm, Anxious …"""

    __tablename__ = "emotion_categories"

    id: Mapped[Id] = key()
    name: Mapped[str]
    emoji: Mapped[str]
    color: Mapped[str]
    order: Mapped[int]


class EmotionSubcategory(Base):
    """The word that fits: Stuck, Proud, Curious …; `definition` is ours."""

    __tablename__ = "emotion_subcategories"
    __table_args__ = (Index("emotion_subcategories_by_category", "category_id"),)

    id: Mapped[Id] = key()
    category_id: Mapped[Id] = mapped_column(ForeignKey("emotion_categories.id", ondelete="CASCADE"))
    name: Mapped[str]
    emoji: Mapped[str]
    order: Mapped[int]
    definition: Mapped[str | None]


class EmotionCheckIn(Base):
    """How a student was at a moment; `feelings` holds every word picked, the contract's fields the first one."""

    __tablename__ = "emotion_check_ins"
    __table_args__ = (
        Index("emotion_check_ins_by_user", "user_id"),
        Index("emotion_check_ins_by_user_date", "user_id", "timestamp"),
        Index("emotion_check_ins_by_day", "local_date", "user_id"),
        Index("emotion_check_ins_by_category", "category_id"),
        Index("emotion_check_ins_by_subcategory", "subcategory_id"),
    )

    id: Mapped[Id] = key()
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    category_id: Mapped[Id] = mapped_column(ForeignKey("emotion_categories.id", ondelete="RESTRICT"))
    subcategory_id: Mapped[Id] = mapped_column(ForeignKey("emotion_subcategories.id", ondelete="RESTRICT"))
    journal_entry: Mapped[str | None]
    timestamp: Mapped[datetime]
    feelings: Mapped[Json]
    local_date: Mapped[date]
    shared: Mapped[bool] = mapped_column(default=False)
    source: Mapped[Source] = mapped_column(one_of("student", "coach"), default="student")
