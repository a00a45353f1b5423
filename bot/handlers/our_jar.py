"""A student's jar: their class's, and what they propose a marble for."""

from bot.conversations import jar as flows
from bot.handlers.register import ID, NUMBER, STUDENTS, Action
from bot.handlers.request import Request
from bot.models import Nomination
from bot.services import cards, inbox_news
from bot.services.jar import nominating, standing
from bot.views import jar as jar_views
from bot.views import jar_of_student as views


async def page(request: Request) -> None:
    """The jar of one's class."""
    found = await standing.of_mine(request.unit, request.who)
    await request.aside(views.ours(found, await nominating.of_mine(request.unit, request.who)))


async def history(request: Request, number: str) -> None:
    """What its marbles were for."""
    found = await standing.of_mine(request.unit, request.who)
    deeds = await standing.history(request.unit, found, int(number))
    request.show(jar_views.history(deeds, None, request.who.zone))


async def nominate(request: Request, words: str = "") -> None:
    """Tell what the class did; `words` that were said already are offered as its answer."""
    await nominating.may_nominate(request.unit, request.who)
    draft = await flows.deed(request.unit, request.who, words) if words else {}
    await request.start_afresh(flows.NOMINATE, draft)


async def withdraw(request: Request, nomination_id: str) -> None:
    """Take a proposal back."""
    gone = await cards.withdraw(request.unit, request.who, Nomination, nomination_id)
    await inbox_news.tell(request.unit, nominating.NAME, gone.id)
    request.show(views.taken_back())


ACTIONS = {
    "our_jar": Action(page, STUDENTS),
    "our_jar_history": Action(history, STUDENTS, (NUMBER,)),
    "nominate": Action(nominate, STUDENTS),
    "nomination_off": Action(withdraw, STUDENTS, (ID,)),
}
