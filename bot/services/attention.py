"""Who is in the middle of something: between two questions of ours nothing else is said."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, exists, or_, select

from bot.models import AttemptInHand, Conversation

ALIVE = timedelta(minutes=10)  # a conversation or a check in which something was said since is not disturbed


def is_busy(talks: ColumnElement[bool], user_id: Any, since: Any) -> ColumnElement[bool]:
    """Return the condition that somebody has gone on since a moment: in a conversation that `talks`, or in a check."""
    talking = select(Conversation.id).where(talks, Conversation.state == "active", Conversation.touched_at > since)
    thinking = select(AttemptInHand.id).where(AttemptInHand.user_id == user_id, AttemptInHand.answered_at > since)
    return or_(exists(talking), exists(thinking))
