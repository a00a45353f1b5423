"""The contract document as data: read from its Markdown, with our corrections in place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

DOTS = "..."  # "and others": whoever corrects the document spells them out

_HEADING = re.compile(r"#### `(\w+)`")
_FIELD = re.compile(r"\| `?([\w.]+)`? \| (?:`(.+?)`|\.\.\.) \| (.*)\|")  # a type may hold `|`, so cells are not split
_FRAME = ("| Field | Type | Notes |", "| --- | --- | --- |")
_INDEX = re.compile(r"`(by_\w+)`(?: \(((?:`\w+`(?:, )?)+)\))?")


@dataclass(frozen=True)
class Field:
    """A row of a table of fields, as it is written."""

    name: str
    type: str
    notes: str

    @property
    def optional(self) -> bool:
        """Whether the type ends with a question mark."""
        return self.type.endswith("?")

    @property
    def kind(self) -> str:
        """Return what is stored: the type without its mark; `number` and `string` may be an `instant` or a `date`.

        Legacy moments have no note about their unit; their names end like those of all the others.
        """
        kind = self.type.removesuffix("?")
        if kind == "number" and ("timestamp" in self.notes or self.name.endswith("At")):
            return "instant"
        return "date" if kind == "string" and "ISO date" in self.notes else kind


@dataclass
class Table:
    """A table of the document: its fields by name, and its indexes with the fields they cover."""

    name: str
    fields: dict[str, Field] = field(default_factory=dict)
    indexes: dict[str, list[str]] = field(default_factory=dict)


def read(path: Path, corrections: Mapping[str, tuple[str, str]]) -> dict[str, Table]:
    """Return the document's tables by name, in its order; a row that cannot be read raises."""
    tables: dict[str, Table] = {}
    table = Table("")
    for line in path.read_text("utf-8").splitlines():
        if heading := _HEADING.fullmatch(line):
            table = tables[heading[1]] = Table(heading[1])
        elif line.startswith("#"):
            table = Table("")  # the tables of other chapters describe no fields
        elif row := _FIELD.fullmatch(line):
            table.fields[row[1]] = Field(row[1], row[2] or "", row[3])
        elif line.startswith("Indexes:"):
            table.indexes = {index: _covered(table, index, listed) for index, listed in _INDEX.findall(line)}
        elif table.name and line.startswith("| ") and line not in _FRAME:
            raise ValueError(f"A row of {table.name} that cannot be read: {line}")
    for place, (kind, why) in corrections.items():
        _correct(tables, place, kind, why)
    return tables


def _correct(tables: dict[str, Table], place: str, kind: str, why: str) -> None:
    name, _, key = place.partition(".")
    if name in tables:
        tables[name].fields[key] = Field(key, kind, why)
        tables[name].fields.pop(DOTS, None)


def _covered(table: Table, index: str, listed: str) -> list[str]:
    """Return the fields that an index lists, or its name stands for: `by_user_major` → userId, majorObjectiveId."""
    if listed:
        return re.findall(r"\w+", listed)
    covered, words = [], index.split("_")[1:]
    while words:
        length = next((n for n in range(len(words), 0, -1) if _meant(table, words[:n])), 1)
        covered.append(_meant(table, words[:length]) or "_".join(words[:length]))
        words = words[length:]
    return covered


def _meant(table: Table, words: list[str]) -> str | None:
    """Return the one field that an index calls by these words: `status`, `active` → isActive, `grade` → gradeLevel."""
    name = words[0] + "".join(word.capitalize() for word in words[1:])
    for wanted in (name, f"{name}Id", f"is{name[0].upper()}{name[1:]}"):
        if wanted in table.fields:
            return wanted
    longer = [key for key in table.fields if re.match(rf"{name}[A-Z]", key)]
    return longer[0] if len(longer) == 1 else None
