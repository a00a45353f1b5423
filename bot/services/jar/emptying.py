"""A jar is emptied: full, it counts as one more that the class has filled; before that, it is just empty again."""

from sqlalchemy import select, update

from bot.db import Unit
from bot.models import JarFilling, TrustJar
from bot.services import scope
from bot.services.jar import showing, standing, votes
from bot.services.jar.standing import FULL, Jar
from bot.services.who import Who


async def empty(unit: Unit, who: Who, batch_id: str, filling_id: str) -> Jar:
    """Empty the jar as a coach saw it; of two coaches who press, the second changes nothing more.

    Voices of a vote that was lost, or stayed behind, count only where a coach has said so.
    """
    batch = await scope.batch(unit, who, batch_id)
    before = await standing.of_batch(unit, batch)
    count = await unit.session.scalar(select(TrustJar.count).where(TrustJar.batch == batch.name).with_for_update())
    emptied = await unit.session.execute(
        update(JarFilling)
        .where(JarFilling.id == filling_id, JarFilling.batch_id == batch.id, JarFilling.emptied_at.is_(None))
        .values(emptied_at=unit.now, emptied_by=who.coach().id, count=count)
        .returning(JarFilling.id)
    )
    if emptied.scalar_one_or_none() is None:
        return before
    if before.vote is not None and before.vote.state != "lost":
        await votes.end(unit, before.vote)
    full = int((count or 0) >= FULL)
    await unit.session.execute(
        update(TrustJar)
        .where(TrustJar.batch == batch.name)
        .values(count=0, times_completed=TrustJar.times_completed + full, updated_at=unit.now,
                updated_by=who.coach().id)
        .execution_options(synchronize_session=False)
    )  # fmt: skip
    return await showing.show(unit, batch)
