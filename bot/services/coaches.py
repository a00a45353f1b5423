"""Whom a student asks when they ask for something."""

from bot.db import Unit
from bot.services import scope
from bot.services.who import Who


async def coaches_of(unit: Unit, who: Who) -> list[str]:
    """Return the names of the coaches of the student who asks, the longest here first."""
    return [one.display_name for one in await scope.coaches_of(unit, who.student().batch)]
