"""Ready answers for goals, read from `goals.yaml`: for each kind what to do, how to know, what if, and why."""

from functools import cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import Field, TypeAdapter

from bot.content.entries import Entry, Words

Ready = Annotated[tuple[Words, ...], Field(min_length=2, max_length=4)]


class Know(Entry):
    """How one knows that it worked, where one of the words `of` stands in what one does; without them, always."""

    says: Ready
    of: Words | None = None


class Kind(Entry):
    """A kind of goal; `area` is what the first screen calls it, where it stands there. Keywords are cut at commas."""

    name: Words
    keywords: Words
    what: Ready
    know: Annotated[tuple[Know, ...], Field(min_length=1)]
    if_: Annotated[Ready, Field(alias="if")]
    why: Ready
    area: Words | None = None


@cache
def kinds() -> tuple[Kind, ...]:
    """Return the kinds in the order of the file; the last one fits everything."""
    raw = yaml.safe_load((Path(__file__).parent / "goals.yaml").read_text("utf-8"))
    return TypeAdapter(tuple[Kind, ...]).validate_python(raw)
