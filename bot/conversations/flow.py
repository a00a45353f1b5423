"""A flow is a list of steps and what to do with their answers; the next step follows from the answers alone."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any

from markupsafe import Markup

from bot.conversations.step import SO_FAR, Draft, Step
from bot.db import Unit
from bot.services.who import Who
from bot.views.view import View


def _still_good(_unit: Unit, _who: Who, _draft: Draft) -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class Flow:
    """A conversation that can be held: `finish` checks every answer again, saves, and returns the closing view.

    `finish` may raise `BotError(step=…)`: the conversation then returns to that step and says why. A draft untouched
    for `idle` is put aside, quietly; `still_good` says whether it may be taken up again where it stood. On a phone that
    several read, its screens begin with the student's name, unless it is not `headed`. Where answers are final, it is
    not `reversible`, and nothing leads back. Refused for one of the reasons `put_aside_on`, a draft waits instead of
    being given up; `waits` says where it waits. `beside` is what steps keep in the draft that is no answer.
    """

    name: str
    title: Callable[[], str]
    steps: tuple[Step, ...]
    finish: Callable[[Unit, Who, Draft], Awaitable[View]]
    idle: timedelta = timedelta(hours=6)
    leavable: bool = True
    headed: bool = True
    reversible: bool = True
    still_good: Callable[[Unit, Who, Draft], bool] = _still_good
    put_aside_on: frozenset[str] = frozenset()
    waits: Callable[[Draft], Markup] | None = None
    beside: frozenset[str] = frozenset()

    @property
    def fingerprint(self) -> str:
        """Tell a release that changed the steps from one that did not."""
        shape = ",".join(f"{type(step).__name__}:{step.key}" for step in self.steps)
        return sha256(shape.encode()).hexdigest()[:16]

    def step(self, key: str) -> Step | None:
        """Return the step of that name, if this release has it."""
        return next((step for step in self.steps if step.key == key), None)

    def applicable(self, draft: Draft) -> Iterator[Step]:
        """Yield the steps that these answers call for."""
        return (step for step in self.steps if step.when(draft))

    def emptied(self, draft: Draft) -> dict[str, Any]:
        """Return what the flow was started with, without any answer."""
        dropped = {step.key for step in self.steps} | self.beside
        return {key: value for key, value in draft.items() if key not in dropped and not key.startswith(SO_FAR)}

    def answers(self, draft: Draft) -> dict[str, Any]:
        """Return what `finish` may see: answers of steps that apply, and what the flow was started with."""
        dropped = {step.key for step in self.steps} - {step.key for step in self.applicable(draft)}
        return {key: value for key, value in draft.items() if key not in dropped and not key.startswith(SO_FAR)}


async def first_gap(
    flow: Flow, unit: Unit, who: Who, draft: dict[str, Any], *, verify: bool, since: str | None = None
) -> Step | None:
    """Return the first step without an answer, or None when the flow is complete.

    With `verify`, answers that would no longer be accepted are dropped on the way: those after the answer `since`,
    where one was changed, or all of them after a release changed the steps.
    """
    keys = [step.key for step in flow.steps]
    held = keys[: keys.index(since) + 1] if since else []
    for step in flow.applicable(draft):
        if step.key not in draft:
            return step
        if verify and step.key not in held and draft[step.key] is not None:
            prompt = step.ask(await step.load(unit, who, draft), draft)
            if not step.accepts(draft[step.key], prompt):
                del draft[step.key]
                return step
    return None
