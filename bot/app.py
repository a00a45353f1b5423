"""The composition root: from settings to a running house, and back to quiet."""

import asyncio
import signal
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any, Protocol

import structlog
from telegram import BotCommandScopeAllChatAdministrators, BotCommandScopeAllPrivateChats
from telegram.error import TelegramError
from telegram.ext import Application, ApplicationBuilder, ContextTypes
from telegram.request import BaseRequest

from bot.backups import nightly
from bot.backups.erasures import Erasures
from bot.backups.shelf import folder_of
from bot.clock import Clock
from bot.conversations import claim, content_files, roster
from bot.conversations.flow import Flow
from bot.conversations.flows import FLOWS
from bot.conversations.hearing import HEAR
from bot.conversations.helper import ASK
from bot.conversations.runner import Runner
from bot.db import HELPER, VOICE, Database, Unit, name_of
from bot.drawing.studio import Studio
from bot.handlers import routes
from bot.handlers.gateway import Gateway
from bot.handlers.request import Context
from bot.heartbeat import Heartbeat
from bot.llm.helper import Helper, helper_of
from bot.llm.listening import Listener, listener_of
from bot.models import WorkRow
from bot.scheduler import Timetable
from bot.services.helper.budget import Budget
from bot.settings import Settings
from bot.transport.attachments import maker
from bot.transport.claims import release_all
from bot.transport.delivery import deliver
from bot.transport.files import content_reader, keeper, roster_reader
from bot.transport.hearing import Hearing
from bot.transport.helping import Helping, nobody_to_ask
from bot.transport.ingest import PATIENCE, Ingest
from bot.transport.keeping import Kept
from bot.transport.lanes import Lanes
from bot.transport.outbox import Outbox
from bot.transport.pace import Pace
from bot.transport.reaching import choose, reached
from bot.transport.request import AiohttpRequest
from bot.transport.sender import Sender
from bot.transport.wellbeing import trouble
from bot.transport.working import Patient, Work, Workshop
from bot.views import commands
from bot.web.server import Web
from bot.web.site import site

log = structlog.get_logger()

LAST_WORDS = 5.0


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
        helper: Helper | None = None,
        listener: Listener | None = None,
    ) -> None:
        if settings.bot_token is None:
            raise ValueError("There is no BOT_TOKEN.")
        self.settings = settings
        self.database = Database(settings.database_url, clock, deliver, Erasures(folder_of(settings)).note)
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
        self.helper, self.listener = helper or helper_of(settings), listener or listener_of(settings)
        self._patient: dict[str, Patient] = {}
        budget = Budget.of(settings)
        if self.helper is not None:
            self._patient[ASK] = Helping(self.database, self.helper, budget)
        if self.listener is not None:
            self._patient[HEAR] = Hearing(self.database, self.bot, self.listener, budget)
        self._works = {**dict.fromkeys({ASK, HEAR} - self._patient.keys(), nobody_to_ask), **self._works}
        self.database.able = frozenset(able for able, kind in ((HELPER, ASK), (VOICE, HEAR)) if kind in self._patient)
        self._per_second = settings.send_per_second
        self._stopped = asyncio.Event()
        self._parts: tuple[Part, ...] = ()
        self._serving = False

    async def open(self) -> None:
        """Say hello to Telegram and free what a process that died had in hand."""
        await self.application.initialize()
        seconds = asyncio.get_running_loop().time
        sender = Sender(self.bot, maker(self.database, self.studio, self.kept))
        self.outbox = Outbox(self.database, sender, Pace(self._per_second, seconds), self.bot.id)
        self.workshop = Workshop(
            self.database, self._works, self._patient, self.bot.id, self.lanes.pump.wake
        )  # fmt: skip
        self.ingest = Ingest(self.database, self.bot, self._polling, self.lanes.take, routes.COMMANDS)
        self.timetable = Timetable(
            self.database, self.settings, self.bot.id, self.lanes.pump.wake, self.kept,
            nightly.of(self.settings, self.kept), self._heartbeat(),
        )  # fmt: skip
        self.site = site(self.settings, self.database, self.ingest, lambda: self.timetable.ticked_at)
        self.web = Web(self.site, self.settings.listen, self.settings.port)
        polling = () if self.settings.webhook_url else (self.ingest,)
        self._parts = (
            *polling, self.lanes.pump, *self.workshop.pumps, self.timetable, self.outbox.pump, self.web
        )  # fmt: skip
        self.database.deliver = self._deliver
        if self.database.embedded:
            async with self.database.transaction() as unit:
                await release_all(unit)

    async def close(self) -> None:
        """Give everything back."""
        if self._parts:
            self.web.close()
        await self.application.shutdown()
        await self.studio.close()
        for one in (self.helper, self.listener):
            if one is not None:
                await one.close()
        await self.database.close()

    async def run(self) -> None:
        """Serve until SIGTERM or SIGINT; then finish what is in hand."""
        loop = asyncio.get_running_loop()
        for name in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(name, self.stop)
        try:
            if await reached(self._arrive, self._stopped):
                await self._serve()
        finally:
            await self.close()
            log.info("stopped")

    def stop(self) -> None:
        """Take nothing more in, and let every part finish what it has in hand."""
        self._stopped.set()
        for part in self._parts:
            part.stop()

    async def _arrive(self) -> None:
        """Be there for Telegram, and tell it how to bring updates; may be tried again."""
        if not self._parts:
            await self.open()
        if self.settings.webhook_url:
            self.web.open()  # first, or what Telegram brings at once would find nobody
        await choose(self.bot, self.settings)

    async def _serve(self) -> None:
        with suppress(TelegramError):  # the menu is a comfort; serving does not wait for it
            await self.bot.set_my_commands(commands.listed_for(commands.STRANGER), BotCommandScopeAllPrivateChats())
            await self.bot.set_my_commands(commands.in_groups(), BotCommandScopeAllChatAdministrators())
        if self._stopped.is_set():
            return
        self._serving = True
        log.info("serving", bot=self.bot.username)
        try:
            async with asyncio.TaskGroup() as tasks:
                for part in self._parts:
                    tasks.create_task(part.run())
        finally:
            self._serving = False
        with suppress(TimeoutError):  # the last answers; what does not get away now does at the next start
            async with asyncio.timeout(LAST_WORDS):
                await self.lanes.pump.finish()
                await self.outbox.pump.drain()

    async def catch_up(self) -> None:
        """Do what is due by now, and let it be sent: for a playground in which time passes quicker than the clock."""
        if self._serving:
            await self.timetable.run_all()
            await self.outbox.pump.drain()

    async def settle(self) -> None:
        """Work until nothing is left to do right now; for tests, which have no patience for loops."""
        with self.lanes.pump.at_work(), self.outbox.pump.at_work():
            while await self.ingest.poll_once():
                pass
            while await self.lanes.pump.drain() and await self.workshop.drain():
                pass
            await self.outbox.pump.drain()

    def _heartbeat(self) -> Heartbeat | None:
        address = self.settings.heartbeat_url
        return Heartbeat(address.get_secret_value(), self._trouble) if address else None

    async def _trouble(self) -> str | None:
        polls = self.settings.webhook_url is None  # behind a webhook, a quiet night is no trouble
        return await trouble(self.database, self.ingest.silence() if polls else 0.0)

    async def _deliver(self, unit: Unit) -> None:
        """Write what was told, and let those begin who have something to do now."""
        await self.outbox.take(unit, await deliver(unit))
        if any(isinstance(one, WorkRow) for one in unit.outgoing):
            unit.afterwards.append(self.workshop.wake)


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
