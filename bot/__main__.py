"""The command line: `python -m bot COMMAND`; `python -m bot --help` lists the commands."""

import argparse
import asyncio
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from telegram.error import InvalidToken, TelegramError

from bot import logs
from bot.app import Marbles
from bot.clock import Clock
from bot.doctor import checkup, sorting
from bot.doctor.findings import look
from bot.doctor.telegram import username
from bot.migrations.upgrade import upgrade
from bot.moving import commands as moving
from bot.play import play
from bot.preview import write_preview
from bot.restoring import command as restoring
from bot.services import accounts, invites, seeding
from bot.settings import Settings
from bot.standing import prepare, transaction
from bot.transport.reaching import WebhookRefusedError
from bot.web.server import DoorTakenError
from playground.server import PortTaken

AREAS = {"feelings": "words for feelings", "domains": "domains with their activities", "books": "books"}


async def run(settings: Settings, _arguments: argparse.Namespace) -> None:
    """Serve Telegram; without a token, open the playground."""
    if settings.bot_token is None and "database_url" in settings.model_fields_set:
        raise SystemExit(
            "DATABASE_URL is set, but BOT_TOKEN is not. To play in that database, say: python -m bot playground"
        )
    if settings.bot_token is None:
        await play(settings)
        return
    await prepare(settings)
    await Marbles(settings, Clock()).run()


async def open_playground(settings: Settings, _arguments: argparse.Namespace) -> None:
    """Serve a local Telegram with a small class in it, in the browser."""
    await play(settings)


async def migrate(settings: Settings, _arguments: argparse.Namespace) -> None:
    """Bring the database up to date."""
    before, after = await upgrade(settings.database_url)
    print(f"The database was at {before or 'nothing'} and is at {after}.")


async def seed(settings: Settings, _arguments: argparse.Namespace) -> None:
    """Write the starter content wherever there is none; what is there stays."""
    await upgrade(settings.database_url)
    async with transaction(settings) as unit:
        added = await seeding.starter_content(unit, again=True)
    for area, count in added.items():
        what = AREAS[area]
        print(f"{count} {what} were added." if count else f"There are {what} already; nothing was added.")


async def coach(settings: Settings, arguments: argparse.Namespace) -> None:
    """Invite a coach."""
    await upgrade(settings.database_url)
    bot = await username(settings)
    async with transaction(settings) as unit:
        issued = await invites.issue(unit, await accounts.coach_called(unit, arguments.name), None)
    if bot is None:
        print(f"Send this to the bot, within 14 days: /start {issued.code}")
    else:
        print(f"Open this link, within 14 days: {invites.deep_link(bot, issued.code)}")


async def doctor(settings: Settings, arguments: argparse.Namespace) -> None:
    """Say what this installation is, and what stands in its way; 1 if something does."""
    findings = await (sorting.examine(settings) if arguments.llm else checkup.examine(settings, Clock()))
    print(*findings, sep="\n")
    if any(finding.mark == "look" for finding in findings):
        raise SystemExit(1)


async def export(settings: Settings, arguments: argparse.Namespace) -> None:
    """Write all data to one file."""
    await moving.write(settings, arguments.file, contract_only=arguments.contract)


async def import_(settings: Settings, arguments: argparse.Namespace) -> None:
    """Read such a file, or one of the web application, into an empty database."""
    await moving.read(settings, arguments.file, merge=arguments.merge)


async def restore(settings: Settings, arguments: argparse.Namespace) -> None:
    """Put a backup into the place of the database; people who were deleted since are deleted again."""
    await restoring.restore(settings, arguments.backup)


async def preview(_settings: Settings, arguments: argparse.Namespace) -> None:
    """Write every screen and a diagram of every flow as a page."""
    print(await asyncio.to_thread(write_preview, arguments.folder))


COMMANDS: dict[str, Callable[[Settings, argparse.Namespace], Coroutine[Any, Any, None]]] = {
    "run": run,
    "playground": open_playground,
    "migrate": migrate,
    "seed": seed,
    "coach": coach,
    "doctor": doctor,
    "preview": preview,
    "export": export,
    "import": import_,
    "restore": restore,
}

ARGUMENTS: dict[str, dict[str, Any]] = {
    "coach": {"--name": {"required": True, "help": "what students call this coach"}},
    "doctor": {"--llm": {"action": "store_true", "help": "let the helper sort what students might say, and count"}},
    "preview": {"--folder": {"type": Path, "default": Path("preview")}},
    "export": {
        "file": {"type": Path, "help": "a file that does not exist yet"},
        "--contract": {"action": "store_true", "help": "only what the web application knows"},
    },
    "import": {
        "file": {"type": Path},
        "--merge": {
            "action": "store_true",
            "help": "the database may hold rows; of what is there twice, keep the newest",
        },
    },
    "restore": {
        "backup": {
            "type": Path,
            "nargs": "?",
            "help": "the folder of a night, or an SQLite file; without it, people are only deleted again",
        },
    },
}


def main() -> int:
    """Read the command line and the environment, and do what they say."""
    parser = argparse.ArgumentParser(prog="python -m bot", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, command in COMMANDS.items():
        one = commands.add_parser(name, help=command.__doc__)
        for flag, options in ARGUMENTS.get(name, {}).items():
            one.add_argument(flag, **options)
    arguments = parser.parse_args()
    try:
        settings = Settings()
    except ValidationError as error:
        return _refuse(error, arguments.command)
    logs.configure(settings.log_level)
    return _carry_out(settings, arguments)


def _refuse(error: ValidationError, command: str) -> int:
    """Name every variable that cannot be used; to the doctor's patient as findings."""
    said = [
        f"{'.'.join(map(str, one['loc'])).upper()}: {one['msg'].removeprefix('Value error, ')}"
        for one in error.errors()
    ]
    if command == "doctor":
        print(*map(look, said), sep="\n")
        return 1
    print(*said, sep="\n", file=sys.stderr)
    return 2


def _carry_out(settings: Settings, arguments: argparse.Namespace) -> int:
    status = 0
    try:
        asyncio.run(COMMANDS[arguments.command](settings, arguments))
    except* InvalidToken:
        print("Telegram does not know this BOT_TOKEN. Is it whole, and was it not revoked?", file=sys.stderr)
        status = 2
    except* TelegramError as errors:
        print(f"Telegram could not be reached: {errors.exceptions[0]}", file=sys.stderr)
        status = 1
    except* (PortTaken, DoorTakenError) as errors:
        print(f"{errors.exceptions[0]}. Set PORT to another one.", file=sys.stderr)
        status = 1
    except* WebhookRefusedError as errors:
        print(errors.exceptions[0], file=sys.stderr)
        status = 1
    except* KeyboardInterrupt:
        status = 130
    return status


if __name__ == "__main__":
    sys.exit(main())
