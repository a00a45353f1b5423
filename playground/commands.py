"""The bot's commands by scope and language, and which of them a client shows."""

import json
from collections.abc import Iterator

from playground.objects import JSON, Chat

Listed = list[dict[str, str]]


class Commands:
    def __init__(self) -> None:
        self._lists: dict[tuple[str, str], Listed] = {}

    def set(self, scope: JSON, language: str, commands: Listed) -> None:
        self._lists[_key(scope), language] = commands

    def get(self, scope: JSON, language: str) -> Listed:
        return self._lists.get((_key(scope), language), [])

    def delete(self, scope: JSON, language: str) -> None:
        self._lists.pop((_key(scope), language), None)

    def shown(self, chat: Chat, user_id: int, language: str | None) -> Listed:
        """The narrowest list there is, in the person's language where there is one."""
        for scope in _scopes(chat, user_id):
            for code in (language or "", ""):
                found = self.get(scope, code)
                if found:
                    return found
        return []


def _scopes(chat: Chat, user_id: int) -> Iterator[JSON]:
    is_administrator = chat.is_run_by(user_id)
    if not chat.is_private:
        yield {"type": "chat_member", "chat_id": chat.id, "user_id": user_id}
        if is_administrator:
            yield {"type": "chat_administrators", "chat_id": chat.id}
    yield {"type": "chat", "chat_id": chat.id}
    if is_administrator:
        yield {"type": "all_chat_administrators"}
    yield {"type": "all_private_chats" if chat.is_private else "all_group_chats"}
    yield {"type": "default"}


def _key(scope: JSON) -> str:
    return json.dumps({name: str(value) for name, value in scope.items()}, sort_keys=True)
