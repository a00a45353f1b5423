"""YAML as people write it, each value with the line it stands on; nothing in a file is ever executed or multiplied."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from bot.services import sheets
from bot.services.errors import BotError

MOST_BYTES = 2**19
MOST_VALUES = 60_000
DEEPEST = 12

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CORE = "tag:yaml.org,2002:"
_SCALARS = {f"{_CORE}{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "value", "merge")}


class Scalar(NamedTuple):
    """A value exactly as it was written, so that 3/4, 0.50, 1:30 and yes stay what they are; empty for null."""

    text: str
    line: int


class Items(NamedTuple):
    """A list."""

    items: "list[Value]"
    line: int


class Fields(NamedTuple):
    """Names with values; `twice` are the lines of names that stand there already."""

    fields: "dict[str, Value]"
    line: int
    lines: dict[str, int]
    twice: dict[str, int]


Value = Scalar | Items | Fields


def read(data: bytes) -> Value:
    """Return what a file says; lines are counted from 1.

    BotError: `yaml_unreadable`, `yaml_too_long`, and with the line `yaml_broken`, `yaml_tab`, `yaml_pointer`,
    `yaml_tag`, `yaml_deep`.
    """
    if len(data) > MOST_BYTES:
        raise BotError("yaml_too_long")
    try:
        text = sheets.decoded(data)
    except BotError as error:
        raise BotError("yaml_unreadable") from error
    try:
        _look_through(text)
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _broken(text, mark.line + 1 if mark else 1) from error
    except yaml.reader.ReaderError as error:
        raise BotError("yaml_broken", line=text.count("\n", 0, error.position) + 1) from error
    return Scalar("", 1) if root is None else _value(root)


def _broken(text: str, line: int) -> BotError:
    lines = text.splitlines()
    here = lines[line - 1] if line <= len(lines) else ""
    return BotError("yaml_tab" if "\t" in here[: len(here) - len(here.lstrip())] else "yaml_broken", line=line)


def _look_through(text: str) -> None:
    """Refuse what could grow beyond its size, before any of it is put together."""
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=_LOADER)):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise BotError("yaml_pointer", line=line)
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            depth += 1
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise BotError("yaml_deep", line=line)
        if count > MOST_VALUES:
            raise BotError("yaml_too_long")


def _value(node: yaml.Node) -> Value:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode) and node.tag in _SCALARS:
        return Scalar("" if node.tag == f"{_CORE}null" else str(node.value).strip(), line)
    if isinstance(node, yaml.SequenceNode) and node.tag == f"{_CORE}seq":
        return Items([_value(one) for one in node.value], line)
    if isinstance(node, yaml.MappingNode) and node.tag == f"{_CORE}map":
        found = Fields({}, line, {}, {})
        for name, value in _named(node):
            if name.text in found.fields:
                found.twice[name.text] = name.line
            else:
                found.fields[name.text], found.lines[name.text] = value, name.line
        return found
    raise BotError("yaml_tag", line=line)


def _named(node: yaml.MappingNode) -> Iterator[tuple[Scalar, Value]]:
    for key, value in node.value:
        name = _value(key)
        if not isinstance(name, Scalar):
            raise BotError("yaml_broken", line=name.line)
        yield name, _value(value)
