"""Who has what in a project: every student of a coach, by class and by how far they are."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import func, select

from bot.db import Unit
from bot.models import Project, ProjectLink, ProjectPhoto, ProjectReflection, User
from bot.services import scope
from bot.services.names import plain
from bot.services.projects.pages import Status, status
from bot.services.projects.reflecting import QUESTIONS
from bot.services.rhythm.pulse import batch_ids
from bot.services.told_apart import InList, called
from bot.services.who import Who


@dataclass(frozen=True)
class Listed:
    """A student with what they have in a project, in numbers; two of one name are told apart in `name`."""

    id: str
    name: str
    batch: str | None
    answers: int
    links: int
    photos: int

    @property
    def status(self) -> Status:
        """How far they are."""
        return status(self.answers, self.links, self.photos)


@dataclass(frozen=True)
class Class:
    """A class, or with no id those of no class: how many are how far, and how many links they have together."""

    id: str | None
    batch: str | None
    counts: Mapping[Status, int]
    links: int


async def students(unit: Unit, who: Who, project: Project, batch_id: str | None = None) -> list[Listed]:
    """Return every student whom a coach sees, of one class or of all, by name."""
    seen = [scope.seen_by(who.coach())]
    if batch_id is not None:
        seen.append(User.batch == (await scope.batch(unit, who, batch_id)).name)
    students = select(User.id, User.display_name, User.username, User.batch).where(*seen)
    found = (await unit.session.execute(students)).all()
    names = called(InList(*one[:3]) for one in found)
    links, photos = [await _counted(unit, table, project) for table in (ProjectLink, ProjectPhoto)]
    answers = await _answers(unit, project)
    rows = [
        Listed(one.id, names[one.id], one.batch, answers.get(one.id, 0), links.get(one.id, 0), photos.get(one.id, 0))
        for one in found
    ]
    return sorted(rows, key=lambda one: (plain(one.name), one.id))


async def by_class(unit: Unit, who: Who, project: Project) -> list[Class]:
    """Return each class of a coach in numbers, by name; those of no class come last."""

    def place(one: Listed) -> tuple[bool, str]:
        return one.batch is None, one.batch or ""

    ids = await batch_ids(unit, who)
    found = sorted(await students(unit, who, project), key=place)
    return [_class(ids, list(of)) for _, of in groupby(found, key=place)]


def _class(ids: Mapping[str, str], of: Sequence[Listed]) -> Class:
    batch = of[0].batch
    return Class(ids.get(batch or ""), batch, Counter(one.status for one in of), sum(one.links for one in of))


async def _counted(
    unit: Unit, table: type[ProjectLink] | type[ProjectPhoto], project: Project
) -> Mapping[str, int]:  # fmt: skip
    found = select(table.user_id, func.count()).where(table.project_id == project.id).group_by(table.user_id)
    return dict((await unit.session.execute(found)).all())


async def _answers(unit: Unit, project: Project) -> Mapping[str, int]:
    said = await unit.session.scalars(select(ProjectReflection).where(ProjectReflection.project_id == project.id))
    return {one.user_id: sum(bool(getattr(one, key)) for key in QUESTIONS) for one in said}
