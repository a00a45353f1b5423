"""Contract, area Vision Board: what a student dreams of, in areas and cards; for nobody else's eyes."""

from datetime import date, datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base, Id, Json, key, one_of

CardType = Literal["image_hero", "counter", "progress", "streak", "habits", "mini_tile", "motivation", "journal"]
ColorVariant = Literal["green", "blue", "pink", "purple", "orange", "yellow"]
CardSize = Literal["sm", "md", "lg", "tall", "wide", "hero"]


class VisionBoardArea(Base):
    """A part of a student's board; `emoji` holds an icon's name, as imports bring it."""

    __tablename__ = "vision_board_areas"
    __table_args__ = (Index("vision_board_areas_by_user", "user_id"),)

    id: Mapped[Id] = key()
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    name: Mapped[str]
    emoji: Mapped[str]
    is_preset: Mapped[bool] = mapped_column(default=False)
    order: Mapped[int] = mapped_column(default=0)


class VisionBoardCard(Base):
    """A card; below `created_at` stands what only some types use. An entry of `habits` is `{label, done}`.

    Ours: `photo` is `{hash, name, mime, size}` of a picture that is kept under `files/`; `ticked_on` the student's day
    that its ticks, or its last tick, belong to; `returned_on` the day on which it came back to its student of itself.
    """

    __tablename__ = "vision_board_cards"
    __table_args__ = (
        Index("vision_board_cards_by_user", "user_id"),
        Index("vision_board_cards_by_user_area", "user_id", "area_id"),
        Index("vision_board_cards_by_area", "area_id"),
    )

    id: Mapped[Id] = key()
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    area_id: Mapped[Id] = mapped_column(ForeignKey("vision_board_areas.id", ondelete="CASCADE"))
    card_type: Mapped[CardType] = mapped_column(
        one_of("image_hero", "counter", "progress", "streak", "habits", "mini_tile", "motivation", "journal")
    )
    title: Mapped[str]
    subtitle: Mapped[str | None]
    emoji: Mapped[str | None]
    color_variant: Mapped[ColorVariant] = mapped_column(one_of("green", "blue", "pink", "purple", "orange", "yellow"))
    size: Mapped[CardSize] = mapped_column(one_of("sm", "md", "lg", "tall", "wide", "hero"))
    order: Mapped[int]
    created_at: Mapped[datetime]
    image_url: Mapped[str | None]
    progress_percent: Mapped[int | None]
    current_count: Mapped[int | None]
    target_count: Mapped[int | None]
    count_label: Mapped[str | None]
    description: Mapped[str | None]
    total_steps: Mapped[int | None]
    completed_steps: Mapped[int | None]
    steps_label: Mapped[str | None]
    quote: Mapped[str | None]
    streak_count: Mapped[int | None]
    habits: Mapped[list[Json] | None]
    day_count: Mapped[int | None]
    text_content: Mapped[str | None]
    entry_date: Mapped[date | None]
    photo: Mapped[Json | None]
    ticked_on: Mapped[date | None]
    returned_on: Mapped[date | None]


class VisionBoardFollow(Base):
    """Ours: a habit or a goal that a card follows; what the card shows is then what became of it."""

    __tablename__ = "vision_board_follows"
    __table_args__ = (
        Index("vision_board_follows_by_card_habit", "card_id", "habit_id", unique=True),
        Index("vision_board_follows_by_card_goal", "card_id", "goal_id", unique=True),
        Index("vision_board_follows_by_habit", "habit_id"),
        Index("vision_board_follows_by_goal", "goal_id"),
    )

    id: Mapped[Id] = key()
    card_id: Mapped[Id] = mapped_column(ForeignKey("vision_board_cards.id", ondelete="CASCADE"))
    habit_id: Mapped[Id | None] = mapped_column(ForeignKey("habits.id", ondelete="CASCADE"))
    goal_id: Mapped[Id | None] = mapped_column(ForeignKey("goals.id", ondelete="CASCADE"))
