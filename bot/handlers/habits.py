"""A student's habits: looking at them, making and changing one, putting it away; and resting from all of them."""

import re
from datetime import date

from bot.conversations import habit as flows
from bot.handlers.register import ID, NUMBER, STUDENTS, Action, Command
from bot.handlers.request import Request
from bot.services.errors import BotError
from bot.services.rhythm import habit_pages, habit_pauses, habit_scores, habits, sprints
from bot.views import habit_ticks as tick_views
from bot.views import habits as views
from bot.views import rhythm_pictures
from bot.views.view import View

DAY = re.compile(r"[0-9]{8}")
LENGTH = re.compile("|".join(habit_pauses.LENGTHS))


def day_in(word: str) -> date:
    """Return the day that a button carried."""
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise BotError("over") from None


async def overview(request: Request, number: int = 0) -> View:
    """Return all habits of the sprint."""
    found = await habit_pages.overview(request.unit, request.who)
    return views.habits(found, number) if found else views.no_sprint()


async def habits_(request: Request) -> None:
    """`/habits`: all of them."""
    await request.aside(await overview(request))


async def habits_page(request: Request, page: str) -> None:
    """Another page of them."""
    request.show(await overview(request, int(page)))


async def habit_grid(request: Request) -> None:
    """All of them as a picture, day by day."""
    found = await habit_pages.overview(request.unit, request.who)
    if found is None:
        request.show(views.no_sprint())
        return
    sprint, student = found.sprint, request.who.student()
    rows = await habit_scores.grid(request.unit, student.id, sprint, found.today)
    days = sprint.start_date, sprint.end_date, found.today
    request.below().show(rhythm_pictures.habit_grid(sprint.name, *days, rows, views.ways_on()))


async def habit(request: Request, habit_id: str) -> None:
    """One of them."""
    request.show(await _page(request, habit_id))


async def _page(request: Request, habit_id: str) -> View:
    page, sprint = await habit_pages.one(request.unit, request.who, habit_id)
    is_over = sprint.closed_at is not None or sprints.span(sprint).phase(page.today) == "over"
    return views.habit(page, is_over=is_over, pause=await habit_pauses.running(request.unit, request.who))


async def new_habit(request: Request) -> None:
    """Make one."""
    await habits.may_make(request.unit, request.who)
    await request.start(flows.NAME, {})


async def change_habit(request: Request, habit_id: str) -> None:
    """Change one: what it holds stands there already."""
    one = await habits.owned(request.unit, request.who, habit_id)
    await request.start_afresh(flows.CHANGE, flows.filled(one))


async def habit_archive(request: Request, habit_id: str) -> None:
    """Put one away."""
    await habits.archive(request.unit, request.who, habit_id)
    request.show(views.put_away((await habit_pages.one(request.unit, request.who, habit_id))[0]))


async def habit_take_up(request: Request, habit_id: str) -> None:
    """Take it up again."""
    await habits.take_up(request.unit, request.who, habit_id)
    request.show((await _page(request, habit_id)).after(views.taken_up()))


async def habits_away(request: Request) -> None:
    """Sick or away: until when?"""
    student = request.who.student()
    today = request.who.today(request.unit.now)
    request.show(tick_views.until_when(student.display_name, today, tick_views.back_to_habits()))


async def habit_away_for(request: Request, day: str, length: str) -> None:
    """Until then, from that day on."""
    request.show(tick_views.rests(await habit_pauses.begin(request.unit, request.who, day_in(day), length)))


async def habit_back(request: Request) -> None:
    """They are back."""
    await habit_pauses.end(request.unit, request.who)
    request.show(tick_views.is_back())


COMMANDS = {"habits": Command(habits_)}

ACTIONS = {
    "habits": Action(habits_, STUDENTS),
    "habits_page": Action(habits_page, STUDENTS, (NUMBER,)),
    "habit_grid": Action(habit_grid, STUDENTS),
    "habit": Action(habit, STUDENTS, (ID,)),
    "new_habit": Action(new_habit, STUDENTS),
    "change_habit": Action(change_habit, STUDENTS, (ID,)),
    "habit_archive": Action(habit_archive, STUDENTS, (ID,)),
    "habit_take_up": Action(habit_take_up, STUDENTS, (ID,)),
    "habits_away": Action(habits_away, STUDENTS),
    "habit_away_for": Action(habit_away_for, STUDENTS, (DAY, LENGTH)),
    "habit_back": Action(habit_back, STUDENTS),
}
