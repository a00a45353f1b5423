"""A student with something on their path, and what people do with it in several journeys."""

from sqlalchemy import select

from bot.models import Domain, LearningObjective, MajorObjective, StudentMajorObjective, StudentObjective, User
from playground.people import Person
from tests.street import Street


async def assigned(street: Street, majors: int = 1) -> None:
    """Put the first majors of the first domain on Nia's path, with all their objectives."""
    async with street.database.transaction() as unit:
        people = {one.display_name: one.id for one in await unit.session.scalars(select(User))}
        own = {"user_id": people["Nia"], "assigned_by": people["Lena"], "assigned_at": unit.now, "status": "assigned"}
        first = select(Domain.id).order_by(Domain.order).limit(1).scalar_subquery()
        found = select(MajorObjective).where(MajorObjective.domain_id == first).order_by(MajorObjective.created_at)
        for major in (await unit.session.scalars(found.limit(majors))).all():
            unit.session.add(StudentMajorObjective(major_objective_id=major.id, **own))
            parts = select(LearningObjective.id).where(LearningObjective.major_objective_id == major.id)
            for part in await unit.session.scalars(parts):
                unit.session.add(StudentObjective(objective_id=part, major_objective_id=major.id, **own))


async def on_the_path(street: Street) -> None:
    """Let Nia have joined, said how she is, and have a major on her path."""
    await street.nia_has_checked_in()
    await assigned(street)


async def presses(street: Street, person: Person, *labels: str) -> str:
    for label in labels:
        person.presses(label)
        await street.settle()
    return person.screen.text


async def says(street: Street, person: Person, words: str) -> str:
    person.says(words)
    await street.settle()
    return person.screen.text


async def ticks_everything(street: Street) -> int:
    """Let Nia go from one activity to the next until no more comes; return how many she has ticked."""
    count = 0
    await says(street, street.nia, "/path")
    while "Next:" in str(street.nia.screen.keyboard):
        street.nia.presses("Next:", on=street.nia.screen)
        await street.settle()
        street.nia.presses("Done", on=street.nia.screen)
        await street.settle()
        count += 1
    return count
