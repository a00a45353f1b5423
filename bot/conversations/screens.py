"""Putting a conversation's current step on its screen, and remembering what was shown there."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from markupsafe import Markup

from bot.conversations.flow import Flow
from bot.conversations.step import Step, Values
from bot.conversations.steps import Think
from bot.db import Unit
from bot.models import Conversation, WorkRow
from bot.services.who import Who
from bot.views import asking
from bot.views.view import Button, Option, Prompt, Screen, View

BACK = "!back"
SKIP = "!skip"
LEAVE = "!leave"
KEEP = timedelta(days=7)


@dataclass
class Scene:
    """One conversation while it is being moved: everything that the moves need, together.

    `standing` is the message whose button was pressed, when that button was a current one: it is edited. Without it the
    next screen is a new message, and the old one loses its buttons; unless it comes `in_place` of what stands there by
    the time it is sent.
    """

    unit: Unit
    who: Who
    flows: Mapping[str, Flow]
    at: Conversation
    standing: int | None = None
    in_place: bool = False

    @property
    def flow(self) -> Flow:
        """The flow that is being held."""
        return self.flows[self.at.flow]

    @property
    def step(self) -> Step | None:
        """Where it stands; None when a release has changed the steps since."""
        return self.flow.step(self.at.step) if self.at.fingerprint == self.flow.fingerprint else None

    @property
    def slot(self) -> str:
        """The conversation's own place in the chat."""
        return f"conv:{self.at.id}"

    def put(self, view: View) -> None:
        """Show a view in the conversation's place."""
        told = screen(self.who, view, slot=self.slot, standing=self.standing, headed=self.flow.headed)
        self.unit.tell(replace(told, fresh=False) if self.in_place else told)

    def touch(self, span: timedelta) -> None:
        """Note that something happened, and when silence will mean something."""
        self.at.touched_at = self.unit.now
        self.at.expires_at = self.unit.now + span

    @property
    def memory(self) -> Values:
        """What the current turn remembers: the page, the ticks so far."""
        memory: Values = self.at.shown.get("memory", {})
        return memory

    def offer(self, view: View, keys: dict[str, str], *beside: Button) -> None:
        """Show a view whose buttons are the conversation's own moves (go on, undo …), and some `beside`; a new turn."""
        self.at.turn = new_turn()
        self.at.shown = {**self.at.shown, "keys": list(keys)}
        self.put(view.with_row(*(self.button(label, n) for n, label in enumerate(keys.values())), *beside))

    def button(self, label: str, index: int) -> Button:
        """Return a button that answers this turn with the key shown at `index`."""
        return Button(label, f"c:{self.at.id}:{self.at.turn}:{index}")


def screen(
    who: Who, view: View, *, slot: str | None = None, standing: int | None = None, headed: bool = True
) -> Screen:
    """Return a view on its way to a person: in place of the message they pressed, or as a new one."""
    private = who.chat.kind == "private"
    return Screen(
        who.chat.id,
        view,
        slot,
        standing is None,
        standing,
        who.name if headed and private and (who.family_phone or who.shares_account) else "",
        who.user.id if private and who.user else None,
        who.topic,
    )


def new_turn() -> str:
    """Return a token that no earlier screen carries; a counter would repeat itself."""
    return secrets.token_urlsafe(6)


async def ask(scene: Scene, step: Step) -> Prompt:
    """Return a step's question, as of now."""
    with scene.unit.session.no_autoflush:  # no question is about where the conversation stands: that is written once
        return step.ask(await step.load(scene.unit, scene.who, scene.at.draft), scene.at.draft)


async def enter(scene: Scene, step: Step, note: Markup | None = None, memory: Values | None = None) -> None:
    """Move to a step: a new turn, so that every older button is stale from here on."""
    scene.at.step = step.key
    scene.at.turn = new_turn()
    scene.at.shown = {}
    scene.at.path = [*(key for key in scene.at.path if key != step.key), step.key]
    await show(scene, step, memory or step.begin(scene.at.draft), note)
    if isinstance(step, Think):
        scene.unit.tell(_work(scene, step))


async def show(
    scene: Scene, step: Step, memory: Values, note: Markup | None = None, prompt: Prompt | None = None
) -> None:
    """Show a step again within its turn: after a refusal, a page turned, a tick set.

    Within a turn a key keeps its index: a tap that is delivered twice, the second time after the redraw, still means
    what it meant. `prompt` spares asking for what was just loaded.
    """
    prompt = prompt or await ask(scene, step)
    rows = rows_of(scene, step, prompt, memory)
    keys = list(dict.fromkeys([*scene.at.shown.get("keys", []), *(option.key for row in rows for option in row)]))
    index = {key: n for n, key in enumerate(keys)}
    scene.at.shown = {"keys": keys, "memory": dict(memory)}
    scene.touch(scene.flow.idle)
    keyboard = tuple(tuple(scene.button(option.label, index[option.key]) for option in row) for row in rows)
    beside = (prompt.beside,) if prompt.beside else ()
    scene.put(View(prompt.text, (*keyboard, *beside), prompt.attachment).after(note))


def rows_of(scene: Scene, step: Step, prompt: Prompt, memory: Values) -> list[tuple[Option, ...]]:
    """Return all rows of buttons of a screen: the answers, and the ways on and back."""
    rows = step.rows(prompt, memory)
    offered = {option.key for row in rows for option in row}
    return [*rows, *_ways_on(scene, step, offered)]


def _ways_on(scene: Scene, step: Step, offered: set[str]) -> list[tuple[Option, ...]]:
    first = scene.at.path[:1] in ([], [step.key])
    ways = [Option(SKIP, asking.skip())] if step.optional else []
    if not first and BACK not in offered and scene.flow.reversible:
        ways.append(Option(BACK, asking.back()))
    elif first and scene.flow.leavable:
        ways.append(Option(LEAVE, asking.leave()))
    return [tuple(ways)] if ways else []


def _work(scene: Scene, step: Think) -> WorkRow:
    return WorkRow(
        kind=step.work,
        payload=step.payload(scene.at.draft),
        lane=str(scene.who.chat.telegram_id),
        conversation_id=scene.at.id,
        turn=scene.at.turn,
        created_at=scene.unit.now,
    )
