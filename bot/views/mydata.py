"""A person's data as text that they can read: the same as the file beside it, without its keys."""

import json
from collections.abc import Iterator
from typing import Any

from bot.views.words import _, html

Data = dict[str, list[dict[str, Any]]]

DEEP = 3
SHOWN_FIRST = ("users", "preferences", "emotionCheckIns")


def readable(data: Data) -> str:
    """Return everything, table by table, one line a value."""
    tables = sorted(data, key=lambda name: (name not in SHOWN_FIRST, name))
    parts = [_("This is everything that Marbles keeps about you."), ""]
    for table in tables:
        parts += ["", f"== {table} ({len(data[table])})"]
        for row in data[table]:
            parts += [
                "",
                *(line for key, value in row.items() if not key.startswith("_") for line in _lines(key, value)),
            ]
    parts += ["", html(_("data.json has the same for programs.")).unescape()]
    return "\n".join(parts)


def _lines(name: str, value: Any, depth: int = 0) -> Iterator[str]:
    """Yield what stands under a name, a line a value; what stands very deep is said as a program would."""
    if isinstance(value, dict | list) and depth == DEEP:
        yield f"{name}: {json.dumps(value, ensure_ascii=False)}"
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _lines(f"{name} · {key}", one, depth + 1)
    elif isinstance(value, list) and any(isinstance(one, dict | list) for one in value):
        for place, one in enumerate(value, 1):
            yield from _lines(f"{name} {place}", one, depth + 1)
    elif value is not None:
        yield f"{name}: {', '.join(map(str, value)) if isinstance(value, list) else value}"
