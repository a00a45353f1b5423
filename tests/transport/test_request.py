"""The client over real sockets, against a server that does one thing, often a bad one."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from email.message import Message
from email.parser import BytesParser

import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.transport.request import AiohttpRequest, NotSentError, _proxy

pytestmark = pytest.mark.wire

HEAD = b"HTTP/1.1 %b\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
YES = b'{"ok": true, "result": true}'
MESSAGE = b'{"ok": true, "result": {"message_id": 7, "date": 1, "chat": {"id": 1, "type": "private"}}}'

Out = asyncio.StreamWriter
Behave = Callable[[Out], Awaitable[None]]


class Server:
    """What the client sent, and on how many connections; `behave` writes each answer."""

    def __init__(self, behave: Behave) -> None:
        self.behave = behave
        self.calls: list[bytes] = []
        self.connections = 0
        self.url = ""

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Server"]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/bot"
        async with server:
            yield self

    async def _serve(self, read: asyncio.StreamReader, out: Out) -> None:
        self.connections += 1
        try:
            while True:
                head = await read.readuntil(b"\r\n\r\n")
                length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0] or 0)
                self.calls.append(head + await read.readexactly(length))
                await self.behave(out)
        except (asyncio.IncompleteReadError, ConnectionError):
            out.close()


def answers(body: bytes, status: bytes = b"200 OK") -> Behave:
    async def behave(out: Out) -> None:
        out.write(HEAD % (status, len(body)) + body)

    return behave


async def says_nothing(_out: Out) -> None:
    pass


async def hangs_up(out: Out) -> None:
    out.close()


async def breaks_off(out: Out) -> None:
    out.write(HEAD % (b"200 OK", len(YES)) + YES[:10])
    out.close()


async def talks_nonsense(out: Out) -> None:
    out.write(b"I am no server\r\n\r\n")


async def asked(behave: Behave, request: AiohttpRequest | None = None) -> object:
    """Return what the client makes of a server's behaviour: a result or an error."""
    async with Server(behave).open() as server, request or AiohttpRequest(read_timeout=0.1) as client:
        try:
            return await client.post(server.url)
        except TelegramError as error:
            assert len(server.calls) == 1, "nothing is tried twice"
            return error


@pytest.mark.parametrize(
    ("behave", "error"),
    [
        (says_nothing, TimedOut),
        (hangs_up, NetworkError),
        (breaks_off, NetworkError),
        (talks_nonsense, NetworkError),
        (answers(b'{"ok": false, "description": "Bad Gateway"}', b"502 Bad Gateway"), NetworkError),
        (answers(b'{"ok": false, "description": "Bad Request: x"}', b"400 Bad Request"), BadRequest),
        (answers(b'{"ok": false, "description": "Forbidden: x"}', b"403 Forbidden"), Forbidden),
        (answers(b'{"ok": false, "parameters": {"retry_after": 3}}', b"429 Too Many Requests"), RetryAfter),
    ],
)
async def test_what_went_amiss_after_a_call_left_is_told_as_the_library_tells_it(
    behave: Behave, error: type[TelegramError]
) -> None:
    found = await asked(behave)
    assert type(found) is error
    assert not isinstance(found, NotSentError)


async def lets_slip(out: Out) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\nX: what Nia wrote\x00\r\n\r\n")


@pytest.mark.parametrize("behave", [talks_nonsense, lets_slip, hangs_up, breaks_off])
async def test_an_error_tells_neither_the_token_nor_what_was_answered(behave: Behave) -> None:
    found = str(await asked(behave))
    assert not [secret for secret in ("/bot", "Nia", "no server") if secret in found]


@pytest.mark.parametrize("address", ["api.example.org/bot1:x", "ftp://localhost/bot1:x", "http://a:99999/bot1:x"])
async def test_an_address_that_is_none_is_not_told(address: str) -> None:
    async with AiohttpRequest() as client:
        with pytest.raises(NetworkError) as told:
            await client.post(f"{address}/getMe")
    assert "bot1:x" not in str(told.value)


async def test_a_closed_door_means_that_nothing_was_sent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    async with AiohttpRequest() as client:
        with pytest.raises(NotSentError, match="Nothing was sent"):
            await client.post(f"http://127.0.0.1:{port}/bot")
        with pytest.raises(NotSentError):
            await client.post("http://nowhere.invalid/bot")


async def test_a_door_that_nobody_opens_means_that_nothing_was_sent() -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full:
        address = full.getsockname()
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(address)
        async with AiohttpRequest(connect_timeout=0.2) as client:
            with pytest.raises(NotSentError):
                await client.post(f"http://127.0.0.1:{address[1]}/bot")
        for one in waiting:
            one.close()


async def test_no_free_connection_means_that_nothing_was_sent() -> None:
    async with (
        Server(says_nothing).open() as server,
        AiohttpRequest(1, pool_timeout=0.05, connect_timeout=0.05, read_timeout=0.4) as client,
    ):
        first, second = await asyncio.gather(*(client.post(server.url) for _ in range(2)), return_exceptions=True)
    assert (type(first), type(second), len(server.calls)) == (TimedOut, NotSentError, 1)


async def test_a_call_may_take_longer_than_others_where_it_says_so() -> None:
    async def dawdles(out: Out) -> None:
        await asyncio.sleep(0.2)
        await answers(YES)(out)

    async with Server(dawdles).open() as server, AiohttpRequest(read_timeout=0.05) as client:
        assert client.read_timeout == 0.05
        assert await client.post(server.url, read_timeout=5)


