"""Mix-ups: one wrong option is a "maybe", two in different questions within 30 days are "seen twice".

An activity against it that the student has done, and two right answers where it could have been chosen, clear it.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from bot.content.diagnostics.item import Misconception
from bot.db import Unit
from bot.models import DiagnosticAttempt, SuggestedActivity
from bot.services.checks import sources

WITHIN = timedelta(days=30)
RIGHT_SINCE = 2


@dataclass
class Trace:
    """What is known of one mix-up of one student: in which items it was seen, when last, how often right since."""

    items: set[str] = field(default_factory=set)
    last: datetime | None = None
    right_since: int = 0


async def seen_twice(unit: Unit, user_ids: Collection[str]) -> dict[str, list[Misconception]]:
    """Return the mix-ups of students that were seen twice and not cleared since, by student, the code's order."""
    known = await sources.misconceptions(unit)
    worked_on = await _worked_on(unit, user_ids)
    found: dict[str, list[Misconception]] = {}
    for user_id, traces in (await traced(unit, user_ids)).items():
        still = [
            known[code]
            for code, trace in sorted(traces.items())
            if code in known and len(trace.items) > 1 and not _is_cleared(trace, worked_on.get((user_id, code)))
        ]
        if still:
            found[user_id] = still
    return found


def _is_cleared(trace: Trace, done_at: datetime | None) -> bool:
    return done_at is not None and trace.right_since >= RIGHT_SINCE


async def traced(unit: Unit, user_ids: Collection[str]) -> Mapping[str, Mapping[str, Trace]]:
    """Return what the attempts of the last 30 days say about each student's mix-ups, by student and code."""
    attempts = await unit.session.execute(
        select(DiagnosticAttempt.user_id, DiagnosticAttempt.submitted_at, DiagnosticAttempt.results)
        .where(
            DiagnosticAttempt.user_id.in_(user_ids),
            DiagnosticAttempt.submitted_at > unit.now - WITHIN,
            DiagnosticAttempt.interrupted.is_(False),
        )
        .order_by(DiagnosticAttempt.submitted_at)
    )
    found: dict[str, dict[str, Trace]] = defaultdict(lambda: defaultdict(Trace))
    for user_id, at, results in attempts:
        for entry in results:
            _note(found[user_id], entry, at)
    return found


def _note(traces: dict[str, Trace], entry: Mapping[str, Any], at: datetime) -> None:
    if entry.get("voided"):
        return
    if code := entry.get("misconception"):
        trace = traces[code]
        trace.items.add(entry["item"])
        trace.last, trace.right_since = at, 0
    elif entry["correct"]:
        for avoided in filter(None, entry.get("misconceptions", ())):
            if avoided in traces:
                traces[avoided].right_since += 1


async def _worked_on(unit: Unit, user_ids: Collection[str]) -> dict[tuple[str, str], datetime]:
    """Return when a student last did an activity that was given against a mix-up, by student and code."""
    rows = await unit.session.execute(
        select(SuggestedActivity.user_id, SuggestedActivity.misconception, func.max(SuggestedActivity.done_at))
        .where(SuggestedActivity.user_id.in_(user_ids), SuggestedActivity.done_at.is_not(None))
        .group_by(SuggestedActivity.user_id, SuggestedActivity.misconception)
    )
    return {(user_id, code): at for user_id, code, at in rows if at is not None}


def by_misconception(found: Mapping[str, Sequence[Misconception]]) -> dict[Misconception, list[str]]:
    """Return who shows each mix-up, the most frequent first."""
    turned: dict[Misconception, list[str]] = defaultdict(list)
    for user_id, mixed_up in found.items():
        for one in mixed_up:
            turned[one].append(user_id)
    return dict(sorted(turned.items(), key=lambda pair: (-len(pair[1]), pair[0].code)))
