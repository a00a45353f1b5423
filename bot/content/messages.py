"""Lets pybabel find the texts of the starter packs: names and definitions are translated where they are shown."""

from collections.abc import Iterator
from typing import IO, Any

import yaml

SHOWN = ("name", "definition")


def extract(file: IO[bytes], _keywords: Any, _comments: Any, **_: Any) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield every text of a pack that somebody gets to read, as Babel's extraction interface asks."""
    for node in _mappings(yaml.compose(file)):
        for key, value in node.value:
            if key.value in SHOWN:
                yield key.start_mark.line + 1, "_", value.value, []


def _mappings(node: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    if isinstance(node, yaml.MappingNode):
        yield node
        for _, value in node.value:
            yield from _mappings(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _mappings(item)
