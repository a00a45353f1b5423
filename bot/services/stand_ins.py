"""Users who are nobody: they stand where the contract asks for a coach and there is none."""

from sqlalchemy import ColumnElement, select

from bot.db import Unit
from bot.models import User

# No name makes such a username, so nobody of the roster can be taken for them.
MARBLES, FORMER_COACH = "marbles.content", "former-coach"
_NAMES = {MARBLES: "Marbles", FORMER_COACH: "A former coach"}


async def find(unit: Unit, username: str) -> User | None:
    """Return one of them, once it has been needed."""
    return await unit.session.scalar(select(User).where(User.username == username))


async def ensure(unit: Unit, username: str) -> User:
    """Return one of them: no password can match, no Telegram account is theirs, so nobody ever speaks as them."""
    known = await find(unit, username)
    if known is None:
        known = User(username=username, role="admin", display_name=_NAMES[username], created_at=unit.now)
        unit.session.add(known)
        await unit.session.flush()
    return known


def is_a_person() -> ColumnElement[bool]:
    """Return the condition that a user is somebody, whether they have come in yet or not."""
    return User.username.not_in(_NAMES)
