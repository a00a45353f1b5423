"""Telegram: whether it knows the token, how it brings updates, and what time it is there."""

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import httpx
from telegram import Bot, WebhookInfo
from telegram.error import InvalidToken, TelegramError

from bot.clock import Clock
from bot.doctor.findings import Finding, look, note, ok
from bot.settings import TELEGRAM, Settings
from bot.transport.request import AiohttpRequest

PATIENCE = 10.0  # seconds
SKEW = timedelta(seconds=30)
LATELY = timedelta(hours=1)
PORTS = (443, 80, 88, 8443)  # the only ones that Telegram calls


async def telegram(settings: Settings, clock: Clock) -> list[Finding]:
    """Ask Telegram whose token this is, and how it brings updates."""
    if settings.bot_token is None:
        return []
    try:
        async with _bot(settings) as bot:
            named = ok(f"Telegram knows this bot as @{bot.username}.")
            return [named, *webhook(settings, await bot.get_webhook_info(), clock.now())]
    except InvalidToken:
        return [look("Telegram does not know this BOT_TOKEN. Is it whole, and was it not revoked?")]
    except TelegramError as error:
        reason = str(error).replace(settings.bot_token.get_secret_value(), "***")
        return [look(f"Telegram could not be reached at {settings.bot_api_url}. {reason}")]


async def username(settings: Settings) -> str | None:
    """Return under which name Telegram knows the bot, None without a token; one that it does not know raises."""
    if settings.bot_token is None:
        return None
    async with _bot(settings) as bot:
        return bot.username


def _bot(settings: Settings) -> Bot:
    assert settings.bot_token is not None
    token, address = settings.bot_token.get_secret_value(), f"{settings.bot_api_url}/bot"
    return Bot(token, address, request=AiohttpRequest(), get_updates_request=AiohttpRequest())


def webhook(settings: Settings, info: WebhookInfo, now: datetime) -> list[Finding]:
    """Hold what Telegram does with updates against what these settings ask for."""
    waiting = (
        [note(f"Updates that wait at Telegram: {info.pending_update_count}.")] if info.pending_update_count else []
    )
    return [*_address(settings), _set(settings.webhook_url, info.url), *_went_badly(info, now), *waiting]


def _set(wanted: str | None, found: str) -> Finding:
    if wanted == (found or None):
        return ok("Telegram brings updates to WEBHOOK_URL." if wanted else "No webhook is set, so polling works.")
    if not found:
        return note("No webhook is set yet. `run` sets it.")
    if wanted is None:
        return look(
            f"A webhook is set, at {_host(found)}. `run` takes it away and polls; if another program serves this "
            "token there, it hears nothing more. Stop one of the two, or set WEBHOOK_URL."
        )
    return look(
        f"Telegram brings updates to {_host(found)}, not to WEBHOOK_URL. `run` changes that; if another program serves "
        "this token there, the two take it from each other."
    )


def _host(address: str) -> str:
    """Return an address without its path, which is the secret of some programs."""
    found = urlsplit(address)
    return f"{found.scheme}://{found.netloc.rpartition('@')[2]}/…"


def _address(settings: Settings) -> list[Finding]:
    if not settings.webhook_url or settings.bot_api_url != TELEGRAM:
        return []
    address = urlsplit(settings.webhook_url)
    if address.scheme != "https":
        return [look("WEBHOOK_URL begins with http://, and Telegram calls https:// only.")]
    if (address.port or 443) not in PORTS:
        return [look(f"WEBHOOK_URL has port {address.port}. Telegram calls {', '.join(map(str, PORTS))} only.")]
    return []


def _went_badly(info: WebhookInfo, now: datetime) -> list[Finding]:
    if not info.url or info.last_error_date is None:
        return []
    said = (
        f"At {info.last_error_date:%Y-%m-%d %H:%M} UTC Telegram could not bring an update: {info.last_error_message}."
    )
    return [look(said) if now - info.last_error_date < LATELY else note(said)]


async def clocks(settings: Settings, clock: Clock) -> list[Finding]:
    """Hold this machine's clock against the one at the Bot API: reminders go by ours, and so does their day."""
    if settings.bot_token is None:
        return []
    try:
        async with httpx.AsyncClient(timeout=PATIENCE) as client:
            answer = await client.get(settings.bot_api_url)
        there = parsedate_to_datetime(answer.headers["date"])
    except (httpx.HTTPError, KeyError, ValueError):
        return []  # whether Telegram can be reached is told below
    apart = clock.now() - there
    if abs(apart) <= SKEW:
        return [ok("This machine's clock agrees with Telegram's.")]
    how = "ahead of" if apart > timedelta(0) else "behind"
    return [
        look(f"This machine's clock is {round(abs(apart).total_seconds())} s {how} Telegram's. Let it be set by NTP.")
    ]
