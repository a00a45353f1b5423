"""Refusals that a person gets to read: a code and values here, the words in `views/errors.py`."""

from typing import Any


class BotError(Exception):
    """Something a person asked for cannot be; nothing of it is kept, and they are told why."""

    def __init__(self, code: str, *, step: str | None = None, **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.step = step
        self.values = values
