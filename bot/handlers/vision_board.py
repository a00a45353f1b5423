"""A student's vision board: all of it, its cards to open and to put in order, and its areas."""

from markupsafe import Markup

from bot.conversations import vision_areas as flows
from bot.handlers.register import ID, NUMBER, STUDENTS, Action, Command
from bot.handlers.request import Request
from bot.services.errors import BotError
from bot.services.vision import areas, cards, deleting_areas, pages
from bot.views import vision_areas as area_views
from bot.views import vision_board as views
from bot.views.view import View


async def board(request: Request) -> None:
    """`/board`: all of it."""
    await request.aside(await board_of(request))


async def board_of(request: Request, number: int = 0, note: Markup | None = None) -> View:
    """Return a board, or one of its pictures."""
    await areas.of(request.unit, request.who)
    found = await cards.all_of(request.unit, request.who)
    return views.board(found, number, family=request.who.family_phone, note=note)


async def board_page(request: Request, page: str) -> None:
    """Another picture of it."""
    request.show(await board_of(request, int(page)))


async def board_file(request: Request, page: str) -> None:
    """A picture as a file."""
    found = await cards.all_of(request.unit, request.who)
    request.show(views.file(found, int(page)) if found else await board_of(request))


async def to_open(request: Request, page: str) -> None:
    """Which card?"""
    found = await cards.all_of(request.unit, request.who)
    request.show(views.to_open(found, int(page)) if found else await board_of(request))


async def to_sort(request: Request, page: str) -> None:
    """Which card shall stand elsewhere?"""
    found = await cards.all_of(request.unit, request.who)
    request.show(views.to_sort(found, int(page)) if found else await board_of(request))


async def all_areas(request: Request) -> None:
    """The areas."""
    found = await areas.of(request.unit, request.who)
    counts = await areas.counts(request.unit, request.who)
    request.show(area_views.areas(found, counts, room=len(found) < areas.MOST))


async def area(request: Request, area_id: str, page: str = "0") -> None:
    """One area."""
    request.show(area_views.area(await pages.area(request.unit, request.who, area_id), int(page)))


async def area_to(request: Request, area_id: str, position: str) -> None:
    """Put an area elsewhere among the others."""
    await areas.place(request.unit, request.who, area_id, int(position))
    await all_areas(request)


async def area_new(request: Request) -> None:
    """Make one."""
    await areas.has_room(request.unit, request.who)
    await request.start_afresh(flows.NEW, {})


async def area_name(request: Request, area_id: str) -> None:
    """Call one otherwise."""
    await areas.owned(request.unit, request.who, area_id)
    await request.start_afresh(flows.RENAME, {"area": area_id})


async def area_sign(request: Request, area_id: str) -> None:
    """Give it another sign."""
    await areas.owned(request.unit, request.who, area_id)
    await request.start_afresh(flows.SIGN, {"area": area_id})


async def area_out(request: Request, area_id: str, note: Markup | None = None) -> None:
    """Ask before one goes: how many cards go with it."""
    found = await areas.owned(request.unit, request.who, area_id)
    count = (await areas.counts(request.unit, request.who)).get(area_id, 0)
    request.show(area_views.ask_to_delete(found, count, note))


async def area_gone(request: Request, area_id: str, count: str) -> None:
    """Delete it, with the cards that its student was told of."""
    try:
        gone, found = await deleting_areas.delete_area(request.unit, request.who, area_id, int(count))
    except BotError as error:
        if error.code != "area_changed":
            raise
        await area_out(request, area_id, area_views.not_as_said())
        return
    request.show(area_views.deleted(gone.id, found, int(count)))


async def area_back(request: Request, decision_id: str) -> None:
    """Put it back, with its cards."""
    area_id = await deleting_areas.put_back(request.unit, request.who, decision_id)
    page = await pages.area(request.unit, request.who, area_id)
    request.show(area_views.area(page, note=area_views.is_back()))


COMMANDS = {"board": Command(board)}

ACTIONS = {
    "board": Action(board, STUDENTS),
    "board_page": Action(board_page, STUDENTS, (NUMBER,)),
    "board_file": Action(board_file, STUDENTS, (NUMBER,)),
    "board_cards": Action(to_open, STUDENTS, (NUMBER,)),
    "board_sort": Action(to_sort, STUDENTS, (NUMBER,)),
    "board_areas": Action(all_areas, STUDENTS),
    "board_area": Action(area, STUDENTS, (ID,)),
    "board_area_page": Action(area, STUDENTS, (ID, NUMBER)),
    "board_area_to": Action(area_to, STUDENTS, (ID, NUMBER)),
    "board_area_new": Action(area_new, STUDENTS),
    "board_area_name": Action(area_name, STUDENTS, (ID,)),
    "board_area_sign": Action(area_sign, STUDENTS, (ID,)),
    "board_area_out": Action(area_out, STUDENTS, (ID,)),
    "board_area_gone": Action(area_gone, STUDENTS, (ID, NUMBER)),
    "board_area_back": Action(area_back, STUDENTS, (ID,)),
}
