"""What people choose for themselves: their time, their quiet, a pause, whose phone it is, how pictures look."""

from datetime import timedelta

from bot.db import Unit
from bot.models import Preferences
from bot.services.errors import BotError
from bot.services.reminding import planning
from bot.services.who import Who

DAY_STARTS = (0, 2 * 60, 3 * 60, 4 * 60)
QUIET = {"early": (19 * 60, 7 * 60), "usual": (20 * 60, 7 * 60), "late": (22 * 60, 8 * 60), "none": (0, 0)}
PAUSES = {"off": 0, "one": 1, "three": 3, "week": 7, "month": 30}
CHOICES: dict[str, tuple[str, ...]] = {
    "day_start": tuple(map(str, DAY_STARTS)),
    "quiet": tuple(QUIET),
    "pause": tuple(PAUSES),
    "write_at": ("after_school", "morning", "never"),
    "phone": ("mine", "family"),
    "pictures": ("light", "dark"),
}


async def of(unit: Unit, who: Who) -> Preferences:
    """Return what somebody chose, with what holds for those who never chose."""
    if who.user is None:
        raise BotError("strangers")
    mine = await unit.session.get(Preferences, who.user.id)
    if mine is None:
        mine = Preferences(user_id=who.user.id, zone=who.zone)
        unit.session.add(mine)
        await unit.session.flush()
    return mine


async def choose(unit: Unit, who: Who, what: str, value: str) -> Preferences:
    """Change one choice; both words came with a button. What was kept under the old time keeps its day."""
    mine = await of(unit, who)
    if value not in CHOICES.get(what, ()):
        raise BotError("over")
    match what:
        case "day_start":
            mine.day_start = int(value)
        case "quiet":
            mine.quiet_from, mine.quiet_to = QUIET[value]
        case "pause":
            days = PAUSES[value]
            mine.paused_until = unit.now + timedelta(days=days) if days else None
        case _:
            setattr(mine, what, value)
    await planning.follow(unit, mine.user_id)
    return mine


async def move(unit: Unit, who: Who, zone: str) -> Preferences:
    """Live in another zone from now on."""
    mine = await of(unit, who)
    mine.zone = zone
    await planning.follow(unit, mine.user_id)
    return mine


async def zone_of(unit: Unit, user_id: str) -> str:
    """Return the zone in which a user reads times."""
    mine = await unit.session.get(Preferences, user_id)
    return mine.zone if mine else "UTC"
