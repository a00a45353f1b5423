"""What coaches noted about a student, and what the student shared with them."""

from bot.conversations import coaching as flows
from bot.handlers.register import COACHES, ID, NUMBER, Action
from bot.handlers.request import Request
from bot.services import notes, scope
from bot.services import students as roster
from bot.views import notes as views


async def shared_words(request: Request, student_id: str) -> None:
    """What a student shared."""
    found = await roster.page(request.unit, request.who, student_id)
    request.show(views.shared_words(found.id, found.name, found.shared))


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


ACTIONS = {
    "shared_words": Action(shared_words, COACHES, (ID,)),
    "notes": Action(show_notes, COACHES, (ID,)),
    "notes_page": Action(show_notes, COACHES, (ID, NUMBER)),
    "note_add": Action(add_note, COACHES, (ID,)),
    "note_off": Action(remove_note, COACHES, (ID,)),
}
