"""Questions in the language being spoken: how values are written, and a question as it is asked and kept."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from bot.content.diagnostics.item import Asked
from bot.content.diagnostics.values import plain
from bot.content.texts import Text
from bot.views.words import _, decimal_mark


def written(value: object) -> str:
    """Return what stands in a question, or on its buttons, as people of the language write it; plain text, no markup.

    Texts are translated and filled, to whatever depth; numbers are as in `values.plain`, with the decimal mark of the
    language. Words that are no text, such as names, stay.
    """
    match value:
        case Text():
            gaps = {name: written(one) for name, one in value.values.items()}
            return _(value.template).format(**gaps) if value.template else ""
        case Decimal():
            return plain(value).replace(".", decimal_mark())
    return plain(value)


def question(asked: Asked) -> dict[str, Any]:
    """Return a question as it is asked and kept: `{item, seed, stem, options, right, misconceptions, …}`.

    Beside those it has `explanation`, `figure` (`{kind, values, caption}`, or None) and `fingerprint`. Everything is
    JSON, and plain text: it is escaped where it is shown. `right` is the place of the key among the options, where
    `misconceptions` has None, and the code of what leads to each other option.
    """
    return {
        "item": asked.item,
        "seed": asked.seed,
        "stem": written(asked.stem),
        "options": [written(option) for option in asked.options],
        "right": asked.right,
        "misconceptions": [one.code if one else None for one in asked.misconceptions],
        "explanation": written(asked.because),
        "figure": asked.figure and {
            "kind": asked.figure.kind,
            "values": {name: _drawable(one) for name, one in asked.figure.values.items()},
            "caption": written(asked.figure.caption),
        },
        "fingerprint": asked.fingerprint,
    }  # fmt: skip


def _drawable(value: object) -> Any:
    """Return a value of a figure as JSON: numbers to draw by stay numbers, or their exact text; the rest is words."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case Decimal() | Fraction():
            return str(value)
        case Mapping():
            return {str(name): _drawable(one) for name, one in value.items()}
        case list() | tuple():
            return [_drawable(one) for one in value]
    return written(value)
