"""The door between what arrived and what it means: one inbox row, one transaction.

In it: who speaks, their language, the handler, its effects, the position, the messages and the mark that this row is
done. A refusal rolls all of it back and is said in a second short transaction; anything else is the lanes' to retry.
"""

from contextvars import ContextVar
from dataclasses import replace
from typing import Any

import structlog
from sqlalchemy import select
from telegram import Chat as TelegramChat
from telegram import Poll, Update
from telegram.ext import Application

from bot.conversations import parking
from bot.conversations.runner import Runner
from bot.conversations.screens import screen
from bot.db import Database, Unit
from bot.handlers import adapters, continuation, routes
from bot.handlers.request import Context, Request, current
from bot.handlers.rights import asked
from bot.models import Chat, InboxRow, TelegramAccount, User
from bot.notices import Notice
from bot.services.errors import BotError
from bot.services.groups.binding import Rights
from bot.services.jar import votes
from bot.services.who import Known, Who, arriving, recognise
from bot.settings import Settings
from bot.transport.claims import settle
from bot.views import commands, errors
from bot.views.words import speaking

log = structlog.get_logger()

_failure: ContextVar[BaseException | None] = ContextVar("failure", default=None)


class TakenOverError(Exception):
    """Somebody else holds the row by now: our lease ran out. Nothing of this attempt is kept."""


