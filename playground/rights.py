"""What an administrator may do, right by right, and what every member may."""

Rights = dict[str, bool]

# What TDLib gives every administrator of a small group (DialogParticipantStatus::GroupAdministrator).
USUAL = ["can_manage_chat", "can_change_info", "can_delete_messages", "can_invite_users", "can_restrict_members"]
USUAL += ["can_pin_messages", "can_manage_video_chats", "can_manage_tags"]
OTHERS = ["is_anonymous", "can_promote_members", "can_send_welcome_messages", "can_manage_topics"]
OTHERS += ["can_post_stories", "can_edit_stories", "can_delete_stories"]

_SENDS = ("messages", "media_messages", "audios", "documents", "photos", "videos", "video_notes", "voice_notes")
_MEMBERS_MAY = [f"can_send_{what}" for what in (*_SENDS, "polls", "other_messages")]
_MEMBERS_MAY += ["can_add_web_page_previews", "can_react_to_messages", "can_edit_tag", "can_invite_users"]
_MEMBERS_MAY_NOT = ["can_change_info", "can_pin_messages", "can_manage_topics"]


def usual() -> Rights:
    """Return what an administrator gets where nobody chooses."""
    return dict.fromkeys(USUAL, True) | dict.fromkeys(OTHERS, False)


def none() -> Rights:
    return dict.fromkeys((*USUAL, *OTHERS), False)


def chosen(before: Rights, wanted: Rights) -> Rights:
    """Return these rights with those changed; ValueError names one that there is not."""
    for name in wanted:
        if name not in before:
            raise ValueError(f"there is no right {name!r}; there are: {', '.join(before)}")
    # Whoever may do anything may see what is to be managed.
    return before | wanted | {"can_manage_chat": True}


def of_members() -> Rights:
    return dict.fromkeys(_MEMBERS_MAY, True) | dict.fromkeys(_MEMBERS_MAY_NOT, False)
