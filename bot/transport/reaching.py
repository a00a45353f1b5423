"""How Telegram is reached at the start, and told in which of the two ways it is to bring updates."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from telegram import Bot
from telegram.error import BadRequest, NetworkError

from bot.pauses import pause
from bot.settings import Settings
from bot.transport.ingest import KINDS

log = structlog.get_logger()

FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
AT_ONCE = 40  # updates that Telegram may bring at the same time; of one chat it never brings two


class WebhookRefusedError(Exception):
    """Telegram does not want this WEBHOOK_URL; it says why."""


async def choose(bot: Bot, settings: Settings) -> None:
    """Set the webhook, or take away what was set: while there is one, every poll is refused.

    Setting the same one again changes nothing, so each of several processes does it. None takes it away at its end:
    what comes meanwhile waits at Telegram, or goes to the others.
    """
    if settings.webhook_url is None or settings.webhook_secret is None:
        await bot.delete_webhook()
        return
    secret = settings.webhook_secret.get_secret_value()
    try:
        await bot.set_webhook(settings.webhook_url, allowed_updates=KINDS, secret_token=secret, max_connections=AT_ONCE)
    except BadRequest as error:
        raise WebhookRefusedError(f"Telegram refuses this WEBHOOK_URL: {error.message}") from error


async def reached(hello: Callable[[], Awaitable[None]], stopped: asyncio.Event) -> bool:
    """Say hello, however long that takes; False when told to stop meanwhile. A wrong token raises."""
    wait = FIRST_WAIT
    while not stopped.is_set():
        try:
            await hello()
            return True
        except NetworkError as error:
            log.warning("telegram_unreachable", error=str(error), again_after=wait)
            await pause(wait, stopped)
            wait = min(wait * 2, LONGEST_WAIT)
    return False
