"""What a student shows of an objective, and a coach who confirms it or says what is missing."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from bot.db import Unit
from bot.models import Claim, Decision, LearningObjective, Preferences, StudentObjective, User
from bot.notices import Notice
from bot.services import scope
from bot.services.cards import Card, Done, Kind, found, move
from bot.services.errors import BotError
from bot.services.path import mine, owned, progress, todo, viva
from bot.services.who import Who

NAME = "claim"
WORDS = 1000
LINK = re.compile(r"https?://\S+")

File = Mapping[str, Any]  # {hash, name, mime, size}


async def show(unit: Unit, who: Who, part_id: str, words: str | None, file: File | None = None) -> Claim:
    """Show a coach what was done: words, with a link in them or without, or a file that is kept already."""
    row = await owned.part(unit, who, part_id)
    words = (words or "").strip()
    if not (words or file):
        raise BotError("nothing_to_show", step="shown")
    if len(words) > WORDS:
        raise BotError("note_too_long", step="shown", limit=WORDS)
    await may_show(unit, who, part_id)
    link = LINK.search(words)
    claim = Claim(
        user_id=row.user_id, student_objective_id=row.id, words=words or None, link=link[0] if link else None,
        file=dict(file) if file else None, state="waiting", created_at=unit.now,
    )  # fmt: skip
    unit.session.add(claim)
    await unit.session.flush()
    return claim


async def may_show(unit: Unit, who: Who, part_id: str) -> todo.Page:
    """Return the objective if there is anything to show of it: nothing waits, nothing is confirmed."""
    row = await owned.part(unit, who, part_id)
    await unit.session.refresh(row, with_for_update=True)
    page = await todo.page(unit, row)
    if not page.may_show:
        raise BotError("shown_already")
    return page


async def evidence_file(unit: Unit, who: Who, claim_id: str) -> tuple[Claim, User]:
    """Return a claim with a file, for a coach who may see it."""
    claim, student, _ = await _found(unit, who.coach(), claim_id)
    if claim.file is None:
        raise BotError("over")
    return claim, student


async def _waiting(unit: Unit, coach: User) -> Sequence[Card]:
    rows = await unit.session.execute(
        scope.with_student(Claim, coach).where(Claim.state == "waiting").order_by(Claim.created_at, Claim.id)
    )
    return [Card(NAME, one.id, one.created_at, user.display_name, user.batch) for one, user in rows]


async def _found(unit: Unit, coach: User, claim_id: str) -> tuple[Claim, User, StudentObjective]:
    one = scope.with_student(Claim, coach).where(Claim.id == claim_id)
    part = StudentObjective.id == Claim.student_objective_id
    return await found(unit, one.join(StudentObjective, part).add_columns(StudentObjective))


async def _evidence(unit: Unit, coach: User, claim_id: str) -> Mapping[str, Any]:
    claim, user, row = await _found(unit, coach, claim_id)
    part, major = await mine.part(unit, row)
    preferences = await unit.session.get(Preferences, coach.id)
    return {
        "name": user.display_name, "step": part.title, "title": major.title if major else None,
        "done": part.done, "of": part.of, "words": claim.words, "file": claim.file, "state": claim.state,
        "since": claim.created_at, "now": unit.now, "zone": preferences.zone if preferences else "UTC",
    }  # fmt: skip


async def _approve(unit: Unit, who: Who, claim_id: str, _choice: str | None) -> Done | None:
    claim, student, row = await _found(unit, who.coach(), claim_id)
    if not await move(unit, Claim.id, claim.id, Claim.state, "waiting", "confirmed"):
        return None
    await progress.follow(unit, student.id, [row.objective_id])
    unit.tell(Notice(student.id, "claim_confirmed", {"coach": who.name, "step": await _title(unit, row)}))
    return Done(student.id, {})


async def _refuse(unit: Unit, who: Who, claim_id: str, reason: str) -> Done | None:
    claim, student, row = await _found(unit, who.coach(), claim_id)
    if not await move(unit, Claim.id, claim.id, Claim.state, "waiting", "returned"):
        return None
    values = {"coach": who.name, "step": await _title(unit, row), "reason": reason, "part": row.id}
    unit.tell(Notice(student.id, "claim_returned", values))
    return Done(student.id, {})


async def _take_back(unit: Unit, decision: Decision) -> bool:
    """Let a claim wait again, unless something else was shown since, or the next step stands on it already."""
    claim = await unit.session.get_one(Claim, decision.subject_id, populate_existing=True)
    row = await unit.session.get_one(StudentObjective, claim.student_objective_id)
    last = await todo.last_claim(unit, row.id)
    if last is None or last.id != claim.id or await _is_built_upon(unit, row):
        return False
    claim.state = "waiting"
    await unit.session.flush()
    await progress.follow(unit, claim.user_id, [row.objective_id])
    unit.tell(Notice(claim.user_id, "claim_waits_again", {"step": await _title(unit, row)}))
    return True


async def _is_built_upon(unit: Unit, row: StudentObjective) -> bool:
    major = await owned.major_of(unit, row)
    if major is None:
        return False
    return major.status in ("mastered", "viva_requested") or await viva.something_is_open(unit, major)


async def _title(unit: Unit, row: StudentObjective) -> str:
    return (await unit.session.get_one(LearningObjective, row.objective_id)).title


async def _readers(unit: Unit, claim_id: str) -> Sequence[User]:
    batch = select(User.batch).join(Claim, Claim.user_id == User.id).where(Claim.id == claim_id)
    return await scope.coaches_of(unit, await unit.session.scalar(batch))


KIND = Kind(NAME, _waiting, _evidence, _approve, _refuse, _take_back, _readers)
