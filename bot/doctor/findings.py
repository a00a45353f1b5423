"""What a check has found: a mark, and a sentence."""

from dataclasses import dataclass
from typing import Literal

Mark = Literal["ok", "note", "look"]


@dataclass(frozen=True)
class Finding:
    """`ok` is as it has to be, a `note` is good to know, a `look` stands in the way of something."""

    mark: Mark
    says: str

    def __str__(self) -> str:
        return f"{self.mark:<5} {self.says}"


def ok(says: str) -> Finding:
    """Return a finding that asks for nothing."""
    return Finding("ok", says)


def note(says: str) -> Finding:
    """Return a finding that may be meant so."""
    return Finding("note", says)


def look(says: str) -> Finding:
    """Return a finding that somebody has to do something about; it says what."""
    return Finding("look", says)
