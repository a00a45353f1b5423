"""The curriculum: each form for something new and for something that is there, giving and taking back."""

from sqlalchemy import select

from bot.conversations import assigning, content_files, curriculum
from bot.db import Unit
from bot.models import LearningObjective, MajorObjective
from bot.samples.sample import FLOW, Sample
from bot.services.curriculum.parts import KINDS, parent_of
from bot.services.path import assigning as path
from bot.services.path.audience import Audience
from bot.services.who import Who


async def samples(unit: Unit, coach: Who, nia: str) -> list[Sample]:
    """Return every form, a file, and giving and taking back."""
    return [
        *await _curriculum(unit, coach),
        (content_files.CONTENT_FILE, "a coach", coach, {}),
        *await _paths(unit, coach, nia),
    ]


async def _curriculum(unit: Unit, coach: Who) -> list[Sample]:
    """Return the flows of the curriculum: each form for something new, and for something that is there."""
    found: list[Sample] = [(FLOW["cur_domain"], "a coach", coach, {})]
    for kind, table in KINDS.items():
        part = (await unit.session.scalars(select(table).limit(1))).one()
        flow, above = FLOW[curriculum.NAMES[kind]], parent_of(part)
        found.append((flow, "a coach who changes one", coach, curriculum.filled(kind, part)))
        if above:
            found.append((flow, "a coach", coach, {"above": list(above)}))
    return found


async def _paths(unit: Unit, coach: Who, nia: str) -> list[Sample]:
    """Return giving and taking back, of anything, of a major, and with a student in mind."""
    major = (await unit.session.scalars(select(MajorObjective).order_by(MajorObjective.created_at).limit(1))).one()
    parts = select(LearningObjective.id).where(LearningObjective.major_objective_id == major.id).limit(1)
    first = (await unit.session.scalars(parts.order_by(LearningObjective.created_at))).one()
    await path.assign(unit, coach, "objective", first, Audience(student_ids=(nia,)))
    unit.outgoing.clear()
    starts = {
        "a coach": {},
        "a coach, of a major": assigning.of_major(major),
        "a coach, for a student": {"student": nia},
    }
    return [(FLOW[name], whose, coach, dict(draft)) for name in (assigning.GIVE, assigning.TAKE)
            for whose, draft in starts.items()]  # fmt: skip
