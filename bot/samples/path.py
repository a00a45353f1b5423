"""The student's path, as far as each flow about it needs it."""

from typing import Any

from sqlalchemy import select

from bot.conversations import claim, path
from bot.db import Unit
from bot.models import Activity, LearningObjective, MajorObjective, StudentMajorObjective, StudentObjective
from bot.samples.sample import FLOW, Sample
from bot.services.path import ticking, viva
from bot.services.who import Who


async def samples(unit: Unit, student: Who, coach: Who) -> list[Sample]:
    """Put majors on the student's path, as far as each flow needs them, and return these flows."""
    activity, part, *majors = await on_path(unit, student, coach)
    begun, talk, mastered = majors
    await ticking.tick(unit, student, activity)
    await viva.ask(unit, student, talk.id)
    return [
        (claim.CLAIM, "a student", student, {"part": part}),
        (FLOW[path.TICK_NOTE], "a student", student, {"activity": activity}),
        (FLOW[path.TALK], "a student", student, {"major": talk.id}),
        (FLOW[path.MEET], "a coach", coach, {"card": viva.card_id(talk)}),
        (FLOW[path.MAJOR_NOTES], "a coach", coach, {"row": begun.id}),
        (FLOW[path.PART_NOTES], "a coach", coach, {"row": part}),
        (FLOW[path.PASS], "a coach", coach, {"row": begun.id}),
        (FLOW[path.TAKE_BACK], "a coach", coach, {"row": mastered.id}),
    ]


async def on_path(unit: Unit, student: Who, coach: Who) -> tuple[Any, ...]:
    """Assign one major with a part, one without any, and one that is mastered; return an activity, the part, the three.

    Of the activity and the part the ids are returned, of the majors the student's rows.
    """
    found = (await unit.session.scalars(select(MajorObjective).order_by(MajorObjective.created_at).limit(3))).all()
    own = {"user_id": student.student().id, "assigned_by": coach.coach().id, "assigned_at": unit.now}
    majors = [StudentMajorObjective(major_objective_id=one.id, status="assigned", **own) for one in found]
    majors[2].status = "mastered"
    of_first = LearningObjective.major_objective_id == found[0].id
    objective = (await unit.session.scalars(select(LearningObjective).where(of_first).limit(1))).one()
    part = StudentObjective(objective_id=objective.id, major_objective_id=found[0].id, status="assigned", **own)
    unit.session.add_all([*majors, part])
    await unit.session.flush()
    activity = (await unit.session.scalars(select(Activity.id).where(Activity.objective_id == objective.id))).first()
    return activity, part.id, *majors
