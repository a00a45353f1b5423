"""The coach's side of sprints: planning one, and changing one that is there."""

from datetime import timedelta

from bot.conversations import sprints
from bot.db import Unit
from bot.models import Sprint
from bot.samples.sample import Sample
from bot.services.who import Who


async def samples(unit: Unit, coach: Who) -> list[Sample]:
    """Return the flow for a new sprint, and for one that is planned."""
    first = coach.today(unit.now) + timedelta(days=60)
    planned = Sprint(
        name="9", start_date=first, end_date=first + timedelta(days=27), is_active=False,
        created_by=coach.coach().id,
    )  # fmt: skip
    unit.session.add(planned)
    await unit.session.flush()
    return [
        (sprints.SPRINT, "a coach", coach, await sprints.beginning(unit, coach)),
        (sprints.SPRINT, "a coach who changes one", coach, sprints.filled(planned)),
    ]
