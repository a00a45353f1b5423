"""What coaches noted about a student, and what the student shared with them."""

from bot.conversations import coaching as flows
from bot.handlers.register import COACHES, ID, NUMBER, Action
from bot.handlers.request import Request
from bot.services import looks, notes, scope, shared_words
from bot.views import notes as views
from bot.views import shared_words as shared_views
from bot.views.paging import page_of
from bot.views.view import View


async def show_shared(request: Request, student_id: str) -> None:
    """What a student shared."""
    await _show_shared(request, student_id, 0, turning=False)


async def turn_shared(request: Request, student_id: str, page: str) -> None:
    """Another page of it."""
    await _show_shared(request, student_id, int(page), turning=True)


async def _show_shared(request: Request, student_id: str, number: int, *, turning: bool) -> None:
    student = await scope.student(request.unit, request.who, student_id)
    found = await shared_words.of(request.unit, request.who, student_id)
    opened = [one.id for one in page_of(found, number, shared_views.ENTRIES).items]
    await looks.note(request.unit, request.who, student.id, "journal", opened, turning=turning)
    request.show(shared_views.shared_words(student.id, student.display_name, found, number))


async def read_shared(request: Request, entry_id: str, page: str) -> None:
    """One entry to its end; it stood among others before, so this is the same opening."""
    found = await shared_words.one(request.unit, request.who, entry_id)
    await looks.note(request.unit, request.who, found.student_id, "journal", [found.id], turning=True)
    request.show(shared_views.whole(found, int(page)))


async def show_notes(request: Request, student_id: str, page: str = "0") -> None:
    """Notes about a student."""
    request.show(await _notes(request, student_id, int(page)))


async def _notes(request: Request, student_id: str, page: int = 0) -> View:
    student = await scope.student(request.unit, request.who, student_id)
    found = await notes.of(request.unit, request.who, student_id)
    return views.notes(student.id, student.display_name, found, page, request.who.zone)


async def show_note(request: Request, note_id: str) -> None:
    """One note as a whole."""
    request.show(views.note(await notes.one(request.unit, request.who, note_id), request.who.zone))


async def add_note(request: Request, student_id: str) -> None:
    """Note something."""
    found = await scope.student(request.unit, request.who, student_id)
    await request.runner.drop(request.unit, request.who, flows.NOTE)
    await request.start(flows.NOTE, {"student": found.id})


async def ask_to_take_back(request: Request, note_id: str) -> None:
    """Ask before a note is gone."""
    request.show(views.ask_to_take_back(await notes.own(request.unit, request.who, note_id), request.who.zone))


async def take_back(request: Request, note_id: str) -> None:
    """Take a note back, and show those that are left."""
    student_id = await notes.remove(request.unit, request.who, note_id)
    request.show((await _notes(request, student_id)).after(views.taken_back()))


ACTIONS = {
    "shared_words": Action(show_shared, COACHES, (ID,)),
    "shared_page": Action(turn_shared, COACHES, (ID, NUMBER)),
    "shared_read": Action(read_shared, COACHES, (ID, NUMBER)),
    "notes": Action(show_notes, COACHES, (ID,)),
    "notes_page": Action(show_notes, COACHES, (ID, NUMBER)),
    "note": Action(show_note, COACHES, (ID,)),
    "note_add": Action(add_note, COACHES, (ID,)),
    "note_off": Action(ask_to_take_back, COACHES, (ID,)),
    "note_off_now": Action(take_back, COACHES, (ID,)),
}
