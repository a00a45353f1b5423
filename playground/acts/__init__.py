"""What somebody at the page can do in a person's name."""

from collections.abc import Awaitable, Callable

from playground.acts import chats, groups
from playground.objects import JSON
from playground.travel import span
from playground.world import World

Act = Callable[[World, JSON], Awaitable[JSON]]
ACTS: dict[str, Act] = {
    "say": chats.say,
    "start": chats.start,
    "press": chats.press,
    "send": chats.send,
    "edit": chats.edit,
    "delete": chats.delete,
    "read": chats.read,
    "block": chats.block,
    "unblock": chats.unblock,
    "add": groups.add,
    "remove": groups.remove,
    "promote": groups.promote,
    "demote": groups.demote,
    "upgrade": groups.upgrade,
    "bring": groups.bring,
    "pin": groups.pin,
    "unpin": groups.unpin,
    "vote": groups.vote,
    "close_poll": groups.close_poll,
}


async def travel(world: World, body: JSON) -> JSON:
    """Let time pass in the world, and for whoever follows its clock."""
    await world.clock.let_pass(span(body, world.clock.now()))
    world.changed()
    return {"now": world.clock.unix()}
