"""A student in a sprint, as several journeys begin."""

from datetime import date, timedelta

from sqlalchemy import select

from bot.db import Unit
from bot.models import Sprint, User
from tests.street import Street


async def in_a_sprint(street: Street, before: int = 2, after: int = 11) -> None:
    """Let Nia have joined and said how she is, in a sprint so many days after its first and before its last."""
    await street.nia_has_checked_in()
    await sprint_begins(street, "Sprint 4", before, after)


async def sprint_begins(street: Street, name: str, before: int, after: int) -> None:
    """Let this be the active sprint, instead of one that was."""
    first, last = day(street) - timedelta(days=before), day(street) + timedelta(days=after)
    async with street.database.transaction() as unit:
        lena = (await unit.session.scalars(select(User).where(User.display_name == "Lena"))).one()
        await _close(unit)
        unit.session.add(Sprint(name=name, start_date=first, end_date=last, is_active=True, created_by=lena.id))


async def sprint_ends(street: Street) -> None:
    """Let the active sprint be closed by a coach."""
    async with street.database.transaction() as unit:
        await _close(unit)


async def _close(unit: Unit) -> None:
    for one in await unit.session.scalars(select(Sprint).where(Sprint.is_active)):
        one.is_active, one.closed_at = False, unit.now
    await unit.session.flush()


def day(street: Street) -> date:
    """Return the day it is in UTC, in which Nia lives."""
    return street.database.clock.now().date()
