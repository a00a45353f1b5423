"""How we speak HTTP with the Bot API: the library's interface over aiohttp, at a fraction of its own client's cost.

What went amiss is told by whether Telegram may have heard of it. Where no connection came about, it has not:
`NotSentError`. Silence and broken connections leave that open: `TimedOut` and any other `NetworkError`. Nothing is
tried twice here; that is for the queues to decide.
"""

import io
import re
from functools import cache
from typing import Any
from urllib.parse import urlencode, urlsplit
from urllib.request import getproxies, proxy_bypass

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    DummyCookieJar,
    FormData,
    TCPConnector,
)
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
KEEP_ALIVE = 30.0  # seconds that a connection waits for its next call
NAMES_HOLD = 300  # seconds until the name of the API is looked up again
CONTROLS = re.compile(r"[\x00-\x1f\x7f]")


class NotSentError(NetworkError):
    """Telegram cannot have heard of this call: there was no connection."""


class AiohttpRequest(BaseRequest):
    """Keeps connections open between calls, at most `connections` at once; all times are in seconds.

    A call waits `pool_timeout` for a free connection, `connect_timeout` for a new one, `write_timeout` until it has
    left (`media_write_timeout` with files) and `read_timeout` for every piece of its answer.
    """

    def __init__(
        self,
        connections: int = 64,
        *,
        read_timeout: float = 5.0,
        write_timeout: float = 5.0,
        media_write_timeout: float = 20.0,
        connect_timeout: float = 5.0,
        pool_timeout: float = 5.0,
    ) -> None:
        self._connections = connections
        self._read, self._write, self._media_write = read_timeout, write_timeout, media_write_timeout
        self._connect, self._pool = connect_timeout, pool_timeout
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """How long an answer may take where a call does not say; the library adds it to that of a long poll."""
        return self._read

    async def initialize(self) -> None:
        """Be ready for calls; a second time changes nothing."""
        if self._session is None:
            door = TCPConnector(limit=self._connections, keepalive_timeout=KEEP_ALIVE, ttl_dns_cache=NAMES_HOLD)
            self._session = ClientSession(
                connector=door, cookie_jar=DummyCookieJar(), headers={"User-Agent": self.USER_AGENT}
            )

    async def shutdown(self) -> None:
        """Close every connection; a second time changes nothing."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make one call; return its status and body, or raise what the module says of errors."""
        if self._session is None:
            raise RuntimeError("This request is not initialized, or shut down already.")
        has_files = request_data is not None and request_data.contains_files
        timeout = _patience(
            _or(read_timeout, self._read),
            _or(write_timeout, self._media_write if has_files else self._write),
            _or(connect_timeout, self._connect),
            _or(pool_timeout, self._pool),
        )
        body = _body(request_data) if request_data else None
        headers = None if has_files else FORM
        proxy = _proxy(*urlsplit(url)[:2])
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=timeout, proxy=proxy, allow_redirects=False
            ) as response:
                return response.status, await response.read()
        except (ClientConnectorError, ConnectionTimeoutError) as error:
            raise NotSentError(f"Nothing was sent: {_named(error)}") from error
        except TimeoutError as error:
            raise TimedOut from error
        except (ClientError, OSError) as error:
            raise NetworkError(_named(error)) from error


def _or(asked: Any, default: float) -> float | None:
    patience: float | None = default if asked is BaseRequest.DEFAULT_NONE else asked
    return patience


def _patience(read: float | None, write: float | None, connect: float | None, pool: float | None) -> ClientTimeout:
    """Return these times as aiohttp knows them: of writing it has no time, but of everything together it has."""
    arriving = None if connect is None or pool is None else connect + pool
    total = None if arriving is None or write is None or read is None else arriving + write + read
    return ClientTimeout(total=total, connect=arriving, sock_connect=connect, sock_read=read)


def _body(data: RequestData) -> bytes | FormData:
    if not data.contains_files:
        return urlencode(data.json_parameters).encode()
    form = FormData(data.json_parameters, quote_fields=False, default_to_multipart=True)
    for field, (name, content, kind) in data.multipart_data.items():
        file = io.BytesIO(content) if isinstance(content, bytes) else content  # it leaves piece by piece
        form.add_field(field, file, filename=CONTROLS.sub("_", name), content_type=kind)
    return form


@cache
def _proxy(scheme: str, host: str) -> str | None:
    """Return the proxy that the environment names for this place: HTTPS_PROXY, ALL_PROXY, NO_PROXY."""
    proxies = getproxies()
    return None if proxy_bypass(host) else proxies.get(scheme, proxies.get("all"))


def _named(error: BaseException) -> str:
    """Return what an error is called. Only those of the machine say more: others quote addresses, which have the token
    in them, and answers, which have people's words."""
    name = type(error).__name__
    return f"{name}: {error}" if isinstance(error, OSError) else name
