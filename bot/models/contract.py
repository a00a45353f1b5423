"""Which tables and fields the contract document has, under which names, and where ours go beyond it."""

from bot.models.base import Base
from bot.models.chat_logs import ChatLog
from bot.models.deep_work import Activity, Domain, LearningObjective, MajorObjective
from bot.models.diagnostics import DiagnosticAttempt, DiagnosticUnlock, DiagnosticUnlockRequest
from bot.models.emotions import EmotionCategory, EmotionCheckIn, EmotionSubcategory
from bot.models.goals import ActionItem, Goal
from bot.models.habits import Habit, HabitCompletion
from bot.models.people import User, UserSession
from bot.models.progress import ActivityProgress, StudentMajorObjective, StudentObjective
from bot.models.projects import Project, ProjectLink, ProjectReflection
from bot.models.reading import Book, StudentBook
from bot.models.sprints import Sprint
from bot.models.trust_jar import TrustJar
from bot.models.vision_board import VisionBoardArea, VisionBoardCard

CONTRACT: tuple[type[Base], ...] = (
    User,
    UserSession,
    EmotionCategory,
    EmotionSubcategory,
    EmotionCheckIn,
    Sprint,
    Goal,
    ActionItem,
    Habit,
    HabitCompletion,
    Domain,
    MajorObjective,
    LearningObjective,
    Activity,
    StudentObjective,
    StudentMajorObjective,
    ActivityProgress,
    DiagnosticUnlockRequest,
    DiagnosticUnlock,
    DiagnosticAttempt,
    Book,
    StudentBook,
    TrustJar,
    Project,
    ProjectLink,
    ProjectReflection,
    VisionBoardArea,
    VisionBoardCard,
    ChatLog,
)

# Ours beside the document's: table → column → why it is there.
EXTRA_FIELDS: dict[str, dict[str, str]] = {
    "sessions": {"telegram_account_id": "a session binds a Telegram account to a user, and ends with it"},
    "emotion_subcategories": {"definition": "what the word means, for somebody who does not know it"},
    "emotion_check_ins": {
        "feelings": "the ids of all words picked; category and subcategory are those of the first",
        "local_date": "a check-in belongs to a day of the student's own calendar",
        "shared": "whether coaches may read the journal",
        "source": "who said it: the student, or a coach for them",
    },
    "sprints": {"closed_at": "one that a coach ended is over before its last day"},
    "goals": {
        "status_by_hand": "the status follows from the tasks unless it was set by hand",
        "copied_from": "a goal is taken along into a later sprint once",
        "kept_at": "the question of mid-sprint was answered",
        "dropped_at": "a goal that was let go is no goal any more, and stays readable",
    },
    "action_items": {
        "sprint_id": "a task without a goal would come back in every later sprint",
        "minutes": "how long the task is planned to take",
        "removed_at": "a task that was taken out can be put back",
    },
    "habits": {
        "weekdays": "a habit may be planned for some days of the week",
        "times_a_week": "or so many times a week, on whichever days",
        "begins_on": "days before a habit was made were never planned",
        "archived_at": "a habit that is over keeps its days",
        "copied_from": "a habit is taken along into a later sprint once",
        "remind_at": "a habit may have reminders of its own",
    },
    "habit_completions": {
        "skipped": "a day given up in peace is no missed day",
        "note": "what the student wrote about the day",
    },
    "major_objectives": {
        "curriculum": 'where it belongs at school, such as "MYP Y1"',
        "diagnostic_module_key": "which questions check it; position and creation order say nothing",
    },
    "student_major_objectives": {"viva_request_notes": "what the student wrote when asking for the talk"},
    "diagnostic_unlocks": {"warned_at": "the student is told that it ends soon, once"},
    "diagnostic_attempts": {
        "interrupted": "closed before half of it was answered: it is none of the student's counts",
        "reviewed_at": "the student has looked at the review, which the next check waits for",
    },
    "books": {
        "cover": "a photo of its cover that the school took itself",
        "taken_out_at": "one that is not offered any more stays with those who read it",
    },
    "student_books": {
        "pages_read": "how far the student is",
        "shown_as": "a book is shown by a talk, or by what was written about it",
        "coach_note": "when and where it is presented, or what is still missing",
        "on_shelf": "classmates see rating and review only if the student says so",
    },
    "projects": {"closed_at": "one that a coach ended is over before its last day"},
    "project_links": {"entered_by": "a coach may put something down for a student"},
    "project_reflections": {"entered_by": "a coach may put something down for a student"},
    "vision_board_areas": {"order": "areas stand in an order that is their student's"},
    "vision_board_cards": {
        "photo": "a photo that the student sent, kept by us",
        "ticked_on": "a habit is new each day, and a streak counts at most once a day",
        "returned_on": "each week one card comes back, the one that was away longest",
    },
    "chat_logs": {"user_id": "a log without an owner could not be deleted with its student"},
}

# Where the document errs or is silent: field → (the type that holds instead, why), in the document's own language.
CORRECTIONS: dict[str, tuple[str, str]] = {
    "actionItems.goalId": ('Id<"goals">?', "a task may stand alone; then its sprint says where it belongs"),
    "trustJar.batch": ("string", 'named in the footer only: "per-batch singleton, indexed by batch"'),
    "visionBoardCards.imageUrl": ("string?", 'behind the "..."'),
    "visionBoardCards.progressPercent": ("number?", 'behind the "..."'),
    "visionBoardCards.currentCount": ("number?", 'behind the "..."'),
    "visionBoardCards.targetCount": ("number?", 'behind the "..."'),
    "visionBoardCards.countLabel": ("string?", 'behind the "..."'),
    "visionBoardCards.description": ("string?", 'behind the "..."'),
    "visionBoardCards.totalSteps": ("number?", 'behind the "..."'),
    "visionBoardCards.completedSteps": ("number?", 'behind the "..."'),
    "visionBoardCards.stepsLabel": ("string?", 'behind the "..."'),
    "visionBoardCards.quote": ("string?", 'behind the "..."'),
    "visionBoardCards.streakCount": ("number?", 'behind the "..."'),
    "visionBoardCards.habits": ("object[]?", 'behind the "..."'),
    "visionBoardCards.dayCount": ("number?", 'behind the "..."'),
    "visionBoardCards.textContent": ("string?", 'behind the "..."'),
    "visionBoardCards.entryDate": ("string?", 'behind the "..."; an ISO date string'),
}


def camel(name: str) -> str:
    """Return the document's name of a table or column: `user_id` → `userId`, `id` → `_id`. There are no exceptions."""
    if name == "id":
        return "_id"
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def fields(model: type[Base], *, ours: bool = True) -> dict[str, str]:
    """Return column → the document's name for it, in the document's order; without `ours`, the contract's only."""
    extra = () if ours else EXTRA_FIELDS.get(model.__tablename__, ())
    columns = [column.name for column in model.__table__.columns]
    return {name: camel(name) for name in columns if name not in extra}
