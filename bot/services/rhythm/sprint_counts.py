"""A sprint in counts, class by class, for coaches; names only where somebody has no goal yet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import func, select

from bot.db import Unit
from bot.models import Goal, Retrospective, Sprint
from bot.services.rhythm import pulse
from bot.services.rhythm.pulse import Beating, Count
from bot.services.who import Who


@dataclass(frozen=True)
class Counted:
    """One class in a sprint; `id` and `batch` are None for students of no class.

    `with_goal` counts students, `taken_along` the goals that go on in a later sprint.
    """

    id: str | None
    batch: str | None
    students: int
    with_goal: int
    goals: Count
    tasks: Count
    habits: Count
    retrospectives: int
    taken_along: int


async def by_class(unit: Unit, who: Who, sprint: Sprint) -> list[Counted]:
    """Return the counts of every class whose students this coach sees, by name; those of no class come last."""
    students = await _by_class(unit, who, sprint)
    ids, everybody = await pulse.batch_ids(unit, who), [one.id for _, of in students for one in of]
    looked_back = await _looked_back(unit, sprint, everybody)
    taken = await _taken_along(unit, sprint, everybody)
    return [
        Counted(
            ids.get(batch or ""), batch, len(of), sum(one.pulse.goals[1] > 0 for one in of),
            _sum(one.pulse.goals for one in of), _sum(one.pulse.tasks for one in of),
            _sum(one.pulse.habits for one in of), sum(one.id in looked_back for one in of),
            sum(taken.get(one.id, 0) for one in of),
        )
        for batch, of in students
    ]  # fmt: skip


async def without_goal(unit: Unit, who: Who, sprint: Sprint) -> list[tuple[str | None, list[str]]]:
    """Return by class the names of those who have no goal in a sprint yet."""
    students = await _by_class(unit, who, sprint)
    names = [(batch, [one.name for one in of if not one.pulse.goals[1]]) for batch, of in students]
    return [(batch, missing) for batch, missing in names if missing]


async def _by_class(unit: Unit, who: Who, sprint: Sprint) -> list[tuple[str | None, list[Beating]]]:
    def place(one: Beating) -> tuple[bool, str]:
        return one.batch is None, one.batch or ""

    found = sorted(await pulse.of_coach(unit, who, sprint), key=place)
    return [(None if nowhere else batch, list(of)) for (nowhere, batch), of in groupby(found, key=place)]


async def _looked_back(unit: Unit, sprint: Sprint, user_ids: Sequence[str]) -> set[str]:
    found = select(Retrospective.user_id).where(
        Retrospective.sprint_id == sprint.id, Retrospective.user_id.in_(user_ids)
    )
    return set(await unit.session.scalars(found))


async def _taken_along(unit: Unit, sprint: Sprint, user_ids: Sequence[str]) -> dict[str, int]:
    """Return how many goals of a sprint each student has copied into another one."""
    of_this = select(Goal.id).where(Goal.sprint_id == sprint.id)
    found = await unit.session.execute(
        select(Goal.user_id, func.count(Goal.copied_from.distinct()))
        .where(Goal.copied_from.in_(of_this), Goal.user_id.in_(user_ids))
        .group_by(Goal.user_id)
    )
    return dict(found.all())


def _sum(counts: Iterable[Count]) -> Count:
    done, planned = 0, 0
    for one, of in counts:
        done, planned = done + one, planned + of
    return done, planned
