"""What was not sent because somebody was in the middle of something: afterwards it comes, as one message."""

from collections.abc import Mapping, Sequence

from sqlalchemy import literal_column, update

from bot.db import Unit
from bot.models import Conversation, OutboxRow
from bot.services.attention import ALIVE, is_busy
from bot.views.view import TEXT_LIMIT, length


async def let_go(unit: Unit) -> int:
    """Let all that is held for people who are free by now leave; return how much that was."""
    since = unit.now - ALIVE
    busy = is_busy(Conversation.chat_id == OutboxRow.chat_id, OutboxRow.user_id, since)
    # The word stands in the statement itself, for the index of what is held.
    freed = update(OutboxRow).where(OutboxRow.state == literal_column("'held'"), ~busy).values(state="open")
    found = await unit.session.scalars(
        freed.returning(OutboxRow), execution_options={"synchronize_session": False, "populate_existing": True}
    )
    rows = sorted(found, key=lambda row: row.id)
    together: dict[tuple[str, str | None], list[OutboxRow]] = {}
    for row in rows:
        if row.cause is None and "file" not in row.payload:  # each copy of a broadcast is counted
            together.setdefault((row.chat_id, row.user_id), []).append(row)
    for same in together.values():
        _put_together(same)
    return len(rows)


def _put_together(rows: Sequence[OutboxRow]) -> None:
    """Let the first say what all of them say, as far as one message can."""
    first, *others = rows
    for row in others:
        ours, more = first.payload, row.payload
        text = f"{ours['text']}\n\n{more['text']}"
        if length(text) > TEXT_LIMIT:
            first = row
            continue
        seen = {_leads_to(button) for line in ours["keyboard"] for button in line}
        lines = [[button for button in line if _leads_to(button) not in seen] for line in more["keyboard"]]
        keyboard = [*ours["keyboard"], *filter(None, lines)]
        quiet = {"quiet": True} if ours.get("quiet") and more.get("quiet") else {}
        first.payload = {"text": text, "keyboard": keyboard, **quiet}
        row.state, row.payload = "replaced", None


def _leads_to(button: Mapping[str, str]) -> tuple[str, str]:
    """Return what a button says and does, whether its answer takes the place of the message or comes below it."""
    return button["label"], button.get("url") or button["data"].partition(":")[2]
