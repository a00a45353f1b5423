"""Contract, area Diagnostics: asking for a check, being let in, and what came of it."""

from datetime import datetime
from typing import Literal

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base, Id, Json, key, one_of, only_one

RequestStatus = Literal["pending", "approved", "denied", "canceled"]
UnlockStatus = Literal["approved", "consumed", "expired", "revoked"]
AttemptType = Literal["practice", "mastery"]


class DiagnosticUnlockRequest(Base):
    """A student asks to be checked; at most one request per student and major objective is pending."""

    __tablename__ = "diagnostic_unlock_requests"
    __table_args__ = (
        Index("diagnostic_unlock_requests_by_status", "status"),
        Index("diagnostic_unlock_requests_by_user_major", "user_id", "major_objective_id"),
        only_one("diagnostic_unlock_requests_one_pending", "user_id", "major_objective_id", where="status = 'pending'"),
        Index("diagnostic_unlock_requests_by_major_objective", "major_objective_id"),
        Index("diagnostic_unlock_requests_by_handler", "handled_by"),
    )

    id: Mapped[Id] = key()
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    major_objective_id: Mapped[Id] = mapped_column(ForeignKey("major_objectives.id", ondelete="RESTRICT"))
    requested_at: Mapped[datetime]
    status: Mapped[RequestStatus] = mapped_column(
        one_of("pending", "approved", "denied", "canceled"), default="pending"
    )
    handled_by: Mapped[Id | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    handled_at: Mapped[datetime | None]


class DiagnosticUnlock(Base):
    """A coach's yes to a check; it is valid while `approved` and not past `expires_at`.

    A lapsed one stays `approved` until it is marked, and stands in the way of the next until then.
    """

    __tablename__ = "diagnostic_unlocks"
    __table_args__ = (
        Index("diagnostic_unlocks_by_user_major", "user_id", "major_objective_id"),
        only_one("diagnostic_unlocks_one_approved", "user_id", "major_objective_id", where="status = 'approved'"),
        Index("diagnostic_unlocks_by_status", "status"),
        Index("diagnostic_unlocks_by_major_objective", "major_objective_id"),
        Index("diagnostic_unlocks_by_approver", "approved_by"),
    )

    id: Mapped[Id] = key()
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    major_objective_id: Mapped[Id] = mapped_column(ForeignKey("major_objectives.id", ondelete="RESTRICT"))
    approved_by: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="RESTRICT"))
    approved_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    attempts_remaining: Mapped[int] = mapped_column(default=1)
    status: Mapped[UnlockStatus] = mapped_column(
        one_of("approved", "consumed", "expired", "revoked"), default="approved"
    )
    warned_at: Mapped[datetime | None]


class DiagnosticAttempt(Base):
    """A finished check or practice, written once, with the questions as the student saw them.

    An entry of `results` is `{item, stem, options, chosen, correct, misconception, explanation, skipped}` and, of ours,
    `seed`, `right`, `figure`, `fingerprint` and `voided`. One `interrupted` was closed half-answered.
    """

    __tablename__ = "diagnostic_attempts"
    __table_args__ = (
        Index("diagnostic_attempts_by_user_major", "user_id", "major_objective_id"),
        Index("diagnostic_attempts_by_passed", "passed"),
        Index("diagnostic_attempts_by_major_passed", "major_objective_id", "passed"),
        Index("diagnostic_attempts_by_domain", "domain_id"),
        Index("diagnostic_attempts_by_student_major_objective", "student_major_objective_id"),
        Index("diagnostic_attempts_by_unlock", "unlock_id"),
    )

    id: Mapped[Id] = key()
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    domain_id: Mapped[Id] = mapped_column(ForeignKey("domains.id", ondelete="RESTRICT"))
    major_objective_id: Mapped[Id] = mapped_column(ForeignKey("major_objectives.id", ondelete="RESTRICT"))
    student_major_objective_id: Mapped[Id | None] = mapped_column(
        ForeignKey("student_major_objectives.id", ondelete="SET NULL")
    )
    unlock_id: Mapped[Id | None] = mapped_column(ForeignKey("diagnostic_unlocks.id", ondelete="SET NULL"))
    attempt_type: Mapped[AttemptType] = mapped_column(one_of("practice", "mastery"))
    diagnostic_module_name: Mapped[str]
    diagnostic_module_ids: Mapped[list[str]]
    question_count: Mapped[int]
    score: Mapped[int]
    passed: Mapped[bool]
    started_at: Mapped[datetime]
    submitted_at: Mapped[datetime]
    duration_ms: Mapped[int] = mapped_column(BigInteger)
    results: Mapped[list[Json]]
    interrupted: Mapped[bool] = mapped_column(default=False)
    reviewed_at: Mapped[datetime | None]
