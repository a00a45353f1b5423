"""Reflections of our own with what is in them, read from `reflections.yaml`: a helper's sorting is measured by them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import Field, TypeAdapter, model_validator

from bot.content.entries import Entry, Link, Words

Answer = Literal["did_well", "project_description", "could_improve"]
Kind = Literal[
    "plain", "partial", "typos", "hinglish", "hindi", "spanish", "off_topic", "nothing", "injection", "links"
]

OR = " | "


class Reflection(Entry):
    """What somebody said, in messages, and in which of its words each answer is; one that is not given is not there."""

    name: Words
    kind: Kind
    said: Annotated[tuple[Words, ...], Field(min_length=1)]
    expects: Mapping[Answer, Words]
    links: tuple[Link, ...] = ()
    obeys: tuple[Words, ...] = ()

    def wanted(self, answer: Answer) -> tuple[str, ...]:
        """Return the words of which any will do for an answer; none where it was not given."""
        found = self.expects.get(answer)
        return tuple(found.split(OR)) if found else ()

    @model_validator(mode="after")
    def in_their_words(self) -> "Reflection":
        """Nothing is expected that was not said."""
        whole = "\n".join(self.said)
        expected = [*self.links, *(words for answer in self.expects for words in self.wanted(answer))]
        missing = [words for words in expected if words not in whole]
        if missing:
            raise ValueError(f"{self.name}: nobody said {missing}")
        return self


@cache
def reflections() -> tuple[Reflection, ...]:
    """Return all of them, in the order of the file; one that cannot be read raises and says where."""
    raw = yaml.safe_load((Path(__file__).parent / "reflections.yaml").read_text("utf-8"))
    return TypeAdapter(tuple[Reflection, ...]).validate_python(raw)
