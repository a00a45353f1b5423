"""The shapes that answers have, one for each prompt: whatever does not fit one never leaves this floor."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo

OFFERED = "offered"  # among the values of a prompt: the ids of which an answer may name any, and no other
_JOINERS = "\u200c\u200d"


def _was_offered(value: str, info: ValidationInfo) -> str:
    if value not in (info.context or {}).get(OFFERED, ()):
        raise ValueError("not one of those that were offered")
    return value


def _on_one_line(value: str) -> str:
    """Return words without line breaks and without what cannot be seen, in which orders and other names hide."""
    seen = "".join(one for one in value if one.isspace() or one in _JOINERS or unicodedata.category(one)[0] != "C")
    if not any(one.isalnum() for one in seen):
        raise ValueError("there are no words in it")
    return " ".join(seen.split())


OfferedId = Annotated[str, AfterValidator(_was_offered)]
Line = Annotated[str, Field(max_length=400), AfterValidator(_on_one_line)]
Quoted = Annotated[str, Field(max_length=1000), AfterValidator(_on_one_line)]
Speech = Annotated[str, Field(max_length=4000), AfterValidator(_on_one_line)]


class Shape(BaseModel):
    """What an answer is made of: what is missing or of another kind is refused, what is added is dropped.

    A field that may be empty is `X | None` without a default: some servers want every field named.
    """

    model_config = ConfigDict(frozen=True, strict=True)


class Sharpened(Shape):
    """One line of a goal, said more clearly."""

    field: OfferedId
    words: Line


class Said(Shape):
    """One answer, and the words that it is from: copied from one message."""

    text: Line
    words: Quoted


class Dictated(Shape):
    """What a coach said of a student's project."""

    project_description: Said | None
    did_well: Said | None
    could_improve: Said | None


class Reflected(Dictated):
    """What somebody said of a project; `doubt` are words that may be meant as an answer to the last question."""

    doubt: Quoted | None


class Heard(Shape):
    """What somebody has spoken, written down."""

    words: Speech
