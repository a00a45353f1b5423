"""The starter curriculum, read from `curriculum/*.yaml`: domains, their majors, objectives and activities.

A major's `diagnostic_module_key` names the module of questions that checks it: the domain's short name, a dot, and what
the module is about, such as `math.fractions`. The bank of questions goes by the same keys; its sub-modules by the
numbers that the titles of the objectives begin with, such as 2.1. What has no key is shown in a talk.
"""

from functools import cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import Field, PositiveFloat, PositiveInt

from bot.content.entries import Entry, Link, Words

DOMAINS = ("mathematics", "reading", "writing", "coding")  # in the order of the screens


class Activity(Entry):
    """Something to open and do. Which types there are, the table says."""

    title: Words
    type: Words
    url: Link
    platform: Words
    estimated_minutes: PositiveInt
    instructions: Words | None = None


class Objective(Entry):
    """A part of a major, with its activities in order."""

    title: Words
    description: Words
    difficulty: Words
    estimated_hours: PositiveFloat
    activities: tuple[Activity, ...] = Field(min_length=2, max_length=4)


class Major(Entry):
    """What is mastered in the end; its objectives in order."""

    title: Words
    description: Words
    difficulty: Words
    estimated_hours: PositiveFloat
    curriculum: Words | None = None
    diagnostic_module_key: Annotated[str, Field(pattern=r"^[a-z]+\.[a-z-]+$")] | None = None
    objectives: tuple[Objective, ...] = Field(min_length=1)


class Domain(Entry):
    """A field of skill with its majors in order."""

    name: Words
    icon: Words
    color: Annotated[str, Field(pattern=r"^#[0-9A-F]{6}$")]
    description: Words
    majors: tuple[Major, ...] = Field(min_length=1)


@cache
def starter_curriculum() -> tuple[Domain, ...]:
    """Return every domain; one that cannot be read raises and says where."""
    folder = Path(__file__).parent / "curriculum"
    return tuple(
        Domain.model_validate(yaml.safe_load((folder / f"{name}.yaml").read_text("utf-8"))) for name in DOMAINS
    )
