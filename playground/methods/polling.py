"""getUpdates, with the long poll and its rule that there is only one."""

import asyncio

from playground.arguments import Arguments
from playground.objects import JSON
from playground.refusals import conflict
from playground.world import World

LONGEST_POLL = 50
WEBHOOK_IS_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"


async def get_updates(world: World, arguments: Arguments) -> list[JSON]:
    if world.webhook:
        raise conflict(WEBHOOK_IS_ACTIVE)
    offset = arguments.number("offset")
    limit = arguments.number("limit", 100, 1, 100)
    timeout = arguments.number("timeout", 0, 0, LONGEST_POLL)
    choose_kinds(world, arguments)
    return world.updates.read(offset, limit) or (timeout and await _wait(world, offset, limit, timeout)) or []


def choose_kinds(world: World, arguments: Arguments) -> None:
    """Left out means: as before; an empty list means: the usual kinds."""
    kinds = arguments.structure("allowed_updates", "allowed updates")
    if isinstance(kinds, list):
        world.updates.allowed = [str(kind) for kind in kinds]


async def _wait(world: World, offset: int, limit: int, timeout: int) -> list[JSON]:
    poll = world.updates.poll = object()
    world.changed()  # wakes the poll that was waiting here before
    try:
        async with asyncio.timeout(timeout):
            while not (found := world.updates.read(max(offset, 0), limit)):
                await world.on_change(world.version)
                if world.updates.poll is not poll:
                    raise conflict("terminated by setWebhook request" if world.webhook else OTHER_POLL)
            return found
    except TimeoutError:
        return []
