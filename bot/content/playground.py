"""What the people of the playground's class are called, wrote and plan, read from `playground.yaml`."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from bot.content.entries import Entry, Link, Words
from bot.content.vision_board import CardType


class Goal(Entry):
    """A goal in its student's own words, and what its tasks are called."""

    title: Words
    specific: Words
    measurable: Words
    achievable: Words
    relevant: Words
    task: Words


class Habit(Entry):
    """A habit in its student's own words."""

    name: Words
    what_is_habit: Words
    how_to_practice: Words
    cue: Words
    reward: Words


class LookBack(Entry):
    """What somebody said of a sprint; no one has to answer everything."""

    went_well: Words | None = None
    was_hard: Words | None = None
    next_time: Words | None = None


class Comments(Entry):
    """What a coach said to goals, and to looks back."""

    goals: tuple[Words, ...]
    looks_back: tuple[Words, ...]


class Told(Entry):
    """What somebody said of a project; no one has to answer everything."""

    project_description: Words | None = None
    did_well: Words | None = None
    could_improve: Words | None = None


class Project(Entry):
    """A project, the links that students showed of it, and what they said of it."""

    name: Words
    description: Words
    links: tuple[Link, ...]
    told: tuple[Told, ...]


class BoardCard(Entry):
    """A card of somebody's board, as far as it is."""

    area: Words
    type: CardType
    title: Words
    subtitle: Words | None = None
    emoji: Words
    color: Words
    done: int | None = None
    of: int | None = None
    label: Words | None = None
    habits: tuple[Words, ...] = ()
    words: Words | None = None


class Cast(Entry):
    """Everybody and everything; `journals` are sorted by the category of the feeling beside them."""

    students: tuple[Words, ...]
    journals: Mapping[str, tuple[Words, ...]]
    goals: tuple[Goal, ...]
    habits: tuple[Habit, ...]
    habit_notes: tuple[Words, ...]
    looks_back: tuple[LookBack, ...]
    comments: Comments
    reviews: tuple[Words, ...]
    board: tuple[BoardCard, ...]
    projects: tuple[Project, ...]
    viva_note: Words
    deeds: tuple[Words, ...]


@cache
def cast() -> Cast:
    """Return the cast; what cannot be read raises and says where."""
    return Cast.model_validate(yaml.safe_load((Path(__file__).parent / "playground.yaml").read_text("utf-8")))
