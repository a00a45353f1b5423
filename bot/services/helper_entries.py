"""What stands in one entry of the helper's log, whatever was written there: nothing of it is trusted to be so."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, String, cast

from bot.models import ChatLog
from bot.services.names import on_one_line

Kind = Literal["gave", "sent", "answer", "choice", "error", "other"]

# By the type of the row, in the order in which entries of the same moment happened.
KINDS: dict[str, Kind] = {
    "user": "gave",
    "api_request": "sent",
    "api_response": "answer",
    "error": "error",
    "action": "choice",
}
# Where the words of an entry may stand, by what happened; the first that is there counts.
WORDS: dict[Kind, tuple[str, ...]] = {
    "gave": ("text", "values"),
    "sent": ("text", "values"),
    "answer": ("text", "answer"),
    "choice": ("text", "field"),
    "error": ("text", "code"),
    "other": ("text", "state"),
}
ASKED = "api_request"
EMPTY: dict[str, Any] = {}  # of a question whose words were deleted
SILENT = "state"  # the type of rows that say only that a step began or ended
CHOICES = {"keep": "keep", "kept": "keep", "change": "change", "changed": "change", "drop": "drop", "dropped": "drop"}
FACTS = {"prompt": ("prompt",), "version": ("version",), "model": ("model",), "tokens": ("tokens",),
         "ms": ("ms", "milliseconds")}  # fmt: skip
LABEL = 60  # characters of a word that says what the entry is about
_UNSENDABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True)
class Entry:
    """An entry as it is read: what happened, in which flow, with which words, and the facts of the call.

    `choice` is what somebody did with an answer: keep, change or drop, where that is known.
    """

    id: str
    kind: Kind
    at: datetime
    flow: str
    text: str
    choice: str | None
    facts: Mapping[str, str]


def is_emptied() -> ColumnElement[bool]:
    """Return the condition that an entry says only that something was asked: its words were deleted."""
    return (ChatLog.type == ASKED) & (cast(ChatLog.data, String) == json.dumps(EMPTY))


def kind_of(type_: str) -> Kind:
    """Return what happened, by the type of a row."""
    return KINDS.get(type_, "other")


def place_of(type_: str) -> int:
    """Return where an entry stands among those of the same moment."""
    return list(KINDS).index(type_) if type_ in KINDS else len(KINDS)


def read(row: ChatLog) -> Entry:
    """Return a row of the log as it is read."""
    stored: Any = row.data
    data: Mapping[str, Any] = stored if isinstance(stored, dict) else {"text": stored}
    kind = kind_of(row.type)
    text = next(filter(None, (_words(data.get(name)) for name in WORDS[kind])), "")
    facts = {fact: word for fact, names in FACTS.items() if (word := _first(data, names))}
    choice = CHOICES.get(_first(data, ("did", "action", "choice")).casefold())
    return Entry(row.id, kind, row.timestamp, _first(data, ("flow",)).replace("_", " "), text, choice, facts)


def _first(data: Mapping[str, Any], names: Iterable[str]) -> str:
    """Return the first short word that stands under one of these names; nothing where there is none."""
    return next(filter(None, (_label(data.get(name)) for name in names)), "")


def _words(value: Any) -> str:
    """Return words as they can be sent: a line for each named value, and what stands deeper as it is kept."""
    if isinstance(value, dict):
        said = [f"{name}: {_plain(one)}" for name, one in value.items() if one not in (None, "", [], {})]
        return _UNSENDABLE.sub("\N{REPLACEMENT CHARACTER}", "\n".join(said)).strip()
    return _UNSENDABLE.sub("\N{REPLACEMENT CHARACTER}", _plain(value)).strip()


def _plain(value: Any) -> str:
    if value is None or value in ("", [], {}):
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _label(value: Any) -> str:
    """Return a short word on one line; nothing where there is none."""
    is_plain = isinstance(value, str | int | float) and not isinstance(value, bool)
    return on_one_line(str(value)[: LABEL * 4])[:LABEL] if is_plain else ""
