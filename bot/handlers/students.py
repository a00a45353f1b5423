"""The list of students, and one student's page with what can be done there."""

from bot.conversations import coaching as flows
from bot.handlers.register import COACHES, ID, NUMBER, Action, Command
from bot.handlers.request import Request
from bot.services import accounts, batches, scope, student_page
from bot.services import students as roster
from bot.views import student_page as page_views
from bot.views import students as views
from bot.views.view import View


async def students(request: Request) -> None:
    """`/students`: every student; with a part of a name, those who have it."""
    typed = request.text.split(maxsplit=1)[1:] if request.text.startswith("/") else []
    name = roster.searched(*typed) if typed else ""
    await request.aside(views.matches(await roster.found(request.unit, request.who, name), name))


async def students_page(request: Request, page: str) -> None:
    """Another page of the list."""
    request.show(views.students(await roster.found(request.unit, request.who), int(page)))


async def find(request: Request) -> None:
    """Look for a student by a part of the name."""
    request.who.coach()
    await request.runner.drop(request.unit, request.who, flows.FIND)
    await request.start(flows.FIND, {})


async def student(request: Request, student_id: str) -> None:
    """A student's page."""
    request.show(await _page(request, student_id))


async def _page(request: Request, student_id: str) -> View:
    return page_views.page(await student_page.of(request.unit, request.who, student_id), request.who.zone)


async def more(request: Request, student_id: str) -> None:
    """What is seldom needed."""
    found = await scope.student(request.unit, request.who, student_id)
    request.show(page_views.more(found.id, found.display_name))


async def ask_to_sign_out(request: Request, student_id: str) -> None:
    """Ask before a student is signed out."""
    found = await scope.student(request.unit, request.who, student_id)
    request.show(page_views.ask_to_sign_out(found.id, found.display_name))


async def sign_out(request: Request, student_id: str) -> None:
    """End a student's sessions: the phone is lost, or somebody else's."""
    found = await scope.student(request.unit, request.who, student_id)
    await accounts.sign_out_everywhere(request.unit, found)
    request.show(page_views.signed_out(found.id, found.display_name))


async def move(request: Request, student_id: str, page: str = "0") -> None:
    """Choose another class for a student."""
    found = await scope.student(request.unit, request.who, student_id)
    groups = [one.batch for one in await batches.of_coach(request.unit, request.who)]
    others = [(one.id, one.name) for one in groups if one.name != found.batch]
    request.show(page_views.move(found.id, found.display_name, others, int(page)))


async def move_to(request: Request, student_id: str, batch_id: str) -> None:
    """Put a student into another class."""
    moved = await roster.move(request.unit, request.who, student_id, batch_id)
    said = page_views.moved(moved.display_name, moved.batch or "")
    request.show((await _page(request, student_id)).after(said))


COMMANDS = {
    "students": Command(students),
}

ACTIONS = {
    "students": Action(students, COACHES),
    "students_page": Action(students_page, COACHES, (NUMBER,)),
    "find_student": Action(find, COACHES),
    "student": Action(student, COACHES, (ID,)),
    "student_more": Action(more, COACHES, (ID,)),
    "sign_out": Action(ask_to_sign_out, COACHES, (ID,)),
    "sign_out_now": Action(sign_out, COACHES, (ID,)),
    "move_student": Action(move, COACHES, (ID,)),
    "move_page": Action(move, COACHES, (ID, NUMBER)),
    "move_to": Action(move_to, COACHES, (ID, ID)),
}
