"""What a method was called with: numbers may come as text and objects as JSON in a form field."""

import json
from typing import Any

from playground.refusals import bad_request

_TRUE = ("true", "yes", "1")


class Arguments:
    def __init__(self, raw: dict[str, Any]) -> None:
        self.raw = raw

    def text(self, name: str) -> str:
        value = self.raw.get(name)
        return value if isinstance(value, str) else "" if value is None else str(value)

    def number(self, name: str, default: int = 0, low: int | None = None, high: int | None = None) -> int:
        """Out of range is moved into range and nonsense is the default, as the Bot API does."""
        try:
            value = int(self.text(name))
        except ValueError:
            return default
        value = value if low is None else max(value, low)
        return value if high is None else min(value, high)

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in _TRUE

    def structure(self, name: str, called: str) -> Any:
        """A JSON value, given as such or as text; None where it was not given."""
        value = self.raw.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise bad_request(f"can't parse {called} JSON object") from None

    def numbers(self, name: str) -> list[int]:
        value = self.structure(name, name)
        if not isinstance(value, list):
            raise bad_request("expected an Array of message identifiers")
        try:
            return [int(one) for one in value]
        except (TypeError, ValueError):
            raise bad_request("message identifier must be a Number") from None
