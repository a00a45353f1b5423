"""Texts kept as data: marked where they stand, filled and translated where they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field


def N_(text: str) -> str:  # noqa: N802 - gettext's own name
    """Mark a text kept as data, so that it is collected; it is translated later, by `bot.views`."""
    return text


@dataclass(frozen=True)
class Text:
    """A text with gaps `{name}`, and what goes into them: values of `diagnostics/values.py`, words, other texts."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)


def say(template: str, **values: object) -> Text:
    """Return a text: `say(N_("{a} and {b} make ?"), a=2, b=3)`."""
    return Text(template, values)
