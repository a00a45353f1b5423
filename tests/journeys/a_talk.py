"""Nia in the middle of a project of which she may tell, for journeys."""

from typing import Any

from sqlalchemy import select, update

from bot.models import Batch, Consent, ProjectReflection, User
from bot.models.consents import Matter
from tests.journeys.a_project import going_on
from tests.journeys.path import presses, says
from tests.street import Street

BRIDGE, ARGUED = "we made a bridge out of spagetti it held 3 kilos!!", "at first we argued alot"
NOTHING: dict[str, Any] = {"project_description": None, "did_well": None, "could_improve": None, "doubt": None}
SORTED = NOTHING | {
    "project_description": {"text": "a bridge out of spaghetti", "words": "we made a bridge out of spagetti"},
    "did_well": {"text": "it held 3 kilos", "words": "it held 3 kilos"},
    "doubt": ARGUED,
}


async def may_tell(street: Street, *matters: Matter) -> None:
    """Begin a project, in a class that has the helper; her home says yes to these matters."""
    await street.nia_has_checked_in()
    await going_on(street)
    async with street.database.transaction() as unit:
        await unit.session.execute(update(Batch).values(helper=True))
        nia = (await unit.session.scalars(select(User).where(User.display_name == "Nia"))).one()
        unit.session.add_all(
            Consent(user_id=nia.id, what=what, from_whom="her mother", how="paper", given_at=unit.now)
            for what in matters
        )


async def begins(street: Street) -> str:
    await says(street, street.nia, "/project")
    return await presses(street, street.nia, "Tell about it")


async def kept(street: Street) -> tuple[str | None, str | None, str | None]:
    (row,) = await street.read(ProjectReflection)
    return row.project_description, row.did_well, row.could_improve
