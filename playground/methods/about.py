"""Methods about the bot itself."""

from playground.arguments import Arguments
from playground.objects import JSON
from playground.refusals import Refused
from playground.world import World


def get_me(world: World, _: Arguments) -> JSON:
    can = {"can_join_groups": True, "can_read_all_group_messages": not world.has_privacy}
    cannot = ["supports_inline_queries", "can_connect_to_business", "has_main_web_app"]
    cannot += ["has_topics_enabled", "allows_users_to_create_topics", "can_manage_bots"]
    return world.bot.as_json() | can | dict.fromkeys(cannot, False)


def log_out(_: World, __: Arguments) -> bool:
    return True


def close(_: World, __: Arguments) -> bool:
    raise Refused(429, "Too Many Requests: retry after 600", {"retry_after": 600})


def set_my_name(world: World, arguments: Arguments) -> bool:
    return _keep(world, arguments, "name")


def get_my_name(world: World, arguments: Arguments) -> JSON:
    return {"name": _kept(world, arguments, "name") or world.bot.first_name}


def set_my_description(world: World, arguments: Arguments) -> bool:
    return _keep(world, arguments, "description")


def get_my_description(world: World, arguments: Arguments) -> JSON:
    return {"description": _kept(world, arguments, "description")}


def set_my_short_description(world: World, arguments: Arguments) -> bool:
    return _keep(world, arguments, "short_description")


def get_my_short_description(world: World, arguments: Arguments) -> JSON:
    return {"short_description": _kept(world, arguments, "short_description")}


def _keep(world: World, arguments: Arguments, what: str) -> bool:
    world.about[what, arguments.text("language_code")] = arguments.text(what)
    return True


def _kept(world: World, arguments: Arguments, what: str) -> str:
    """What was set in this language, else in none."""
    return world.about.get((what, arguments.text("language_code"))) or world.about.get((what, ""), "")
