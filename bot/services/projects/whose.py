"""For whom something is put into a project: a student for themselves, or a coach for a student whom they see."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select

from bot.db import Unit
from bot.models import Project, User
from bot.notices import Notice
from bot.services import scope
from bot.services.projects.cycles import Placed, to_change
from bot.services.rhythm import in_turn
from bot.services.who import Who


@dataclass(frozen=True)
class Entry:
    """A student, a project that can be changed, and the id of the coach who enters something; None for the student."""

    student: User
    at: Placed
    entered_by: str | None

    @property
    def project_id(self) -> str:
        """The project's id."""
        return self.at.project.id


async def entry(unit: Unit, who: Who, project_id: str, student_id: str | None = None) -> Entry:
    """Return what may be entered into: by a student for themselves, by a coach with the id of a student of theirs."""
    student = who.student() if student_id is None else await scope.student(unit, who, student_id)
    return Entry(student, await to_change(unit, who, project_id), None if student_id is None else who.coach().id)


async def in_turn_of(unit: Unit, who: Who, project_id: str, student_id: str | None = None) -> Entry:
    """Return the same, while nobody else enters anything for this student, as it is in the tables by then."""
    found = await entry(unit, who, project_id, student_id)
    await in_turn.wait_for(unit, found.student.id)
    # From here on the project stays: whoever deletes it waits, and finds that it is not empty.
    here = select(Project.id).where(Project.id == project_id)
    await unit.session.scalar(here.with_for_update(read=True, key_share=True))
    return await entry(unit, who, project_id, student_id)


def tell(unit: Unit, who: Who, to: Entry, thing: str) -> None:
    """Let a student know what a coach put down for them: `links` or `reflection`."""
    if to.entered_by is not None:
        project = to.at.project
        values = {"coach": who.name, "project": project.name, "project_id": project.id, "thing": thing}
        unit.tell(Notice(to.student.id, "project_entered", values))


async def names(unit: Unit, user_ids: Collection[str | None]) -> dict[str, str]:
    """Return what these people are called, those who entered something; whoever is gone has no name here."""
    known = [one for one in user_ids if one]
    if not known:
        return {}
    found = await unit.session.execute(select(User.id, User.display_name).where(User.id.in_(known)))
    return dict(found.all())
