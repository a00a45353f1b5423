"""Contract, area Trust jar: the marbles of a batch. Ours beside it: its marbles, fillings, votes and nominations."""

from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base, Id, key, one_of, only_one

NominationState = Literal["waiting", "accepted", "declined", "withdrawn"]
VoteState = Literal["asked", "open", "closing", "closed", "lost"]


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


class JarFilling(Base):
    """Ours: the time of a jar from one emptying to the next; of each batch one at most goes on.

    `count` is how many marbles there were when it was emptied.
    """

    __tablename__ = "jar_fillings"
    __table_args__ = (
        only_one("jar_fillings_one_going_on", "batch_id", where="emptied_at is null"),
        Index("jar_fillings_by_batch", "batch_id", "begun_at"),
        Index("jar_fillings_by_emptier", "emptied_by"),
    )

    id: Mapped[Id] = key()
    batch_id: Mapped[Id] = mapped_column(ForeignKey("batches.id", ondelete="CASCADE"))
    begun_at: Mapped[datetime]
    filled_at: Mapped[datetime | None]
    emptied_at: Mapped[datetime | None]
    emptied_by: Mapped[Id | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    count: Mapped[int | None]


class Nomination(Base):
    """Ours: a deed of the class that a student would like a marble for; a coach decides, and the class never learns
    who asked."""

    __tablename__ = "nominations"
    __table_args__ = (
        Index("nominations_by_user", "user_id"),
        Index("nominations_by_batch", "batch_id", "state"),
        only_one("nominations_one_waiting", "user_id", "words", where="state = 'waiting'"),
    )

    id: Mapped[Id] = key()
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    batch_id: Mapped[Id] = mapped_column(ForeignKey("batches.id", ondelete="CASCADE"))
    words: Mapped[str]
    state: Mapped[NominationState] = mapped_column(
        one_of("waiting", "accepted", "declined", "withdrawn"), default="waiting"
    )
    created_at: Mapped[datetime]


class Marble(Base):
    """Ours: a marble with its reason; one that was put in by mistake keeps its row and says when it was taken out."""

    __tablename__ = "marbles"
    __table_args__ = (
        Index("marbles_by_filling", "filling_id", "added_at"),
        Index("marbles_by_adder", "added_by"),
        Index("marbles_by_nomination", "nomination_id"),
    )

    id: Mapped[Id] = key()
    filling_id: Mapped[Id] = mapped_column(ForeignKey("jar_fillings.id", ondelete="CASCADE"))
    reason: Mapped[str]
    nomination_id: Mapped[Id | None] = mapped_column(ForeignKey("nominations.id", ondelete="SET NULL"))
    added_by: Mapped[Id | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    added_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]


class TreatVote(Base):
    """Ours: the class votes on its treat, in a poll without names.

    `asked` until Telegram has the poll; `lost` where nobody knows whether it has, or, with a `poll_id`, where it stayed
    behind when its group moved: nobody can vote there any more, and it cannot be closed. `counts` are the voices for
    each of `treats`, and nothing else is known of who voted for what.
    """

    __tablename__ = "treat_votes"
    __table_args__ = (
        Index("treat_votes_by_filling", "filling_id", unique=True),
        Index("treat_votes_by_chat", "chat_id"),
        Index("treat_votes_by_poll", "poll_id", unique=True),
    )

    id: Mapped[Id] = key()
    filling_id: Mapped[Id] = mapped_column(ForeignKey("jar_fillings.id", ondelete="CASCADE"))
    chat_id: Mapped[Id] = mapped_column(ForeignKey("chats.id", ondelete="CASCADE"))
    treats: Mapped[list[str]]
    counts: Mapped[list[int]]
    poll_id: Mapped[str | None]
    state: Mapped[VoteState] = mapped_column(one_of("asked", "open", "closing", "closed", "lost"), default="asked")
    asked_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
