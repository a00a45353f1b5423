"""One change at a time of what a student may have only so much of: goals, habits, tasks of a day, one look back."""

from sqlalchemy import select

from bot.db import Unit
from bot.models import User
from bot.services.who import Who


async def wait(unit: Unit, who: Who) -> None:
    """Let no other transaction of this student count meanwhile: of two phones, the second sees what the first made.

    Before any other row is held, so that no two wait for each other. Rows that name the student can still be written.
    """
    await wait_for(unit, who.student().id)


async def wait_for(unit: Unit, student_id: str) -> None:
    """The same for whoever changes something of a student: themselves, or a coach for them."""
    theirs = select(User.id).where(User.id == student_id)
    await unit.session.scalar(theirs.with_for_update(key_share=True))
