"""The tables, one file per area; importing this package fills `Base.metadata`."""

from bot.models.base import Base, new_id
from bot.models.conversations import Conversation
from bot.models.emotions import EmotionCategory, EmotionCheckIn, EmotionSubcategory
from bot.models.joining import Batch, Invite, Preferences, TelegramAccount
from bot.models.people import User, UserSession
from bot.models.wire import Chat, InboxRow, OutboxRow, Slot, WorkRow

__all__ = [
    "Base",
    "Batch",
    "Chat",
    "Conversation",
    "EmotionCategory",
    "EmotionCheckIn",
    "EmotionSubcategory",
    "InboxRow",
    "Invite",
    "OutboxRow",
    "Preferences",
    "Slot",
    "TelegramAccount",
    "User",
    "UserSession",
    "WorkRow",
    "new_id",
]
