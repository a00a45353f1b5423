"""A student's project: looking at it, saying how it was, putting in links and photos, and the projects before."""

import re

from bot.content.addresses import KINDS
from bot.conversations import hearing, helper
from bot.conversations import project_things as flows
from bot.conversations import reflection as reflection_flow
from bot.handlers.register import ID, MEMBERS, NUMBER, STUDENTS, Action, Command
from bot.handlers.request import Request
from bot.models import ProjectLink
from bot.services.projects import cycles, links, pages, photos, reflecting, whose
from bot.views import my_project as views
from bot.views import project_things as thing_views
from bot.views.view import View

KIND = re.compile("|".join(KINDS))


async def my_project(request: Request) -> None:
    """`/project`: the current one."""
    found = await pages.mine(request.unit, request.who)
    await request.aside(views.page(found) if found else views.none())


async def project(request: Request, project_id: str, page: str = "0") -> None:
    """One project, the current one or another."""
    request.show(await page_of(request, project_id, int(page)))


async def page_of(request: Request, project_id: str, number: int = 0) -> View:
    """Return the page of a student's project."""
    found = await pages.mine(request.unit, request.who, project_id)
    return views.page(found, number) if found else views.none()


async def earlier(request: Request, page: str = "0") -> None:
    """The projects that are over."""
    student, found = request.who.student(), await cycles.earlier(request.unit, request.who)
    rows = [(at, (await pages.of(request.unit, student, at)).status) for at in found]
    request.show(views.earlier(rows, int(page)))


async def tell(request: Request, project_id: str) -> None:
    """Say how a project was, or change what was said."""
    to = await reflecting.open_to(request.unit, request.who, project_id)
    before = await reflecting.of(request.unit, to.student.id, project_id)
    talk = await helper.may(request.unit, request.who)
    voice = talk and await hearing.may_speak(request.unit, request.who)
    draft = reflection_flow.draft_for(project_id, before, talk=talk, voice=voice)
    await request.start_or_return(reflection_flow.NAME, draft, "project", "student")


async def add(request: Request, project_id: str) -> None:
    """Put something into a project."""
    await whose.entry(request.unit, request.who, project_id)
    await request.start_or_return(flows.ADD, {"project": project_id}, "project")


async def link(request: Request, link_id: str) -> None:
    """One link."""
    request.show(await _link(request, await links.one(request.unit, request.who, link_id)))


async def _link(request: Request, found: ProjectLink) -> View:
    at = cycles.placed(request.unit, request.who, await cycles.seen(request.unit, found.project_id))
    coach = (await whose.names(request.unit, [found.entered_by])).get(found.entered_by or "")
    return thing_views.link(found, coach, may_change=at.may_change)


async def rename(request: Request, link_id: str) -> None:
    """Call a link otherwise."""
    await links.changeable(request.unit, request.who, link_id)
    await request.start_afresh(flows.RENAME, {"link": link_id})


async def another_kind(request: Request, link_id: str) -> None:
    """Ask what else a link may be."""
    request.show(thing_views.another_kind(await links.changeable(request.unit, request.who, link_id)))


async def call_it(request: Request, link_id: str, kind: str) -> None:
    """Say what it is."""
    request.show(await _link(request, await links.call_it(request.unit, request.who, link_id, kind)))


async def take_out(request: Request, link_id: str) -> None:
    """Take a link out: one's own, or one that a coach put in for a student."""
    taken = await links.take_out(request.unit, request.who, link_id)
    student_id = taken.student_id if request.who.is_coach else None
    request.show(thing_views.out(taken.undo["title"], taken.id, taken.undo["project_id"], student_id))


async def photo(request: Request, photo_id: str) -> None:
    """A photo."""
    found = await photos.own(request.unit, request.who, photo_id)
    at = cycles.placed(request.unit, request.who, await cycles.seen(request.unit, found.project_id))
    request.show(thing_views.photo(found, may_change=at.may_change))


async def ask_photo_out(request: Request, photo_id: str) -> None:
    """Ask before a photo goes."""
    request.show(thing_views.ask_to_take_out(await photos.own(request.unit, request.who, photo_id)))


async def photo_out(request: Request, photo_id: str) -> None:
    """Take a photo out."""
    gone = await photos.take_out(request.unit, request.who, photo_id)
    request.show((await page_of(request, gone.project_id)).after(thing_views.photo_is_out()))


COMMANDS = {
    "project": Command(my_project),
}

ACTIONS = {
    "my_project": Action(my_project, STUDENTS),
    "my_project_of": Action(project, STUDENTS, (ID,)),
    "my_project_page": Action(project, STUDENTS, (ID, NUMBER)),
    "earlier_projects": Action(earlier, STUDENTS),
    "earlier_projects_page": Action(earlier, STUDENTS, (NUMBER,)),
    "project_tell": Action(tell, STUDENTS, (ID,)),
    "project_add": Action(add, STUDENTS, (ID,)),
    "project_link": Action(link, STUDENTS, (ID,)),
    "project_link_name": Action(rename, STUDENTS, (ID,)),
    "project_link_kind": Action(another_kind, STUDENTS, (ID,)),
    "project_link_is": Action(call_it, STUDENTS, (ID, KIND)),
    "project_link_out": Action(take_out, MEMBERS, (ID,)),
    "project_photo": Action(photo, STUDENTS, (ID,)),
    "project_photo_out": Action(ask_photo_out, STUDENTS, (ID,)),
    "project_photo_gone": Action(photo_out, STUDENTS, (ID,)),
}
