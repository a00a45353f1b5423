"""The one door into the inbox: a row that is known already changes nothing."""

from collections.abc import Sequence
from typing import Any

from bot.db import Unit, insert_new
from bot.models import InboxRow


async def put(unit: Unit, rows: Sequence[dict[str, Any]]) -> Sequence[Any]:
    """Store rows given as columns; return `id` and `state` of those that were new.

    What makes a row the same is bot, source and key.
    """
    if not rows:
        return []
    defaults = {"received_at": unit.now, "state": "open", "attempts": 0, "handled_at": None, "retry_at": None}
    inbox = InboxRow.__table__
    # The rows stand beside the statement: with them inside of it, it would be compiled each time.
    statement = insert_new(unit, inbox).returning(inbox.c.id, inbox.c.state)
    stored = await unit.session.execute(statement, [{**defaults, **row} for row in rows])
    return stored.all()