class Gateway:
    """Serves inbox rows, one transaction each."""

    def __init__(
        self, database: Database, application: Application[Any, Any, Any, Any, Any, Any], runner: Runner,
        settings: Settings,
    ) -> None:  # fmt: skip
        self._database = database
        self._application = application
        self._runner = runner
        self._settings = settings
        adapters.register(application)
        application.add_error_handler(_hand_back)

    async def serve(self, row: InboxRow) -> str:
        """Serve one row, and return what became of it; what it raises was not kept and may be tried again."""
        try:
            return await (self._serve_update(row) if row.source == "telegram" else self._serve_ours(row))
        except TakenOverError:
            return "taken over"

    async def bury(self, row: InboxRow) -> None:
        """Give a row up after its last try: apologise once, and tell whoever runs this."""
        try:
            async with self._database.transaction() as unit:
                await _settle(unit, row, state="dead", handled_at=unit.now)
                if row.source == "telegram" and row.lane.isdecimal():
                    who = await self._who(unit, int(row.lane), int(row.lane))
                    with speaking(who.language):
                        unit.tell(screen(who, errors.apology()))
                await self._report(unit, row)
        except Exception:
            log.exception("apology_failed")
            async with self._database.transaction() as unit:
                await _settle(unit, row, state="dead", handled_at=unit.now)

    async def _serve_update(self, row: InboxRow) -> str:
        try:
            update = Update.de_json(row.payload, self._application.bot)
            chat, person = update.effective_chat, update.effective_user
        except Exception as error:  # noqa: BLE001 - whatever the library trips over
            return await self._quarantine(row, error)
        if update.poll is not None:
            return await self._count(row, update.poll)
        if chat is None or person is None or (chat.type == "private" and chat.id != person.id):
            return await self._done(row)  # not from a person to us
        rights = await asked(self._application.bot, update)  # before anything is open
        try:
            async with self._database.transaction() as unit:
                if not (text := await continuation.whole_text(unit, row, adapters.new_text(update))):
                    return "waiting"
                query = update.callback_query
                pressed = query.message.message_id if query and query.message else None
                who = await self._who(unit, person.id, chat.id, chat.type, pressed)
                who = replace(who, topic=adapters.topic_of(update))
                await self._process(unit, who, update, text.text, pressed, rights)
                await _settle(unit, row, state="handled", handled_at=unit.now)
        except BotError as refusal:
            return await self._refuse(row, update, chat, person.id, refusal)
        return "handled"

    async def _process(
        self, unit: Unit, who: Who, update: Update, text: str, pressed: int | None, rights: Rights | None
    ) -> None:
        bot, as_group = self._application.bot, update.message is not None and update.message.sender_chat is not None
        request = Request(unit, who, self._runner, self._settings, bot, text, pressed, rights, as_group)
        current.set(request)
        _failure.set(None)
        with speaking(who.language):
            await self._application.process_update(update)
        if (failure := _failure.get()) is not None:
            raise failure

    async def _serve_ours(self, row: InboxRow) -> str:
        """Serve a row that we wrote ourselves: a time-out, or the answer of slow work."""
        async with self._database.transaction() as unit:
            if row.source == "timer":
                await parking.time_out(unit, row.payload["conversation"], row.payload["turn"])
            elif (chat := await unit.session.scalar(select(Chat).where(Chat.telegram_id == int(row.lane)))) is not None:
                who = await self._speaking(unit, chat.telegram_id, chat)
                request = Request(unit, who, self._runner, self._settings, self._application.bot)
                with speaking(who.language):
                    payload = row.payload
                    then = await self._runner.worked(
                        unit, who, payload["conversation"], payload["turn"], payload["result"]
                    )
                    await routes.go_on(request, then)
            await _settle(unit, row, state="handled", handled_at=unit.now)
        return "handled"

    async def _count(self, row: InboxRow, poll: Poll) -> str:
        """Note the voices of a poll; it says of nobody how they voted."""
        async with self._database.transaction() as unit:
            voices = [one.voter_count for one in poll.options]
            await votes.counted(unit, poll.id, voices, is_over=poll.is_closed)
            await _settle(unit, row, state="handled", handled_at=unit.now)
        return "handled"

    async def _refuse(self, row: InboxRow, update: Update, chat: TelegramChat, person: int, refusal: BotError) -> str:
        async with self._database.transaction() as unit:
            who = replace(await self._who(unit, person, chat.id, chat.type), topic=adapters.topic_of(update))
            is_private = who.chat.kind == "private"
            if is_private or refusal.code in errors.SAID_IN_GROUPS:
                with speaking(who.language):
                    unit.tell(screen(who, errors.refusal(refusal.code, refusal.values, is_private=is_private)))
            await _settle(unit, row, state="handled", handled_at=unit.now, error=refusal.code)
        return "refused"

    async def _quarantine(self, row: InboxRow, error: Exception) -> str:
        log.error("update_unreadable", error=type(error).__name__)
        async with self._database.transaction() as unit:
            await _settle(unit, row, state="quarantined", handled_at=unit.now, error=type(error).__name__)
            await self._report(unit, row)
        return "quarantined"

    async def _done(self, row: InboxRow) -> str:
        async with self._database.transaction() as unit:
            await _settle(unit, row, state="handled", handled_at=unit.now)
        return "handled"

    async def _who(
        self, unit: Unit, person: int, chat_id: int, kind: str = "private", pressed: int | None = None
    ) -> Who:
        chat, known = await arriving(unit, person, chat_id)
        if chat is None:
            chat = Chat(telegram_id=chat_id, kind="private" if kind == "private" else "group")
            unit.session.add(chat)
            await unit.session.flush()
        if chat.blocked_at is not None:
            chat.blocked_at = None
        return await self._speaking(unit, person, chat, pressed if chat.kind == "private" else None, known)

    async def _speaking(
        self, unit: Unit, person: int, chat: Chat, pressed: int | None = None, known: Known | None = None
    ) -> Who:
        """Return who speaks; where that was somebody else until now, the client gets the commands of their role."""
        who = await recognise(unit, person, chat, self._settings, pressed, known)
        if who.user is not None and who.takes_over:
            await parking.adopt(unit, who)
            with speaking(who.language):
                unit.tell(commands.menu(chat.id, who.user.role, shared=who.shares_account))
        return who

    async def _report(self, unit: Unit, row: InboxRow) -> None:
        owners = await unit.session.scalars(
            select(User.id)
            .join(TelegramAccount, TelegramAccount.user_id == User.id)
            .where(TelegramAccount.telegram_id.in_(self._settings.bot_admin_ids), User.role == "admin")
        )
        for owner in owners:
            unit.tell(Notice(owner, "bug", {"update": row.key}, slot="bug"))


async def _settle(unit: Unit, row: InboxRow, **values: object) -> None:
    if not await settle(unit, row, **values):
        raise TakenOverError


async def _hand_back(_update: object, context: Context) -> None:
    """The library swallows what a handler raises; this hands it back to us."""
    _failure.set(context.error)
