"""An active project with a link in it, as far as planning, reflecting and putting something in need it."""

from datetime import timedelta
from typing import Any

from bot.conversations import dictation, project_things, projects, reflection
from bot.db import Unit
from bot.models import Project, ProjectLink, ProjectReflection
from bot.samples.sample import FLOW, Sample
from bot.services.who import Who

DICTATED = {"said": ["7. Nia: 3 × 8", "Niah: 8 × 3"], "way": "done"}
HEARD = {"~told": ["3 × 8"], "heard": 1}
ELSEWHERE = {"talk": False, reflection.CLASHES: True}
TOLD = {"said": ["3 × 8 https://1.2/3"], "way": "done"}


async def samples(unit: Unit, student: Who, coach: Who, batch_id: str) -> list[Sample]:
    """Let the students of a class be in the middle of a project, and return these flows."""
    today, by = unit.now.date(), coach.coach().id
    project = Project(
        name="Bridges", start_date=today - timedelta(days=30), end_date=today + timedelta(days=5), is_active=True,
        cycle_number=1, created_by=by, created_at=unit.now,
    )  # fmt: skip
    unit.session.add(project)
    await unit.session.flush()
    nia = student.student().id
    link = ProjectLink(
        project_id=project.id, user_id=nia, url="https://youtu.be/1", title="YouTube", link_type="video",
        added_at=unit.now,
    )  # fmt: skip
    unit.session.add(link)
    await unit.session.flush()
    said = ProjectReflection(project_description="Cards", did_well=None, could_improve="Times tables")
    dictating = dictation.draft_for(project.id, batch_id)
    telling = reflection.draft_for(project.id, None, talk=True)
    speaking = reflection.draft_for(project.id, None, talk=True, voice=True)
    return [
        (projects.PROJECT, "a coach", coach, await projects.beginning(unit, coach)),
        (projects.PROJECT, "a coach who changes one", coach, projects.filled(project)),
        (reflection.REFLECTION, "a student", student, reflection.draft_for(project.id, None)),
        (reflection.REFLECTION, "a student who tells", student, telling),
        (reflection.REFLECTION, "a student who speaks", student, speaking),
        (reflection.REFLECTION, "a student who was heard", student, {**speaking, **HEARD}),
        (reflection.REFLECTION, "a student who has told", student, {**telling, "told": TOLD}),
        (reflection.REFLECTION, "a student who changes it", student, reflection.draft_for(project.id, said)),
        (reflection.REFLECTION, "a student who was quicker elsewhere", student, {**telling, **ELSEWHERE}),
        (reflection.REFLECTION, "a coach, for a student", coach, reflection.draft_for(project.id, None, nia)),
        (dictation.DICTATION, "a coach", coach, dictating),
        (
            dictation.DICTATION,
            "a coach who has told",
            coach,
            {**dictating, "told": DICTATED, **_named(nia, helped=False)},
        ),
        (
            dictation.DICTATION,
            "a coach whom the helper helps",
            coach,
            {**dictating, "told": DICTATED, **_named(nia, helped=True)},
        ),
        (FLOW[project_things.ADD], "a student", student, {"project": project.id}),
        (FLOW[project_things.ADD_FOR], "a coach, for a student", coach, {"project": project.id, "student": nia}),
        (FLOW[project_things.RENAME], "a student", student, {"link": link.id}),
    ]


def _named(nia: str, *, helped: bool) -> dict[str, Any]:
    people = {
        nia: {"name": "Nia", "themself": False, "helped": helped},
        "o" * 16: {"name": "Omar", "themself": True, "helped": helped},
    }
    return {"people": people, "doubts": [["Niah", [nia]]]}
