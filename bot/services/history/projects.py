"""The project that is going on, with what some have made of it, and the one before."""

from datetime import timedelta

from sqlalchemy import select

from bot.content import playground
from bot.content.addresses import guess
from bot.models import Project, ProjectLink, ProjectReflection, User
from bot.services.history.past import Past
from bot.services.projects.reflecting import QUESTIONS

WEEKS, LEFT, REST = timedelta(weeks=5), timedelta(days=11), timedelta(days=3)
WITH_A_LINK = 9
AFTERNOON, EVENING = 14 * 60, 18 * 60


async def make(past: Past) -> None:
    """Write both projects, unless the school has one that is active."""
    if await past.unit.session.scalar(select(Project.id).where(Project.is_active)) is not None:
        return
    before, now = playground.cast().projects
    for number, told, last in ((1, before, past.today + LEFT - WEEKS - REST), (2, now, past.today + LEFT)):
        first, is_over = last - WEEKS, last < past.today
        project = Project(
            name=told.name, description=told.description, start_date=first, end_date=last, is_active=not is_over,
            cycle_number=number, created_by=past.coach.id, created_at=past.at(first, AFTERNOON),
            closed_at=past.at(last, EVENING) if is_over else None,
        )  # fmt: skip
        past.unit.session.add(project)
        await past.unit.session.flush()
        await _fill(past, project, told)


async def _fill(past: Past, project: Project, told: playground.Project) -> None:
    """Let some of the class show something, and some of those say how it was."""
    chance = past.chance(project.name)
    students = chance.sample(past.students, WITH_A_LINK)
    shown = zip(students, (told.links * WITH_A_LINK)[:WITH_A_LINK], strict=True)
    await past.write(ProjectLink, [_link(past, project, student, url) for student, url in shown])
    said = zip(students[1:], told.told, strict=False)
    await past.write(ProjectReflection, [_told(past, project, student, one) for student, one in said])


def _link(past: Past, project: Project, student: User, url: str) -> dict[str, object]:
    kind, title = guess(url)
    own = {"project_id": project.id, "user_id": student.id, "added_at": _when(past, project)}
    return {**own, "url": url, "title": title, "link_type": kind}


def _told(past: Past, project: Project, student: User, told: playground.Told) -> dict[str, object]:
    said = told.model_dump()
    own = {"project_id": project.id, "user_id": student.id, "updated_at": _when(past, project)}
    return {**own, **said, "is_complete": all(said[key] for key in QUESTIONS)}


def _when(past: Past, project: Project) -> object:
    return past.at(min(project.end_date, past.days[-1]), EVENING)
