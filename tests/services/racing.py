"""Two coaches, or one phone twice, at one card at the same moment."""

import asyncio

from bot.db import Database
from bot.services import inbox
from bot.services.cards import Kind
from bot.services.who import Who

PRESSES = 12


async def race(database: Database, coach: Who, kind: Kind, card: str) -> list[str]:
    """Let yes and no be pressed in turn, all at once, each in a transaction of its own; return what was decided."""
    won: list[str] = []

    async def press(yes: bool) -> None:
        async with database.transaction() as unit:
            if yes:
                decision = await inbox.approve(unit, coach, kind, card)
            else:
                decision = await inbox.refuse(unit, coach, kind, card, "Please wait.")
            if decision is not None:
                won.append(decision.outcome)

    await asyncio.gather(*(press(not n % 2) for n in range(PRESSES)))
    return won
