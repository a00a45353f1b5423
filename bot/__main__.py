"""The command line: `python -m bot COMMAND`; `python -m bot --help` lists the commands."""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import structlog
from pydantic import SecretStr, ValidationError
from telegram.error import InvalidToken, TelegramError

from bot.app import Marbles
from bot.clock import Clock
from bot.db import Database, Unit
from bot.doctor import checkup
from bot.migrations.upgrade import upgrade
from bot.preview import write_preview
from bot.services import accounts, invites, seeding
from bot.services.history.two_weeks import playground_history
from bot.settings import PLAYGROUND_DATABASE, Settings
from bot.transport.delivery import deliver
from playground.server import PortTaken, serve
from playground.world import World

COACH, STUDENTS, BATCH = ("Lena", 1001), (("Nia", 2001), ("Omar", 2002)), "2156"
BOT = "marbles_bot"
AREAS = {"feelings": "words for feelings", "domains": "domains with their activities", "books": "books"}


async def run(settings: Settings, _arguments: argparse.Namespace) -> None:
    """Serve Telegram; without a token, open the playground."""
    if settings.bot_token is None and "database_url" in settings.model_fields_set:
        raise SystemExit(
            "DATABASE_URL is set, but BOT_TOKEN is not. To play in that database, say: python -m bot playground"
        )
    if settings.bot_token is None:
        await _play(settings)
        return
    await _prepare(settings)
    await Marbles(settings, Clock()).run()


async def open_playground(settings: Settings, _arguments: argparse.Namespace) -> None:
    """Serve a local Telegram with a small class in it, in the browser."""
    await _play(settings)


async def _play(settings: Settings) -> None:
    if "database_url" not in settings.model_fields_set:
        settings = settings.model_copy(update={"database_url": PLAYGROUND_DATABASE})
    world = World(token="1234567:playground", username=BOT, name="Marbles")  # noqa: S106 - no secret
    coach = world.person(COACH[0], id=COACH[1])
    students = [world.person(name, id=number) for name, number in STUDENTS]
    world.group(f"Class {BATCH}", members=[coach, *students])
    async with serve(world, port=settings.port) as address:
        settings = settings.model_copy(
            update={"bot_token": SecretStr(world.token), "bot_api_url": address, "bot_admin_ids": (COACH[1],)}
        )
        await _prepare(settings)
        names = [name for name, _ in STUDENTS]
        async with _transaction(settings) as unit:
            lena = await seeding.playground_class(unit, BOT, COACH, names, BATCH, settings.bot_timezone)
            await playground_history(unit, lena, BATCH, settings.bot_timezone)
        coach.says("/start")
        print(f"\n  Marbles is open: {address}\n  (Ctrl+C closes it; what was said stays in {settings.database_url})\n")
        clock = Clock()
        world.clock.follow(clock.move)
        await Marbles(settings, clock).run()


async def migrate(settings: Settings, _arguments: argparse.Namespace) -> None:
    """Bring the database up to date."""
    before, after = await upgrade(settings.database_url)
    print(f"The database was at {before or 'nothing'} and is at {after}.")


async def seed(settings: Settings, _arguments: argparse.Namespace) -> None:
    """Write the starter content wherever there is none; what is there stays."""
    await upgrade(settings.database_url)
    async with _transaction(settings) as unit:
        added = await seeding.starter_content(unit, again=True)
    for area, count in added.items():
        what = AREAS[area]
        print(f"{count} {what} were added." if count else f"There are {what} already; nothing was added.")


async def coach(settings: Settings, arguments: argparse.Namespace) -> None:
    """Invite a coach."""
    await upgrade(settings.database_url)
    username = await checkup.username(settings)
    async with _transaction(settings) as unit:
        issued = await invites.issue(unit, await accounts.coach_called(unit, arguments.name), None)
    if username is None:
        print(f"Send this to the bot, within 14 days: /start {issued.code}")
    else:
        print(f"Open this link, within 14 days: {invites.deep_link(username, issued.code)}")


async def doctor(settings: Settings, _arguments: argparse.Namespace) -> None:
    """Say what this installation is, and what stands in its way; 1 if something does."""
    findings = await checkup.examine(settings, Clock())
    print(*findings, sep="\n")
    if any(finding.mark == "look" for finding in findings):
        raise SystemExit(1)


async def preview(_settings: Settings, arguments: argparse.Namespace) -> None:
    """Write every screen and a diagram of every flow as a page."""
    print(await asyncio.to_thread(write_preview, arguments.folder))


async def _prepare(settings: Settings) -> None:
    await upgrade(settings.database_url)
    async with _transaction(settings) as unit:
        await seeding.starter_content(unit)


@asynccontextmanager
async def _transaction(settings: Settings) -> AsyncIterator[Unit]:
    database = Database(settings.database_url, Clock(), deliver)
    try:
        async with database.transaction() as unit:
            yield unit
    finally:
        await database.close()


COMMANDS: dict[str, Callable[[Settings, argparse.Namespace], Coroutine[Any, Any, None]]] = {
    "run": run,
    "playground": open_playground,
    "migrate": migrate,
    "seed": seed,
    "coach": coach,
    "doctor": doctor,
    "preview": preview,
}


def main() -> int:
    """Read the command line and the environment, and do what they say."""
    parser = argparse.ArgumentParser(prog="python -m bot", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, command in COMMANDS.items():
        one = commands.add_parser(name, help=command.__doc__)
        if name == "coach":
            one.add_argument("--name", required=True, help="what students call this coach")
        if name == "preview":
            one.add_argument("--folder", type=Path, default=Path("preview"))
    arguments = parser.parse_args()
    structlog.configure(processors=_processors(), wrapper_class=structlog.make_filtering_bound_logger(20))
    try:
        return _carry_out(arguments)
    except ValidationError as error:
        for problem in error.errors():
            print(f"{'.'.join(map(str, problem['loc'])).upper()}: {problem['msg']}", file=sys.stderr)
        return 2


def _carry_out(arguments: argparse.Namespace) -> int:
    status = 0
    try:
        asyncio.run(COMMANDS[arguments.command](Settings(), arguments))
    except* InvalidToken:
        print("Telegram does not know this BOT_TOKEN. Is it whole, and was it not revoked?", file=sys.stderr)
        status = 2
    except* TelegramError as errors:
        print(f"Telegram could not be reached: {errors.exceptions[0]}", file=sys.stderr)
        status = 1
    except* PortTaken as errors:
        print(f"{errors.exceptions[0]}. Set PORT to another one.", file=sys.stderr)
        status = 1
    except* KeyboardInterrupt:
        status = 130
    return status


def _processors() -> list[structlog.typing.Processor]:
    last = structlog.dev.ConsoleRenderer() if sys.stderr.isatty() else structlog.processors.JSONRenderer()
    return [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        last,
    ]


if __name__ == "__main__":
    sys.exit(main())
