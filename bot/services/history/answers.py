"""What the coach said to a few goals of this sprint and to a look back; the newest is not read yet."""

from typing import Any

from sqlalchemy import select

from bot.content import playground
from bot.models import CoachComment, Goal, Retrospective, Sprint, User
from bot.services.history.past import Past

MORNING = 8 * 60


async def say(past: Past, current: Sprint) -> None:
    """Write the comments of the cast: to goals from the last name of the class on, to the first looks back."""
    said = playground.cast().comments
    goals = await past.unit.session.execute(
        select(Goal.id, Goal.user_id)
        .join(User, User.id == Goal.user_id)
        .where(Goal.sprint_id == current.id, User.batch.is_not(None))
        .order_by(User.id.in_([one.id for one in past.students]), User.display_name.desc(), Goal.id)
    )
    backs = await past.unit.session.execute(
        select(Retrospective.id, Retrospective.user_id)
        .join(User, User.id == Retrospective.user_id)
        .where(User.id.in_([one.id for one in past.students]))
        .order_by(User.display_name, Retrospective.id)
    )
    to_goals = [
        {**_by(past, user_id, text), "goal_id": goal_id}
        for text, (goal_id, user_id) in zip(said.goals, goals, strict=False)
    ]
    to_backs = [
        {**_by(past, user_id, text), "retrospective_id": row_id}
        for text, (row_id, user_id) in zip(said.looks_back, backs, strict=False)
    ]
    await past.write(CoachComment, to_goals)
    await past.write(CoachComment, to_backs)


def _by(past: Past, student_id: str, text: str) -> dict[str, Any]:
    """Return a comment of yesterday; whoever has been here since has read it."""
    at = past.at(past.days[-1], MORNING)
    seen = at if student_id in {one.id for one in past.students} else None
    return {"student_id": student_id, "author_id": past.coach.id, "text": text, "created_at": at, "seen_at": seen}
