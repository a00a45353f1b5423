"""Times of reminders that are said in words."""

from bot.conversations import reminder_time
from bot.db import Unit
from bot.samples.sample import FLOW, Sample
from bot.services.reminding import checking_in, habit
from bot.services.rhythm import habits
from bot.services.rhythm.habits import Wanted
from bot.services.who import Who


async def samples(unit: Unit, student: Who) -> list[Sample]:
    """Return the flow for a kind of reminder, and for a habit that has a time already; a sprint is open."""
    mine = await habits.make(unit, student, Wanted("7", "7", "7", "7"))
    mine.remind_at = [17 * 60]
    flow = FLOW[reminder_time.NAME]
    return [
        (flow, "a student", student, reminder_time.draft_for(checking_in.KIND, None, adding=False)),
        (flow, "a student, for a habit", student, reminder_time.draft_for(habit.KIND, mine.id, adding=True)),
    ]
