"""One request to the server, and as much of its answer as we read: the only place that knows the openai package.

Importing this takes a second, which programs without a helper do not spend.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx2
import openai
from pydantic import BaseModel, Field, ValidationError

from bot.llm.errors import HelperError

if TYPE_CHECKING:
    from bot.llm.listening import Recording

OPENAI = "https://api.openai.com/v1"
MOST_BYTES = 32 * 1024  # of an answer, or of a complaint
_UNFIT = (400, 404, 405, 413, 415, 422, 501)
_DOWN = (408, 409, 425)

for _name in ("openai", "httpx2"):
    logging.getLogger(_name).setLevel(logging.WARNING)  # with OPENAI_LOG=debug they would tell the log every word


class Reply(NamedTuple):
    """What a server said, by which model, and how many tokens it counted."""

    said: str
    model: str
    tokens: int


class _Message(BaseModel):
    content: str | None = None


class _Choice(BaseModel):
    message: _Message


class _Usage(BaseModel):
    total_tokens: int = Field(0, ge=0)


class _Completion(BaseModel):
    """What we need of a chat completion; whatever else is in it, is not looked at."""

    choices: list[_Choice] = Field(min_length=1)
    model: str = ""
    usage: _Usage | None = None


class _Transcription(BaseModel):
    """What we need of a transcription."""

    text: str
    usage: _Usage | None = None


class Wire:
    """A server and the model that is asked there. `transport` is another way than the network's."""

    def __init__(self, key: str, url: str | None, model: str, transport: httpx2.AsyncBaseTransport | None) -> None:
        self._model = model
        # Nothing is followed elsewhere: a redirect would take a child's words to an address that nobody chose.
        http = httpx2.AsyncClient(
            transport=transport, follow_redirects=False, event_hooks={"response": [_bounded]},
            headers={"Accept-Encoding": "identity"},
        )  # fmt: skip
        self._openai = openai.AsyncOpenAI(api_key=key, base_url=url or OPENAI, http_client=http, max_retries=0)
        self._completions: Any = self._openai.chat.completions.with_raw_response  # loaded by being named

    async def complete(self, messages: list[dict[str, str]], options: dict[str, Any], seconds: float) -> Reply:
        """Ask once; HelperError for whatever else happens."""
        asked = self._completions.create(model=self._model, messages=messages, timeout=seconds, **options)
        return _reply(await _content(asked, seconds), self._model)

    async def transcribe(self, recording: "Recording", seconds: float) -> Reply:
        """Have something spoken written down, once; HelperError for whatever else happens."""
        transcriptions: Any = self._openai.audio.transcriptions.with_raw_response
        file = (recording.name, recording.data, recording.mime)
        asked = transcriptions.create(model=self._model, file=file, response_format="json", timeout=seconds)
        return _written(await _content(asked, seconds), self._model)

    async def close(self) -> None:
        """Give the connections back."""
        await self._openai.close()


async def _content(asked: Awaitable[Any], seconds: float) -> bytes:
    """Return what came back from a request; HelperError where nothing did."""
    try:
        async with asyncio.timeout(seconds):
            content: bytes = (await asked).content
    except (TimeoutError, openai.APITimeoutError):
        raise HelperError("slow") from None
    except openai.APIStatusError as error:
        raise _refused(error) from None
    except openai.OpenAIError:  # no connection, or one that broke
        raise HelperError("down") from None
    return content


def _refused(error: openai.APIStatusError) -> HelperError:
    status = error.status_code
    if status == 429:
        return HelperError("busy", _seconds(error.response.headers.get("retry-after")))
    if status >= 502 or status == 500 or status in _DOWN:
        return HelperError("down", _seconds(error.response.headers.get("retry-after")))
    return HelperError("unfit" if status in _UNFIT else "denied")


def _seconds(said: str | None) -> float | None:
    """Return for how long a server wants to be left alone; a date, or nonsense, says nothing to us."""
    return float(said) if said is not None and said.isdecimal() and said.isascii() and len(said) < 10 else None


def _reply(content: bytes, model: str) -> Reply:
    try:
        found = _Completion.model_validate_json(content)
    except ValidationError:  # a page of some proxy, half an answer, or none
        raise HelperError("down") from None
    return Reply(found.choices[0].message.content or "", found.model[:80] or model, _tokens(found))


def _written(content: bytes, model: str) -> Reply:
    try:
        found = _Transcription.model_validate_json(content)
    except ValidationError:
        raise HelperError("down") from None
    return Reply(found.text, model, _tokens(found))


def _tokens(found: _Completion | _Transcription) -> int:
    return found.usage.total_tokens if found.usage else 0


async def _bounded(response: httpx2.Response) -> None:
    """Let no answer be read beyond what we can use; a packed one might be a thousand times as large as it says."""
    if response.headers.get("content-encoding", "identity") != "identity":
        raise HelperError("too_long")
    assert isinstance(response.stream, httpx2.AsyncByteStream)
    response.stream = _Bounded(response.stream)


class _Bounded(httpx2.AsyncByteStream):
    def __init__(self, stream: httpx2.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        read = 0
        async for part in self._stream:
            read += len(part)
            if read > MOST_BYTES:
                raise HelperError("too_long")
            yield part

    async def aclose(self) -> None:
        """Give the connection back."""
        await self._stream.aclose()
