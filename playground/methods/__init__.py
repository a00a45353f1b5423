"""The Bot API's methods by name."""

from collections.abc import Awaitable, Callable
from typing import Any

from playground.arguments import Arguments
from playground.methods import about, albums, chats, commands, edits, files, messages, pins, polling, polls, webhooks
from playground.world import World

Method = Callable[[World, Arguments], Any | Awaitable[Any]]

METHODS: dict[str, Method] = {
    "getMe": about.get_me,
    "logOut": about.log_out,
    "close": about.close,
    "setMyName": about.set_my_name,
    "getMyName": about.get_my_name,
    "setMyDescription": about.set_my_description,
    "getMyDescription": about.get_my_description,
    "setMyShortDescription": about.set_my_short_description,
    "getMyShortDescription": about.get_my_short_description,
    "getUpdates": polling.get_updates,
    "setWebhook": webhooks.set_webhook,
    "deleteWebhook": webhooks.delete_webhook,
    "getWebhookInfo": webhooks.get_webhook_info,
    "sendMessage": messages.send_message,
    "sendPhoto": files.send_photo,
    "sendDocument": files.send_document,
    "sendMediaGroup": albums.send_media_group,
    "sendPoll": polls.send_poll,
    "stopPoll": polls.stop_poll,
    "getFile": files.get_file,
    "sendChatAction": messages.send_chat_action,
    "answerCallbackQuery": messages.answer_callback_query,
    "editMessageText": edits.edit_message_text,
    "editMessageCaption": edits.edit_message_caption,
    "editMessageMedia": edits.edit_message_media,
    "editMessageReplyMarkup": edits.edit_message_reply_markup,
    "deleteMessage": edits.delete_message,
    "deleteMessages": edits.delete_messages,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "getChatMemberCount": chats.get_chat_member_count,
    "getChatAdministrators": chats.get_chat_administrators,
    "leaveChat": chats.leave_chat,
    "pinChatMessage": pins.pin_chat_message,
    "unpinChatMessage": pins.unpin_chat_message,
    "unpinAllChatMessages": pins.unpin_all_chat_messages,
    "setMyCommands": commands.set_my_commands,
    "getMyCommands": commands.get_my_commands,
    "deleteMyCommands": commands.delete_my_commands,
}

# Telegram reads the method's name in any case.
BY_LOWER_NAME = {name.lower(): (name, method) for name, method in METHODS.items()}
