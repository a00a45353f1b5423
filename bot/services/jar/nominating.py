"""A student proposes a deed of the class for a marble; what coaches make of it is in `nomination_cards.py`."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from bot.db import Unit
from bot.models import Nomination
from bot.services.errors import BotError
from bot.services.jar import reasons, standing
from bot.services.names import plain
from bot.services.who import Who

NAME = "nomination"
MOST = 3  # that wait at once
LATEST = 5


async def nominate(unit: Unit, who: Who, words: str) -> Nomination:
    """Propose a deed; the same words a second time, while the first wait, are the first.

    BotError: no_class, enough_nominations, and those of `reasons.checked`.
    """
    jar = await standing.of_mine(unit, who)
    words = await reasons.checked(unit, jar.batch, words)
    if (same := await _waiting(unit, who, words)) is not None:
        return same
    await may_nominate(unit, who)
    row = Nomination(
        user_id=who.student().id, batch_id=jar.batch.id, words=words, state="waiting", created_at=unit.now
    )  # fmt: skip
    try:
        async with unit.session.begin_nested():
            unit.session.add(row)
    except IntegrityError:  # the other phone was quicker
        return await _waiting(unit, who, words) or row
    return row


async def _waiting(unit: Unit, who: Who, words: str) -> Nomination | None:
    """Return what the student proposed in these words and what waits, however much was decided since."""
    mine = select(Nomination).where(Nomination.user_id == who.student().id, Nomination.state == "waiting")
    return next((one for one in await unit.session.scalars(mine) if plain(one.words) == plain(words)), None)


async def may_nominate(unit: Unit, who: Who) -> None:
    """Refuse somebody who is in no class, or of whom enough waits already. BotError: no_class, enough_nominations."""
    await standing.of_mine(unit, who)
    mine = Nomination.user_id == who.student().id, Nomination.state == "waiting"
    if (await unit.session.scalar(select(func.count(Nomination.id)).where(*mine)) or 0) >= MOST:
        raise BotError("enough_nominations", most=MOST)


async def of_mine(unit: Unit, who: Who) -> Sequence[Nomination]:
    """Return what the student who asks proposed lately and did not take back: first what waits, then the newest."""
    mine = select(Nomination).where(Nomination.user_id == who.student().id, Nomination.state != "withdrawn")
    newest = mine.order_by(Nomination.state != "waiting", Nomination.created_at.desc(), Nomination.id)
    return (await unit.session.scalars(newest.limit(LATEST))).all()
