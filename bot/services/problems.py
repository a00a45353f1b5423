"""What is amiss in a file that somebody sent, line by line; JSON, for a draft keeps it. Views have the words."""

from collections.abc import Mapping
from typing import Any

from bot.services.marked_yaml import Fields, Items, Scalar, Value

Problem = list[Any]  # line, code, values


class Problems:
    """Collects what is amiss, to be said all at once."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def note(self, line: int, code: str, **values: Any) -> None:
        """Note that something is amiss on a line."""
        self.found.append([line, code, values])

    def in_order(self) -> list[Problem]:
        """Return everything by line."""
        return sorted(self.found, key=lambda one: int(one[0]))

    def fields(self, value: Value, kind: str, known: Mapping[str, str]) -> dict[str, Value] | None:
        """Return the fields of a value by what they mean; notes names that mean nothing here, or stand there twice."""
        if not isinstance(value, Fields):
            self.note(value.line, "names_needed", kind=kind)
            return None
        for name, line in value.twice.items():
            self.note(line, "field_twice", field=name)
        for name in value.fields:
            if name.casefold() not in known:
                self.note(value.lines[name], "unknown_field", kind=kind, field=name)
        return {known[name.casefold()]: one for name, one in value.fields.items() if name.casefold() in known}

    def items(self, value: Value | None, kind: str, field: str) -> list[Value]:
        """Return what a list has in it; nothing, where none is given. Anything but a list is noted."""
        if value is None or (isinstance(value, Scalar) and not value.text):
            return []
        if isinstance(value, Items):
            return value.items
        self.note(value.line, "list_needed", kind=kind, field=field)
        return []

    def text(self, value: Value | None, kind: str, field: str) -> str:
        """Return the words of a field, nothing where there are none; anything else is noted."""
        if value is None or isinstance(value, Scalar):
            return value.text if value else ""
        self.note(value.line, "words_needed_in", kind=kind, field=field)
        return ""
