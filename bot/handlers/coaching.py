"""A coach's view of the students: the wall, who is missing, the list, a student's page, notes, messages."""

from bot.conversations import coaching as flows
from bot.handlers.register import COACHES, ID, NUMBER, Action, Command
from bot.handlers.request import Request
from bot.services import accounts, batches, broadcasts, notes, nudging, scope, wall
from bot.services import students as roster
from bot.views import coach as wall_views
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
    request.show(views.page(await roster.page(request.unit, request.who, student_id), request.who.zone))


async def more(request: Request, student_id: str) -> None:
    """What is seldom needed."""
    found = await scope.student(request.unit, request.who, student_id)
    request.show(views.more(found.id, found.display_name))


async def shared_words(request: Request, student_id: str) -> None:
    """What a student shared."""
    found = await roster.page(request.unit, request.who, student_id)
    request.show(views.shared_words(found.id, found.name, found.shared))


async def sign_out(request: Request, student_id: str) -> None:
    """End a student's sessions: the phone is lost, or somebody else's."""
    found = await scope.student(request.unit, request.who, student_id)
    await accounts.sign_out_everywhere(request.unit, found)
    await student(request, student_id)


async def move(request: Request, student_id: str) -> None:
    """Choose another class for a student."""
    found = await scope.student(request.unit, request.who, student_id)
    groups = [(one.batch.id, one.batch.name) for one in await batches.of_coach(request.unit, request.who)]
    request.show(views.move(found.id, found.display_name, groups))


async def move_to(request: Request, student_id: str, batch_id: str) -> None:
    """Put a student into another class."""
    found = await scope.student(request.unit, request.who, student_id)
    found.batch = (await scope.batch(request.unit, request.who, batch_id)).name
    await request.unit.session.flush()
    await student(request, student_id)


async def show_notes(request: Request, student_id: str, page: str = "0") -> None:
    """Notes about a student."""
    found = await scope.student(request.unit, request.who, student_id)
    noted = await notes.of(request.unit, request.who, student_id)
    request.show(views.notes(found.id, found.display_name, noted, int(page), request.who.zone))


async def add_note(request: Request, student_id: str) -> None:
    """Note something."""
    found = await scope.student(request.unit, request.who, student_id)
    await request.runner.drop(request.unit, request.who, flows.NOTE)
    await request.start(flows.NOTE, {"student": found.id})


async def remove_note(request: Request, note_id: str) -> None:
    """Take a note back."""
    await show_notes(request, await notes.remove(request.unit, request.who, note_id))


async def names(request: Request) -> None:
    """The wall with every name."""
    request.show(wall_views.names_today(await wall.mood_today(request.unit, request.who)))


async def missing(request: Request) -> None:
    """Who has not checked in."""
    absent = await nudging.missing(request.unit, request.who)
    request.show(wall_views.missing_today([one.name for one in absent]))


async def nudge(request: Request) -> None:
    """Say hello to those who are missing."""
    result = await nudging.nudge(request.unit, request.who)
    request.show(wall_views.nudged(result.sent, result.already, result.resting))


async def broadcast(request: Request) -> None:
    """Write to a class."""
    request.who.coach()
    await request.start(flows.BROADCAST, {})


async def delivery(request: Request, broadcast_id: str) -> None:
    """What became of a message to a class."""
    request.show(views.delivery(*await broadcasts.delivery(request.unit, request.who, broadcast_id)))


COMMANDS = {
    "students": Command(students),
}

ACTIONS = {
    "students": Action(students, COACHES),
    "students_page": Action(students_page, COACHES, (NUMBER,)),
    "find_student": Action(find, COACHES),
    "student": Action(student, COACHES, (ID,)),
    "student_more": Action(more, COACHES, (ID,)),
    "shared_words": Action(shared_words, COACHES, (ID,)),
    "sign_out": Action(sign_out, COACHES, (ID,)),
    "move_student": Action(move, COACHES, (ID,)),
    "move_to": Action(move_to, COACHES, (ID, ID)),
    "notes": Action(show_notes, COACHES, (ID,)),
    "notes_page": Action(show_notes, COACHES, (ID, NUMBER)),
    "note_add": Action(add_note, COACHES, (ID,)),
    "note_off": Action(remove_note, COACHES, (ID,)),
    "names": Action(names, COACHES),
    "missing": Action(missing, COACHES),
    "nudge": Action(nudge, COACHES),
    "broadcast": Action(broadcast, COACHES),
    "delivery": Action(delivery, COACHES, (ID,)),
}
