"""The runner: a function of (where somebody is, what they gave us) that moves one conversation on.

It writes nothing but `conversations` and `work` rows and tells screens to the unit; whatever a flow's `finish` writes
is in the same transaction.
"""

import re
from collections.abc import Iterable
from typing import Any

from bot.conversations import parking, screens
from bot.conversations.flow import Flow, first_gap
from bot.conversations.given import Given
from bot.conversations.screens import BACK, LEAVE, Scene, enter, show
from bot.conversations.steps import SKIP, Answer, Jump, Redraw, Refusal, Step, Think
from bot.db import Unit
from bot.models import Conversation, Slot
from bot.services.errors import BotError
from bot.services.who import Who
from bot.views import asking, errors
from bot.views.view import View, act

PRESSED = Given("press")


class Runner:
    """Holds the flows by name; everything else is in the tables."""

    def __init__(self, flows: Iterable[Flow]) -> None:
        self.flows = {flow.name: flow for flow in flows}

    async def start(
        self,
        unit: Unit,
        who: Who,
        name: str,
        draft: dict[str, Any] | None = None,
        *,
        then: str | None = None,
        standing: int | None = None,
    ) -> None:
        """Begin a flow, or return to it if it is open or waiting; whatever else is open waits meanwhile.

        `then` is the command that the person really asked for: `finish` leads back to it.
        """
        flow = self.flows[name]
        known = await parking.unfinished(unit, who, name)
        if known and flow.still_good(unit, who, known.draft):
            known.then = then or known.then
            scene = Scene(unit, who, flow, known, standing)
            if known.state == "active":
                await self._here(scene)
            else:
                parking.offer(scene)
            return
        if known:
            parking.forget(known)
        await parking.park_active(unit, who)
        at = Conversation(
            chat_id=who.chat.id, user_id=who.user.id if who.user else None, flow=name, fingerprint=flow.fingerprint,
            state="active", step="", turn="", shown={}, draft=draft or {}, path=[], then=then,
            started_at=unit.now, touched_at=unit.now,
        )  # fmt: skip
        unit.session.add(at)
        await unit.session.flush()
        await self._advance(Scene(unit, who, flow, at, standing))

    async def say(self, unit: Unit, who: Who, given: Given) -> str | None:
        """Take anything that is no press and no command; return the command to go on with, if the flow had one."""
        at = await parking.active(unit, who)
        if at is not None and (flow := self.flows.get(at.flow)):
            return await self._take(Scene(unit, who, flow, at), given, None)
        waiting = await parking.newest_parked(unit, who)
        if waiting is not None and (flow := self.flows.get(waiting.flow)):
            scene = Scene(unit, who, flow, waiting)
            if flow.still_good(unit, who, waiting.draft):
                parking.offer(scene)
                return None
            parking.forget(waiting)
        unit.tell(screens.screen(who, asking.nothing_open()))
        return None

    async def press(self, unit: Unit, who: Who, payload: tuple[str, str, str], message_id: int | None) -> str | None:
        """Take a press on a conversation's button; every part of the payload was written by the client."""
        conversation, turn, index = payload
        at = await unit.session.get(Conversation, conversation)
        if at is None or at.chat_id != who.chat.id or (flow := self.flows.get(at.flow)) is None:
            raise BotError("over")
        if at.user_id is not None and (who.user is None or at.user_id != who.user.id):
            raise BotError("not_yours")
        if at.state in ("done", "gone"):
            raise BotError("over")
        keys = at.shown.get("keys", [])
        if turn != at.turn or not re.fullmatch(r"[0-9]{1,3}", index) or int(index) >= len(keys):
            await self._stale(unit, who, flow, at, message_id)
            return None
        return await self._take(Scene(unit, who, flow, at, message_id), PRESSED, keys[int(index)])

    async def worked(self, unit: Unit, who: Who, conversation: str, turn: str, result: Any) -> str | None:
        """Take what slow work returned; refuse it if the person has moved on."""
        at = await unit.session.get(Conversation, conversation)
        if at is None or at.turn != turn or at.state not in ("active", "parked"):
            return None
        scene = Scene(unit, who, self.flows[at.flow], at)
        at.draft = {**at.draft, at.step: result}
        return await self._advance(scene) if at.state == "active" else None

    async def cancel(self, unit: Unit, who: Who) -> bool:
        """Put the open conversation away, with a way to undo it; False if there is none."""
        at = await parking.active(unit, who)
        if at is None or (flow := self.flows.get(at.flow)) is None:
            return False
        parking.cancel(Scene(unit, who, flow, at))
        return True

    async def drop(self, unit: Unit, who: Who, flow: str) -> None:
        """Forget an unfinished draft of this flow: the person asked for a new one outright."""
        at = await parking.unfinished(unit, who, flow)
        if at is not None:
            parking.forget(at)
            await unit.session.flush()

    async def is_open(self, unit: Unit, who: Who) -> bool:
        """Whether a conversation is open with this person."""
        return await parking.active(unit, who) is not None

    async def resume(self, unit: Unit, who: Who, conversation: str) -> None:
        """Take up a waiting conversation of this person again."""
        at = await unit.session.get(Conversation, conversation)
        if at is None or at.state not in ("parked", "active") or (who.user and who.user.id) != at.user_id:
            raise BotError("over")
        scene = Scene(unit, who, self.flows[at.flow], at)
        await self._activate(scene)
        await self._again(scene)

    async def _take(self, scene: Scene, given: Given, key: str | None) -> str | None:
        """Read one input where somebody is, and move."""
        if key in parking.MOVES:
            return await self._move(scene, key)
        if scene.at.state != "active":
            await self._activate(scene)
        step = scene.flow.step(scene.at.step)
        if step is None or scene.at.fingerprint != scene.flow.fingerprint:
            await self._realign(scene)
            return None
        if key == BACK:
            await self._back(scene)
            return None
        if key == LEAVE:
            parking.cancel(scene)
            return None
        if key == SKIP and step.optional:
            return await self._answered(scene, step, None)
        _, prompt = await screens.load(scene, step)
        match step.read(given, key, prompt, scene.memory):
            case Answer(value):
                return await self._answered(scene, step, value)
            case Redraw(memory):
                await show(scene, step, memory)
            case Refusal(code, values):
                await show(scene, step, scene.memory, asking.refused(code, values))
            case Jump(target):
                await enter(scene, scene.flow.step(target) or step)
        return None

    async def _answered(self, scene: Scene, step: Step, value: Any) -> str | None:
        changed = step.key in scene.at.draft or any(later.key in scene.at.draft for later in _after(scene.flow, step))
        scene.at.draft = {**scene.at.draft, step.key: value}
        return await self._advance(scene, verify=changed)

    async def _advance(self, scene: Scene, *, verify: bool = False) -> str | None:
        """Go to the first step without an answer; when there is none, finish."""
        draft = dict(scene.at.draft)
        step = await first_gap(scene.flow, scene.unit, scene.who, draft, verify=verify)
        scene.at.draft = draft
        if step is not None:
            await enter(scene, step)
            return None
        return await self._finish(scene)

    async def _finish(self, scene: Scene) -> str | None:
        unit, at = scene.unit, scene.at
        told = len(unit.outgoing)
        try:
            async with unit.session.begin_nested():
                view = await scene.flow.finish(unit, scene.who, scene.flow.answers(at.draft))
        except BotError as error:
            del unit.outgoing[told:]
            step = scene.flow.step(error.step or "")
            if step is None:
                scene.put(errors.refusal(error.code, error.values))
                parking.forget(at)
                return None
            at.draft = {key: value for key, value in at.draft.items() if key != step.key}
            await enter(scene, step, errors.words(error.code, error.values))
            return None
        then = at.then
        scene.put(view if then else await self.with_offer(unit, scene.who, view))
        parking.end(at)
        return then

    async def with_offer(self, unit: Unit, who: Who, view: View) -> View:
        """Add to a view the way back to what waits for this person."""
        waiting = await parking.newest_parked(unit, who)
        flow = self.flows.get(waiting.flow) if waiting else None
        if waiting is None or flow is None or not flow.still_good(unit, who, waiting.draft):
            return view
        return view.with_row(act(asking.go_on_with(flow.title()), "resume", waiting.id))

    async def park(self, unit: Unit, who: Who) -> None:
        """Put whatever is open aside, because the person asked for something else."""
        await parking.park_active(unit, who)

    async def _back(self, scene: Scene) -> None:
        """Return to the question before, with its answer still there until another is given."""
        asked = {step.key: step for step in scene.flow.applicable(scene.at.draft) if not isinstance(step, Think)}
        path = [key for key in scene.at.path if key in asked and key != scene.at.step]
        if not path:
            await self._here(scene)
            return
        scene.at.path = path
        await enter(scene, asked[path[-1]])

    async def _realign(self, scene: Scene) -> None:
        """A release changed the steps: keep what still validates, go to the first gap, and say so."""
        draft = dict(scene.at.draft)
        step = await first_gap(scene.flow, scene.unit, scene.who, draft, verify=True)
        scene.at.draft = draft
        scene.at.fingerprint = scene.flow.fingerprint
        scene.at.path = [one.key for one in scene.flow.applicable(draft) if one.key in draft]
        await enter(scene, step or scene.flow.steps[-1], asking.refused("changed", {}))

    async def _here(self, scene: Scene) -> None:
        """Show where somebody is once more."""
        step = scene.flow.step(scene.at.step)
        if step is None or scene.at.fingerprint != scene.flow.fingerprint:
            await self._realign(scene)
        else:
            await show(scene, step, scene.memory)

    async def _stale(self, unit: Unit, who: Who, flow: Flow, at: Conversation, message_id: int | None) -> None:
        """An old button: lead to where the person is; a double tap on the current message says nothing more."""
        if at.state == "cancelled":
            raise BotError("over")
        live = message_id is not None and message_id == await _standing_message(unit, at)
        scene = Scene(unit, who, flow, at, message_id if live else None)
        if at.state == "parked":
            parking.offer(scene)
            return
        step = flow.step(at.step)
        if step is None or at.fingerprint != flow.fingerprint:
            await self._realign(scene)
            return
        await show(scene, step, scene.memory, None if live else asking.refused("moved", {}))

    async def _activate(self, scene: Scene) -> None:
        if scene.at.state == "active":
            return
        await parking.park_active(scene.unit, scene.who)
        scene.at.state = "active"
        await scene.unit.session.flush()

    async def _move(self, scene: Scene, key: str | None) -> str | None:
        """Do one of the moves that a waiting or cancelled conversation offers."""
        if key == parking.LET_GO:
            parking.let_go(scene)
            return None
        await self._activate(scene)
        if key == parking.START_OVER:
            kept = set(scene.at.draft) - {step.key for step in scene.flow.steps}
            scene.at.draft = {name: scene.at.draft[name] for name in kept}
            scene.at.path = []
            return await self._advance(scene)
        await self._again(scene)
        return None

    async def _again(self, scene: Scene) -> None:
        """Ask the step that was waiting again, under a new turn, with what was ticked there."""
        step = scene.flow.step(scene.at.step)
        if step is None or scene.at.fingerprint != scene.flow.fingerprint:
            await self._realign(scene)
        else:
            await enter(scene, step, memory=scene.memory)


def _after(flow: Flow, step: Step) -> tuple[Step, ...]:
    return flow.steps[flow.steps.index(step) + 1 :]


async def _standing_message(unit: Unit, at: Conversation) -> int | None:
    """Return the message that stands in the conversation's place, as far as it has been sent."""
    slot = await unit.session.get(Slot, (at.chat_id, f"conv:{at.id}"))
    return slot.message_id if slot else None
