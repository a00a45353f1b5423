"""A coach's inbox: the live message, the cards, and every button on them."""

import re

from bot.conversations import reason
from bot.handlers.register import ANYBODY, COACHES, ID, MOMENT, NUMBER, Action, Command
from bot.handlers.request import Request
from bot.models import Decision
from bot.services import inbox, inbox_news, newcomer_cards, newcomers
from bot.services.cards import Card, Kind
from bot.services.errors import BotError
from bot.services.kinds import KINDS
from bot.views import inbox as views
from bot.views import newcomers as newcomer_views

KIND = re.compile("|".join(KINDS))
CHOICE = re.compile(r"[A-Za-z0-9_-]{2,40}")  # what it means, the kind says


async def waiting(request: Request) -> None:
    """`/inbox`: what waits; the newest such message is the live one."""
    unit, coach = request.unit, request.who.coach()
    cards, decided = await inbox.waiting(unit, coach), await inbox.who_decided(unit, [coach])
    request.show(views.waiting(cards, recent=bool(decided)), slot=inbox_news.SLOT)


async def decided(request: Request, page: str) -> None:
    """What this coach decided just now, each with the way to take it back."""
    request.show(views.recent(await inbox.recent(request.unit, request.who), int(page)))


async def card(request: Request, kind: str, card_id: str) -> None:
    """Open a card, whether it still waits or was decided."""
    unit, coach = request.unit, request.who.coach()
    evidence = await KINDS[kind].evidence(unit, coach, card_id)
    following, left = await _following(request, kind, card_id)
    decision = await inbox.standing(unit, kind, card_id)
    await inbox_news.close_open_cards(unit, request.who.chat)
    if decision is not None:
        await _show_decided(request, decision)
        return
    waits = evidence["state"] == "waiting"
    view = (
        views.card_of(kind, card_id, evidence, following, left)
        if waits
        else views.gone(kind, evidence, following, left)
    )
    request.show(view, slot=inbox_news.card_slot(kind, card_id))


async def approve(request: Request, kind: str, card_id: str) -> None:
    """Say yes."""
    await _approve(request, KINDS[kind], card_id, None)


async def approve_as(request: Request, kind: str, card_id: str, choice: str) -> None:
    """Say yes, with a choice of the kind's own: for a newcomer, which row of the roster they are."""
    await _approve(request, KINDS[kind], card_id, choice)


async def _approve(request: Request, kind: Kind, card_id: str, choice: str | None) -> None:
    decision = await inbox.approve(request.unit, request.who, kind, card_id, choice)
    if decision is not None:
        await _tell(request, kind.name, card_id)
    await _after(request, kind.name, card_id)


async def not_yet(request: Request, kind: str, card_id: str) -> None:
    """Ask why not yet."""
    evidence = await KINDS[kind].evidence(request.unit, request.who.coach(), card_id)
    if evidence["state"] != "waiting":
        await card(request, kind, card_id)
        return
    request.show(views.reasons(kind, card_id, evidence["name"]), slot=inbox_news.card_slot(kind, card_id))


async def refuse(request: Request, kind: str, card_id: str, number: str) -> None:
    """Say not yet, with one of the ready reasons."""
    ready = views.WORDS[kind].reasons
    if int(number) >= len(ready):
        raise BotError("over")
    if await inbox.refuse(request.unit, request.who, KINDS[kind], card_id, ready[int(number)]):
        await _tell(request, kind, card_id)
    await _after(request, kind, card_id)


async def refuse_in_words(request: Request, kind: str, card_id: str) -> None:
    """Say not yet, in the coach's own words."""
    evidence = await KINDS[kind].evidence(request.unit, request.who.coach(), card_id)
    draft = {"kind": kind, "card": card_id, "name": evidence["name"]}
    await request.runner.drop(request.unit, request.who, reason.NAME)
    await request.start(reason.NAME, draft)


async def undo(request: Request, decision_id: str) -> None:
    """Take a decision back."""
    decision = await inbox.undo(request.unit, request.who, decision_id)
    await _tell(request, decision.kind, decision.subject_id)
    request.show(views.undone(decision.kind, decision.subject_id))


async def accept_all(request: Request, kind: str) -> None:
    """Name everybody with nothing unusual, before they are accepted at once."""
    cards = [one for one in await inbox.waiting(request.unit, request.who.coach()) if _is_plain(one, kind)]
    request.show(views.accept_all(kind, cards, request.unit.now) if cards else views.waiting([]))


