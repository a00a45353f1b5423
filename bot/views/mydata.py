"""A person's data as text that they can read: the same as the file beside it, without its keys."""

from typing import Any

from bot.views.words import _, html

Data = dict[str, list[dict[str, Any]]]

SHOWN_FIRST = ("users", "preferences", "emotionCheckIns")


def readable(data: Data) -> str:
    """Return everything, table by table, one line a value."""
    tables = sorted(data, key=lambda name: (name not in SHOWN_FIRST, name))
    parts = [_("This is everything that Marbles keeps about you."), ""]
    for table in tables:
        parts += ["", f"== {table} ({len(data[table])})"]
        for row in data[table]:
            parts += ["", *(f"{key}: {value}" for key, value in row.items() if not key.startswith("_"))]
    parts += ["", html(_("data.json has the same for programs.")).unescape()]
    return "\n".join(parts)
