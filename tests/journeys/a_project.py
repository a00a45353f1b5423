"""A class in the middle of a project, for journeys."""

from datetime import timedelta

from bot.models import Project
from bot.services import accounts
from tests.street import Street


async def going_on(street: Street, name: str = "Bridges", begun: int = 20, left: int = 5) -> Project:
    """Let a project be active that began so many days ago and has so many left."""
    async with street.database.transaction() as unit:
        lena, today = await accounts.coach_known(unit, street.lena.id), unit.now.date()
        assert lena is not None
        made = Project(
            name=name, description="Build one that holds.", start_date=today - timedelta(begun),
            end_date=today + timedelta(left), is_active=True, cycle_number=1, created_by=lena.id, created_at=unit.now,
        )  # fmt: skip
        unit.session.add(made)
    return made
