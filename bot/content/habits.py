"""Ready answers for habits, read from `habits.yaml`: kinds of habits, each with what, how, when and a treat."""

from functools import cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import Field, TypeAdapter

from bot.content.entries import Entry, Words

Ready = Annotated[tuple[Words, ...], Field(min_length=2, max_length=4)]


class Kind(Entry):
    """A kind of habit; the `idea` is offered before there is a name. Keywords are cut at commas."""

    what: Ready
    how: Ready
    cue: Ready
    reward: Ready
    idea: Words | None = None
    keywords: Words | None = None


@cache
def kinds() -> tuple[Kind, ...]:
    """Return the kinds in the order of the file; the last one fits everything."""
    raw = yaml.safe_load((Path(__file__).parent / "habits.yaml").read_text("utf-8"))
    return TypeAdapter(tuple[Kind, ...]).validate_python(raw)
