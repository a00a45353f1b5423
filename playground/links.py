"""Links to the bot: into its private chat, or to bring it into a group with some rights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from playground.rights import Rights, chosen, none

if TYPE_CHECKING:
    from playground.groups import Group
    from playground.people import Person


@dataclass(frozen=True)
class Link:
    """`group` is what comes behind /start in a group; None where the link leads into the private chat."""

    start: str
    group: str | None
    admin: tuple[str, ...]


def read(url: str, username: str | None) -> Link | None:
    """None for whatever is no link to this bot."""
    parts = urlsplit(url)
    if parts.netloc != "t.me" or parts.path.strip("/").lower() != (username or "").lower():
        return None
    given = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
    return Link(given.get("start", ""), given.get("startgroup"), tuple(given.get("admin", "").split()))


def bring_bot(person: Person, group: Group, admin: tuple[str, ...]) -> None:
    """As an administrator with these rights where the person may make it one, else as a member."""
    rights = _asked_for(admin)
    bot, chat = person.world.bot, group.chat
    if rights and chat.may(person.id, "can_promote_members"):
        if not chat.has(bot.id):
            group.adds_bot(person, rights)
        elif not all(chat.may(bot.id, right) for right in rights):
            group.promotes_bot(person, **(chat.rights.get(bot.id) or chosen(none(), rights)) | rights)
    elif not chat.has(bot.id):
        if not chat.may(person.id, "can_invite_users"):
            raise ValueError(f"{person.name} may not add anybody to {chat.title}")
        group.adds_bot(person)


def _asked_for(admin: tuple[str, ...]) -> Rights:
    """Rights are named without their `can_` in a link; ValueError where there is none of that name."""
    rights = {"is_anonymous" if name == "anonymous" else f"can_{name}": True for name in admin}
    chosen(none(), rights)
    return rights
