"""Conversations that wait: parked by another one, put aside after a silence, cancelled with a way back."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from sqlalchemy import Select, select, update

from bot.conversations.flow import Flow, first_gap
from bot.conversations.screens import KEEP, Scene
from bot.db import Unit
from bot.models import Conversation
from bot.services.who import Who
from bot.views import asking
from bot.views.view import Button, View, act

GO_ON = "!go_on"
START_OVER = "!start_over"
LET_GO = "!let_go"
UNDO = "!undo"
USE = "!use"
MOVES = (GO_ON, START_OVER, LET_GO, UNDO)

MOST_PARKED = 3
UNDO_FOR = timedelta(hours=1)


def _mine(who: Who, *states: str) -> Select[Conversation]:
    owner = Conversation.user_id.is_(None) if who.user is None else Conversation.user_id == who.user.id
    return (
        select(Conversation)
        .where(Conversation.chat_id == who.chat.id, owner, Conversation.state.in_(states))
        .order_by(Conversation.touched_at.desc())
    )


async def active(unit: Unit, who: Who) -> Conversation | None:
    """Return the conversation that is open with this person here."""
    return (await unit.session.scalars(_mine(who, "active"))).first()


async def adopt(unit: Unit, who: Who) -> None:
    """Let somebody who speaks here from now on go on with what was begun while nobody of this phone was known."""
    if who.user is not None:
        nobodys = Conversation.user_id.is_(None), Conversation.state.in_(("active", "parked"))
        begun = update(Conversation).where(Conversation.chat_id == who.chat.id, *nobodys)
        await unit.session.execute(begun.values(user_id=who.user.id))


async def unfinished(unit: Unit, who: Who) -> Sequence[Conversation]:
    """Return the conversations of this person here that are open or wait, the newest first."""
    return (await unit.session.scalars(_mine(who, "active", "parked"))).all()


def open_of(begun: Iterable[Conversation]) -> Conversation | None:
    """Return of those that are unfinished the one that is open."""
    return next((at for at in begun if at.state == "active"), None)


def newest_waiting_of(
    begun: Iterable[Conversation], unit: Unit, who: Who, flows: Mapping[str, Flow]
) -> Conversation | None:
    """Return of those that are unfinished the one that was put aside last and may still be taken up."""
    waiting = (at for at in begun if at.state == "parked" and at.flow in flows)
    return next((at for at in waiting if flows[at.flow].still_good(unit, who, at.draft)), None)


async def newest_waiting(unit: Unit, who: Who, flows: Mapping[str, Flow]) -> Conversation | None:
    """Return the conversation that was put aside last and may still be taken up."""
    return newest_waiting_of(await unit.session.scalars(_mine(who, "parked")), unit, who, flows)


async def with_way_back(unit: Unit, who: Who, flows: Mapping[str, Flow], view: View) -> View:
    """Add to a view the way back to what waits for this person, if anything does."""
    return _leading_back(view, flows, await newest_waiting(unit, who, flows))


async def aside(unit: Unit, who: Who, flows: Mapping[str, Flow], view: View) -> View:
    """Park what is open for something else, and add to that the way back to what waits."""
    begun = await unfinished(unit, who)
    if open_of(begun) is not None:
        await park_active(unit, who)
    return _leading_back(view, flows, newest_waiting_of(begun, unit, who, flows))


def _leading_back(view: View, flows: Mapping[str, Flow], waiting: Conversation | None) -> View:
    if waiting is None:
        return view
    return view.with_row(act(asking.go_on_with(flows[waiting.flow].title()), "resume", waiting.id))


async def park_active(unit: Unit, who: Who, instead: Conversation | None = None) -> None:
    """Put the open conversation aside; of those waiting, keep one a flow and three in all.

    The one that is taken up `instead` waits no longer: it is not counted, and loses nothing.
    """
    at = await active(unit, who)
    if at is None:
        return
    park(unit, at)
    waiting = list(await unit.session.scalars(_mine(who, "parked")))
    kept: list[Conversation] = [at]
    for one in waiting:
        if one in (at, instead):
            continue
        if len(kept) == MOST_PARKED or one.flow in [other.flow for other in kept]:
            forget(one)
        else:
            kept.append(one)
    await unit.session.flush()


async def time_out(unit: Unit, conversation: str, turn: str) -> None:
    """A silence has lasted: an open draft is put aside without a word, a waiting or cancelled one is forgotten."""
    at = await unit.session.get(Conversation, conversation)
    if at is None or at.turn != turn or at.expires_at is None or at.expires_at > unit.now:
        return
    if at.state == "active":
        park(unit, at)
    else:
        forget(at)


def park(unit: Unit, at: Conversation) -> None:
    """Put one conversation aside for a week; its buttons go on working."""
    at.state = "parked"
    at.expires_at = unit.now + KEEP


def cancel(scene: Scene) -> None:
    """Put it away at the person's wish; for an hour they can take that back."""
    scene.at.state = "cancelled"
    scene.touch(UNDO_FOR)
    ways = (act(asking.today(), "today"),) if scene.who.user else ()
    scene.offer(View(asking.cancelled(scene.flow.title())), {UNDO: asking.undo()}, *ways)


async def put_away(scene: Scene, view: View, label: str, *beside: Button) -> None:
    """Keep answers that were saved and taken back: for an hour a button called so leads to the first that is open."""
    scene.at.state = "cancelled"  # before anything is asked: another one may be open, and only one can be
    draft = dict(scene.at.draft)
    step = await first_gap(scene.flow, scene.unit, scene.who, draft, verify=True) or scene.flow.steps[-1]
    scene.at.draft, scene.at.step = draft, step.key
    scene.at.path = [one.key for one in scene.flow.applicable(draft) if one.key in draft]
    scene.touch(UNDO_FOR)
    scene.offer(view, {UNDO: label}, *beside)


def offer(scene: Scene, said: str = "") -> None:
    """Say that a draft waits: go on, start over, let it go; words just said may be kept as the answer it waits for."""
    labels = asking.waiting_labels()
    where = scene.flow.waits(scene.at.draft) if scene.flow.waits else None
    keys = {GO_ON: labels["go_on"], START_OVER: labels["start_over"], LET_GO: labels["let_go"]}
    scene.at.shown = {**scene.at.shown, "said": said}
    text = asking.waiting(scene.flow.title(), where, said=said)
    scene.offer(View(text), {USE: labels["use"], **keys} if said else keys)


def put_aside(scene: Scene, why: View) -> None:
    """Let a draft wait that cannot go on now, saying why, with the way back to it."""
    park(scene.unit, scene.at)
    title = scene.flow.title()
    scene.put(why.after(asking.put_aside(title)).with_row(act(asking.go_on_with(title), "resume", scene.at.id)))


def let_go(scene: Scene) -> None:
    """Give a draft up for good."""
    scene.put(View(asking.let_go(scene.flow.title()), ((act(asking.today(), "today"),),)))
    forget(scene.at)


def end(scene: Scene) -> None:
    """Close a finished conversation and empty it: what it was about is in the tables now, and only there."""
    scene.at.touched_at = scene.unit.now
    scene.at.state = "done"
    _empty(scene.at)


def forget(at: Conversation) -> None:
    """Close a conversation that came to nothing, and empty it."""
    at.state = "gone"
    _empty(at)


def _empty(at: Conversation) -> None:
    at.expires_at = None
    at.draft, at.shown, at.path = {}, {}, []