async def test_calls_share_connections_and_no_more_are_opened_than_allowed() -> None:
    async with Server(answers(YES)).open() as server, AiohttpRequest(3) as client:
        await asyncio.gather(*(client.post(server.url) for _ in range(20)))
        await client.post(server.url)
        assert (len(server.calls), server.connections) == (21, 3)


async def test_words_and_keyboards_arrive_as_a_form() -> None:
    async with Server(answers(MESSAGE)).open() as server, AiohttpRequest() as client, bot(server, client) as sender:
        await sender.send_message(1, "50 % & <ä> 😀", disable_notification=True)
        head, _, body = server.calls[-1].partition(b"\r\n\r\n")
    assert b"application/x-www-form-urlencoded" in head
    assert body == b"chat_id=1&text=50+%25+%26+%3C%C3%A4%3E+%F0%9F%98%80&disable_notification=true"


async def test_a_file_arrives_intact_beside_its_words() -> None:
    content = bytes(range(256)) * 2048
    async with Server(answers(MESSAGE)).open() as server, AiohttpRequest() as client, bot(server, client) as sender:
        await sender.send_document(1, content, caption="Übung & <b>", filename='Ü "1"\r\n.zip')
        parts = parsed(server.calls[-1])
    file = parts["document"]
    assert parts["caption"].get_payload(decode=True) == "Übung & <b>".encode()
    assert file.get_payload(decode=True) == content
    assert file.get_content_type() == "application/zip"
    assert b'filename="\xc3\x9c \\"1\\"__.zip"' in server.calls[-1]


async def test_several_files_arrive_under_the_names_that_the_call_refers_to() -> None:
    async with Server(answers(MESSAGE)).open() as server, AiohttpRequest() as client, bot(server, client) as sender:
        await sender.send_document(1, b"large", thumbnail=b"small")
        parts = parsed(server.calls[-1])
    named = str(parts["thumbnail"].get_payload()).removeprefix("attach://")
    assert (parts[named].get_payload(decode=True), parts["document"].get_payload(decode=True)) == (b"small", b"large")


async def test_a_file_that_nobody_takes_in_is_given_up() -> None:
    async def listens_to_nothing(_read: asyncio.StreamReader, out: Out) -> None:
        await out.wait_closed()

    async with await asyncio.start_server(listens_to_nothing, "127.0.0.1", 0, limit=1024) as listener:
        url = f"http://127.0.0.1:{listener.sockets[0].getsockname()[1]}/bot"
        short = AiohttpRequest(read_timeout=0.1, media_write_timeout=0.1, connect_timeout=0.1, pool_timeout=0.1)
        async with short as client:
            with pytest.raises(TimedOut):
                await Bot("1:x", url, request=client).send_document(1, bytes(2**25))


async def test_opening_and_closing_twice_changes_nothing_and_a_closed_one_can_be_opened() -> None:
    client = AiohttpRequest()
    await client.shutdown()
    async with Server(answers(YES)).open() as server:
        for _ in range(2):
            await client.initialize()
            await client.initialize()
            assert await client.post(server.url)
            await client.shutdown()
            await client.shutdown()
        with pytest.raises(NetworkError, match="not initialized"):
            await client.post(server.url)


async def test_closing_in_the_middle_of_a_call_ends_it() -> None:
    async with Server(says_nothing).open() as server, AiohttpRequest(read_timeout=60) as client:
        call = asyncio.ensure_future(client.post(server.url))
        while not server.calls:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        await client.shutdown()
        async with asyncio.timeout(30):
            with pytest.raises(NetworkError):
                await call


async def test_a_call_that_is_cancelled_leaves_its_connection_to_nobody() -> None:
    async with Server(says_nothing).open() as server, AiohttpRequest(1, read_timeout=60) as client:
        call = asyncio.ensure_future(client.post(server.url))
        while not server.calls:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        call.cancel()
        server.behave = answers(YES)
        assert await client.post(server.url)
        assert server.connections == 2


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [("https_proxy", "http://proxy:3128", "http://proxy:3128"), ("all_proxy", "http://all:1", "http://all:1"),
     ("no_proxy", "api.telegram.org", None)],
)  # fmt: skip
def test_the_environment_may_name_a_proxy(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, found: str | None
) -> None:
    for other in ("https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(other, raising=False)
        monkeypatch.delenv(other.upper(), raising=False)
    monkeypatch.setenv(name, value)
    assert _proxy.__wrapped__("https", "api.telegram.org") == found


@asynccontextmanager
async def bot(server: Server, client: AiohttpRequest) -> AsyncIterator[Bot]:
    """A bot of the library over this client; it asks nothing of its own."""
    yield Bot("1:x", server.url, request=client)


def parsed(call: bytes) -> dict[str, Message]:
    """The parts of a form with files, by name, as the standard library reads them."""
    head, _, body = call.partition(b"\r\n\r\n")
    kind = next(one for one in head.split(b"\r\n") if one.lower().startswith(b"content-type"))
    form = BytesParser().parsebytes(kind + b"\r\n\r\n" + body)
    return {
        str(part.get_param("name", header="content-disposition")): part
        for part in form.walk()
        if not part.is_multipart()
    }
