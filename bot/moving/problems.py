"""What can be said about a file that is not as it has to be."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """What is wrong with one line, or what became of it; lines count from 1."""

    folder: str
    line: int
    says: str

    def __str__(self) -> str:
        return f"{self.folder} line {self.line}: {self.says}"


class CannotImport(Exception):  # noqa: N818 - it says what is the case
    """Nothing was written; the message is a sentence for the operator, `problems` are the lines that it is about."""

    def __init__(self, says: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(says)
        self.problems = problems
