"""A coach's comment on a goal or on a look back, and what has none yet."""

from bot.conversations import commenting as flow
from bot.handlers.register import COACHES, ID, NUMBER, Action
from bot.handlers.request import Request
from bot.services.rhythm import commenting, looking_back, unanswered
from bot.views import commenting as views
from bot.views import student_sprint as sprint_views


async def comment_goal(request: Request, goal_id: str) -> None:
    """Say something to a goal, or change it."""
    await _ask(request, "goal", goal_id)


async def comment_retro(request: Request, retro_id: str) -> None:
    """Say something to a look back, or change it."""
    await _ask(request, "retro", retro_id)


async def _ask(request: Request, kind: commenting.Kind, subject_id: str) -> None:
    await commenting.to_write(request.unit, request.who, kind, subject_id)
    await request.start_afresh(flow.NAME, flow.draft_for(kind, subject_id))


async def ask_to_take_back(request: Request, comment_id: str) -> None:
    """Ask before a comment is gone."""
    request.show(views.ask_to_take_back(await commenting.own(request.unit, request.who, comment_id)))


async def take_back(request: Request, comment_id: str) -> None:
    """Take a comment back."""
    request.show(views.taken_back(await commenting.take_back(request.unit, request.who, comment_id)))


async def undo(request: Request, comment_id: str) -> None:
    """Take back what was written just now."""
    request.show(views.taken_back(await commenting.undo(request.unit, request.who, comment_id)))


async def show_unanswered(request: Request, page: str = "0") -> None:
    """What students wrote and nobody has answered."""
    request.show(views.unanswered(await unanswered.of(request.unit, request.who), int(page)))


async def student_retro(request: Request, retro_id: str) -> None:
    """What a student said of a sprint."""
    row, sprint, student = await looking_back.students(request.unit, request.who, retro_id)
    found = await looking_back.sum_up(request.unit, student.id, sprint, request.who.today(request.unit.now))
    comment = await commenting.about_retro(request.unit, row.id)
    request.show(sprint_views.retro(student, sprint, row, found.counts, comment, request.who.coach().id))


ACTIONS = {
    "comment_goal": Action(comment_goal, COACHES, (ID,)),
    "comment_retro": Action(comment_retro, COACHES, (ID,)),
    "comment_off": Action(ask_to_take_back, COACHES, (ID,)),
    "comment_off_now": Action(take_back, COACHES, (ID,)),
    "comment_undo": Action(undo, COACHES, (ID,)),
    "unanswered": Action(show_unanswered, COACHES),
    "unanswered_page": Action(show_unanswered, COACHES, (NUMBER,)),
    "student_retro": Action(student_retro, COACHES, (ID,)),
}
