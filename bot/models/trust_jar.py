"""Contract, area Trust jar: the marbles of a batch."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base, Id, key


class TrustJar(Base):
    """The one jar of a batch: 0 to 50 marbles, and how often it was full."""

    __tablename__ = "trust_jar"
    __table_args__ = (
        Index("trust_jar_by_batch", "batch", unique=True),
        Index("trust_jar_by_updater", "updated_by"),
    )

    id: Mapped[Id] = key()
    count: Mapped[int] = mapped_column(default=0)
    times_completed: Mapped[int] = mapped_column(default=0)
    updated_at: Mapped[datetime]
    updated_by: Mapped[Id | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    batch: Mapped[str]
