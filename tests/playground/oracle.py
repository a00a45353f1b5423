"""Other people's schemas: what the playground answers must be what two libraries expect of Telegram."""

from functools import cache
from importlib import import_module
from types import GenericAlias
from typing import Any

from pydantic import TypeAdapter
from telegram import Update

from playground import Call

_MESSAGES = ["sendMessage", "sendPhoto", "sendDocument", "editMessageText", "editMessageCaption"]
_MESSAGES += ["editMessageMedia", "editMessageReplyMarkup", "sendPoll"]


@cache
def _types() -> Any:
    """Import aiogram when it is needed first: that takes seconds, and most tests do without."""
    return import_module("aiogram.types")


@cache
def _results() -> dict[str, Any]:
    types: Any = _types()
    return {
        "getMe": types.User,
        "getUpdates": GenericAlias(list, types.Update),
        "getWebhookInfo": types.WebhookInfo,
        "getFile": types.File,
        "getChat": types.ChatFullInfo,
        "getChatMember": types.ResultChatMemberUnion,
        "getChatAdministrators": GenericAlias(list, types.ResultChatMemberUnion),
        "getMyCommands": GenericAlias(list, types.BotCommand),
        "sendMediaGroup": GenericAlias(list, types.Message),
        "stopPoll": types.Poll,
        **dict.fromkeys(_MESSAGES, types.Message),
    }


def check_call(call: Call) -> None:
    if call.was_refused:
        return
    _schema(call.method).validate_python(call.result)
    if call.method == "getUpdates":
        for update in call.result:
            check_update(update)


@cache
def _schema(method: str) -> TypeAdapter[Any]:
    return TypeAdapter(_results().get(method, Any))


def check_update(update: dict[str, Any]) -> None:
    _types().Update.model_validate(update)
    read = Update.de_json(update)
    assert read.to_dict()["update_id"] == update["update_id"]
