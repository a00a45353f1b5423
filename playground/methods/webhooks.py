"""Webhook methods: from when one is set, updates are brought to it, and nobody polls."""

from playground.arguments import Arguments
from playground.methods.polling import choose_kinds
from playground.objects import JSON
from playground.webhook import Webhook
from playground.world import World


def set_webhook(world: World, arguments: Arguments) -> bool:
    """The same one set again is a new one: what waits is brought at once, as after every change."""
    url = arguments.text("url")
    if not url:
        return delete_webhook(world, arguments)
    most = arguments.number("max_connections", 40, 1, 100)
    world.webhook = Webhook(url, arguments.text("secret_token"), most)
    choose_kinds(world, arguments)
    world.updates.poll = None
    return _done(world, arguments)


def delete_webhook(world: World, arguments: Arguments) -> bool:
    world.webhook = None
    return _done(world, arguments)


def get_webhook_info(world: World, _: Arguments) -> JSON:
    hook = {"url": ""} if world.webhook is None else world.webhook.as_json()
    pending = {"has_custom_certificate": False, "pending_update_count": len(world.pending)}
    kinds = {"allowed_updates": world.updates.allowed} if world.webhook and world.updates.allowed else {}
    return hook | pending | kinds


def _done(world: World, arguments: Arguments) -> bool:
    if arguments.flag("drop_pending_updates"):
        world.updates.clear()
    world.changed()
    return True
