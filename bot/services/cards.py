"""What a card of the coach's inbox is, what an area has to say about its kind of cards, and how one is decided once."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar, TypeVarTuple

from sqlalchemy import Select, update
from sqlalchemy.orm import InstrumentedAttribute

from bot.db import Unit
from bot.models import BookProposal, Claim, Decision, Nomination, User
from bot.services.errors import BotError
from bot.services.who import Who

Proposed = TypeVar("Proposed", BookProposal, Claim, Nomination)
Columns = TypeVarTuple("Columns")


@dataclass(frozen=True)
class Card:
    """Something that waits. An `ordinary` one needs no look at its evidence, one to `look_first` more than others."""

    kind: str
    id: str
    since: datetime
    name: str
    batch: str | None
    ordinary: bool = False
    look_first: bool = False


@dataclass(frozen=True)
class Waiting:
    """What a student has waiting for a coach; `title` says of what it is."""

    kind: str
    title: str
    since: datetime


UNDO_FOR = timedelta(minutes=10)
SEEN = "seen"  # in a decision's `undo`: the student has looked at it


@dataclass(frozen=True)
class Done:
    """What a kind did with a card: whom it concerns, what taking it back needs, and why, where a yes has a reason."""

    student_id: str | None
    undo: Mapping[str, Any]
    reason: str | None = None


@dataclass(frozen=True)
class Kind:
    """How one area's cards are found, shown, decided and taken back.

    `waiting` returns what this coach may decide. `evidence` returns what stands on a card and refuses one that is none
    of theirs; it works for decided cards, too. `approve` and `refuse` return None when somebody was quicker: they have
    to be one conditional update. `take_back` returns False once something was built on the decision.
    """

    name: str
    waiting: Callable[[Unit, User], Awaitable[Sequence[Card]]]
    evidence: Callable[[Unit, User, str], Awaitable[Mapping[str, Any]]]
    approve: Callable[[Unit, Who, str, str | None], Awaitable[Done | None]]
    refuse: Callable[[Unit, Who, str, str], Awaitable[Done | None]]
    take_back: Callable[[Unit, Decision], Awaitable[bool]]
    readers: Callable[[Unit, str], Awaitable[Sequence[User]]]


def is_new(unit: Unit, at: datetime) -> bool:
    """Whether something was done so short a time ago that it can be taken back."""
    return unit.now < at + UNDO_FOR


async def found(unit: Unit, card: Select[*Columns]) -> tuple[*Columns]:
    """Return the one row that a statement finds for a coach. BotError: no_such_card, where it finds none."""
    row = (await unit.session.execute(card)).one_or_none()
    if row is None:
        raise BotError("no_such_card")
    return row


async def move(
    unit: Unit, key: InstrumentedAttribute[str], row_id: str, state: InstrumentedAttribute[Any], old: str, new: str,
    **values: object,
) -> bool:  # fmt: skip
    """Change the state of a row if it still is the old one: of two who try, one does.

    The row is found by the column that is its key; `values` change with it.
    """
    moved = await unit.session.execute(
        update(key.class_).where(key == row_id, state == old).values({state: new, **values}).returning(key)
    )
    return moved.scalar_one_or_none() is not None


async def withdraw(unit: Unit, who: Who, table: type[Proposed], row_id: str) -> Proposed:
    """Take back what a student proposed or showed, while it waits. BotError: over."""
    row = await unit.session.get(table, row_id)
    mine = row is not None and row.user_id == who.student().id
    if row is None or not mine or not await move(unit, table.id, row.id, table.state, "waiting", "withdrawn"):
        raise BotError("over")
    return row
