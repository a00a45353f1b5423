"""Goals: a new one, changing one with tasks, and planning the week of one."""

from bot.conversations import goal, sharpening
from bot.db import Unit
from bot.samples import week
from bot.samples.sample import FLOW, Sample
from bot.services.rhythm import goal_making
from bot.services.rhythm.goal_fields import Fields
from bot.services.rhythm.tasks import Plan
from bot.services.who import Who


async def samples(unit: Unit, student: Who, coach: Who) -> list[Sample]:
    """Let a sprint be going on, and the student have a goal in it; return the flows about goals."""
    await week.in_a_sprint(unit, student, coach)
    begun = await goal.draft_for(unit, student)
    fields = Fields("7", "7", "7", "7", "7", begun["last"])
    made = await goal_making.make(unit, student, fields, begun["sprint"])
    await goal_making.plan_anew(unit, student, made.id, Plan((1, 3, 5)))
    sharp = await sharpening.draft_for(unit, student, made)
    return [
        (FLOW[sharpening.NAME], "a student", student, sharp),
        (FLOW[sharpening.NAME], "a student who knows the helper", student, {**sharp, "knows": True}),
        (FLOW[goal.NEW], "a student", student, begun),
        (FLOW[goal.CHANGE], "a student", student, await goal.draft_to_change(unit, student, made)),
        (FLOW[goal.CHANGE], "a student who starts over", student, {**begun, "goal": made.id, "planned": False}),
        (FLOW[goal.WEEK], "a student", student, await goal.draft_to_plan(unit, made)),
    ]
