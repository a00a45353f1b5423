"""What a student does with a book that is read: showing it, stars, a review, the class shelf; and proposing one."""

import re

from bot.conversations import books as flows
from bot.handlers.books import SLOT, asked, open_book
from bot.handlers.register import ID, NUMBER, STUDENTS, Action
from bot.handlers.request import Request
from bot.models import BookProposal
from bot.services import cards, inbox_news
from bot.services.errors import BotError
from bot.services.names import first_name
from bot.services.reading import catalogue, mine, naming, opinions, proposing, shelf, showing
from bot.services.reading.mine import Mine
from bot.views import book_opinions as views
from bot.views import book_page as page_views
from bot.views import book_proposals as proposal_views
from bot.views import book_shelf as shelf_views
from bot.views.view import View

STARS = re.compile("[1-5]")


async def present(request: Request, book_id: str) -> None:
    """Ask a coach to hear about it."""
    one = await showing.ask(request.unit, request.who, book_id)
    await inbox_news.tell(request.unit, showing.NAME, showing.card_id(one.row))
    await open_book(request, book_id, View(page_views.asked(await asked(request))))


async def write(request: Request, book_id: str) -> None:
    """Write about it instead."""
    await showing.may_ask(request.unit, request.who, book_id)
    await request.below().start_afresh(flows.SHOW, {"book": book_id})


async def off(request: Request, book_id: str) -> None:
    """Take the request back."""
    _, card = await showing.withdraw(request.unit, request.who, book_id)
    await inbox_news.tell(request.unit, showing.NAME, card)
    await open_book(request, book_id, View(page_views.taken_back()))


async def say(request: Request, book_id: str) -> None:
    """What I think of it."""
    _opinion(request, await mine.own(request.unit, request.who, book_id))


def _opinion(request: Request, one: Mine) -> None:
    request.show(views.opinion(one), SLOT)


async def rate(request: Request, book_id: str, stars: str) -> None:
    """Give it stars."""
    _opinion(request, await opinions.rate(request.unit, request.who, book_id, int(stars)))


async def review(request: Request, book_id: str) -> None:
    """Write what I think of it."""
    await mine.own(request.unit, request.who, book_id)
    await request.start_afresh(flows.REVIEW, {"book": book_id})


async def review_off(request: Request, book_id: str) -> None:
    """Take that away again."""
    _opinion(request, await opinions.take_review_away(request.unit, request.who, book_id))


async def share(request: Request, book_id: str) -> None:
    """Say who would read it, before anybody does."""
    one, student = await mine.own(request.unit, request.who, book_id), request.who.student()
    if one.row.on_shelf:
        _opinion(request, one)
    elif names := await naming.of(request.unit, student, one):
        request.show(views.ask_without_names(one, names), SLOT)
    else:
        request.show(views.ask_to_share(one, first_name(student.display_name)), SLOT)


async def share_now(request: Request, book_id: str) -> None:
    """Put it on the class shelf, unless it names somebody by now."""
    try:
        _opinion(request, await opinions.put_on_shelf(request.unit, request.who, book_id, shown=True))
    except BotError as error:
        if error.code != "review_names_somebody":
            raise
        one = await mine.own(request.unit, request.who, book_id)
        request.show(views.ask_without_names(one, error.values["names"]), SLOT)


async def hide(request: Request, book_id: str) -> None:
    """Take it off the class shelf."""
    _opinion(request, await opinions.put_on_shelf(request.unit, request.who, book_id, shown=False))


async def class_shelf(request: Request, page: str) -> None:
    """What my class says of its books."""
    found = await shelf.of_mine(request.unit, request.who)
    request.show(shelf_views.mine(found, int(page), in_class=request.who.student().batch is not None))


async def shelf_of(request: Request, book_id: str, page: str) -> None:
    """What my class says of one."""
    found = await catalogue.find(request.unit, request.who, book_id)
    said = [one.opinions for one in await shelf.of_mine(request.unit, request.who) if one.book.id == book_id]
    request.show(shelf_views.opinions(found, said[0] if said else (), int(page)))


async def proposals(request: Request) -> None:
    """What I proposed; who proposed nothing yet is asked for a book at once."""
    if await proposing.of_mine(request.unit, request.who):
        await _proposals(request)
    else:
        await propose(request)


async def _proposals(request: Request, said: View | None = None) -> None:
    found = await proposing.of_mine(request.unit, request.who)
    room = sum(one.state == "waiting" for one in found) < proposing.MOST
    view = proposal_views.proposals(found, room=room)
    request.show(view.below(said) if said else view)


async def propose(request: Request) -> None:
    """Propose a book."""
    await proposing.may_propose(request.unit, request.who)
    await request.start_or_return(flows.PROPOSE, {})


async def proposal_off(request: Request, proposal_id: str) -> None:
    """Take that back."""
    gone = await cards.withdraw(request.unit, request.who, BookProposal, proposal_id)
    await inbox_news.tell(request.unit, proposing.NAME, gone.id)
    await _proposals(request, View(proposal_views.taken_back()))


ACTIONS = {
    "book_present": Action(present, STUDENTS, (ID,)),
    "book_write": Action(write, STUDENTS, (ID,)),
    "book_off": Action(off, STUDENTS, (ID,)),
    "book_say": Action(say, STUDENTS, (ID,)),
    "book_rate": Action(rate, STUDENTS, (ID, STARS)),
    "book_review": Action(review, STUDENTS, (ID,)),
    "book_review_off": Action(review_off, STUDENTS, (ID,)),
    "book_share": Action(share, STUDENTS, (ID,)),
    "book_share_now": Action(share_now, STUDENTS, (ID,)),
    "book_hide": Action(hide, STUDENTS, (ID,)),
    "book_shelf": Action(class_shelf, STUDENTS, (NUMBER,)),
    "shelf_of": Action(shelf_of, STUDENTS, (ID, NUMBER)),
    "proposals": Action(proposals, STUDENTS),
    "propose_book": Action(propose, STUDENTS),
    "proposal_off": Action(proposal_off, STUDENTS, (ID,)),
}
