"""Lets pybabel find the texts of the starter packs: they are translated where they are shown.

Which keys of a pack people get to read says `babel.cfg`, file by file. A book keeps the title under which it is found.
"""

from collections.abc import Iterator, Mapping
from typing import IO, Any

import yaml


def extract(
    file: IO[bytes], _keywords: Any, _comments: Any, options: Mapping[str, str]
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield every text that stands under one of the keys in the option `shown`, as Babel's interface asks."""
    shown = options["shown"].split()
    for node in _mappings(yaml.compose(file)):
        for key, value in node.value:
            if key.value in shown:
                yield key.start_mark.line + 1, "_", value.value, []


def _mappings(node: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    if isinstance(node, yaml.MappingNode):
        yield node
        for _, value in node.value:
            yield from _mappings(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _mappings(item)
