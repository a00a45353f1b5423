"""Listening, against a server that keeps to a script: what leaves, what is taken, and when it stops."""

import asyncio
from typing import Any

import pytest

from bot.llm.errors import HelperError
from bot.llm.listening import OpenAIListener, Recording, listener_of
from bot.settings import Settings
from tests.llm.server import DEAF, URL, Server, hears, patience, status

SPOKEN = Recording(b"OggS\x00\xff\r\n--", "voice.ogg", "audio/ogg")


async def code_of(listener: OpenAIListener) -> str | None:
    try:
        await listener.hear(SPOKEN)
    except HelperError as error:
        return error.code
    return None


async def test_what_was_spoken_comes_back_as_words_on_one_line() -> None:
    server = Server()
    server.heard = [hears(" We made\na bridge\x00 \u202eof spaghetti. ", usage={"total_tokens": 9})]
    answer = await server.listener().hear(SPOKEN)
    assert answer.parsed.model_dump() == {"words": "We made a bridge of spaghetti."}
    assert (answer.model, answer.tokens, answer.calls, answer.mode) == ("small-ears", 9, 1, None)
    (asked,) = server.asked
    assert asked.url == f"{URL}/audio/transcriptions"
    assert asked.spoken == {"model": b"small-ears", "response_format": b"json", "file": SPOKEN.data}


@pytest.mark.parametrize("fault", DEAF)
async def test_every_fault_is_one_of_a_few_errors(fault: str) -> None:
    play, code = DEAF[fault]
    server = Server()
    server.heard = [play] * 2
    async with asyncio.timeout(30):
        assert await code_of(server.listener(a_call=patience(code))) == code
    assert len(server.asked) <= 2


async def test_who_has_no_ears_rests_and_still_sorts_words() -> None:
    server = Server()
    listener, helper = server.listener(), server.helper()
    assert [await code_of(listener) for _ in range(4)] == ["unfit", "unfit", "unfit", "resting"]
    assert listener.rests
    assert not helper.rests


async def test_a_child_who_says_nothing_silences_it_for_nobody_and_a_busy_one_is_asked_once_more() -> None:
    server = Server()
    server.heard = [*[hears("")] * 4, status(429, retry_after="7"), hears("a bridge")]
    listener = server.listener()
    assert [await code_of(listener) for _ in range(5)] == ["silent"] * 4 + [None]
    assert server.waits == [7]


def test_there_is_one_where_there_are_a_key_and_a_model_for_it() -> None:
    def made(**given: Any) -> OpenAIListener | None:
        return listener_of(Settings(_env_file=None, **given))

    assert made(openai_api_key="sk-7") is None
    assert made(openai_api_key="sk-7", openai_transcribe_model="") is None
    assert made(openai_api_key="", openai_transcribe_model="whisper-1") is None
    found = made(openai_api_key="sk-7", openai_transcribe_model="whisper-1")
    assert found is not None
    assert found.model == "whisper-1"
