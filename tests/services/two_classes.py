"""Two classes with a coach each: Nia and Omar are in Lena's, Ada is in Ade's."""

from typing import NamedTuple

from bot.db import Unit
from bot.models import Batch, CoachBatch
from bot.services.who import Who
from tests.services.path.school import somebody


class TwoClasses(NamedTuple):
    """Everybody, and the batches of Lena and of Ade."""

    nia: Who
    omar: Who
    ada: Who
    lena: Who
    ade: Who
    batch: Batch
    other: Batch


async def two_classes(unit: Unit) -> TwoClasses:
    batches = [Batch(name=name, zone="UTC", created_at=unit.now) for name in ("2156", "2157")]
    unit.session.add_all(batches)
    nia, omar = [await somebody(unit, name, n, "student", "2156") for n, name in ((1, "Nia Rao"), (2, "Omar"))]
    ada = await somebody(unit, "Ada", 3, "student", "2157")
    lena, ade = [await somebody(unit, name, n, "admin") for n, name in ((4, "Lena"), (5, "Ade"))]
    await unit.session.flush()
    for coach, batch in zip((lena, ade), batches, strict=True):
        unit.session.add(CoachBatch(user_id=coach.coach().id, batch_id=batch.id))
    await unit.session.flush()
    return TwoClasses(nia, omar, ada, lena, ade, *batches)
