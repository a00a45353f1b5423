"""How somebody stands to a chat, as the Bot API writes it."""

from playground.objects import JSON, Chat, User

# What TDLib gives every administrator of a small group (DialogParticipantStatus::GroupAdministrator).
_MAY = ["can_manage_chat", "can_change_info", "can_delete_messages", "can_invite_users", "can_restrict_members"]
_MAY += ["can_pin_messages", "can_manage_video_chats"]
_MAY_NOT = ["can_be_edited", "is_anonymous", "can_promote_members", "can_send_welcome_messages"]
_MAY_NOT += ["can_post_stories", "can_edit_stories", "can_delete_stories"]
_DETAILS: dict[str, JSON] = {
    "creator": {"is_anonymous": False},
    "administrator": dict.fromkeys(_MAY, True) | dict.fromkeys(_MAY_NOT, False),
    "kicked": {"until_date": 0},
}


def member(chat: Chat, user: User, standing: str) -> JSON:
    """A small group keeps no list of who was removed: they have left."""
    status = "left" if chat.kind == "group" and standing == "kicked" else standing
    return {"user": user.as_json(), "status": status} | _DETAILS.get(status, {})


def changed(chat: Chat, by: User, whose: User, old_new: tuple[str, str], date: int) -> JSON:
    """The body of a `chat_member` or `my_chat_member` update."""
    old, new = (member(chat, whose, standing) for standing in old_new)
    body: JSON = {"chat": chat.as_json(), "from": by.as_json(), "date": date}
    return body | {"old_chat_member": old, "new_chat_member": new}
