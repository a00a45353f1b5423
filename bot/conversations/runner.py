"""The runner: finds whose conversation an input belongs to, refuses what is stale or not theirs, and moves it on.

It writes nothing but `conversations` and `work` rows and tells screens to the unit; whatever a flow's `finish` writes
is in the same transaction.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from bot.conversations import answers, moves, parking
from bot.conversations.flow import Flow
from bot.conversations.given import Given
from bot.conversations.screens import Scene, screen
from bot.conversations.step import ALBUM
from bot.db import Unit
from bot.models import Conversation, Slot
from bot.models.base import new_id
from bot.services.errors import BotError
from bot.services.who import Who
from bot.views import asking
from bot.views.view import Button, View

PRESSED = Given("press")
ID = re.compile(r"[a-z0-9]{16,32}")
INDEX = re.compile(r"[0-9]{1,3}")
SECOND_TAP = timedelta(seconds=10)


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

        `then` is the command that the person really asked for: the end of the flow leads back to it.
        """
        flow = self.flows[name]
        begun = await parking.unfinished(unit, who)
        known = next((one for one in begun if one.flow == name), None)
        if known is not None and flow.still_good(unit, who, known.draft):
            known.then = then or known.then
            scene = Scene(unit, who, self.flows, known, standing)
            if known.state == "active":
                await moves.here(scene)
            else:
                await moves.welcome_back(scene)
            return
        if known is not None:
            parking.forget(known)
            await unit.session.flush()
        if parking.open_of(begun) is not None:
            await parking.park_active(unit, who)
        await moves.advance(self._new(unit, who, flow, draft or {}, standing, then))

    async def put_away(
        self, unit: Unit, who: Who, name: str, draft: dict[str, Any], view: View, label: str, *beside: Button,
        standing: int | None = None,
    ) -> None:  # fmt: skip
        """Show a view with a button that leads to these answers: what was made of them was taken back."""
        await parking.put_away(self._new(unit, who, self.flows[name], draft, standing), view, label, *beside)

    def _new(
        self, unit: Unit, who: Who, flow: Flow, draft: dict[str, Any], standing: int | None, then: str | None = None
    ) -> Scene:
        at = Conversation(
            id=new_id(), chat_id=who.chat.id, user_id=who.user.id if who.user else None, flow=flow.name,
            fingerprint=flow.fingerprint, state="active", step="", turn="", shown={}, draft=draft, path=[],
            then=then, started_at=unit.now, touched_at=unit.now,
        )  # fmt: skip
        unit.session.add(at)
        return Scene(unit, who, self.flows, at, standing)

    async def say(self, unit: Unit, who: Who, given: Given) -> str | None:
        """Take anything that is no press and no command; return the command to go on with, if the flow had one."""
        at, waiting = await self._begun(unit, who)
        if at is None and given.enclosed:
            at = self._taking_photos(waiting)
        if at is not None and at.flow in self.flows:
            if given.album is not None and at.draft.get(ALBUM) == given.album:
                return None  # an album is one input, and was answered
            at.draft = {**at.draft, ALBUM: given.album} if given.album is not None else at.draft
            return await answers.take(Scene(unit, who, self.flows, at), given, None)
        if waiting is not None:
            await moves.welcome_back(Scene(unit, who, self.flows, waiting), given)
        else:
            unit.tell(screen(who, asking.nothing_open()))
        return None

    async def press(self, unit: Unit, who: Who, payload: tuple[str, str, str], message_id: int | None) -> str | None:
        """Take a press on a conversation's button; every part of the payload was written by the client."""
        conversation, turn, index = payload
        if not ID.fullmatch(conversation):
            raise BotError("over")
        at = await unit.session.get(Conversation, conversation)
        if at is None or at.chat_id != who.chat.id or at.flow not in self.flows:
            raise BotError("over")
        if at.user_id != (who.user.id if who.user else None):
            raise BotError("strangers" if who.user is None else "not_yours")
        keys = at.shown.get("keys", [])
        if turn != at.turn or not INDEX.fullmatch(index) or int(index) >= len(keys):
            await self._stale(unit, who, at, message_id)
            return None
        return await answers.take(Scene(unit, who, self.flows, at, message_id), PRESSED, keys[int(index)])

    async def worked(self, unit: Unit, who: Who, conversation: str, turn: str, result: Any) -> str | None:
        """Take what slow work returned; refuse it if the person has moved on.

        Where somebody else who shares the account speaks by now, it waits for whoever asked.
        """
        at = await unit.session.get(Conversation, conversation)
        if at is None or at.turn != turn or at.state not in ("active", "parked") or at.flow not in self.flows:
            return None
        at.draft = {**at.draft, at.step: result}
        if at.state == "active" and at.user_id != (who.user.id if who.user else None):
            parking.park(unit, at)
        if at.state != "active":
            return None
        # It takes the place of the message that says to wait: what else there is to say is held back meanwhile.
        scene = Scene(unit, who, self.flows, at, in_place=True)
        try:
            return await moves.worked(scene)
        except BotError as error:  # what stands behind the next question has changed: a role, a class
            moves.close(scene, error)
            return None

    async def cancel(self, unit: Unit, who: Who) -> bool:
        """Put the open conversation away, with a way to undo it; False if there is none."""
        at = await parking.active(unit, who)
        if at is None or at.flow not in self.flows:
            return False
        parking.cancel(Scene(unit, who, self.flows, at))
        return True

    async def drop(self, unit: Unit, who: Who, flow: str) -> None:
        """Forget an unfinished draft of this flow: the person asked for a new one outright."""
        await self._forget(unit, await self._unfinished(unit, who, flow))

    async def drop_others(
        self, unit: Unit, who: Who, flow: str, draft: Mapping[str, Any], about: Iterable[str]
    ) -> None:
        """Forget an unfinished draft of this flow about something else; one about the same learns what holds by now."""
        at = await self._unfinished(unit, who, flow)
        if at is not None and all(at.draft.get(key) == draft[key] for key in about):
            at.draft = {**at.draft, **self.flows[flow].emptied(draft)}
        else:
            await self._forget(unit, at)

    async def _unfinished(self, unit: Unit, who: Who, flow: str) -> Conversation | None:
        return next((one for one in await parking.unfinished(unit, who) if one.flow == flow), None)

    async def _forget(self, unit: Unit, at: Conversation | None) -> None:
        if at is not None:
            parking.forget(at)
            await unit.session.flush()

    async def knows(self, unit: Unit, who: Who) -> bool:
        """Whether a conversation is open with this person, or waits for them."""
        return any(await self._begun(unit, who))

    async def waits_for_photo(self, unit: Unit, who: Who) -> bool:
        """Whether a photo belongs to a conversation: to the open one, or to one that waits where photos are taken."""
        at, waiting = await self._begun(unit, who)
        return (at is not None and at.flow in self.flows) or self._taking_photos(waiting) is not None

    async def _begun(self, unit: Unit, who: Who) -> tuple[Conversation | None, Conversation | None]:
        """Return the conversation that is open with a person, and the one that waits for them."""
        begun = await parking.unfinished(unit, who)
        return parking.open_of(begun), parking.newest_waiting_of(begun, unit, who, self.flows)

    def _taking_photos(self, waiting: Conversation | None) -> Conversation | None:
        step = self.flows[waiting.flow].step(waiting.step) if waiting is not None else None
        return waiting if step is not None and step.takes_photos else None

    async def resume(self, unit: Unit, who: Who, conversation: str) -> None:
        """Take up a waiting conversation of this person again."""
        at = await unit.session.get(Conversation, conversation)
        if at is None or at.state not in ("parked", "active") or at.flow not in self.flows:
            raise BotError("over")
        if at.chat_id != who.chat.id or (who.user and who.user.id) != at.user_id:
            raise BotError("over")
        scene = Scene(unit, who, self.flows, at)
        await moves.activate(scene)
        try:
            await moves.again(scene)
        except BotError as error:  # what it was about is gone: nothing shall lead back to it
            moves.close(scene, error)

    async def aside(self, unit: Unit, who: Who, view: View) -> View:
        """Park what is open for something else, and add to that the way back to what waits."""
        return await parking.aside(unit, who, self.flows, view)

    async def park(self, unit: Unit, who: Who) -> None:
        """Put whatever is open aside, because the person asked for something else."""
        await parking.park_active(unit, who)

    async def remind(self, unit: Unit, who: Who) -> bool:
        """Show somebody where they are, or what waits for them; False if nothing does."""
        at, waiting = await self._begun(unit, who)
        if at is not None and at.flow in self.flows:
            await moves.here(Scene(unit, who, self.flows, at))
            return True
        if waiting is not None:
            await moves.welcome_back(Scene(unit, who, self.flows, waiting))
        return waiting is not None

    async def _stale(self, unit: Unit, who: Who, at: Conversation, message_id: int | None) -> None:
        """An old button: lead to where the person is. A second tap on the current message says nothing more."""
        slot = await unit.session.get(Slot, (at.chat_id, f"conv:{at.id}"))
        live = slot is not None and slot.message_id == message_id
        scene = Scene(unit, who, self.flows, at, message_id if live else None)
        if at.state == "parked":
            await moves.welcome_back(scene)
        elif at.state == "active":
            await moves.here(scene, None if live else "moved")
        elif not (live and at.state != "gone" and unit.now - at.touched_at < SECOND_TAP):
            await self._instead(unit, who)

    async def _instead(self, unit: Unit, who: Who) -> None:
        """The conversation of a pressed button is over: lead to the one that is open, if there is one."""
        at = await parking.active(unit, who)
        if at is None or at.flow not in self.flows:
            raise BotError("over")
        await moves.here(Scene(unit, who, self.flows, at), "moved")
