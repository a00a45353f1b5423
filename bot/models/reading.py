"""Contract, area Reading: the library, and who reads what."""

from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base, Id, Json, key, one_of, only_one

ReadingStatus = Literal["reading", "completed", "presentation_requested", "presented"]
ShownAs = Literal["talk", "review"]
ProposalState = Literal["waiting", "accepted", "declined", "withdrawn"]


class Book(Base):
    """A book that can be read; one `taken_out_at` some moment is not offered any more, and stays with its readers.

    `cover` is `{hash, name, mime, size}` of a photo of it that is kept under `files/`, or None.
    """

    __tablename__ = "books"
    __table_args__ = (
        Index("books_by_grade", "grade_level"),
        Index("books_by_genre", "genre"),
        Index("books_by_adder", "added_by"),
    )

    id: Mapped[Id] = key()
    title: Mapped[str]
    author: Mapped[str]
    cover_image_url: Mapped[str | None]
    reading_url: Mapped[str | None]
    description: Mapped[str | None]
    grade_level: Mapped[str | None]
    genre: Mapped[str | None]
    page_count: Mapped[int | None]
    is_pre_populated: Mapped[bool] = mapped_column(default=False)
    added_by: Mapped[Id | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]
    cover: Mapped[Json | None]
    taken_out_at: Mapped[datetime | None]


class StudentBook(Base):
    """A student with a book; `completed` is legacy and waits for its presentation like `presentation_requested`.

    It is shown by a talk or by the review, as `shown_as` says; `coach_note` is a coach's word on that: when and where,
    or what is still missing. Classmates see rating and review only if the student put them `on_shelf`.
    """

    __tablename__ = "student_books"
    __table_args__ = (
        Index("student_books_by_user", "user_id"),
        Index("student_books_by_book", "book_id"),
        Index("student_books_by_user_book", "user_id", "book_id", unique=True),
        Index("student_books_by_status", "status"),
    )

    id: Mapped[Id] = key()
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    book_id: Mapped[Id] = mapped_column(ForeignKey("books.id", ondelete="RESTRICT"))
    status: Mapped[ReadingStatus] = mapped_column(
        one_of("reading", "completed", "presentation_requested", "presented"), default="reading"
    )
    started_at: Mapped[datetime]
    completed_at: Mapped[datetime | None]
    presentation_requested_at: Mapped[datetime | None]
    presented_at: Mapped[datetime | None]
    rating: Mapped[int | None]
    review: Mapped[str | None]
    pages_read: Mapped[int] = mapped_column(default=0)
    shown_as: Mapped[ShownAs | None] = mapped_column(one_of("talk", "review"))
    coach_note: Mapped[str | None]
    on_shelf: Mapped[bool] = mapped_column(default=False)


class BookProposal(Base):
    """Ours: a book that a student would like the library to have; accepted, it is one of its `books`."""

    __tablename__ = "book_proposals"
    __table_args__ = (
        only_one("book_proposals_one_waiting", "user_id", "title", where="state = 'waiting'"),
        Index("book_proposals_by_user", "user_id"),
        Index("book_proposals_by_book", "book_id"),
        Index("book_proposals_by_state", "state"),
    )

    id: Mapped[Id] = key()
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    title: Mapped[str]
    author: Mapped[str | None]
    why: Mapped[str | None]
    state: Mapped[ProposalState] = mapped_column(
        one_of("waiting", "accepted", "declined", "withdrawn"), default="waiting"
    )
    book_id: Mapped[Id | None] = mapped_column(ForeignKey("books.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]
