"""A class that learns: two coaches, students with every step of a major done, and what they do with its check."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from bot.db import Unit
from bot.models import (
    AttemptInHand,
    Batch,
    Chat,
    LearningObjective,
    MajorObjective,
    StudentMajorObjective,
    StudentObjective,
    User,
)
from bot.models.people import Role
from bot.services import accounts
from bot.services.checks import sittings
from bot.services.who import Who
from bot.views import questions

FRACTIONS = "math.fractions"
write = questions.question


async def coaches(unit: Unit, *names: str) -> list[Who]:
    """Make coaches of all classes."""
    return [await person(unit, name, "admin") for name in names]


async def person(unit: Unit, name: str, role: Role, batch: str | None = None) -> Who:
    """Make somebody with a chat of their own."""
    known = len((await unit.session.scalars(select(Chat.id))).all())
    chat = Chat(telegram_id=known + 1, kind="private")
    unit.session.add(chat)
    await unit.session.flush()
    return Who(chat.telegram_id, chat, "UTC", user=await accounts.add_user(unit, name, role, batch))


async def learner(unit: Unit, coach: Who, name: str = "Nia", *, module: str = FRACTIONS, done: bool = True) -> Who:
    """Make a student of class 2156 with a major on the path, by default with all its steps done."""
    if await unit.session.scalar(select(Batch.id).where(Batch.name == "2156")) is None:
        unit.session.add(Batch(name="2156", zone="UTC", created_at=unit.now))
    who = await person(unit, name, "student", "2156")
    major = await major_of(unit, module)
    await give(unit, coach, who, major, "completed" if done else "assigned")
    return who


async def give(unit: Unit, coach: Who, who: Who, major: MajorObjective, status: Any) -> StudentMajorObjective:
    """Put a major on a student's path, its objectives in this status."""
    student, by = who.student().id, {"assigned_by": coach.coach().id, "assigned_at": unit.now}
    mine = StudentMajorObjective(user_id=student, major_objective_id=major.id, status="in_progress", **by)
    unit.session.add(mine)
    parts = select(LearningObjective.id).where(LearningObjective.major_objective_id == major.id)
    for part in await unit.session.scalars(parts):
        unit.session.add(
            StudentObjective(user_id=student, objective_id=part, major_objective_id=major.id, status=status, **by)
        )
    await unit.session.flush()
    return mine


async def major_of(unit: Unit, module: str = FRACTIONS) -> MajorObjective:
    """Return the major that a module checks."""
    return (
        await unit.session.scalars(select(MajorObjective).where(MajorObjective.diagnostic_module_key == module))
    ).one()


async def answers(unit: Unit, who: Who, sitting: AttemptInHand, *, missed: Sequence[int] = ()) -> None:
    """Answer everything, right but for these places."""
    for n, one in enumerate(sitting.questions):
        choice = one["right"] if n not in missed else (one["right"] + 1) % len(one["options"])
        await sittings.answer(unit, who, sitting.id, n, choice)


async def status_of(unit: Unit, user: User, major_id: str) -> str:
    """Return the status of a major of a student."""
    return str(
        await unit.session.scalar(
            select(StudentMajorObjective.status).where(
                StudentMajorObjective.user_id == user.id, StudentMajorObjective.major_objective_id == major_id
            )
        )
    )
