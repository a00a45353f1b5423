"""The trust jar: a coach with marbles in hand, one of them the last that fits, and a student who saw a deed."""

from sqlalchemy import update

from bot.conversations import jar
from bot.db import Unit
from bot.models import Batch, TrustJar
from bot.samples.sample import FLOW, Sample
from bot.services.jar import standing
from bot.services.jar.standing import FULL
from bot.services.who import Who


async def samples(unit: Unit, coach: Who, batch_id: str) -> list[Sample]:
    """Return the flows about a class's jar; another class's jar has room for one marble."""
    nearly = Batch(name="2199", zone="Europe/Berlin", created_at=unit.now)
    unit.session.add(nearly)
    await unit.session.flush()
    await standing.of_batch(unit, nearly)
    await unit.session.execute(update(TrustJar).where(TrustJar.batch == nearly.name).values(count=FULL - 1))
    return [
        (FLOW[jar.MARBLE], "a coach", coach, {"batch": batch_id}),
        (FLOW[jar.MARBLE], "a coach with the last one", coach, {"batch": nearly.id, "fills": True}),
        (FLOW[jar.MARBLE], "a coach of several classes", coach, {"words": "you sang together"}),
        (FLOW[jar.MARBLES], "a coach", coach, {"batch": batch_id}),
        (FLOW[jar.MARBLES], "a coach with the last ones", coach, {"batch": batch_id, "fills": True}),
        (FLOW[jar.TREATS], "a coach", coach, {"batch": batch_id}),
    ]


def of_student(student: Who) -> list[Sample]:
    """Return what a student tells of their class."""
    return [(FLOW[jar.NOMINATE], "a student", student, {})]
