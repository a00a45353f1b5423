"""The composition root: from settings to a running house, and back to quiet."""

import asyncio
import signal
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any, Protocol

import structlog
from telegram import BotCommandScopeAllPrivateChats
from telegram.error import NetworkError, TelegramError
from telegram.ext import Application, ApplicationBuilder, ContextTypes
from telegram.request import BaseRequest

from bot.clock import Clock
from bot.conversations import claim, content_files, roster
from bot.conversations.flow import Flow
from bot.conversations.flows import FLOWS
from bot.conversations.runner import Runner
from bot.db import Database, name_of
from bot.drawing.studio import Studio
from bot.handlers.gateway import Gateway
from bot.handlers.request import Context
from bot.scheduler import Timetable
from bot.settings import Settings
from bot.transport.attachments import maker
from bot.transport.claims import release_all
from bot.transport.delivery import deliver
from bot.transport.files import content_reader, keeper, roster_reader
from bot.transport.ingest import PATIENCE, Ingest
from bot.transport.keeping import Kept
from bot.transport.lanes import Lanes
from bot.transport.outbox import Outbox
from bot.transport.pace import Pace
from bot.transport.request import AiohttpRequest
from bot.transport.sender import Sender
from bot.transport.working import Work, Workshop
from bot.views import commands

log = structlog.get_logger()

LAST_WORDS = 5.0
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0


class Part(Protocol):
    """What runs until it is told to stop."""

    async def run(self) -> None:
        """Work until stopped."""

    def stop(self) -> None:
        """Begin nothing more."""


class Marbles:
    """Every part of the bot, put together once."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        *,
        request: BaseRequest | None = None,
        polling: BaseRequest | None = None,
        flows: Iterable[Flow] = FLOWS,
        works: Mapping[str, Work] | None = None,
        studio: Studio | None = None,
    ) -> None:
        if settings.bot_token is None:
            raise ValueError("There is no BOT_TOKEN.")
        self.settings = settings
        self._clock = clock
        self.database = Database(settings.database_url, clock, deliver)
        self._polling = polling or AiohttpRequest(2, read_timeout=PATIENCE + 10.0)
        self.application = _application(settings, request or AiohttpRequest(), self._polling)
        self.bot = self.application.bot
        self.runner = Runner(flows)
        gateway = Gateway(self.database, self.application, self.runner, settings)
        self.lanes = Lanes(self.database, gateway.serve, gateway.bury)
        self.studio = studio or Studio()
        self.kept = Kept(settings.files_folder / name_of(settings.database_url))
        self._works = works or {
            roster.READ: roster_reader(self.bot),
            claim.KEEP: keeper(self.bot, self.kept),
            content_files.READ: content_reader(self.bot),
        }
        self._per_second = settings.send_per_second
        self._stopped = asyncio.Event()
        self._parts: tuple[Part, ...] = ()

    async def open(self) -> None:
        """Say hello to Telegram and free what a process that died had in hand."""
        await self.application.initialize()
        seconds = asyncio.get_running_loop().time
        sender = Sender(self.bot, maker(self.database, self.studio, self.kept))
        self.outbox = Outbox(self.database, sender, Pace(self._per_second, seconds), self.bot.id)
        self.workshop = Workshop(self.database, self._works, self.bot.id, self.lanes.pump.wake)
        self.ingest = Ingest(self.database, self.bot, self._polling, self.lanes.pump.wake)
        self.timetable = Timetable(self.database, self.bot.id, self.lanes.pump.wake, self.kept)
        self._parts = (self.ingest, self.lanes.pump, self.workshop.pump, self.outbox.pump)
        self.database.committed = self._wake_all
        if self.database.embedded:
            async with self.database.transaction() as unit:
                await release_all(unit)

    async def close(self) -> None:
        """Give everything back."""
        await self.application.shutdown()
        await self.studio.close()
        await self.database.close()

    async def run(self) -> None:
        """Serve until SIGTERM or SIGINT; then finish what is in hand."""
        loop = asyncio.get_running_loop()
        for name in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(name, self.stop)
        try:
            if await self._reach():
                await self._serve()
        finally:
            await self.close()
            log.info("stopped")

    def stop(self) -> None:
        """Take nothing more in, and let every part finish what it has in hand."""
        self._stopped.set()
        for part in self._parts:
            part.stop()

    async def _reach(self) -> bool:
        """Reach Telegram, however long that takes; False when told to stop meanwhile. A wrong token raises."""
        wait = FIRST_WAIT
        while not self._stopped.is_set():
            try:
                await self.open()
                await self.bot.delete_webhook()  # while one is set, every poll is refused
                return True
            except NetworkError as error:
                log.warning("telegram_unreachable", error=str(error), again_after=wait)
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._stopped.wait(), wait)
                wait = min(wait * 2, LONGEST_WAIT)
        return False

    async def _serve(self) -> None:
        with suppress(TelegramError):  # the menu is a comfort; serving does not wait for it
            await self.bot.set_my_commands(commands.listed_for(commands.STRANGER), BotCommandScopeAllPrivateChats())
        if self._stopped.is_set():
            return
        self.timetable.start()
        self._clock.on_move = self.timetable.run_now
        log.info("serving", bot=self.bot.username)
        try:
            async with asyncio.TaskGroup() as tasks:
                for part in self._parts:
                    tasks.create_task(part.run())
            with suppress(TimeoutError):  # the last answers; what does not get away now does at the next start
                async with asyncio.timeout(LAST_WORDS):
                    await self.outbox.pump.drain()
        finally:
            self.timetable.stop()

    async def settle(self) -> None:
        """Work until nothing is left to do right now; for tests, which have no patience for loops."""
        while await self.ingest.poll_once():
            pass
        while await self.lanes.pump.drain() and await self.workshop.pump.drain():
            pass
        await self.outbox.pump.drain()

    def _wake_all(self) -> None:
        self.outbox.pump.wake()
        self.workshop.pump.wake()


def _application(
    settings: Settings, request: BaseRequest, polling: BaseRequest
) -> Application[Any, Any, Any, Any, Any, Any]:
    assert settings.bot_token is not None
    return (
        ApplicationBuilder()
        .token(settings.bot_token.get_secret_value())
        .base_url(f"{settings.bot_api_url}/bot")
        .base_file_url(f"{settings.bot_api_url}/file/bot")
        .request(request)
        .get_updates_request(polling)
        .context_types(ContextTypes(context=Context))
        .updater(None)
        .job_queue(None)
        .build()
    )
