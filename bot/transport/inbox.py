"""The one door into the inbox: a row that is known already changes nothing."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Executable
from sqlalchemy.dialects import postgresql, sqlite

from bot.db import Unit
from bot.models import InboxRow


async def put(unit: Unit, rows: Sequence[dict[str, Any]]) -> int:
    """Store rows given as columns; return how many were new. What makes a row the same is bot, source and key."""
    if not rows:
        return 0
    defaults = {"received_at": unit.now, "state": "open", "attempts": 0, "handled_at": None, "retry_at": None}
    stored = await unit.session.execute(
        _insert(unit.session.get_bind().dialect.name), [{**defaults, **row} for row in rows]
    )
    return len(stored.all())


@cache
def _insert(dialect: str) -> Executable:
    """Return the statement for one row or many; rows inside of it would have it written anew each time."""
    insert: Any = sqlite.insert if dialect == "sqlite" else postgresql.insert
    statement: Executable = insert(InboxRow.__table__).on_conflict_do_nothing().returning(InboxRow.__table__.c.id)
    return statement
