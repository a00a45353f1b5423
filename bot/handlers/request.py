"""One update on its way through the house: what every route and action is handed."""

from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any

from telegram import Bot
from telegram.ext import CallbackContext, ExtBot

from bot.conversations.runner import Runner
from bot.conversations.screens import screen
from bot.db import Unit
from bot.services.groups.binding import Rights
from bot.services.who import Who, recognise
from bot.settings import Settings
from bot.views.view import Button, View


@dataclass(frozen=True)
class Request:
    """Who speaks, in which transaction, with what; `text` is whole even where the client had to cut it.

    In a group, `rights` are what Telegram says of it where that matters, and somebody `is_anonymous` who writes as it.
    """

    unit: Unit
    who: Who
    runner: Runner
    settings: Settings
    bot: Bot
    text: str = ""
    pressed: int | None = None
    rights: Rights | None = None
    is_anonymous: bool = False

    @property
    def role(self) -> str:
        """The role of whoever speaks, `stranger` for somebody whom we do not know."""
        return self.who.user.role if self.who.user else "stranger"

    def show(self, view: View, slot: str | None = None) -> None:
        """Answer with a view: in the pressed message, or in a new one; `slot` is the place where it will stand."""
        self.unit.tell(screen(self.who, view, slot=slot, standing=self.pressed))

    def below(self) -> "Request":
        """Return the same request, to be answered below the pressed message instead of in its place."""
        return replace(self, pressed=None)

    async def aside(self, view: View, slot: str | None = None) -> None:
        """Answer something that was asked in between, and offer the way back to what it interrupted."""
        self.show(await self.runner.aside(self.unit, self.who, view), slot)

    async def start(self, flow: str, draft: dict[str, Any], then: str | None = None) -> None:
        """Begin a conversation."""
        await self.runner.start(self.unit, self.who, flow, draft, then=then, standing=self.pressed)

    async def start_afresh(self, flow: str, draft: dict[str, Any]) -> None:
        """Begin a conversation from its first question, whatever was said of an earlier one that was not finished."""
        await self.runner.drop(self.unit, self.who, flow)
        await self.start(flow, draft)

    async def start_or_return(self, flow: str, draft: dict[str, Any], *about: str) -> None:
        """Begin a conversation, or return to one that is `about` the same and was not finished."""
        await self.runner.drop_others(self.unit, self.who, flow, draft, about)
        await self.start(flow, draft)

    async def put_away(self, flow: str, draft: dict[str, Any], view: View, label: str, *beside: Button) -> None:
        """Answer that something was taken back, with a button that leads to the answers of which it was made."""
        await self.runner.put_away(self.unit, self.who, flow, draft, view, label, *beside, standing=self.pressed)

    async def anew(self) -> "Request":
        """Return the same request with whoever speaks now: joining changes that."""
        await self.unit.session.flush()
        who = await recognise(self.unit, self.who.telegram_id, self.who.chat, self.settings)
        return replace(self, who=who, pressed=None)


current: ContextVar[Request] = ContextVar("request")


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """The library's context, with our request in it."""

    @property
    def request(self) -> Request:
        """Return the request that the gateway opened for this update."""
        return current.get()
