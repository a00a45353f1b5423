"""Checks and practice: a sitting of two questions each."""

from typing import Any

from sqlalchemy import select

from bot.conversations import odd, sitting
from bot.db import Unit
from bot.models import MajorObjective, StudentMajorObjective
from bot.samples.sample import FLOW, Sample
from bot.services.checks import sittings
from bot.services.who import Who
from bot.views import questions


async def samples(unit: Unit, student: Who, coach: Who) -> list[Sample]:
    """Return a check and a practice that are going on, and what is odd about a question."""
    check, practice = [await _sitting(unit, student, coach, key) for key in ("math.integers", "math.ratios")]
    return [
        (FLOW[sitting.CHECK], "a student", student, check),
        (FLOW[sitting.LEARN], "a student", student, practice),
        (FLOW[odd.NAME], "a student", student, {"place": check["sitting"], "number": 0}),
    ]


async def _sitting(unit: Unit, who: Who, coach: Who, module: str) -> dict[str, Any]:
    """Return the draft of a sitting of two questions; both sorts of conversation ask them alike."""
    majors = select(MajorObjective).where(MajorObjective.diagnostic_module_key == module)
    major = (await unit.session.scalars(majors)).one()
    mine = StudentMajorObjective(user_id=who.student().id, major_objective_id=major.id, assigned_by=coach.coach().id,
                                 assigned_at=unit.now, status="in_progress")  # fmt: skip
    unit.session.add(mine)
    await unit.session.flush()
    found = await sittings.begin_practice(unit, who, major.id, questions.question)
    found.questions, found.answers = found.questions[:2], found.answers[:2]
    await unit.session.flush()
    return sitting.draft_for(found)
