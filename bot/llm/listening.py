"""Listening: what somebody has spoken, written down by a model of the same server that is made for that."""

from dataclasses import dataclass
from typing import Protocol

from pydantic import ValidationError

from bot.llm.calling import Answer, Calls, Model, Served
from bot.llm.errors import HelperError
from bot.llm.shapes import Heard
from bot.settings import Settings


@dataclass(frozen=True)
class Recording:
    """What was spoken: the bytes of a file, and a name that says which kind it is."""

    data: bytes
    name: str
    mime: str


class Listener(Model, Protocol):
    """Whoever can listen."""

    async def hear(self, recording: Recording) -> Answer:
        """Return the words, as `Heard`; HelperError where there are none, after `ALL_OF_IT` seconds at the latest."""


class OpenAIListener(Served):
    """A listener behind a server; it rests apart from the helper, who may still sort."""

    async def hear(self, recording: Recording) -> Answer:
        """Return the words; HelperError where there are none."""
        return await self._asked(lambda calls: _written_down(calls, recording))


async def _written_down(calls: Calls, recording: Recording) -> Answer:
    reply = await calls.once_or_twice(lambda wire, seconds: wire.transcribe(recording, seconds))
    if not any(one.isalnum() for one in reply.said):
        raise HelperError("silent")
    try:
        return calls.answer(Heard(words=reply.said), reply.model)
    except ValidationError:
        raise HelperError("garbled") from None


def listener_of(settings: Settings) -> OpenAIListener | None:
    """Return the listener that the settings name; None where they have no key, or no model for it."""
    if settings.openai_api_key is None or not settings.openai_transcribe_model:
        return None
    key = settings.openai_api_key.get_secret_value()
    return OpenAIListener(key, settings.openai_base_url, settings.openai_transcribe_model)
