"""A coach's jars, from the group or in private: marbles in and out, full, voted on, emptied."""

import re
from collections.abc import Awaitable

from bot.conversations import jar as flows
from bot.handlers import our_jar
from bot.handlers.register import COACHES, ID, NUMBER, Action, Command
from bot.handlers.request import Request
from bot.models import new_id
from bot.services import batches
from bot.services.errors import BotError
from bot.services.jar import adding, emptying, standing, votes
from bot.views import errors
from bot.views import jar as jar_views
from bot.views import jar_of_coach as views
from bot.views.view import Button

DOOR = "jar_"  # of a link into the private chat, before the id of a batch
DEED = re.compile("|".join(jar_views.DEEDS))
NEW = re.compile(r"[a-z0-9]{16}")  # the id of a marble that is to be
BEHIND = re.compile(r"/jar(?:@\w+)?\s+(.*)", re.IGNORECASE | re.DOTALL)


async def jar(request: Request) -> None:
    """`/jar`: a student's, the jar of a coach's class, or of each; with words behind it, a marble for what they say."""
    words = _words(request.text)
    if not request.who.is_coach:
        await (our_jar.nominate(request, words) if words else our_jar.page(request))
        return
    found = [one.batch.id for one in await batches.of_coach(request.unit, request.who)]
    if words and len(found) > 1:
        await request.start_afresh(flows.MARBLE, {"words": words})
    elif len(found) != 1:
        jars = [await standing.of_coach(request.unit, request.who, one) for one in found]
        request.show(views.of_classes(jars))
    elif words:
        await request.start_afresh(flows.MARBLE, await flows.with_words(request.unit, request.who, found[0], words))
    else:
        await page(request, found[0])


async def in_group(request: Request, batch_id: str) -> None:
    """`/jar` in the group of a class: ask what the class did, or take the words behind it."""
    if words := _words(request.text):
        put_in = adding.add(request.unit, request.who, batch_id, words)
        await _put(request, put_in, views.write_in_private(_link(request, batch_id)), batch_id)
    else:
        await why(request, batch_id)


async def page(request: Request, batch_id: str) -> None:
    """One jar."""
    found = await standing.of_coach(request.unit, request.who, batch_id)
    request.show(views.of_coach(found, votes.leading(found.vote) if found.vote else []))


async def why(request: Request, batch_id: str) -> None:
    """Ask what a marble is for."""
    found = await standing.of_coach(request.unit, request.who, batch_id)
    if found.is_full:
        request.show(views.empty(found, in_group=_is_group(request)))
        return
    write = views.write_in_private(_link(request, batch_id)) if _is_group(request) else views.write(batch_id)
    request.show(views.why(found.batch.name, batch_id, found.count, new_id(), write=write))


async def marble(request: Request, batch_id: str, deed: str, new: str) -> None:
    """Put a marble in for a ready reason; the button says what its id is, so that two taps are one marble."""
    put_in = adding.add(request.unit, request.who, batch_id, jar_views.reason(deed), new=new)
    await _put(request, put_in, views.yes_for(batch_id, deed, new))


async def marble_fill(request: Request, batch_id: str, deed: str, new: str) -> None:
    """Put the last marble in."""
    reason = jar_views.reason(deed)
    await _put(request, adding.add(request.unit, request.who, batch_id, reason, may_fill=True, new=new))


async def more(request: Request, marble_id: str, new: str) -> None:
    """Put in one more for the same reason."""
    await _put(request, adding.again(request.unit, request.who, marble_id, new), views.yes_again(marble_id, new))


async def last(request: Request, marble_id: str, new: str) -> None:
    """Put in the last one for the same reason."""
    await _put(request, adding.again(request.unit, request.who, marble_id, new, may_fill=True))


async def _put(
    request: Request, marbles: Awaitable[adding.PutIn], yes: Button | None = None, bound_to: str = ""
) -> None:
    """Show what became of marbles; before the last one, ask with this button."""
    group = _is_group(request)
    try:
        put_in = await marbles
    except BotError as error:
        if error.code == "fills_jar" and yes is not None:
            request.show(views.fills(yes, error.values["id"]))
        elif error.code in ("jar_full", "fills_jar"):
            found = await standing.of_coach(request.unit, request.who, error.values["id"])
            request.show(views.empty(found, in_group=group))
        elif error.code == "names_somebody" and bound_to:
            request.show(views.no_names(bound_to, new_id()))
        elif error.code in ("text_too_long", "words_needed") and bound_to:
            request.show(views.other_words(bound_to, new_id(), errors.words(error.code, error.values)))
        else:
            raise
    else:
        is_in = put_in.marbles[-1].undone_at is None
        put = views.went_in(put_in.jar, put_in.marbles, new_id(), in_group=group)
        request.show(put if is_in else views.taken_out(put_in.jar, in_group=group))


