"""Who sees what: the table that `/privacy` renders, and that a test holds every screen to."""

from dataclasses import dataclass
from typing import Literal

Sees = Literal["yes", "no", "if shared"]


@dataclass(frozen=True)
class Row:
    """Something that is kept: `what` names it, `coach` says whether coaches of the class see it; a group never does."""

    what: str
    coach: Sees


TABLE = (
    Row("feeling", "yes"),
    Row("journal", "if shared"),
    Row("progress", "yes"),
    Row("evidence", "yes"),
    Row("goals", "yes"),
    Row("retrospective", "yes"),
    Row("reflections", "yes"),
    Row("habit_note", "no"),
    Row("vision_board", "no"),
    Row("reading", "yes"),
    Row("nomination", "yes"),  # what the class did, and not who told
    Row("note", "yes"),
    Row("helper_log", "yes"),  # as it is written: without names and contacts
)
