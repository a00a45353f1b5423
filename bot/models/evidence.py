"""Ours, beside progress: what a student says is done, with what shows it, for a coach to confirm."""

from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base, Id, Json, key, one_of, only_one

ClaimState = Literal["waiting", "confirmed", "returned", "withdrawn"]


class Claim(Base):
    """ "Done, please look": an objective of a student with words, a link or a file as evidence.

    `file` is `{hash, name, mime, size}` of what is kept under `files/`, or None.
    """

    __tablename__ = "claims"
    __table_args__ = (
        only_one("claims_one_waiting", "student_objective_id", where="state = 'waiting'"),
        Index("claims_by_user", "user_id"),
        Index("claims_by_student_objective", "student_objective_id"),
    )

    id: Mapped[Id] = key()
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    student_objective_id: Mapped[Id] = mapped_column(ForeignKey("student_objectives.id", ondelete="CASCADE"))
    words: Mapped[str | None]
    link: Mapped[str | None]
    file: Mapped[Json | None]
    state: Mapped[ClaimState] = mapped_column(
        one_of("waiting", "confirmed", "returned", "withdrawn"), default="waiting"
    )
    created_at: Mapped[datetime]
