"""A school in a sprint, for conversations that plan in it."""

from datetime import date, timedelta

from bot.db import Database
from bot.models import Sprint
from bot.services import accounts

AHEAD = 12


async def in_a_sprint(database: Database) -> date:
    async with database.transaction() as unit:
        coach = await accounts.add_user(unit, "Lena", "admin")
        today = database.clock.now().date()
        unit.session.add(Sprint(name="Sprint 4", start_date=today - timedelta(days=2), is_active=True,
                                end_date=today + timedelta(days=AHEAD), created_by=coach.id))  # fmt: skip
    return today
