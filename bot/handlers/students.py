"""The list of students, and one student's page with what can be done there."""

from bot.conversations import coaching as flows
from bot.handlers.register import COACHES, ID, NUMBER, Action, Command
from bot.handlers.request import Request
from bot.services import accounts, batches, scope
from bot.services import students as roster
from bot.views import student_page as page_views
from bot.views import students as views


async def students(request: Request) -> None:
    """`/students`: every student; with a part of a name, those who have it."""
    name = request.text.partition(" ")[2].strip() if request.text.startswith("/") else ""
    found = await roster.found(request.unit, request.who, name)
    await request.aside(views.matches(found, name) if name else views.students(found, 0))


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
    request.show(page_views.page(await roster.page(request.unit, request.who, student_id), request.who.zone))


async def more(request: Request, student_id: str) -> None:
    """What is seldom needed."""
    found = await scope.student(request.unit, request.who, student_id)
    request.show(page_views.more(found.id, found.display_name))


async def sign_out(request: Request, student_id: str) -> None:
    """End a student's sessions: the phone is lost, or somebody else's."""
    found = await scope.student(request.unit, request.who, student_id)
    await accounts.sign_out_everywhere(request.unit, found)
    await student(request, student_id)


async def move(request: Request, student_id: str) -> None:
    """Choose another class for a student."""
    found = await scope.student(request.unit, request.who, student_id)
    groups = [(one.batch.id, one.batch.name) for one in await batches.of_coach(request.unit, request.who)]
    request.show(page_views.move(found.id, found.display_name, groups))


async def move_to(request: Request, student_id: str, batch_id: str) -> None:
    """Put a student into another class."""
    found = await scope.student(request.unit, request.who, student_id)
    found.batch = (await scope.batch(request.unit, request.who, batch_id)).name
    await request.unit.session.flush()
    await student(request, student_id)


COMMANDS = {
    "students": Command(students),
}

ACTIONS = {
    "students": Action(students, COACHES),
    "students_page": Action(students_page, COACHES, (NUMBER,)),
    "find_student": Action(find, COACHES),
    "student": Action(student, COACHES, (ID,)),
    "student_more": Action(more, COACHES, (ID,)),
    "sign_out": Action(sign_out, COACHES, (ID,)),
    "move_student": Action(move, COACHES, (ID,)),
    "move_to": Action(move_to, COACHES, (ID, ID)),
}
