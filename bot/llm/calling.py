"""Calling a server, whatever it is asked for: one retry, a pause after failures, and an end to all of it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from bot.llm.circuit import Circuit
from bot.llm.errors import HelperError
from bot.llm.modes import Mode
from bot.llm.shapes import Shape

if TYPE_CHECKING:
    from bot.llm.wire import Reply, Wire

A_CALL = 20.0  # seconds for one request
ALL_OF_IT = 45.0  # seconds for everything that one question takes; the lease of work is two minutes
AGAIN_AFTER = 1.0  # seconds before a second try, where the server does not say how long
AGAIN = ("busy", "down")

Call = Callable[["Wire", float], Awaitable["Reply"]]


@dataclass(frozen=True)
class Answer:
    """What came back, in its shape; `calls` is how many requests it took, `mode` how a server was asked for JSON."""

    parsed: Shape
    model: str
    tokens: int
    milliseconds: int
    mode: Mode | None
    calls: int


def _loop_seconds() -> float:
    return asyncio.get_running_loop().time()


@dataclass(frozen=True)
class Timing:
    """How long a request and all of a question may take, by whose seconds; they are the event loop's in production."""

    a_call: float = A_CALL
    all_of_it: float = ALL_OF_IT
    seconds: Callable[[], float] = _loop_seconds
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep


class Calls:
    """The requests of one question: what they have cost so far, and whether there may be another try."""

    def __init__(self, wire: "Wire", timing: Timing) -> None:
        self._wire = wire
        self._timing = timing
        self._began = timing.seconds()
        self._may_repeat = True
        self._tokens = self._made = 0

    async def once_or_twice(self, call: Call) -> "Reply":
        """Make one request; where that may help, and there was no second try yet, another."""
        try:
            return await self._called(call)
        except HelperError as error:
            wait = AGAIN_AFTER if error.retry_after is None else error.retry_after
            if error.code not in AGAIN or not self._may_repeat or self._spent() + wait >= self._timing.all_of_it:
                raise
            self._may_repeat = False
            await self._timing.sleep(wait)
        return await self._called(call)

    def answer(self, parsed: Shape, model: str, mode: Mode | None = None) -> Answer:
        """Return what came back, with what it has cost."""
        return Answer(parsed, model, self._tokens, self._milliseconds(), mode, self._made)

    def charged(self, error: HelperError) -> HelperError:
        """Return an error with what it has cost."""
        error.tokens, error.milliseconds, error.calls = self._tokens, self._milliseconds(), self._made
        return error

    async def _called(self, call: Call) -> "Reply":
        self._made += 1
        reply = await call(self._wire, self._timing.a_call)
        self._tokens += reply.tokens
        return reply

    def _spent(self) -> float:
        return self._timing.seconds() - self._began

    def _milliseconds(self) -> int:
        return round(self._spent() * 1000)


class Model(Protocol):
    """Whoever can be asked for something, under the name of a model."""

    model: str

    @property
    def rests(self) -> bool:
        """Whether it makes no sense to ask now."""

    async def close(self) -> None:
        """Give everything back."""


class Served:
    """A model behind a server that speaks as OpenAI does; `transport` is another way there than the network's."""

    def __init__(
        self, key: str, url: str | None, model: str, *, transport: Any = None, timing: Timing | None = None
    ) -> None:
        self.model = model
        self._with = (key, url, model, transport)
        # Loading what this needs takes a second: before the first update, not while a class waits behind one student.
        self._made: Wire | None = _wire_of(*self._with)
        self._timing = timing or Timing()
        self._circuit = Circuit(self._timing.seconds)

    @property
    def rests(self) -> bool:
        """Whether this is the pause after failures."""
        return self._circuit.rests

    async def _asked(self, question: Callable[[Calls], Awaitable[Answer]]) -> Answer:
        """Return what became of a question; HelperError where that is nothing, after `ALL_OF_IT` at the latest."""
        if self.rests:
            raise HelperError("resting")
        self._made = self._made or _wire_of(*self._with)
        calls = Calls(self._made, self._timing)
        try:
            async with asyncio.timeout(self._timing.all_of_it):
                answer = await question(calls)
        except TimeoutError:
            raise self._noted(calls.charged(HelperError("slow"))) from None
        except HelperError as error:
            raise self._noted(calls.charged(error)) from None
        self._circuit.went_well()
        return answer

    async def close(self) -> None:
        """Give the connections back; the next question makes new ones."""
        made, self._made = self._made, None
        if made is not None:
            await made.close()

    def _noted(self, error: HelperError) -> HelperError:
        """An answer that does not fit is one: a child who plays with it shall not silence it for all others."""
        if error.code in ("garbled", "silent"):
            self._circuit.went_well()
        else:
            self._circuit.failed()
        return error


def _wire_of(key: str, url: str | None, model: str, transport: Any) -> "Wire":
    from bot.llm.wire import Wire  # only where there is a helper

    return Wire(key, url, model, transport)
