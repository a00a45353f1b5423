"""A student's path on the coach's side: looking, notes, mastery by hand, and what stands beside the cards."""

from bot.conversations import path as flows
from bot.handlers.register import COACHES, ID, NUMBER, Action
from bot.handlers.request import Request
from bot.services.path import claims, coaching, mine, owned, viva_cards
from bot.views import claims as claim_views
from bot.views import path_of as views


async def path_of(request: Request, student_id: str, page: str = "0") -> None:
    """Everything that is assigned to a student."""
    student, fields = await coaching.path_of(request.unit, request.who, student_id)
    request.show(views.path(student.id, student.display_name, fields, int(page)))


async def major(request: Request, row_id: str, page: str = "0") -> None:
    """One major of a student."""
    request.show(await flows.major_page(request.unit, request.who, row_id, int(page)))


async def part(request: Request, row_id: str, page: str = "0") -> None:
    """One step of a student."""
    request.show(await flows.part_page(request.unit, request.who, row_id, int(page)))


async def major_notes(request: Request, row_id: str) -> None:
    """Notes at a major."""
    await _about_major(request, flows.MAJOR_NOTES, row_id)


async def part_notes(request: Request, row_id: str) -> None:
    """Notes at a step."""
    await owned.students_part(request.unit, request.who, row_id)
    await request.start_afresh(flows.PART_NOTES, {"row": row_id})


async def pass_by_hand(request: Request, row_id: str) -> None:
    """Say that a major is mastered, with a reason."""
    await _about_major(request, flows.PASS, row_id)


async def mastery_off(request: Request, row_id: str) -> None:
    """Take mastery back, with a reason."""
    await _about_major(request, flows.TAKE_BACK, row_id)


async def _about_major(request: Request, flow: str, row_id: str) -> None:
    await owned.students_major(request.unit, request.who, row_id)
    await request.start_afresh(flow, {"row": row_id})


async def viva_meet(request: Request, card_id: str) -> None:
    """Say when and where coach and student meet."""
    await viva_cards.KIND.evidence(request.unit, request.who.coach(), card_id)
    await request.start_afresh(flows.MEET, {"card": card_id})


async def claim_file(request: Request, claim_id: str) -> None:
    """Send a coach the photo or the file of a card."""
    claim, student = await claims.evidence_file(request.unit, request.who, claim_id)
    row, _ = await owned.students_part(request.unit, request.who, claim.student_objective_id)
    part, _parent = await mine.part(request.unit, row)
    request.below().show(claim_views.file(claim, student.display_name, part.title))


ACTIONS = {
    "path_of": Action(path_of, COACHES, (ID,)),
    "path_of_page": Action(path_of, COACHES, (ID, NUMBER)),
    "path_of_major": Action(major, COACHES, (ID,)),
    "path_of_major_page": Action(major, COACHES, (ID, NUMBER)),
    "path_of_part": Action(part, COACHES, (ID,)),
    "path_of_part_page": Action(part, COACHES, (ID, NUMBER)),
    "major_notes": Action(major_notes, COACHES, (ID,)),
    "part_notes": Action(part_notes, COACHES, (ID,)),
    "pass_by_hand": Action(pass_by_hand, COACHES, (ID,)),
    "mastery_off": Action(mastery_off, COACHES, (ID,)),
    "viva_meet": Action(viva_meet, COACHES, (ID,)),
    "claim_file": Action(claim_file, COACHES, (ID,)),
}
