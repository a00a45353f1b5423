"""What services tell people, as data: who hears it, what kind of news it is, and its values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any


class Priority(IntEnum):
    """Who goes first when many messages wait: smaller numbers do."""

    URGENT = 0
    INTERACTIVE = 1
    NOTICE = 2
    BULK = 3


@dataclass(frozen=True)
class PollOver:
    """The poll of a vote, which stands in a slot of a chat, takes no more voices."""

    chat_id: str
    slot: str
    vote_id: str


@dataclass(frozen=True)
class Notice:
    """News for one person; `views.notices` has the words for each kind. One with a slot edits what stands there;
    one that `only_edits` is said on no phone on which nothing stands there.

    A `quiet` one makes no sound. `cause` names what it is a copy of, where one thing is told to many. `chat_id` is for
    somebody who is no user yet, and for a group, in whose `language` it is said; there it may be `pinned`, and `fresh`
    at the end of the chat. `has_left` is for the last word to somebody who is no user any more.
    """

    to: str
    kind: str
    values: Mapping[str, Any] = field(default_factory=dict)
    priority: Priority = Priority.NOTICE
    slot: str | None = None
    quiet: bool = False
    cause: str | None = None
    chat_id: str | None = None
    language: str | None = None
    pinned: bool = False
    fresh: bool = False
    only_edits: bool = False
    has_left: bool = False
