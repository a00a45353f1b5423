"""What is on a student's path: fields with their majors, the objectives of a major, and how far each is.

The tables have no order of majors and objectives but that of their creation; a coach's order is the order of a field.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import func, select

from bot.db import Unit
from bot.models import (
    Activity,
    ActivityProgress,
    Domain,
    LearningObjective,
    MajorObjective,
    StudentMajorObjective,
    StudentObjective,
)
from bot.models.progress import MajorStatus, ObjectiveStatus
from bot.services.path.progress import COMPLETE, IS_TICKED


@dataclass(frozen=True)
class Part:
    """An objective of a student, with how many of its activities are done; `id` is that of the student's row."""

    id: str
    objective_id: str
    title: str
    status: ObjectiveStatus
    done: int
    of: int

    @property
    def is_complete(self) -> bool:
        """Whether it counts as completed."""
        return self.status in COMPLETE


@dataclass(frozen=True)
class Major:
    """A major of a student with those of its objectives that are assigned; `id` is that of the student's row."""

    id: str
    title: str
    description: str
    status: MajorStatus
    notes: str | None
    parts: tuple[Part, ...]

    @property
    def done(self) -> int:
        """How many of its objectives are completed."""
        return sum(part.is_complete for part in self.parts)


@dataclass(frozen=True)
class Field:
    """A domain as far as it is on somebody's path: majors, and objectives that stand alone."""

    name: str
    icon: str
    majors: tuple[Major, ...]
    singles: tuple[Part, ...]


@dataclass(frozen=True)
class Next:
    """The activity that comes next, with where it belongs."""

    activity_id: str
    title: str
    type: str
    platform: str | None
    minutes: int | None
    part_id: str
    part: str
    major: str | None


async def path(unit: Unit, user_id: str) -> tuple[Field, ...]:
    """Return everything that is assigned to a student, in order."""
    parts = await _parts(unit, user_id)
    rows = await unit.session.execute(
        select(Domain, MajorObjective, StudentMajorObjective)
        .join(MajorObjective, MajorObjective.domain_id == Domain.id)
        .join(StudentMajorObjective, StudentMajorObjective.major_objective_id == MajorObjective.id)
        .where(StudentMajorObjective.user_id == user_id)
        .order_by(Domain.order, Domain.id, MajorObjective.created_at, MajorObjective.id)
    )
    majors = [
        (domain, Major(mine.id, major.title, major.description, mine.status, mine.admin_notes,
                       tuple(part for _, parent, part in parts if parent == major.id)))
        for domain, major, mine in rows
    ]  # fmt: skip
    domains = {domain.id: domain for domain in [*(domain for domain, _ in majors), *(one[0] for one in parts)]}
    return tuple(
        Field(
            domain.name, domain.icon,
            tuple(major for one, major in majors if one.id == domain.id),
            tuple(part for one, parent, part in parts if parent is None and one.id == domain.id),
        )
        for domain in sorted(domains.values(), key=lambda one: (one.order, one.id))
        if any(one.id == domain.id for one, _ in majors) or any(one.id == domain.id and not up for one, up, _ in parts)
    )  # fmt: skip


async def _parts(unit: Unit, user_id: str) -> Sequence[tuple[Domain, str | None, Part]]:
    """Return every objective of a student in order, each with its domain and the id of its major."""
    counts = await unit.session.execute(
        select(StudentObjective.id, func.count(ActivityProgress.id), func.count(Activity.id))
        .join(Activity, Activity.objective_id == StudentObjective.objective_id)
        .outerjoin(ActivityProgress, IS_TICKED)
        .where(StudentObjective.user_id == user_id)
        .group_by(StudentObjective.id)
    )
    count_of = {key: (done, of) for key, done, of in counts}
    rows = await unit.session.execute(
        select(Domain, LearningObjective, StudentObjective)
        .join(LearningObjective, LearningObjective.domain_id == Domain.id)
        .join(StudentObjective, StudentObjective.objective_id == LearningObjective.id)
        .where(StudentObjective.user_id == user_id)
        .order_by(LearningObjective.created_at, LearningObjective.id)
    )
    return [
        (domain, mine.major_objective_id,
         Part(mine.id, objective.id, objective.title, mine.status, *count_of.get(mine.id, (0, 0))))
        for domain, objective, mine in rows
    ]  # fmt: skip


def majors(fields: Sequence[Field]) -> Iterator[Major]:
    """Yield every major of a path, in order."""
    return (major for field in fields for major in field.majors)


async def major(unit: Unit, row: StudentMajorObjective) -> Major:
    """Return one major of a student's path."""
    return next(one for one in majors(await path(unit, row.user_id)) if one.id == row.id)


async def part(unit: Unit, row: StudentObjective) -> tuple[Part, Major | None]:
    """Return one objective of a student's path, and its major if it has one that is assigned."""
    fields = await path(unit, row.user_id)
    for one in majors(fields):
        for found in one.parts:
            if found.id == row.id:
                return found, one
    alone = next((single for field in fields for single in field.singles if single.id == row.id), None)
    if alone is None:  # its major is not assigned, which only a hand in the tables can do
        alone = next(found for _, _, found in await _parts(unit, row.user_id) if found.id == row.id)
    return alone, None


async def coming(unit: Unit, user_id: str, near: str | None = None) -> Next | None:
    """Return the next activity: in the objective `near`, else in its major, else in a major in progress."""
    for one, parent in sorted(_open(await path(unit, user_id)), key=lambda pair: _distance(pair[0], pair[1], near)):
        done = select(ActivityProgress.activity_id).where(
            ActivityProgress.student_objective_id == one.id, ActivityProgress.completed
        )
        todo = select(Activity).where(Activity.objective_id == one.objective_id, Activity.id.not_in(done))
        first = (await unit.session.scalars(todo.order_by(Activity.order, Activity.id).limit(1))).first()
        if first is not None:
            title = parent.title if parent else None
            return Next(
                first.id, first.title, first.type, first.platform, first.estimated_minutes, one.id, one.title, title
            )
    return None


def _open(fields: Sequence[Field]) -> Iterator[tuple[Part, Major | None]]:
    """Yield what is left to do, in order; what is mastered is not."""
    for field in fields:
        for one in field.majors:
            yield from ((part, one) for part in one.parts if one.status != "mastered" and not part.is_complete)
        yield from ((part, None) for part in field.singles if not part.is_complete)


def _distance(one: Part, parent: Major | None, near: str | None) -> tuple[bool, ...]:
    """Return how far something is from what was just done; what is under way is nearer than what is not."""
    beside = parent is not None and any(part.id == near for part in parent.parts)
    begun = parent.status == "in_progress" if parent else one.status == "in_progress"
    return one.id != near, not beside, not begun


def counted(fields: Sequence[Field]) -> dict[str, int]:
    """Return how many majors have each status."""
    found = sorted(major.status for major in majors(fields))
    return {status: len(list(same)) for status, same in groupby(found)}
