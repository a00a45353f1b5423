"""What can be done with a group, its members, its polls and what is pinned in it."""

from playground.acts.finding import find_group, find_message
from playground.groups import Group
from playground.objects import JSON
from playground.people import Person
from playground.voting import close, poll_in
from playground.world import World


async def add(world: World, body: JSON) -> JSON:
    """Bring somebody, or the bot, into the group."""
    person, group = find_group(world, body)
    whom = world.people.get(int(body["whom"]))
    _ = group.adds(whom, by=person) if whom else group.adds_bot(by=person)
    return {}


async def remove(world: World, body: JSON) -> JSON:
    """Leave the group, or take somebody or the bot out of it, as only those who run it may."""
    person, group = find_group(world, body)
    whom = world.people.get(int(body["whom"]))
    if whom is not person:
        _check_runs(person, group)
    _ = group.loses(whom, by=person) if whom else group.removes_bot(by=person)
    return {}


async def promote(world: World, body: JSON) -> JSON:
    """Make the bot, or `whom`, an administrator, or change one's `rights`."""
    person, group = find_group(world, body)
    rights = {str(name): bool(may) for name, may in dict(body.get("rights") or {}).items()}
    whom = world.people.get(int(body.get("whom") or 0))
    if whom:
        group.promotes(whom, person, **rights)
    else:
        group.promotes_bot(person, **rights)
    return {}


async def demote(world: World, body: JSON) -> JSON:
    person, group = find_group(world, body)
    whom = world.people.get(int(body.get("whom") or 0))
    if whom:
        group.demotes(whom, person)
    else:
        group.demotes_bot(person)
    return {}


async def upgrade(world: World, body: JSON) -> JSON:
    person, group = find_group(world, body)
    _check_runs(person, group)
    if group.chat.kind == "supergroup":
        raise ValueError(f"{group.chat.title} is a supergroup already")
    group.upgrades(by=person)
    return {}


async def bring(world: World, body: JSON) -> JSON:
    """Follow a link that brings the bot into a group."""
    person, group = find_group(world, body)
    admin = tuple(str(name) for name in body.get("admin") or [])
    person.adds_bot_by_link(group, str(body.get("payload", "")), admin=admin)
    return {"chat": group.id}


async def pin(world: World, body: JSON) -> JSON:
    person, message = find_message(world, body)
    person.pins(message)
    return {}


async def unpin(world: World, body: JSON) -> JSON:
    person, message = find_message(world, body)
    person.unpins(message)
    return {}


async def vote(world: World, body: JSON) -> JSON:
    """Answer a poll with the options at these places; with none, take the answer back."""
    person, message = find_message(world, body)
    options = poll_in(message).options
    person.votes(message, *(options[int(place)] for place in body["options"]))
    return {}


async def close_poll(world: World, body: JSON) -> JSON:
    person, message = find_message(world, body)
    if message.sender is not person.user:
        raise ValueError("only who asked can close a poll")
    close(world, message)
    return {}


def _check_runs(person: Person, group: Group) -> None:
    if not group.chat.is_run_by(person.id):
        raise ValueError(f"{person.name} does not run {group.chat.title}")
