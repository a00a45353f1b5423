"""Lets pybabel find the texts of the starter packs and of the item models: they are translated where they are shown.

Which keys of a pack people get to read says `babel.cfg`, file by file. A book keeps the title under which it is found.
"""

import ast
import io
from collections.abc import Iterator, Mapping
from typing import IO, Any

import yaml
from babel.messages.extract import extract_python

from bot.content.diagnostics.item import about


def extract(
    file: IO[bytes], _keywords: Any, _comments: Any, options: Mapping[str, str]
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield every text, or each of a list, under one of the keys in the option `shown`, as Babel's interface asks."""
    shown = options["shown"].split()
    for node in _mappings(yaml.compose(file)):
        for key, value in node.value:
            if key.value in shown:
                texts = value.value if isinstance(value, yaml.SequenceNode) else [value]
                yield from ((key.start_mark.line + 1, "_", text.value, []) for text in texts)


def extract_models(file: IO[bytes], keywords: Any, comments: Any, options: Any) -> Iterator[tuple[Any, ...]]:
    """Yield what Babel finds in the file of a sub-module, and what its models say that they ask."""
    source = file.read()
    yield from extract_python(io.BytesIO(source), keywords, comments, options)
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and node.decorator_list:
            yield node.lineno, "_", about(ast.get_docstring(node)), []


def _mappings(node: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    if isinstance(node, yaml.MappingNode):
        yield node
        for _, value in node.value:
            yield from _mappings(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _mappings(item)
