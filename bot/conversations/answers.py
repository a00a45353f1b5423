"""What somebody's input does where they are: it is an answer, a wish, a way back, or words that come beside those."""

from typing import Any

from markupsafe import Markup

from bot.conversations import moves, parking
from bot.conversations.given import Given
from bot.conversations.screens import BACK, LEAVE, SKIP, Scene, ask, enter, rows_of, show
from bot.conversations.step import SO_FAR, Answer, Change, Jump, Reading, Redraw, Refusal, Step, typed_key
from bot.conversations.steps import Text, Think
from bot.conversations.telling import Telling
from bot.services.errors import BotError
from bot.views import asking


async def take(scene: Scene, given: Given, key: str | None) -> str | None:
    """Read one input where somebody is, and move; `key` is what a pressed button stands for.

    Returns the command to go on with, when this was the end of a flow that stood before one.
    """
    if key == parking.USE:
        given, key = Given("text", scene.at.shown.get("said", "")), None
    elif key in parking.MOVES:
        return await _take_up(scene, key)
    await moves.activate(scene)
    step = scene.step
    if step is None:
        await moves.realign(scene)
        return None
    try:
        return await _read(scene, step, given, key)
    except BotError as error:  # what stands behind the question has changed: a role, an entry, a day
        moves.close(scene, error)
        return None


async def _take_up(scene: Scene, key: str | None) -> str | None:
    """Do one of the moves that a waiting or cancelled conversation offers."""
    if key == parking.LET_GO:
        parking.let_go(scene)
        return None
    await moves.activate(scene)
    if key == parking.START_OVER:
        scene.at.draft = scene.flow.emptied(scene.at.draft)
        scene.at.path = []
        return await moves.advance(scene)
    await moves.again(scene)
    return None


async def _read(scene: Scene, step: Step, given: Given, key: str | None) -> str | None:
    prompt = await ask(scene, step)
    if key is None:
        shown = [option for row in rows_of(scene, step, prompt, scene.memory) for option in row]
        key = step.meant(typed_key(given, [*shown, *prompt.options]), prompt)
    if key == BACK:
        await moves.back(scene)
        return None
    if key == LEAVE:
        parking.cancel(scene)
        return None
    if key == SKIP and step.optional:
        return await _answered(scene, step, None)
    wish = await _amended(scene, step, given) if key is None else None
    match wish or step.read(given, key, prompt, scene.memory):
        case Answer(value):
            return await _answered(scene, step, value, _left_out(step, given))
        case Redraw(memory):
            await show(scene, step, memory, prompt=prompt)
        case Refusal(code, values):
            code = _overhear(scene, step, given) or code
            await show(scene, step, scene.memory, asking.refused(code, values), prompt)
        case Jump(target, answered):
            moves.note_so_far(scene, step)
            if answered is not None:
                scene.at.draft = {**scene.at.draft, step.key: answered}
            await enter(scene, scene.flow.step(target) or step)
        case Change() as change:
            return await moves.changed(scene, step, change, _left_out(step, given))
    return None


def _left_out(step: Step, given: Given) -> Markup | None:
    """Say that of a picture with words below it only the words are taken, where that is so."""
    is_heard = isinstance(step, Telling) and given.voice is not None
    if given.along is None or is_heard or not isinstance(step, (Text, Telling)):
        return None
    return asking.refused("only_words", {"kind": given.along})


async def _amended(scene: Scene, step: Step, given: Given) -> Reading | None:
    """Return what words ask to be different, where the step has an ear for that."""
    if step.amend is None or given.kind != "text" or not given.text.strip():
        return None
    draft = {**scene.flow.answers(scene.at.draft), SO_FAR + step.key: step.unfinished(scene.memory)}
    return await step.amend(scene.unit, scene.who, given.text.strip(), draft)


def _overhear(scene: Scene, step: Step, given: Given) -> str | None:
    """Keep words that came where a button was asked for, if the flow has a place for them."""
    if step.overheard is None or given.kind != "text" or not given.text.strip():
        return None
    before = scene.at.draft.get(step.overheard)
    said = "\n".join(part for part in (before, given.text.strip()) if part)
    scene.at.draft = {**scene.at.draft, step.overheard: said}
    return "heard"


async def _answered(scene: Scene, step: Step, value: Any, note: Markup | None = None) -> str | None:
    """Keep an answer; where it changes an earlier one, those after it are looked at again."""
    later = scene.flow.steps[scene.flow.steps.index(step) + 1 :]
    changed = any(one.key in scene.at.draft for one in (step, *later))
    draft = {key: kept for key, kept in scene.at.draft.items() if key != SO_FAR + step.key}
    draft = _worked_out_anew(scene, {**draft, step.key: value})
    if step.keep is not None:
        kept = await moves.attempt(scene, step.keep, draft)
        if kept is None:
            if scene.step not in later:  # what was confirmed is not what it was; led on, the answer holds
                scene.at.draft = {key: value for key, value in scene.at.draft.items() if key != step.key}
            return None
        if isinstance(kept, Change):
            return await moves.changed(scene, step, kept)
        draft = {**draft, **kept}
    return await moves.advance(scene, draft, verify=changed, since=step.key, note=note)


def _worked_out_anew(scene: Scene, draft: dict[str, Any]) -> dict[str, Any]:
    """Return the answers without those that work made of others which are different now, and what stands on them."""
    made = [step for step in scene.flow.steps if isinstance(step, Think) and step.key in draft]
    old = {step.key for step in made if step.payload(draft) != step.payload(scene.at.draft)}
    old |= {step.key for step in scene.flow.steps if step.upon in old}
    return {key: value for key, value in draft.items() if key not in old}
