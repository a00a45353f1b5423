"""Students who came in long ago, through Telegram accounts that nobody can write to."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select, update

from bot.db import Unit
from bot.models import TelegramAccount, User
from bot.models.joining import Phone
from bot.services import accounts
from bot.services.accounts import Choices

# Without a chat of ours nothing is ever sent there, so they need not exist in the playground's world.
FIRST_ACCOUNT, LAST_ACCOUNT = 3001, 3999
JOINED_BEFORE = timedelta(days=30)


async def are_here(unit: Unit) -> bool:
    """Whether they came in at an earlier start, one of them at least."""
    ours = select(TelegramAccount.id).where(TelegramAccount.telegram_id.between(FIRST_ACCOUNT, LAST_ACCOUNT))
    return (await unit.session.scalar(ours.limit(1))) is not None


async def still_to_come(unit: Unit, batch: str) -> User | None:
    """Return a student of a batch who has not come in, the last by name; a visitor may be them, as if they had been."""
    here = select(TelegramAccount.user_id)
    invited = select(User).where(User.batch == batch, User.role == "student", User.id.not_in(here))
    return await unit.session.scalar(invited.order_by(User.display_name.desc()).limit(1))


async def come_in(unit: Unit, names: Sequence[str], batch: str, zone: str) -> list[User]:
    """Put students into a batch, signed in as if they had joined a month ago; every fifth on a family's phone."""
    joined_at = unit.now - JOINED_BEFORE
    students = []
    for number, name in enumerate(names):
        student = await accounts.add_user(unit, name, "student", batch)
        student.created_at = joined_at
        await accounts.sign_in(unit, FIRST_ACCOUNT + number, student)
        phone: Phone = "family" if number % 5 == 0 else "mine"
        await accounts.choose(unit, student, Choices(zone, phone, "after_school"))
        students.append(student)
    theirs = update(TelegramAccount).where(TelegramAccount.telegram_id.between(FIRST_ACCOUNT, LAST_ACCOUNT))
    await unit.session.execute(theirs.values(joined_at=joined_at))
    return students
