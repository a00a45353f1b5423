"""Ours, beside diagnostics: how a check is held, a school's own questions, and what is said about questions."""

from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.models.base import Base, Id, Json, key, one_of, only_one

SittingKind = Literal["mastery", "practice", "second_look"]
ReportState = Literal["waiting", "voided", "explained"]
SecondLookState = Literal["waiting", "passed", "again", "talk"]

EVERY_SEED = -1


class CheckPolicy(Base):
    """How a major objective is checked; one without a row is checked as the contract says."""

    __tablename__ = "check_policies"

    major_objective_id: Mapped[Id] = mapped_column(
        ForeignKey("major_objectives.id", ondelete="CASCADE"), primary_key=True
    )
    pass_percent: Mapped[int] = mapped_column(default=100)
    attempts: Mapped[int] = mapped_column(default=1)
    hours: Mapped[int] = mapped_column(default=24)
    needs_unlock: Mapped[bool] = mapped_column(default=True)
    questions: Mapped[int] = mapped_column(default=12)


class AttemptInHand(Base):
    """A check, a practice or a second look that is going on, with its questions as they were asked.

    An entry of `questions` is `{item, seed, stem, options, right, misconceptions, explanation, figure, fingerprint}`;
    `answers` has a place among the options for each, -1 for "I don't know", None while there is none. A release that
    changes an item model changes nothing here. What is finished becomes a row of `diagnostic_attempts`.
    """

    __tablename__ = "attempts_in_hand"
    __table_args__ = (
        Index("attempts_in_hand_one", "user_id", "major_objective_id", unique=True),
        Index("attempts_in_hand_by_major_objective", "major_objective_id"),
        Index("attempts_in_hand_by_unlock", "unlock_id"),
        Index("attempts_in_hand_by_first_look", "first_look_id"),
        Index("attempts_in_hand_by_deadline", "deadline_at"),
    )

    id: Mapped[Id] = key()
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    major_objective_id: Mapped[Id] = mapped_column(ForeignKey("major_objectives.id", ondelete="CASCADE"))
    kind: Mapped[SittingKind] = mapped_column(one_of("mastery", "practice", "second_look"))
    unlock_id: Mapped[Id | None] = mapped_column(ForeignKey("diagnostic_unlocks.id", ondelete="SET NULL"))
    first_look_id: Mapped[Id | None] = mapped_column(ForeignKey("diagnostic_attempts.id", ondelete="CASCADE"))
    questions: Mapped[list[Json]]
    answers: Mapped[list[Json]]
    started_at: Mapped[datetime]
    answered_at: Mapped[datetime]
    deadline_at: Mapped[datetime]


class SecondLook(Base):
    """What came of a second look after a near miss; where all of it was right, it waits for a coach to decide."""

    __tablename__ = "second_looks"

    attempt_id: Mapped[Id] = mapped_column(ForeignKey("diagnostic_attempts.id", ondelete="CASCADE"), primary_key=True)
    score: Mapped[int]
    question_count: Mapped[int]
    results: Mapped[list[Json]]
    state: Mapped[SecondLookState | None] = mapped_column(one_of("waiting", "passed", "again", "talk"))
    finished_at: Mapped[datetime]


class QuestionReport(Base):
    """ "Something's odd here": a question as a student saw it, and what they said about it, for a coach to look at."""

    __tablename__ = "question_reports"
    __table_args__ = (
        Index("question_reports_by_user", "user_id"),
        only_one("question_reports_one_waiting", "user_id", "item", "seed", where="state = 'waiting'"),
    )

    id: Mapped[Id] = key()
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    item: Mapped[str]
    seed: Mapped[int]
    question: Mapped[Json]
    words: Mapped[str | None]
    state: Mapped[ReportState] = mapped_column(one_of("waiting", "voided", "explained"), default="waiting")
    created_at: Mapped[datetime]


class VoidedQuestion(Base):
    """A question that counts as right for everybody who met it; seed -1 takes all questions of the item out of use."""

    __tablename__ = "voided_questions"
    __table_args__ = (Index("voided_questions_by_coach", "voided_by"),)

    item: Mapped[str] = mapped_column(primary_key=True)
    seed: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    voided_by: Mapped[Id | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    voided_at: Mapped[datetime]


class SuggestedActivity(Base):
    """An activity that a coach gave a student against a mix-up, beside the path; done once the student says so."""

    __tablename__ = "suggested_activities"
    __table_args__ = (
        Index("suggested_activities_one", "user_id", "activity_id", "misconception", unique=True),
        Index("suggested_activities_by_activity", "activity_id"),
        Index("suggested_activities_by_coach", "suggested_by"),
    )

    id: Mapped[Id] = key()
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    activity_id: Mapped[Id] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"))
    misconception: Mapped[str]
    suggested_by: Mapped[Id | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    suggested_at: Mapped[datetime]
    done_at: Mapped[datetime | None]


class BankQuestion(Base):
    """A question of a school's own bank: `options` are `{text, misconception}`, the right one without the latter."""

    __tablename__ = "bank_questions"
    __table_args__ = (
        Index("bank_questions_by_module", "module_key"),
        Index("bank_questions_by_author", "added_by"),
    )

    id: Mapped[Id] = key()
    module_key: Mapped[str]
    part: Mapped[str]
    stem: Mapped[str]
    options: Mapped[list[Json]]
    explanation: Mapped[str]
    difficulty: Mapped[int]
    added_by: Mapped[Id | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    added_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class BankMisconception(Base):
    """A misconception of a school's own bank, with the words that `bot.content.diagnostics` has for its own."""

    __tablename__ = "bank_misconceptions"

    code: Mapped[str] = mapped_column(primary_key=True)
    short: Mapped[str]
    kindly: Mapped[str]
    helps: Mapped[str]
