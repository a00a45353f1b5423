"""Words typed below a screen that has a button for words: they are what that button would have asked for."""

from datetime import timedelta

from sqlalchemy import select

from bot.conversations.given import Given
from bot.handlers import actions
from bot.handlers.request import Request
from bot.models import OutboxRow
from bot.services.inbox_news import SLOT

FOR_WORDS = ("refuse_in_words", "marble_write")  # the buttons that say "Write it"
STANDS = timedelta(minutes=10)


async def ask_for(request: Request, given: Given) -> None:
    """Open the conversation that a coach answers already, without its question: what they wrote is its answer."""
    if not request.who.is_coach or given.kind != "text" or given.along:
        return
    button = await _button(request)
    if button:
        told = len(request.unit.outgoing)
        await actions.act(request, *button)
        del request.unit.outgoing[told:]


async def _button(request: Request) -> list[str] | None:
    """Return the button for words of what stands lowest in this chat, if it has one and came a moment ago."""
    who = request.who
    lowest = (
        select(OutboxRow)
        .where(OutboxRow.chat_id == who.chat.id, OutboxRow.slot.is_distinct_from(SLOT), OutboxRow.state != "held")
        .order_by(OutboxRow.id.desc())
        .limit(1)
    )
    row = await request.unit.session.scalar(lowest)
    if row is None or row.user_id != who.coach().id or row.created_at <= request.unit.now - STANDS:
        return None
    buttons = [one.get("data", "") for line in (row.payload or {}).get("keyboard", ()) for one in line]
    asked = [data.split(":")[1:] for data in buttons]
    return next((one for one in asked if one[:1] and one[0] in FOR_WORDS), None)
