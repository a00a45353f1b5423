"""What a student of the matrix's school has in the active project."""

from datetime import timedelta

from bot.db import Unit
from bot.models import Decision, Project, ProjectLink, ProjectPhoto, ProjectReflection, User
from bot.services.projects.links import REMOVED

LINK, TOLD = "zebralink", "zebratold"


async def in_a_project(unit: Unit, student: User, coach: User) -> tuple[dict[str, str], tuple[str, ...]]:
    """Let a student have links, one that they took out, a photo, and a reflection; return their ids, and the projects'.

    Another project is planned, in which nobody has anything.
    """
    today, by = unit.now.date(), {"created_by": coach.id, "created_at": unit.now}
    active = Project(name="1", start_date=today - timedelta(days=10), end_date=today + timedelta(days=2),
                     is_active=True, cycle_number=1, **by)  # fmt: skip
    planned = Project(name="2", start_date=today + timedelta(days=3), end_date=today + timedelta(days=9),
                      cycle_number=2, **by)  # fmt: skip
    unit.session.add_all([active, planned])
    await unit.session.flush()
    own = {"user_id": student.id, "project_id": active.id}
    shown = {"url": f"https://example.org/{LINK}", "title": LINK, "link_type": "other", "added_at": unit.now}
    mine, entered = ProjectLink(**own, **shown), ProjectLink(**own, **shown, entered_by=coach.id)
    file = {"hash": "0" * 64, "name": "7.jpg", "mime": "image/jpeg", "size": 1}
    photo = ProjectPhoto(**own, file=file, title=LINK, added_at=unit.now)
    said = ProjectReflection(**own, did_well=TOLD, updated_at=unit.now)
    kept = {"project_id": active.id, "entered_by": None, **shown, "added_at": unit.now.isoformat()}
    out = Decision(kind=REMOVED, subject_id="l" * 16, student_id=student.id, decided_by=student.id,
                   decided_at=unit.now, outcome="taken_out", undo=kept)  # fmt: skip
    unit.session.add_all([mine, entered, photo, said, out])
    await unit.session.flush()
    ids = {"link": mine.id, "entered": entered.id, "photo": photo.id, "out": out.id, "said": said.id}
    return ids, (active.id, planned.id)
