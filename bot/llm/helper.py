"""Asking the helper: the steps down, one repair, and an answer that fits or none."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

from bot.llm import modes
from bot.llm.calling import Answer, Calls, Model, Served
from bot.llm.errors import HelperError
from bot.llm.modes import Mode
from bot.llm.prompts import Prompt
from bot.llm.reading import UnusableError, read
from bot.llm.shapes import OFFERED, Shape
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.llm.wire import Reply

MOST_QUOTED = 2000  # characters of an answer that did not fit, given back to be mended


class Helper(Model, Protocol):
    """Whoever can be asked."""

    async def ask(self, prompt: Prompt, values: Mapping[str, Any]) -> Answer:
        """Return an answer that fits; HelperError where there is none, after `ALL_OF_IT` seconds at the latest.

        `values` are JSON. Of the ids in `values["offered"]` an answer may name any, and no other.
        """


class OpenAIHelper(Served):
    """A helper behind a server; it remembers in which mode that gives its answers."""

    _mode = modes.LADDER[0]

    async def ask(self, prompt: Prompt, values: Mapping[str, Any]) -> Answer:
        """Return an answer that fits; HelperError where there is none."""
        answer = await self._asked(lambda calls: _Question(calls, prompt, values).answered(self._mode))
        self._mode = answer.mode or self._mode
        return answer


class _Question:
    """One question on its way."""

    def __init__(self, calls: Calls, prompt: Prompt, values: Mapping[str, Any]) -> None:
        self._calls = calls
        self._prompt = prompt
        self._values = values

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
        return self._calls.answer(parsed, reply.model, mode)

    def _read(self, reply: "Reply") -> Shape:
        return read(reply.said, self._prompt.shape, self._values.get(OFFERED, ()))

    async def _asked(self, said: list[dict[str, str]], mode: Mode) -> tuple["Reply", Mode]:
        """Return a reply, and the mode in which the server gave it: the first of the ladder that it takes."""
        while True:
            try:
                return await self._in(mode, said), mode
            except HelperError as error:
                lower = modes.below(mode)
                if error.code != "unfit" or lower is None:
                    raise
                mode = lower

    async def _in(self, mode: Mode, said: list[dict[str, str]]) -> "Reply":
        options = modes.options(mode, self._prompt)
        return await self._calls.once_or_twice(lambda wire, seconds: wire.complete(said, options, seconds))


def helper_of(settings: Settings) -> OpenAIHelper | None:
    """Return the helper that the settings name; None where they have no key."""
    if settings.openai_api_key is None:
        return None
    return OpenAIHelper(settings.openai_api_key.get_secret_value(), settings.openai_base_url, settings.openai_model)
