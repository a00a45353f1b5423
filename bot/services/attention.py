"""Who is in the middle of something: between two questions of ours nothing else is said."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, exists, select

from bot.models import AttemptInHand, Conversation

ALIVE = timedelta(minutes=10)  # a conversation or a check in which something was said since is not disturbed


def is_talking(where: ColumnElement[bool], since: Any) -> ColumnElement[bool]:
    """Return the condition that a conversation of those meant has gone on since a moment."""
    return exists(select(Conversation.id).where(where, Conversation.state == "active", Conversation.touched_at > since))


def is_thinking(user_id: Any, since: Any) -> ColumnElement[bool]:
    """Return the condition that somebody has a check in hand, and answered in it since a moment."""
    return exists(select(AttemptInHand.id).where(AttemptInHand.user_id == user_id, AttemptInHand.answered_at > since))
