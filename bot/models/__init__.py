"""The tables, one file per area; importing this package fills `Base.metadata`."""

from bot.models.base import Base, new_id
from bot.models.batches import Batch, CoachBatch
from bot.models.chat_logs import ChatLog
from bot.models.checks import (
    AttemptInHand,
    BankMisconception,
    BankQuestion,
    CheckPolicy,
    QuestionReport,
    SecondLook,
    SuggestedActivity,
    VoidedQuestion,
)
from bot.models.coaching import Broadcast, CoachNote, Decision
from bot.models.consents import Consent, Look
from bot.models.conversations import Conversation
from bot.models.deep_work import Activity, Domain, LearningObjective, MajorObjective
from bot.models.diagnostics import DiagnosticAttempt, DiagnosticUnlock, DiagnosticUnlockRequest
from bot.models.emotions import EmotionCategory, EmotionCheckIn, EmotionSubcategory
from bot.models.evidence import Claim
from bot.models.goals import ActionItem, Goal
from bot.models.groups import GroupChat
from bot.models.habits import Habit, HabitCompletion, HabitPause
from bot.models.joining import Invite, Leaver, Newcomer, Preferences, TelegramAccount
from bot.models.looking_back import CoachComment, Retrospective
from bot.models.people import User, UserSession
from bot.models.progress import ActivityProgress, StudentMajorObjective, StudentObjective
from bot.models.projects import Project, ProjectLink, ProjectPhoto, ProjectReflection
from bot.models.reading import Book, BookProposal, StudentBook
from bot.models.reminders import Reminder, UnaskedDay
from bot.models.sprints import Sprint
from bot.models.trust_jar import JarFilling, Marble, Nomination, TreatVote, TrustJar
from bot.models.vision_board import VisionBoardArea, VisionBoardCard, VisionBoardFollow
from bot.models.wire import Chat, InboxRow, Media, OutboxRow, Slot, WorkRow

# What a deletion takes along: a student, everything that is theirs (CASCADE); content, its parts (CASCADE), but not
# while students' rows stand on it (RESTRICT). A coach is replaced before being deleted: where the contract requires
# one, RESTRICT insists on it; elsewhere the mention is cleared (SET NULL).

__all__ = [
    "ActionItem",
    "Activity",
    "ActivityProgress",
    "AttemptInHand",
    "BankMisconception",
    "BankQuestion",
    "Base",
    "Batch",
    "Book",
    "BookProposal",
    "Broadcast",
    "Chat",
    "ChatLog",
    "CheckPolicy",
    "Claim",
    "CoachBatch",
    "CoachComment",
    "CoachNote",
    "Consent",
    "Conversation",
    "Decision",
    "DiagnosticAttempt",
    "DiagnosticUnlock",
    "DiagnosticUnlockRequest",
    "Domain",
    "EmotionCategory",
    "EmotionCheckIn",
    "EmotionSubcategory",
    "Goal",
    "GroupChat",
    "Habit",
    "HabitCompletion",
    "HabitPause",
    "InboxRow",
    "Invite",
    "JarFilling",
    "LearningObjective",
    "Leaver",
    "Look",
    "MajorObjective",
    "Marble",
    "Media",
    "Newcomer",
    "Nomination",
    "OutboxRow",
    "Preferences",
    "Project",
    "ProjectLink",
    "ProjectPhoto",
    "ProjectReflection",
    "QuestionReport",
    "Reminder",
    "Retrospective",
    "SecondLook",
    "Slot",
    "Sprint",
    "StudentBook",
    "StudentMajorObjective",
    "StudentObjective",
    "SuggestedActivity",
    "TelegramAccount",
    "TreatVote",
    "TrustJar",
    "UnaskedDay",
    "User",
    "UserSession",
    "VisionBoardArea",
    "VisionBoardCard",
    "VisionBoardFollow",
    "VoidedQuestion",
    "WorkRow",
    "new_id",
]
