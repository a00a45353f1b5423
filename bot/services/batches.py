"""Batches: the classes of a school."""

from sqlalchemy import select

from bot.db import Unit
from bot.models import Batch
from bot.services import accounts


async def names(unit: Unit) -> list[str]:
    """Return the names of all batches."""
    return list(await unit.session.scalars(select(Batch.name).order_by(Batch.name)))


async def ensure(unit: Unit, name: str, zone: str) -> Batch:
    """Return the batch of this name, made now if there is none."""
    name = accounts.clean_name(name)
    known = await unit.session.scalar(select(Batch).where(Batch.name == name))
    if known is None:
        known = Batch(name=name, zone=zone, created_at=unit.now)
        unit.session.add(known)
        await unit.session.flush()
    return known
