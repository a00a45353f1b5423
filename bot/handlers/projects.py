"""Projects for coaches: planning, starting, ending; who has what; and putting something down for a student."""

from bot.conversations import dictation as dictation_flow
from bot.conversations import project_things as thing_flows
from bot.conversations import projects as flows
from bot.conversations import reflection as reflection_flow
from bot.handlers import my_project
from bot.handlers.register import COACHES, ID, MEMBERS, NUMBER, Action, Command
from bot.handlers.request import Request
from bot.services import coaches, scope
from bot.services.projects import cycles, dictating, links, overview, pages, photos, plans, reflecting, turns, whose
from bot.services.projects.cycles import Placed
from bot.views import project_status as status_views
from bot.views import project_things as thing_views
from bot.views import projects as views
from bot.views.view import View


async def projects(request: Request) -> None:
    """`/projects`: the active project, and those to come."""
    await request.aside(await _projects(request))


async def projects_page(request: Request, page: str) -> None:
    """More of those to come."""
    request.show(await _projects(request, int(page)))


async def _projects(request: Request, number: int = 0) -> View:
    may_plan = not await coaches.is_limited(request.unit, request.who.coach())
    active = await cycles.active(request.unit)
    at = cycles.placed(request.unit, request.who, active) if active else None
    coming = await cycles.to_come(request.unit, request.who)
    return views.projects(at, coming, number, may_plan=may_plan)


async def past(request: Request, page: str) -> None:
    """The projects that are over."""
    request.show(views.past(await cycles.past(request.unit, request.who), int(page)))


async def project(request: Request, project_id: str) -> None:
    """One project."""
    request.show(await _page(request, await _seen(request, project_id)))


async def _page(request: Request, at: Placed) -> View:
    return views.page(
        at, await overview.by_class(request.unit, request.who, at.project),
        may_plan=not await coaches.is_limited(request.unit, request.who.coach()),
        is_empty=await plans.is_empty(request.unit, at.project.id),
    )  # fmt: skip


async def _seen(request: Request, project_id: str) -> Placed:
    request.who.coach()
    return cycles.placed(request.unit, request.who, await cycles.seen(request.unit, project_id))


async def new_project(request: Request) -> None:
    """Plan a project."""
    await plans.may_plan(request.unit, request.who)
    await request.start_afresh(flows.NAME, await flows.beginning(request.unit, request.who))


async def change(request: Request, project_id: str) -> None:
    """Give a project other words or other days."""
    at = await _to_turn(request, project_id)
    await request.start_afresh(flows.NAME, flows.filled(at.project))


async def _to_turn(request: Request, project_id: str) -> Placed:
    await plans.may_plan(request.unit, request.who)
    return await _seen(request, project_id)


async def ask_to_start(request: Request, project_id: str) -> None:
    """Say what ends before a project is started; one that can't be is answered with how it stands."""
    at = await _to_turn(request, project_id)
    may_start = not at.project.is_active and at.place.phase != "over"
    active = await cycles.active(request.unit)
    request.show(views.ask_to_start(at, active) if may_start else await _page(request, at))


async def start(request: Request, project_id: str, ends: str | None = None) -> None:
    """Make it the active one, instead of the one that a coach was told of."""
    request.show(views.started(await turns.start(request.unit, request.who, project_id, ends)))


async def ask_to_close(request: Request, project_id: str) -> None:
    """Ask before the active project ends."""
    at = await _to_turn(request, project_id)
    request.show(views.ask_to_close(at) if at.project.is_active else await _page(request, at))


async def close(request: Request, project_id: str) -> None:
    """End it."""
    done = await turns.close(request.unit, request.who, project_id)
    request.show(views.closed(cycles.placed(request.unit, request.who, done.project)))


async def ask_to_delete(request: Request, project_id: str) -> None:
    """Ask before a project goes in which nobody has anything."""
    at = await _to_turn(request, project_id)
    empty = await plans.is_empty(request.unit, project_id)
    request.show(views.ask_to_delete(at) if empty else await _page(request, at))


async def delete(request: Request, project_id: str) -> None:
    """Delete it."""
    request.show(views.deleted(await plans.delete(request.unit, request.who, project_id)))


