"""What the helper is told to do, as data: one YAML file for each task, with a version that the log names."""

from functools import cache
from pathlib import Path

import yaml

from bot.content.entries import Entry, Words


class Told(Entry):
    """The words of the house to the helper. Whoever changes them raises the version: answers are compared by it."""

    name: Words
    version: int
    system: Words


@cache
def told(name: str) -> Told:
    """Return what the helper is told for a task, by the name of its file."""
    return Told.model_validate(yaml.safe_load((Path(__file__).parent / f"{name}.yaml").read_text("utf-8")))
