"""Asking the helper: the steps down, one repair, one retry, and an end to all of it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from bot.llm import modes
from bot.llm.circuit import Circuit
from bot.llm.errors import HelperError
from bot.llm.modes import Mode
from bot.llm.prompts import Prompt
from bot.llm.reading import UnusableError, read
from bot.llm.shapes import OFFERED, Shape
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.llm.wire import Reply, Wire

A_CALL = 20.0  # seconds for one request
ALL_OF_IT = 45.0  # seconds for everything that one question takes; the lease of work is two minutes
AGAIN_AFTER = 1.0  # seconds before a second try, where the server does not say how long
AGAIN = ("busy", "down")
MOST_QUOTED = 2000  # characters of an answer that did not fit, given back to be mended


@dataclass(frozen=True)
class Answer:
    """What the helper said: `parsed` has the prompt's shape; `calls` is how many requests it took."""

    parsed: Shape
    model: str
    tokens: int
    milliseconds: int
    mode: Mode
    calls: int


class Helper(Protocol):
    """Whoever can be asked."""

    model: str

    @property
    def rests(self) -> bool:
        """Whether it makes no sense to ask now."""

    async def ask(self, prompt: Prompt, values: Mapping[str, Any]) -> Answer:
        """Return an answer that fits; HelperError where there is none, after `ALL_OF_IT` seconds at the latest.

        `values` are JSON. Of the ids in `values["offered"]` an answer may name any, and no other.
        """

    async def close(self) -> None:
        """Give everything back."""


def _loop_seconds() -> float:
    return asyncio.get_running_loop().time()


@dataclass(frozen=True)
class Timing:
    """How long a request and all of a question may take, by whose seconds; they are the event loop's in production."""

    a_call: float = A_CALL
    all_of_it: float = ALL_OF_IT
    seconds: Callable[[], float] = _loop_seconds
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep


class OpenAIHelper:
    """A helper behind a server that speaks as OpenAI does; `transport` is another way there than the network's."""

    def __init__(
        self, key: str, url: str | None, model: str, *, transport: Any = None, timing: Timing | None = None
    ) -> None:
        self.model = model
        self._made: Wire | None = None
        self._with = (key, url, model, transport)
        self._making = asyncio.Lock()
        self._timing = timing or Timing()
        self._circuit = Circuit(self._timing.seconds)
        self._mode: Mode = modes.LADDER[0]

    @property
    def rests(self) -> bool:
        """Whether this is the pause after failures."""
        return self._circuit.rests

    async def ask(self, prompt: Prompt, values: Mapping[str, Any]) -> Answer:
        """Return an answer that fits; HelperError where there is none."""
        if self.rests:
            raise HelperError("resting")
        question = _Question(self._wire, prompt, values, self._timing)
        try:
            async with asyncio.timeout(self._timing.all_of_it):
                answer = await question.answered(self._mode)
        except TimeoutError:
            raise self._noted(question.charged(HelperError("slow"))) from None
        except HelperError as error:
            raise self._noted(question.charged(error)) from None
        self._circuit.went_well()
        self._mode = answer.mode
        return answer

    async def close(self) -> None:
        """Give the connections back; the next question makes new ones."""
        made, self._made = self._made, None
        if made is not None:
            await made.close()

    def _noted(self, error: HelperError) -> HelperError:
        """An answer that does not fit is one: a child who plays with it shall not silence it for all others."""
        if error.code == "garbled":
            self._circuit.went_well()
        else:
            self._circuit.failed()
        return error

    async def _wire(self) -> "Wire":
        async with self._making:
            if self._made is None:
                self._made = await asyncio.to_thread(_wire_of, *self._with)
            return self._made


class _Question:
    """One question on its way: what it has cost so far, and whether there may be another try."""

    def __init__(
        self, wire: Callable[[], Awaitable["Wire"]], prompt: Prompt, values: Mapping[str, Any], timing: Timing
    ) -> None:
        self._wire = wire
        self._timing = timing
        self._prompt = prompt
        self._values = values
        self._began = timing.seconds()
        self._may_repeat = True
        self._tokens = self._calls = 0

    async def answered(self, mode: Mode) -> Answer:
        """Ask, and once more with what was amiss; then it is `garbled`."""
        said = modes.messages(self._prompt, self._values)
        try:
            reply, mode = await self._asked(said, mode)
            parsed = self._read(reply)
        except UnusableError as problem:
            mend = f"That cannot be used. {problem} Answer again, with the JSON object alone."
            said += [{"role": "assistant", "content": reply.said[:MOST_QUOTED]}, {"role": "user", "content": mend}]
            reply, mode = await self._asked(said, mode)
            try:
                parsed = self._read(reply)
            except UnusableError:
                raise HelperError("garbled") from None
        return Answer(parsed, reply.model, self._tokens, round(self._spent() * 1000), mode, self._calls)

    def charged(self, error: HelperError) -> HelperError:
        """Return an error with what it has cost."""
        error.tokens, error.milliseconds, error.calls = self._tokens, round(self._spent() * 1000), self._calls
        return error

    def _read(self, reply: "Reply") -> Shape:
        return read(reply.said, self._prompt.shape, self._values.get(OFFERED, ()))

    async def _asked(self, said: list[dict[str, str]], mode: Mode) -> tuple["Reply", Mode]:
        """Return a reply, and the mode in which the server gave it: the first of the ladder that it takes."""
        while True:
            try:
                return await self._once_or_twice(said, mode), mode
            except HelperError as error:
                lower = modes.below(mode)
                if error.code != "unfit" or lower is None:
                    raise
                mode = lower

    async def _once_or_twice(self, said: list[dict[str, str]], mode: Mode) -> "Reply":
        try:
            return await self._called(said, mode)
        except HelperError as error:
            wait = AGAIN_AFTER if error.retry_after is None else error.retry_after
            if error.code not in AGAIN or not self._may_repeat or self._spent() + wait >= self._timing.all_of_it:
                raise
            self._may_repeat = False
            await self._timing.sleep(wait)
        return await self._called(said, mode)

    async def _called(self, said: list[dict[str, str]], mode: Mode) -> "Reply":
        self._calls += 1
        reply = await (await self._wire()).complete(said, modes.options(mode, self._prompt), self._timing.a_call)
        self._tokens += reply.tokens
        return reply

    def _spent(self) -> float:
        return self._timing.seconds() - self._began


def helper_of(settings: Settings) -> OpenAIHelper | None:
    """Return the helper that the settings name; None where they have no key."""
    if settings.openai_api_key is None:
        return None
    return OpenAIHelper(settings.openai_api_key.get_secret_value(), settings.openai_base_url, settings.openai_model)


def _wire_of(key: str, url: str | None, model: str, transport: Any) -> "Wire":
    from bot.llm.wire import Wire  # a second, and only where there is a helper

    return Wire(key, url, model, transport)
