"""Bringing updates to the webhook: a chat's in order, several chats at once, again and again until they are taken."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import httpx

from playground.objects import JSON
from playground.webhook import Webhook
from playground.world import World

PATIENCE = 20.0  # seconds for an answer


@dataclass
class Pauses:
    """How long it takes until an update that was not taken is brought again: each time twice as long."""

    first: float = 1.0
    longest: float = 60.0

    def after(self, tries: int) -> float:
        return min(self.first * 2.0**tries, self.longest)


class Deliveries:
    def __init__(self, world: World, client: httpx.AsyncClient, pauses: Pauses | None = None) -> None:
        self._world = world
        self._client = client
        self._pauses = pauses or Pauses()
        self._busy: set[object] = set()  # the lines of which one update is under way

    async def run(self) -> None:
        """Deliver for as long as the world stands; which webhook is set, if any, may change at any time."""
        async with asyncio.TaskGroup() as tasks:
            while True:
                version = self._world.version
                if (hook := self._world.webhook) is not None:
                    for line, update in list(self._ready(hook)):
                        self._busy.add(line)
                        tasks.create_task(self._one(hook, line, update))
                await self._world.on_change(version)

    def _ready(self, hook: Webhook) -> Iterator[tuple[object, JSON]]:
        """Yield the oldest update of each line that is free, as many as may be under way together."""
        seen = set(self._busy)
        for update in self._world.pending:
            if len(seen) >= hook.max_connections:
                return
            line = line_of(update)
            if line not in seen:
                seen.add(line)
                yield line, update

    async def _one(self, hook: Webhook, line: object, update: JSON) -> None:
        tries = 0
        try:
            while not await self._is_taken(hook, update):
                await self._pause(hook, self._pauses.after(tries))
                tries += 1
                if self._world.webhook is not hook or update not in self._world.pending:
                    return
        finally:
            self._busy.discard(line)
            self._world.changed()

    async def _is_taken(self, hook: Webhook, update: JSON) -> bool:
        """Bring an update once. With a fault for "webhook" its answer is lost, whatever the bot has done with it."""
        try:
            answer = await self._client.post(hook.url, content=json.dumps(update), headers=hook.headers)
        except httpx.HTTPError as error:
            why = "Read timeout expired" if isinstance(error, httpx.TimeoutException) else "Connection refused"
        else:
            if self._world.faults.take("webhook", ""):
                why = "Read timeout expired"
            elif answer.is_success:
                self._world.updates.taken(update)
                return True
            else:
                why = f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"
        hook.went_badly(why, self._world.clock.unix())
        self._world.changed()
        return False

    async def _pause(self, hook: Webhook, seconds: float) -> None:
        """Wait, but not for longer than this webhook stands: a new one gets everything at once."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while self._world.webhook is hook:
                    await self._world.on_change(self._world.version)


def line_of(update: JSON) -> object:
    """What keeps updates in order: their chat, or else the person; without either each goes by itself."""
    for body in (part for part in update.values() if isinstance(part, dict)):
        message = body.get("message")
        chat = message.get("chat") if isinstance(message, dict) else body.get("chat")
        for party in (chat, body.get("from"), body.get("user")):
            if isinstance(party, dict) and "id" in party:
                return party["id"]
    return ("update", update["update_id"])


async def deliver(world: World, pauses: Pauses | None = None) -> None:
    """Bring updates over HTTP until cancelled."""
    async with httpx.AsyncClient(timeout=PATIENCE, trust_env=False) as client:
        await Deliveries(world, client, pauses).run()