async def status(request: Request, project_id: str, page: str) -> None:
    """Who has what, class by class."""
    at = await _seen(request, project_id)
    classes = await overview.by_class(request.unit, request.who, at.project)
    request.show(status_views.overview(at.project, classes, int(page)))


async def everybody(request: Request, project_id: str, page: str) -> None:
    """Who has what, every student of this coach."""
    at = await _seen(request, project_id)
    found = await overview.students(request.unit, request.who, at.project)
    request.show(status_views.students(at.project, found, int(page)))


async def of_class(request: Request, project_id: str, batch_id: str, page: str) -> None:
    """Who has what in one class."""
    at, batch = await _seen(request, project_id), await scope.batch(request.unit, request.who, batch_id)
    found = await overview.students(request.unit, request.who, at.project, batch.id)
    request.show(status_views.students(at.project, found, int(page), batch, may_change=at.may_change))


async def of_student(request: Request, project_id: str, student_id: str) -> None:
    """One student's project."""
    request.show(await _of_student(request, project_id, student_id))


async def _of_student(request: Request, project_id: str, student_id: str) -> View:
    found = await pages.of_student(request.unit, request.who, project_id, student_id)
    return status_views.students_project(found, request.who.coach().id)


async def tell_for(request: Request, project_id: str, student_id: str) -> None:
    """Write down what a student says of a project."""
    await reflecting.open_to(request.unit, request.who, project_id, student_id)
    before = await reflecting.of(request.unit, student_id, project_id)
    draft = reflection_flow.draft_for(project_id, before, student_id)
    await request.start_or_return(reflection_flow.NAME, draft, "project", "student")


async def dictate(request: Request, project_id: str, batch_id: str) -> None:
    """Tell about several students of a class."""
    await dictating.people(request.unit, request.who, project_id, batch_id)
    draft = dictation_flow.draft_for(project_id, batch_id)
    await request.start_or_return(dictation_flow.NAME, draft, "project", "batch")


async def add_for(request: Request, project_id: str, student_id: str) -> None:
    """Put links in for a student."""
    await whose.entry(request.unit, request.who, project_id, student_id)
    draft = {"project": project_id, "student": student_id}
    await request.start_or_return(thing_flows.ADD_FOR, draft, "project", "student")


async def photo(request: Request, photo_id: str) -> None:
    """A student's photo."""
    request.show(thing_views.students_photo(*await photos.of_student(request.unit, request.who, photo_id)))


async def put_back(request: Request, decision_id: str) -> None:
    """Put a link back where it was: a student's own, or one that a coach had put in."""
    found = await links.put_back(request.unit, request.who, decision_id)
    if request.who.is_coach:
        view = await _of_student(request, found.project_id, found.user_id)
    else:
        view = await my_project.page_of(request, found.project_id)
    request.show(view.after(thing_views.back_in()))


COMMANDS = {
    "projects": Command(projects),
}

ACTIONS = {
    "projects": Action(projects, COACHES),
    "projects_page": Action(projects_page, COACHES, (NUMBER,)),
    "projects_past": Action(past, COACHES, (NUMBER,)),
    "project": Action(project, COACHES, (ID,)),
    "new_project": Action(new_project, COACHES),
    "project_change": Action(change, COACHES, (ID,)),
    "project_start": Action(ask_to_start, COACHES, (ID,)),
    "project_start_now": Action(start, COACHES, (ID,)),
    "project_start_instead": Action(start, COACHES, (ID, ID)),
    "project_close": Action(ask_to_close, COACHES, (ID,)),
    "project_close_now": Action(close, COACHES, (ID,)),
    "project_delete": Action(ask_to_delete, COACHES, (ID,)),
    "project_delete_now": Action(delete, COACHES, (ID,)),
    "project_status": Action(status, COACHES, (ID, NUMBER)),
    "project_everybody": Action(everybody, COACHES, (ID, NUMBER)),
    "project_in": Action(of_class, COACHES, (ID, ID, NUMBER)),
    "project_of": Action(of_student, COACHES, (ID, ID)),
    "project_dictate": Action(dictate, COACHES, (ID, ID)),
    "project_tell_for": Action(tell_for, COACHES, (ID, ID)),
    "project_add_for": Action(add_for, COACHES, (ID, ID)),
    "project_photo_of": Action(photo, COACHES, (ID,)),
    "project_link_back": Action(put_back, MEMBERS, (ID,)),
}
