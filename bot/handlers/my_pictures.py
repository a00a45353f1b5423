"""What a student planned and practised, as pictures: how far the sprint is, and its card to show others."""

from bot.handlers.register import STUDENTS, Action
from bot.handlers.request import Request
from bot.services.errors import BotError
from bot.services.rhythm import habit_scores, my_sprint
from bot.services.rhythm.my_sprint import Page
from bot.views import rhythm_pictures as views


async def sprint(request: Request) -> None:
    """How far the sprint is."""
    page = await _page(request)
    first, last = page.sprint.start_date, page.sprint.end_date
    habits = page.habits or (0, 0)
    await request.below().aside(
        views.sprint_progress(page.sprint.name, first, last, page.today, page.goals, page.tasks, habits)
    )


async def card(request: Request) -> None:
    """What was done in it, to show others."""
    page = await _page(request)
    first, last = page.sprint.start_date, page.sprint.end_date
    habits = await habit_scores.grid(request.unit, request.who.student().id, page.sprint, page.today)
    await request.below().aside(
        views.sprint_card(request.who.name, page.sprint.name, first, last, page.goals, page.tasks[0], habits)
    )


async def _page(request: Request) -> Page:
    page = await my_sprint.of(request.unit, request.who)
    if page is None:
        raise BotError("no_sprint")
    return page


ACTIONS = {
    "sprint_picture": Action(sprint, STUDENTS),
    "sprint_card": Action(card, STUDENTS),
}
