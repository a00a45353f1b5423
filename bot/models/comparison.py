"""Our tables held against the contract document: table by table, field by field, index by index."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from inspect import get_annotations
from pathlib import Path
from typing import Any, get_args

from sqlalchemy import JSON, Boolean, Column, Enum, Float, Integer, String
from sqlalchemy import Table as Stored

from bot.models.base import Base, Instant, Json, LocalDay
from bot.models.contract import CONTRACT, CORRECTIONS, EXTRA_FIELDS, camel
from bot.models.document import Field, Table, read

_TYPES = {
    Instant: "instant",
    LocalDay: "date",
    String: "string",
    Boolean: "boolean",
    Integer: "number",
    Float: "number",
}
_SHAPES = {Json: "any", list[Json]: "object[]", list[str]: "string[]"}

_Check = tuple[str, str | None]  # what is counted; what is wrong with it


@dataclass(frozen=True)
class Comparison:
    """What a comparison found; `counts` has, for tables, fields and indexes, how many hold and how many are asked."""

    findings: list[str]
    counts: dict[str, tuple[int, int]]


def compare(path: Path) -> Comparison:
    """Hold the models against the document at `path`, our listed corrections and extra fields allowed for."""
    document = read(path, CORRECTIONS)
    checks = list(_checks(document))
    held = Counter(what for what, wrong in checks if wrong is None)
    asked = {
        "tables": len(document),
        "fields": sum(len(table.fields) for table in document.values()),
        "indexes": sum(len(table.indexes) for table in document.values()),
    }
    findings = [*(wrong for _, wrong in checks if wrong), *_unexplained(document)]
    return Comparison(findings, {what: (held[what], number) for what, number in asked.items()})


def _checks(document: Mapping[str, Table]) -> Iterator[_Check]:
    models = {camel(model.__tablename__): model for model in CONTRACT}
    for table in document.values():
        if table.name not in models:
            yield "tables", f"{table.name}: we have no such table"
            continue
        yield "tables", None
        model = models[table.name]
        for field in table.fields.values():
            yield "fields", _wrong_with_field(model, f"{table.name}.{field.name}", field)
        for name, covered in table.indexes.items():
            yield "indexes", _wrong_with_index(model, f"{table.name}.{name}", name, covered)


def _wrong_with_field(model: type[Base], place: str, field: Field) -> str | None:
    column = next((column for column in _stored(model).columns if camel(column.name) == field.name), None)
    if column is None:
        return f"{place}: we have no such field"
    kind = _kind(model, column)
    if kind != field.kind:
        return f"{place}: the document has {field.kind}, we have {kind}"
    if column.nullable != field.optional:
        return f"{place}: {'optional' if field.optional else 'required'} in the document only"
    return None


def _kind(model: type[Base], column: Column[Any]) -> str:
    """Return what a column holds, in the words of `Field.kind`."""
    named = column.table.name if column.primary_key else None
    for key in column.foreign_keys:
        named = key.column.table.name
    if named:
        return f'Id<"{camel(named)}">'
    if isinstance(column.type, Enum):
        return " | ".join(f'"{word}"' for word in column.type.enums)
    if isinstance(column.type, JSON):
        return _shape(get_annotations(model)[column.name])
    return next((kind for type_, kind in _TYPES.items() if isinstance(column.type, type_)), repr(column.type))


def _shape(annotation: object) -> str:
    """Return what a JSON column holds, which only its annotation tells."""
    (held,) = get_args(annotation)
    return next((kind for shape, kind in _SHAPES.items() if held in (shape, shape | None)), repr(held))


def _wrong_with_index(model: type[Base], place: str, name: str, covered: list[str]) -> str | None:
    index = next((one for one in _stored(model).indexes if one.name == f"{model.__tablename__}_{name}"), None)
    if index is None:
        return f"{place}: we have no such index"
    columns = [camel(column.name) for column in index.columns]
    if columns != covered:
        return f"{place}: the document has {', '.join(covered)}, we have {', '.join(columns)}"
    if any(index.dialect_options[dialect]["where"] is not None for dialect in ("sqlite", "postgresql")):
        return f"{place}: ours covers some of the rows only"
    return None


def _stored(model: type[Base]) -> Stored:
    return Base.metadata.tables[model.__tablename__]


def _unexplained(document: Mapping[str, Table]) -> Iterator[str]:
    """Yield what we have and the document has not, unless `EXTRA_FIELDS` says why, and reasons without a field."""
    for model in CONTRACT:
        name, columns = camel(model.__tablename__), set(_stored(model).columns.keys())
        if name not in document:
            yield f"{name}: the document has no such table"
            continue
        explained = set(EXTRA_FIELDS.get(model.__tablename__, ()))
        extra = {column for column in columns if camel(column) not in document[name].fields}
        yield from (f"{name}.{camel(column)}: ours, and nothing says why" for column in sorted(extra - explained))
        yield from (f"{name}.{camel(column)}: called ours, and is not" for column in sorted(explained - extra))
