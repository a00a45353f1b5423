"""The one door into the inbox: a row that is known already changes nothing."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite

from bot.db import Unit
from bot.models import InboxRow


async def put(unit: Unit, rows: Sequence[dict[str, Any]]) -> int:
    """Store rows given as columns; return how many were new. What makes a row the same is bot, source and key."""
    if not rows:
        return 0
    embedded = unit.session.get_bind().dialect.name == "sqlite"
    insert: Any = sqlite.insert if embedded else postgresql.insert
    defaults = {"received_at": unit.now, "state": "open", "attempts": 0, "handled_at": None, "retry_at": None}
    statement = insert(InboxRow).values([{**defaults, **row} for row in rows])
    stored = await unit.session.execute(statement.on_conflict_do_nothing().returning(InboxRow.id))
    return len(stored.all())
