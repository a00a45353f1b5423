"""How somebody stands to a chat, as the Bot API writes it."""

from playground.objects import JSON, Chat, User

_IN_SUPERGROUPS = ("can_manage_topics",)


def standing(chat: Chat, user: User) -> JSON:
    """The ChatMember of somebody in a group, or of either side of a private chat."""
    return member(chat, user, "member" if chat.is_private else chat.members.get(user.id, "left"))


def member(chat: Chat, user: User, status: str) -> JSON:
    """A small group keeps no list of who was removed: they have left."""
    status = "left" if chat.kind == "group" and status == "kicked" else status
    return {"user": user.as_json(), "status": status} | _details(chat, user, status)


def changed(chat: Chat, by: User, old: JSON, new: JSON, date: int) -> JSON:
    """The body of a `chat_member` or `my_chat_member` update."""
    body: JSON = {"chat": chat.as_json(), "from": by.as_json(), "date": date}
    return body | {"old_chat_member": old, "new_chat_member": new}


def _details(chat: Chat, user: User, status: str) -> JSON:
    match status:
        case "creator":
            return {"is_anonymous": chat.is_anonymous(user.id)}
        case "administrator":
            left_out = () if chat.kind == "supergroup" else _IN_SUPERGROUPS
            return {"can_be_edited": False} | {
                name: may for name, may in chat.rights[user.id].items() if name not in left_out
            }
        case "kicked":
            return {"until_date": 0}
    return {}