async def accept_all_now(request: Request, kind: str, until: str) -> None:
    """Accept those who were named: whoever came since was not; each by itself, so that one does not stop the others."""
    cards = [
        one
        for one in await inbox.waiting(request.unit, request.who.coach())
        if _is_plain(one, kind) and one.since.timestamp() * 1000 <= int(until)
    ]
    done: list[str] = []
    missed: list[str] = []
    for one in cards:
        (done if await _one_of_many(request, one) else missed).append(one.name)
    request.show(views.accepted_all(done, missed))


def _is_plain(one: Card, kind: str) -> bool:
    return one.ordinary and not one.look_first and one.kind == kind


async def _one_of_many(request: Request, one: Card) -> bool:
    told = len(request.unit.outgoing)
    try:
        async with request.unit.session.begin_nested():
            decision = await inbox.approve(request.unit, request.who, KINDS[one.kind], one.id)
    except BotError:
        del request.unit.outgoing[told:]
        return False
    if decision is not None:
        await _tell(request, one.kind, one.id)
    return decision is not None


async def newcomer_is(request: Request, card_id: str, page: str) -> None:
    """Show who of the roster a newcomer may be."""
    evidence = await newcomer_cards.KIND.evidence(request.unit, request.who.coach(), card_id)
    slot = inbox_news.card_slot(newcomers.NAME, card_id)
    request.show(newcomer_views.who_is_it(card_id, evidence, int(page)), slot=slot)


async def stop_waiting(request: Request, newcomer_id: str) -> None:
    """A newcomer takes it back."""
    gone = await newcomers.withdraw(request.unit, request.who, newcomer_id)
    await inbox_news.tell(request.unit, newcomers.NAME, gone.id)
    request.show(newcomer_views.stopped(gone.name))


async def _tell(request: Request, kind: str, card_id: str) -> None:
    await inbox_news.tell(request.unit, kind, card_id, besides=request.who.user)


async def _after(request: Request, kind: str, card_id: str) -> None:
    """Show what stands now, which may be another coach's decision of a moment ago."""
    decision = await inbox.standing(request.unit, kind, card_id)
    if decision is None:
        await card(request, kind, card_id)
    else:
        await _show_decided(request, decision)


async def _show_decided(request: Request, decision: Decision) -> None:
    kind, card_id, coach = decision.kind, decision.subject_id, request.who.coach()
    evidence = await KINDS[kind].evidence(request.unit, coach, card_id)
    verdict = await inbox_news.verdict(request.unit, decision, coach)
    following, left = await _following(request, kind, card_id)
    early = inbox.may_undo(request.unit, decision)
    view = views.decided(kind, evidence, verdict or {}, following=following, left=left, undo=early)
    request.show(view, slot=inbox_news.card_slot(kind, card_id))


async def _following(request: Request, kind: str, card_id: str) -> tuple[Card | None, int]:
    """Return the card after this one, and how many wait beside it."""
    cards = await inbox.waiting(request.unit, request.who.coach())
    place = next((n for n, one in enumerate(cards) if (one.kind, one.id) == (kind, card_id)), -1)
    others = cards[place + 1 :] + cards[: max(place, 0)]
    return (others[0] if others else None), len(others)


COMMANDS = {
    "inbox": Command(waiting),
}

ACTIONS = {
    "inbox": Action(waiting, COACHES),
    "decided": Action(decided, COACHES, (NUMBER,)),
    "card": Action(card, COACHES, (KIND, ID)),
    "approve": Action(approve, COACHES, (KIND, ID)),
    "approve_as": Action(approve_as, COACHES, (KIND, ID, CHOICE)),
    "not_yet": Action(not_yet, COACHES, (KIND, ID)),
    "refuse": Action(refuse, COACHES, (KIND, ID, NUMBER)),
    "refuse_in_words": Action(refuse_in_words, COACHES, (KIND, ID)),
    "undo": Action(undo, COACHES, (ID,)),
    "accept_all": Action(accept_all, COACHES, (KIND,)),
    "accept_all_now": Action(accept_all_now, COACHES, (KIND, MOMENT)),
    "newcomer_is": Action(newcomer_is, COACHES, (ID, NUMBER)),
    "stop_waiting": Action(stop_waiting, ANYBODY, (ID,)),
}
