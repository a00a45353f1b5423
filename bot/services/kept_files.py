"""Which kept files somebody still needs: those that a row names, and those of a conversation that goes on."""

import json
import re

from sqlalchemy import select

from bot.db import Unit
from bot.models import Book, Claim, Conversation, Decision, InboxRow, ProjectPhoto, VisionBoardCard
from bot.models.wire import is_open
from bot.services.vision import deleting_areas, taking_out

# Every column that names a kept file, as JSON with its `hash`; whoever adds a table with files adds it here.
OWN = (Claim.file, ProjectPhoto.file, VisionBoardCard.photo)  # of rows that belong to a user
NAMING = (*OWN, Book.cover)
UNFINISHED = ("active", "parked", "cancelled")
REMOVED = (taking_out.REMOVED, deleting_areas.REMOVED)  # what may be put back
_HASH = re.compile(r"[0-9a-f]{64}")


async def named(unit: Unit) -> set[str]:
    """Return the hash of every file that is needed."""
    found: set[str] = set()
    for column in NAMING:
        files = await unit.session.scalars(select(column).where(column.is_not(None)))
        found.update(one["hash"] for one in files if one)
    drafts = select(Conversation.draft).where(Conversation.state.in_(UNFINISHED))
    arriving = select(InboxRow.payload).where(InboxRow.source == "work", is_open(InboxRow))
    removed = select(Decision.undo).where(Decision.kind.in_(REMOVED))
    for waiting in (drafts, arriving, removed):
        for one in await unit.session.scalars(waiting):
            found.update(_HASH.findall(json.dumps(one)))
    return found


async def of(unit: Unit, user_id: str) -> dict[str, str]:
    """Return a person's own files: hash and name."""
    found: dict[str, str] = {}
    for column in OWN:
        mine = select(column).where(column.class_.user_id == user_id, column.is_not(None))
        found.update((one["hash"], one["name"]) for one in await unit.session.scalars(mine) if one)
    return found
