"""The week of the sprint: looking at its days, ticking, adding, moving and taking out tasks."""

from bot.conversations import tasks as flows
from bot.handlers import everyday
from bot.handlers.register import DAY, ID, NUMBER, STUDENTS, Action, Command, day_in
from bot.handlers.request import Request
from bot.services.rhythm import adding_tasks, moving_tasks, my_sprint, own_tasks, taking_out, ticking_tasks, weeks
from bot.services.rhythm.weeks import Week
from bot.views import tasks as task_views
from bot.views import week as views
from bot.views.view import View


async def week(request: Request) -> None:
    """`/week`: this week; or when the sprint begins, or that it is over."""
    page = await my_sprint.of(request.unit, request.who)
    if page is None:
        await request.aside(views.no_sprint())
    elif page.place.phase == "over":
        await request.aside(views.over(page.sprint.name, *page.tasks))
    else:
        await request.aside(views.week(await weeks.numbered(request.unit, request.who)))


async def week_of(request: Request, number: str) -> None:
    """Another week."""
    request.show(views.week(await weeks.numbered(request.unit, request.who, int(number))))


async def week_day(request: Request, day: str, page: str = "0") -> None:
    """Another day of the sprint, in its week."""
    request.show(views.week(await _of_day(request, day), int(page)))


async def tasks_of_day(request: Request, day: str, page: str = "0") -> None:
    """The tasks of a day, to change one."""
    request.show(views.tasks_of_day(await _of_day(request, day), int(page)))


async def _of_day(request: Request, day: str) -> Week:
    return await weeks.of_day(request.unit, request.who, day_in(day))


async def tick(request: Request, task_id: str) -> None:
    """It is done."""
    await _ticked(request, await ticking_tasks.tick(request.unit, request.who, task_id))


async def untick(request: Request, task_id: str) -> None:
    """It is not done after all."""
    await _ticked(request, await ticking_tasks.tick(request.unit, request.who, task_id, done=False))


async def _ticked(request: Request, done: ticking_tasks.Ticked) -> None:
    found = await weeks.of_day(request.unit, request.who, done.day)
    request.show(views.week(found, views.page_with(found, done.task.id), task_views.ticked(done)))


async def done(request: Request, task_id: str) -> None:
    """It is done, said on Today or under a reminder: Today says what is next."""
    found = await ticking_tasks.tick(request.unit, request.who, task_id)
    await everyday.show_day(request, task_views.ticked(found))


async def task(request: Request, task_id: str) -> None:
    """One task."""
    request.show(task_views.task(await own_tasks.changeable(request.unit, request.who, task_id)))


async def move(request: Request, task_id: str, page: str = "0") -> None:
    """To which day?"""
    own = await own_tasks.changeable(request.unit, request.who, task_id)
    days = await moving_tasks.days_with_room(request.unit, request.who, own.sprint)
    request.show(task_views.move(own, days, int(page), request.who.today(request.unit.now)))


async def move_to(request: Request, task_id: str, day: str) -> None:
    """To this day."""
    own = await moving_tasks.move(request.unit, request.who, task_id, day_in(day))
    found = await weeks.of_day(request.unit, request.who, own.day)
    request.show(views.week(found, views.page_with(found, own.task.id), View(task_views.moved(own))))


async def to_today(request: Request, task_id: str) -> None:
    """To today, said on Today: it says what is next."""
    today = request.who.today(request.unit.now)
    own = await moving_tasks.move(request.unit, request.who, task_id, today)
    await everyday.show_day(request, View(task_views.moved(own)))


async def leave(request: Request) -> None:
    """Leave yesterday's task as it is, and look at what is next."""
    await everyday.show_day(request, without=frozenset({"task_of_yesterday"}))


async def take_out(request: Request, task_id: str) -> None:
    """Take it out."""
    request.show(task_views.taken_out(await taking_out.take_out(request.unit, request.who, task_id)))


async def put_back(request: Request, task_id: str) -> None:
    """Put it back."""
    own = await taking_out.put_back(request.unit, request.who, task_id)
    found = await weeks.of_day(request.unit, request.who, own.day)
    request.show(views.week(found, views.page_with(found, own.task.id), View(task_views.put_back(own))))


async def add(request: Request, goal_id: str | None = None) -> None:
    """Add a task, to a goal or to the sprint alone."""
    await adding_tasks.room(request.unit, request.who, goal_id)
    await request.start_afresh(flows.ADD, {"goal": goal_id} if goal_id else {})


async def rename(request: Request, task_id: str) -> None:
    """Rename it."""
    await own_tasks.changeable(request.unit, request.who, task_id)
    await request.start_afresh(flows.NAME, {"task": task_id})


async def set_time(request: Request, task_id: str) -> None:
    """Say when, and for how long."""
    await own_tasks.changeable(request.unit, request.who, task_id)
    await request.start_afresh(flows.TIME, {"task": task_id})


COMMANDS = {
    "week": Command(week),
}

ACTIONS = {
    "week": Action(week, STUDENTS),
    "week_of": Action(week_of, STUDENTS, (NUMBER,)),
    "week_day": Action(week_day, STUDENTS, (DAY,)),
    "week_page": Action(week_day, STUDENTS, (DAY, NUMBER)),
    "tasks_of_day": Action(tasks_of_day, STUDENTS, (DAY,)),
    "tasks_page": Action(tasks_of_day, STUDENTS, (DAY, NUMBER)),
    "task": Action(task, STUDENTS, (ID,)),
    "task_tick": Action(tick, STUDENTS, (ID,)),
    "task_untick": Action(untick, STUDENTS, (ID,)),
    "task_done": Action(done, STUDENTS, (ID,)),
    "task_move": Action(move, STUDENTS, (ID,)),
    "task_move_page": Action(move, STUDENTS, (ID, NUMBER)),
    "task_move_to": Action(move_to, STUDENTS, (ID, DAY)),
    "task_to_today": Action(to_today, STUDENTS, (ID,)),
    "task_leave": Action(leave, STUDENTS),
    "task_out": Action(take_out, STUDENTS, (ID,)),
    "task_back": Action(put_back, STUDENTS, (ID,)),
    "task_add": Action(add, STUDENTS),
    "task_add_to": Action(add, STUDENTS, (ID,)),
    "task_name": Action(rename, STUDENTS, (ID,)),
    "task_time": Action(set_time, STUDENTS, (ID,)),
}
