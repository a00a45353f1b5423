"""From the lines of a folder to rows, each checked by itself."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.moving.archive import Archive
from bot.moving.filling import Known, Values, filled, is_ours
from bot.moving.layout import Folder
from bot.moving.problems import Problem
from bot.moving.values import EPOCH, stored

CREATED = "_creationTime"  # Convex writes it on every document


@dataclass(frozen=True)
class Row:
    """A row as it is to be written, the line on which it stood, and when the file says that it was made, in ms."""

    line: int
    values: Values
    created: float = 0.0

    @property
    def age(self) -> tuple[datetime, float, int]:
        """What tells which of two rows is newer: the latest moment in it, then when and where it was written."""
        return newest_moment(self.values), self.created, self.line

    def given(self, **values: Any) -> "Row":
        """Return the same row with other values."""
        return replace(self, values=self.values | values)


def newest_moment(values: Values) -> datetime:
    """Return the latest moment that a row names: of two rows, the newer one is the one with the later."""
    return max((value for value in values.values() if isinstance(value, datetime)), default=EPOCH)


def rows(archive: Archive, folder: Folder, known: Known, unknown: Counter[str]) -> Iterator[Row | Problem]:
    """Yield the rows of a folder; fields that we do not know are counted in `unknown`, and kept out."""
    for number, document in archive.documents(folder.name):
        if isinstance(document, Problem):
            yield document
            continue
        created = document.pop(CREATED, 0.0)
        unknown.update(f"{folder.name}.{name}" for name in document.keys() - folder.columns.keys())
        row = _row(folder, number, document, known)
        yield replace(row, created=created) if isinstance(row, Row) and isinstance(created, float) else row


def _row(folder: Folder, number: int, document: dict[str, Any], known: Known) -> Row | Problem:
    row: Values = {}
    # Ours come last: they may follow from the others.
    for name, column in sorted(folder.columns.items(), key=lambda one: is_ours(one[1])):
        try:
            if document.get(name) is None and is_ours(column) and not column.nullable:
                row[column.name] = filled(column, row, known)
            else:
                row[column.name] = stored(column, document.get(name))
        except ValueError as error:
            return Problem(folder.name, number, f"{name}: {error}")
    return Row(number, row)
