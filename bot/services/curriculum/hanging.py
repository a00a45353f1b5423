"""What hangs on a part of the curriculum: the parts in it, and the students who stand on it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select, union

from bot.db import Unit
from bot.models import (
    Activity,
    ActivityProgress,
    DiagnosticAttempt,
    DiagnosticUnlock,
    DiagnosticUnlockRequest,
    Domain,
    LearningObjective,
    MajorObjective,
    StudentMajorObjective,
    StudentObjective,
)


@dataclass(frozen=True)
class Hanging:
    """How many parts would go with a part, and how many students stand on any of them, so that it has to stay."""

    majors: int
    objectives: int
    activities: int
    students: int


async def on(unit: Unit, kind: str, part_id: str) -> Hanging:
    """Return what hangs on a part; students are counted whoever they belong to: the table keeps what they did."""
    reach = _Reach(kind, part_id)
    within = union(*reach.students()).subquery()
    students = await unit.session.scalar(select(func.count()).select_from(within)) or 0
    majors, objectives, activities = [
        await unit.session.scalar(select(func.count()).where(where)) or 0 for where in reach.parts()
    ]
    return Hanging(majors, objectives, activities, students)


class _Reach:
    """Everything that a part has in it, as conditions on the tables."""

    def __init__(self, kind: str, part_id: str) -> None:
        self.kind, self.id = kind, part_id

    def parts(self) -> tuple[ColumnElement[bool], ColumnElement[bool], ColumnElement[bool]]:
        """Return what is in it: majors, objectives, activities, not counting the part itself."""
        return (
            MajorObjective.domain_id == (self.id if self.kind == "domain" else ""),
            self._objectives() if self.kind != "objective" else LearningObjective.id == "",
            self._activities() if self.kind != "activity" else Activity.id == "",
        )

    def _majors(self) -> ColumnElement[bool]:
        column = {"domain": MajorObjective.domain_id, "major": MajorObjective.id}.get(self.kind)
        return MajorObjective.id == "" if column is None else column == self.id

    def _objectives(self) -> ColumnElement[bool]:
        if self.kind == "objective":
            return LearningObjective.id == self.id
        mine = LearningObjective.major_objective_id.in_(select(MajorObjective.id).where(self._majors()))
        return or_(mine, LearningObjective.domain_id == self.id) if self.kind == "domain" else mine

    def _activities(self) -> ColumnElement[bool]:
        if self.kind == "activity":
            return Activity.id == self.id
        return Activity.objective_id.in_(select(LearningObjective.id).where(self._objectives()))

    def students(self) -> list[Select[Any]]:
        """Return who stands on it, by each table that would refuse the deletion."""
        majors = select(MajorObjective.id).where(self._majors())
        objectives = select(LearningObjective.id).where(self._objectives())
        activities = select(Activity.id).where(self._activities())
        found: list[Select[Any]] = [
            select(ActivityProgress.user_id).where(ActivityProgress.activity_id.in_(activities)),
            select(StudentObjective.user_id).where(StudentObjective.objective_id.in_(objectives)),
            select(StudentObjective.user_id).where(StudentObjective.major_objective_id.in_(majors)),
            *(
                select(table.user_id).where(table.major_objective_id.in_(majors))
                for table in (StudentMajorObjective, DiagnosticUnlockRequest, DiagnosticUnlock, DiagnosticAttempt)
            ),
        ]
        domain = select(Domain.id).where(Domain.id == self.id)
        return [*found, select(DiagnosticAttempt.user_id).where(DiagnosticAttempt.domain_id.in_(domain))]
