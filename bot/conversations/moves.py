"""Where a conversation goes: the next question, the one before, the end; each move is a function of a scene."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from markupsafe import Markup

from bot.conversations import parking
from bot.conversations.flow import first_gap
from bot.conversations.given import Given
from bot.conversations.screens import Scene, enter, show
from bot.conversations.step import SO_FAR, Change, Draft, Step
from bot.conversations.steps import Text, Think
from bot.conversations.telling import Telling
from bot.db import Unit
from bot.services.errors import BotError
from bot.services.who import Who
from bot.views import asking, errors
from bot.views.view import View

T = TypeVar("T")


async def advance(
    scene: Scene, draft: Draft | None = None, *, verify: bool = False, since: str | None = None,
    note: Markup | None = None,
) -> str | None:  # fmt: skip
    """Go to the first step without an answer, those of `draft` included; when there is none, finish."""
    answers = dict(scene.at.draft if draft is None else draft)
    step = await first_gap(scene.flow, scene.unit, scene.who, answers, verify=verify, since=since)
    if step is None:
        return await _finish(scene, answers, note)
    scene.at.draft = answers
    await enter(scene, step, note)
    return None


async def back(scene: Scene) -> None:
    """Return to the question before, with its answer still there until another is given."""
    asked = {step.key: step for step in scene.flow.applicable(scene.at.draft) if not isinstance(step, Think)}
    path = [key for key in scene.at.path if key in asked and key != scene.at.step]
    if not path:
        await here(scene)
        return
    scene.at.path = path
    await enter(scene, asked[path[-1]])


async def here(scene: Scene, note: str | None = None) -> None:
    """Show where somebody is once more, in the same turn."""
    if scene.step is None:
        await realign(scene)
    else:
        await show(scene, scene.step, scene.memory, asking.refused(note, {}) if note else None)


async def again(scene: Scene) -> None:
    """Ask the step that was waiting again, under a new turn, with what was ticked there."""
    step = scene.step
    if step is None:
        await realign(scene)
    elif isinstance(step, Think) and step.key in scene.at.draft:
        await worked(scene)
    else:
        await enter(scene, step, memory=scene.memory)


async def worked(scene: Scene) -> str | None:
    """Go on with what slow work has brought, or back to where its step leads with it."""
    step = scene.step
    if isinstance(step, Think) and step.back is not None:
        scene.at.path = [key for key in scene.at.path if key != step.key]  # nothing leads back to what led back
        so_far = {SO_FAR + step.key: meanwhile} if (meanwhile := step.unfinished(scene.memory)) is not None else {}
        return await changed(scene, step, step.back({**scene.at.draft, **so_far}))
    return await advance(scene)


async def changed(scene: Scene, step: Step, change: Change, note: Markup | None = None) -> str | None:
    """Put these values into the draft, the step's own as not yet confirmed; go to what is to be asked then."""
    note_so_far(scene, step)
    scene.at.draft = change.applied(scene.at.draft, step.key)
    answers = any(key != step.key and scene.flow.step(key) for key in change.values)
    return await advance(scene, verify=answers, note=note or asking.refused(change.note, {}))


def note_so_far(scene: Scene, step: Step) -> None:
    """Keep what was picked here for when the person comes back; it is confirmed then, and not before."""
    if (picked := step.unfinished(scene.memory)) is not None:
        draft = {key: value for key, value in scene.at.draft.items() if key != step.key}
        scene.at.draft = {**draft, SO_FAR + step.key: picked}


async def welcome_back(scene: Scene, given: Given | None = None) -> None:
    """Return to a draft that waits: ask whether to go on; where nothing was said yet, there is nothing to ask.

    Words that bring somebody back may be meant as the answer that was waited for: they are offered as that.
    """
    words = given.text.strip() if given and given.kind == "text" and _takes_words(scene.step) else ""
    if words or any(key in scene.at.draft for step in scene.flow.steps for key in (step.key, SO_FAR + step.key)):
        parking.offer(scene, words)
        return
    await activate(scene)
    await again(scene)


def _takes_words(step: Step | None) -> bool:
    """Whether words may be the answer: by themselves, or as a link where a photo would do as well."""
    return isinstance(step, (Text, Telling)) or (step is not None and step.takes_photos)


async def realign(scene: Scene) -> None:
    """A release changed the steps: keep what still validates, go to the first gap, and say so."""
    draft = dict(scene.at.draft)
    step = await first_gap(scene.flow, scene.unit, scene.who, draft, verify=True)
    scene.at.draft = draft
    scene.at.fingerprint = scene.flow.fingerprint
    scene.at.path = [one.key for one in scene.flow.applicable(draft) if one.key in draft]
    await enter(scene, step or scene.flow.steps[-1], asking.refused("changed", {}))


async def activate(scene: Scene) -> None:
    """Make this the open conversation; another one waits."""
    if scene.at.state == "active":
        return
    await parking.park_active(scene.unit, scene.who, instead=scene.at)
    scene.at.state = "active"
    await scene.unit.session.flush()


async def _finish(scene: Scene, draft: Draft, note: Markup | None = None) -> str | None:
    view = await attempt(scene, scene.flow.finish, draft)
    if view is None:
        return None
    view = view if note is None else view.after(note)
    then = scene.at.then
    # What the person asked for first comes right below, with buttons of its own.
    scene.put(View(view.text) if then else await parking.with_way_back(scene.unit, scene.who, scene.flows, view))
    parking.end(scene)
    return then


async def attempt(scene: Scene, save: Callable[[Unit, Who, Draft], Awaitable[T]], draft: Draft) -> T | None:
    """Let the flow save; where that is refused, nothing of it stays and the person is led to what it is about.

    The row gets the answers only then: where they are saved, it is written once, with where it leads.
    """
    told = len(scene.unit.outgoing)
    try:
        async with scene.unit.session.begin_nested():
            return await save(scene.unit, scene.who, scene.flow.answers(draft))
    except BotError as error:
        scene.at.draft = dict(draft)
        del scene.unit.outgoing[told:]
        step = scene.flow.step(error.step or "")
        if step is None:
            close(scene, error)
            return None
        scene.at.draft = {key: value for key, value in scene.at.draft.items() if key != step.key}
        await enter(scene, step, errors.words(error.code, error.values))
        return None


def close(scene: Scene, error: BotError) -> None:
    """End a conversation that cannot be held any more, and say why; one that may go on some day waits for that."""
    view = errors.refusal(error.code, error.values)
    if error.code in scene.flow.put_aside_on:
        parking.put_aside(scene, view)
        return
    scene.put(view)
    parking.forget(scene.at)
