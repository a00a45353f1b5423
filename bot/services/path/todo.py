"""One objective of the path with its activities, as whoever may see it reads it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select

from bot.db import Unit
from bot.models import Activity, ActivityProgress, Claim, LearningObjective, StudentObjective
from bot.services.path import mine, owned
from bot.services.path.mastery import SHOWN
from bot.services.path.mine import Major, Part
from bot.services.who import Who


@dataclass(frozen=True)
class Todo:
    """An activity, with what a student has done and said of it; one `shown` counts as done by the major's mastery."""

    id: str
    title: str
    type: str
    url: str
    platform: str | None
    minutes: int | None
    instructions: str | None
    done: bool
    done_at: datetime | None
    spent: int | None
    notes: str | None
    shown: bool


@dataclass(frozen=True)
class Page:
    """An objective as a whole; `claim` is what was shown of it last, if anything was."""

    part: Part
    major: Major | None
    description: str
    difficulty: str
    hours: float | None
    notes: str | None
    todos: tuple[Todo, ...]
    claim: Claim | None

    @property
    def is_mastered(self) -> bool:
        """Whether it belongs to a major that is mastered."""
        return self.major is not None and self.major.status == "mastered"

    @property
    def may_show(self) -> bool:
        """Whether the student may show a coach what they did."""
        settled = self.claim is not None and self.claim.state in ("waiting", "confirmed")
        return not settled and not self.is_mastered and self.part.status not in ("mastered", "viva_requested")


async def page(unit: Unit, row: StudentObjective) -> Page:
    """Return an objective of a student with its activities in order."""
    part, major = await mine.part(unit, row)
    objective = await unit.session.get_one(LearningObjective, row.objective_id)
    return Page(
        part, major, objective.description, objective.difficulty, objective.estimated_hours, row.admin_notes,
        await _todos(unit, row), await last_claim(unit, row.id),
    )  # fmt: skip


async def last_claim(unit: Unit, part_id: str) -> Claim | None:
    """Return what was shown last of an objective, unless it was taken back."""
    shown = select(Claim).where(Claim.student_objective_id == part_id, Claim.state != "withdrawn")
    return (await unit.session.scalars(shown.order_by(Claim.created_at.desc(), Claim.id).limit(1))).first()


async def one(unit: Unit, who: Who, activity_id: str) -> tuple[Todo, Page]:
    """Return an activity of the student who asks, and the objective that it belongs to."""
    _, row = await owned.activity(unit, who, activity_id)
    found = await page(unit, row)
    return next(todo for todo in found.todos if todo.id == activity_id), found


async def _todos(unit: Unit, row: StudentObjective) -> tuple[Todo, ...]:
    mine_ = and_(ActivityProgress.activity_id == Activity.id, ActivityProgress.student_objective_id == row.id)
    rows = await unit.session.execute(
        select(Activity, ActivityProgress)
        .outerjoin(ActivityProgress, mine_)
        .where(Activity.objective_id == row.objective_id)
        .order_by(Activity.order, Activity.id)
    )
    return tuple(_todo(activity, tick) for activity, tick in rows)


def _todo(activity: Activity, tick: ActivityProgress | None) -> Todo:
    done = tick is not None and tick.completed
    shown = tick is not None and tick.notes == SHOWN
    return Todo(
        activity.id, activity.title, activity.type, activity.url, activity.platform, activity.estimated_minutes,
        activity.instructions, done, tick.completed_at if tick and done else None,
        tick.time_spent_minutes if tick else None, tick.notes if tick and not shown else None, shown and done,
    )  # fmt: skip
