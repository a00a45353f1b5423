"""Webhook methods: the address is kept, and closes getUpdates while it is set."""

from playground.arguments import Arguments
from playground.methods.polling import choose_kinds
from playground.objects import JSON
from playground.refusals import bad_request
from playground.world import World


def set_webhook(world: World, arguments: Arguments) -> bool:
    url = arguments.text("url")
    if not url:
        return delete_webhook(world, arguments)
    if not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    choose_kinds(world, arguments)
    world.webhook = {
        "url": url,
        "secret_token": arguments.text("secret_token"),
        "max_connections": arguments.number("max_connections", 40, 1, 100),
    }
    world.updates.poll = None
    return _done(world, arguments)


def delete_webhook(world: World, arguments: Arguments) -> bool:
    world.webhook = {}
    return _done(world, arguments)


def get_webhook_info(world: World, _: Arguments) -> JSON:
    pending = {"has_custom_certificate": False, "pending_update_count": len(world.pending)}
    if not world.webhook:
        return {"url": ""} | pending
    shown = {name: world.webhook[name] for name in ("url", "max_connections")}
    kinds = {"allowed_updates": world.updates.allowed} if world.updates.allowed else {}
    return shown | pending | kinds


def _done(world: World, arguments: Arguments) -> bool:
    if arguments.flag("drop_pending_updates"):
        world.updates.clear()
    world.changed()
    return True
