"""Every check, in the order in which they are read."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.clock import Clock
from bot.doctor.environment import time, variables, what_run_does
from bot.doctor.findings import Finding, look, note, ok
from bot.doctor.store import database
from bot.models.comparison import compare
from bot.settings import Settings
from bot.transport.request import AiohttpRequest

DOCUMENT = Path("docs") / "data-model.md"
HOUSE = Path(__file__).parents[2]


async def contract(_settings: Settings, _clock: Clock, house: Path = HOUSE) -> list[Finding]:
    """Hold the tables against the contract document, which stands beside the package and is not installed with it."""
    if not (house / DOCUMENT).exists():
        return [note(f"{DOCUMENT} is not beside this installation, so the tables were not compared with it.")]
    comparison = compare(house / DOCUMENT)
    if comparison.findings:
        return [look(f"Not as {DOCUMENT} has it: {finding}") for finding in comparison.findings]
    counted = ", ".join(f"{held} of {asked} {what}" for what, (held, asked) in comparison.counts.items())
    return [ok(f"The tables are those of {DOCUMENT}: {counted}.")]


async def telegram(settings: Settings, _clock: Clock) -> list[Finding]:
    """Ask Telegram whose token this is."""
    if settings.bot_token is None:
        return []
    try:
        return [ok(f"Telegram knows this bot as @{await username(settings)}.")]
    except InvalidToken:
        return [look("Telegram does not know this BOT_TOKEN. Is it whole, and was it not revoked?")]
    except TelegramError as error:
        reason = str(error).replace(settings.bot_token.get_secret_value(), "***")
        return [look(f"Telegram could not be reached at {settings.bot_api_url}. {reason}")]


async def username(settings: Settings) -> str | None:
    """Return under which name Telegram knows the bot, None without a token; one that it does not know raises."""
    if settings.bot_token is None:
        return None
    token, address = settings.bot_token.get_secret_value(), f"{settings.bot_api_url}/bot"
    async with Bot(token, address, request=AiohttpRequest(), get_updates_request=AiohttpRequest()) as bot:
        return bot.username


Check = Callable[[Settings, Clock], Awaitable[list[Finding]]]

CHECKS: tuple[Check, ...] = (variables, what_run_does, time, contract, database, telegram)


async def examine(settings: Settings, clock: Clock) -> list[Finding]:
    """Run every check; none of them changes anything."""
    return [finding for check in CHECKS for finding in await check(settings, clock)]
