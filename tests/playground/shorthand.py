"""What these tests say often."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

Refusal = Callable[[Awaitable[object]], Coroutine[Any, Any, str]]


def inline(**labels: str) -> InlineKeyboardMarkup:
    """One button a row: label and payload."""
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data)] for label, data in labels.items()])
