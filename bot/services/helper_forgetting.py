"""Deleting what the helper was asked: one entry or all of a student, by a coach or by the student."""

from datetime import timedelta

from sqlalchemy import ColumnElement, delete, func, select, update

from bot.db import Unit
from bot.models import ChatLog, User
from bot.services import helper_log, scope
from bot.services.helper_entries import ASKED, EMPTY, is_emptied
from bot.services.who import Who

COUNTED = timedelta(hours=26)  # the longest day on which clocks go back, and an hour


async def drop(unit: Unit, who: Who, entry_id: str) -> User:
    """Delete one entry; return the student. A second time it is over."""
    student = await helper_log.student_of(unit, who, entry_id)
    await _delete(unit, ChatLog.id == entry_id)
    return student


async def wipe(unit: Unit, who: Who, student_id: str) -> User:
    """Delete the whole log of a student; a second time changes nothing."""
    student = await scope.student(unit, who, student_id)
    await _delete(unit, ChatLog.user_id == student.id)
    return student


async def count_own(unit: Unit, who: Who) -> int:
    """Return how many entries the log of the student who speaks has."""
    mine = select(func.count(ChatLog.id)).where(ChatLog.user_id == who.student().id, ~is_emptied())
    return await unit.session.scalar(mine) or 0


async def wipe_own(unit: Unit, who: Who) -> None:
    """Delete the log of the student who speaks; a second time changes nothing."""
    await _delete(unit, ChatLog.user_id == who.student().id)


async def _delete(unit: Unit, which: ColumnElement[bool]) -> None:
    """Delete entries; of a question of today, its words only, for it counts against what may be asked in a day."""
    counts = (ChatLog.type == ASKED) & (ChatLog.timestamp > unit.now - COUNTED)
    unseen = {"synchronize_session": False}
    await unit.session.execute(update(ChatLog).where(which, counts).values(data=EMPTY), execution_options=unseen)
    await unit.session.execute(delete(ChatLog).where(which, ~counts), execution_options=unseen)