async def undo(request: Request, marble_id: str) -> None:
    """Take out a marble that went in by mistake."""
    found = await adding.undo(request.unit, request.who, marble_id)
    request.show(views.taken_out(found, in_group=_is_group(request)))


async def not_yet(request: Request, batch_id: str) -> None:
    """Leave the jar as it is."""
    found = await standing.of_coach(request.unit, request.who, batch_id)
    request.show(views.as_it_is(found, in_group=_is_group(request)))


async def write(request: Request, batch_id: str) -> None:
    """Say in words what a marble is for."""
    await standing.of_coach(request.unit, request.who, batch_id)
    await request.start_afresh(flows.MARBLE, {"batch": batch_id})


async def several(request: Request, batch_id: str) -> None:
    """Put several in."""
    await standing.of_coach(request.unit, request.who, batch_id)
    await request.start_afresh(flows.MARBLES, {"batch": batch_id})


async def history(request: Request, batch_id: str, number: str) -> None:
    """What the marbles were for."""
    found = await standing.of_coach(request.unit, request.who, batch_id)
    deeds = await standing.history(request.unit, found, int(number))
    request.show(jar_views.history(deeds, batch_id, request.who.zone))


async def empty(request: Request, batch_id: str, filling_id: str) -> None:
    """Ask before a jar is emptied."""
    found = await standing.of_coach(request.unit, request.who, batch_id)
    if found.filling.id != filling_id:
        await page(request, batch_id)
    else:
        request.show(views.empty(found))


async def empty_now(request: Request, batch_id: str, filling_id: str) -> None:
    """Empty it."""
    found = await emptying.empty(request.unit, request.who, batch_id, filling_id)
    request.show(views.emptied(found, in_group=_is_group(request)))


async def treats(request: Request, batch_id: str) -> None:
    """What the class may choose from."""
    found = await standing.of_coach(request.unit, request.who, batch_id)
    request.show(views.choose_treats(found.batch))


async def treats_ready(request: Request, batch_id: str) -> None:
    """Go back to the ready treats."""
    request.show(views.choose_treats(await votes.ready_treats(request.unit, request.who, batch_id)))


async def treats_write(request: Request, batch_id: str) -> None:
    """Write other treats."""
    await standing.of_coach(request.unit, request.who, batch_id)
    await request.start_afresh(flows.TREATS, {"batch": batch_id})


async def vote_ask(request: Request, batch_id: str) -> None:
    """Let the class vote."""
    await votes.ask_again(request.unit, request.who, batch_id)
    await page(request.below(), batch_id)


async def vote_close(request: Request, batch_id: str, vote_id: str) -> None:
    """Let nobody vote any more."""
    await votes.close(request.unit, request.who, batch_id, vote_id)
    await page(request, batch_id)


def _words(text: str) -> str:
    """Return what stands behind `/jar`, on its line or below it."""
    found = BEHIND.match(text)
    return found[1].strip() if found else ""


def _is_group(request: Request) -> bool:
    return request.who.chat.kind != "private"


def _link(request: Request, batch_id: str) -> str:
    return f"https://t.me/{request.bot.username}?start={DOOR}{batch_id}"


COMMANDS = {
    "jar": Command(jar),
}

ACTIONS = {
    "jars": Action(jar, COACHES),
    "jar_of": Action(page, COACHES, (ID,)),
    "marble_why": Action(why, COACHES, (ID,), in_group=True),
    "marble": Action(marble, COACHES, (ID, DEED, NEW), in_group=True),
    "marble_fill": Action(marble_fill, COACHES, (ID, DEED, NEW), in_group=True),
    "marble_more": Action(more, COACHES, (ID, NEW), in_group=True),
    "marble_last": Action(last, COACHES, (ID, NEW), in_group=True),
    "marble_undo": Action(undo, COACHES, (ID,), in_group=True),
    "marble_not": Action(not_yet, COACHES, (ID,), in_group=True),
    "marble_write": Action(write, COACHES, (ID,)),
    "marbles": Action(several, COACHES, (ID,)),
    "jar_history": Action(history, COACHES, (ID, NUMBER)),
    "jar_empty": Action(empty, COACHES, (ID, ID)),
    "jar_empty_now": Action(empty_now, COACHES, (ID, ID), in_group=True),
    "treats": Action(treats, COACHES, (ID,)),
    "treats_ready": Action(treats_ready, COACHES, (ID,)),
    "treats_write": Action(treats_write, COACHES, (ID,)),
    "vote_ask": Action(vote_ask, COACHES, (ID,)),
    "vote_close": Action(vote_close, COACHES, (ID, ID)),
}
