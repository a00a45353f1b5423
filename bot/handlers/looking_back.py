"""Looking back at a sprint, and the sprints that are over."""

from bot.conversations import looking_back as flow
from bot.handlers.register import ID, NUMBER, STUDENTS, Action
from bot.handlers.request import Request
from bot.services.rhythm import commenting, earlier
from bot.services.rhythm import looking_back as service
from bot.views import earlier_sprints as earlier_views
from bot.views import looking_back as views


async def look_back(request: Request) -> None:
    """Look back at the latest sprint that can be looked back at."""
    sprint = await service.open_one(request.unit, request.who)
    if sprint is None:
        request.show(views.nothing_open())
    else:
        await look_back_of(request, sprint.id)


async def look_back_of(request: Request, sprint_id: str) -> None:
    """Look back at one sprint, or change what was said of it."""
    student = request.who.student()
    sprint = await service.open_to(request.unit, request.who, sprint_id)
    before = await service.of(request.unit, student.id, sprint.id)
    await request.start_or_return(flow.NAME, flow.draft_for(sprint.id, before), "sprint")


async def my_retro(request: Request, retro_id: str) -> None:
    """What the student said of a sprint."""
    sprint, retro = await service.own(request.unit, request.who, retro_id)
    comment = await commenting.about_retro(request.unit, retro.id)
    await commenting.seen(request.unit, comment)
    may = await service.may(request.unit, request.who, sprint)
    request.show(views.mine(sprint, retro, comment, may_change=may))


async def earlier_sprints(request: Request, page: str = "0") -> None:
    """The sprints that are over."""
    request.show(earlier_views.sprints(await service.earlier(request.unit, request.who), int(page)))


async def earlier_sprint(request: Request, sprint_id: str, page: str = "0") -> None:
    """One of them."""
    request.show(earlier_views.sprint(await earlier.of(request.unit, request.who, sprint_id), int(page)))


ACTIONS = {
    "look_back": Action(look_back, STUDENTS),
    "look_back_of": Action(look_back_of, STUDENTS, (ID,)),
    "my_retro": Action(my_retro, STUDENTS, (ID,)),
    "earlier_sprints": Action(earlier_sprints, STUDENTS),
    "earlier_page": Action(earlier_sprints, STUDENTS, (NUMBER,)),
    "earlier_sprint": Action(earlier_sprint, STUDENTS, (ID,)),
    "earlier_goals": Action(earlier_sprint, STUDENTS, (ID, NUMBER)),
}
