"""All that a student has in a project, for themselves and for their coaches; how far that is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.db import Unit
from bot.models import ProjectLink, ProjectPhoto, ProjectReflection, User
from bot.services import scope
from bot.services.errors import BotError
from bot.services.projects import cycles, links, photos, reflecting, whose
from bot.services.projects.cycles import Placed
from bot.services.projects.reflecting import QUESTIONS
from bot.services.who import Who

# Everything, with a link; all three answers; something; nothing yet.
Status = Literal["complete", "told", "begun", "nothing"]


def status(answers: int, links: int, photos: int) -> Status:
    """Return how far somebody is: the badge "complete" wants all three answers, and a link."""
    if answers == len(QUESTIONS):
        return "complete" if links else "told"
    return "begun" if answers or links or photos else "nothing"


@dataclass(frozen=True)
class Page:
    """A student in a project; `enterers` are the names of the coaches who put something down for them, by id."""

    at: Placed
    student: User
    links: Sequence[ProjectLink]
    photos: Sequence[ProjectPhoto]
    reflection: ProjectReflection | None
    enterers: Mapping[str, str]

    @property
    def answers(self) -> int:
        """How many of the three answers are there."""
        return sum(bool(getattr(self.reflection, key, None)) for key in QUESTIONS)

    @property
    def status(self) -> Status:
        """How far the student is."""
        return status(self.answers, len(self.links), len(self.photos))

    @property
    def is_theirs(self) -> bool:
        """Whether the student has spoken of the project themselves."""
        return self.reflection is not None and self.reflection.entered_by is None


async def mine(unit: Unit, who: Who, project_id: str | None = None) -> Page | None:
    """Return a student's own page of a project; without its id of the current one, None where none is."""
    student = who.student()
    if project_id is None:
        at = await cycles.current(unit, who)
        return await of(unit, student, at) if at else None
    at = cycles.placed(unit, who, await cycles.seen(unit, project_id))
    if at.is_planned:
        raise BotError("project_not_begun", name=at.project.name)
    return await of(unit, student, at)


async def of_student(unit: Unit, who: Who, project_id: str, student_id: str) -> Page:
    """Return a student's page of a project, for a coach who sees them."""
    student = await scope.student(unit, who, student_id)
    return await of(unit, student, cycles.placed(unit, who, await cycles.seen(unit, project_id)))


async def now_of(unit: Unit, who: Who, student_id: str) -> Page | None:
    """Return a student's page of the current project, for a coach who sees them."""
    student, at = await scope.student(unit, who, student_id), await cycles.current(unit, who)
    return await of(unit, student, at) if at else None


async def of(unit: Unit, student: User, at: Placed) -> Page:
    """Return all that a student has in a project."""
    project_id = at.project.id
    found, shot = await links.of(unit, student.id, project_id), await photos.of(unit, student.id, project_id)
    said = await reflecting.of(unit, student.id, project_id)
    enterers = await whose.names(unit, {one.entered_by for one in (*found, *([said] if said else ()))})
    return Page(at, student, found, shot, said, enterers)
