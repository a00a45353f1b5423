"""What the class did together, marble by marble: the jar of the playground is more than half full."""

from sqlalchemy import select, update

from bot.content.playground import cast
from bot.models import Batch, Marble, TrustJar
from bot.services.history.past import Past, is_weekend
from bot.services.jar import standing

MARBLES = 31
LAST_LESSON = 14 * 60


async def fill(past: Past, name: str) -> None:
    """Put marbles in on the school days of two weeks."""
    batch = (await past.unit.session.scalars(select(Batch).where(Batch.name == name))).one()
    jar = await standing.of_batch(past.unit, batch)
    chance, days, deeds = past.chance("jar"), [one for one in past.days if not is_weekend(one)], cast().deeds
    rows = [
        {"filling_id": jar.filling.id, "reason": chance.choice(deeds), "added_by": past.coach.id,
         "added_at": past.at(chance.choice(days), LAST_LESSON + chance.randrange(60))}
        for _ in range(MARBLES)
    ]  # fmt: skip
    await past.write(Marble, sorted(rows, key=lambda one: str(one["added_at"])))
    count = update(TrustJar).where(TrustJar.batch == batch.name).values(count=MARBLES, times_completed=1)
    await past.unit.session.execute(count)
