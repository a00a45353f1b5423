"""A class and its jar, and a group where a test wants one."""

from sqlalchemy import select

from bot.db import Unit
from bot.models import Batch, Chat, JarFilling, Marble, OutboxRow, TrustJar
from bot.models.wire import is_open
from bot.services.groups import binding
from bot.services.groups.binding import Rights
from bot.services.jar import standing
from bot.services.who import Who
from tests.services.two_classes import TwoClasses, two_classes

RUNS_IT = Rights(runs_it=True, may_pin=True)


async def classroom(unit: Unit, *, count: int = 0) -> TwoClasses:
    made = await two_classes(unit)
    await holds(unit, made.batch, count)
    return made


async def holds(unit: Unit, batch: Batch, count: int) -> None:
    """Let a jar hold so many marbles, as an import brings them: without their reasons."""
    await standing.of_batch(unit, batch)
    jar = (await unit.session.scalars(select(TrustJar).where(TrustJar.batch == batch.name))).one()
    jar.count = count
    await unit.session.flush()


async def in_group(unit: Unit, coach: Who, telegram_id: int = -100) -> Who:
    """Return a coach as somebody who speaks in a group."""
    chat = await unit.session.scalar(select(Chat).where(Chat.telegram_id == telegram_id))
    if chat is None:
        chat = Chat(telegram_id=telegram_id, kind="group")
        unit.session.add(chat)
        await unit.session.flush()
    return Who(coach.telegram_id, chat, coach.zone, user=coach.user)


async def bound(unit: Unit, made: TwoClasses) -> Who:
    """Bind a group to Lena's class; return her there."""
    there = await in_group(unit, made.lena)
    await binding.bind(unit, there, made.batch.id, RUNS_IT)
    return there


async def said(unit: Unit, who: Who) -> list[OutboxRow]:
    """Return what waits to be sent to a chat."""
    found = select(OutboxRow).where(OutboxRow.chat_id == who.chat.id, is_open(OutboxRow)).order_by(OutboxRow.id)
    return list(await unit.session.scalars(found.execution_options(populate_existing=True)))


async def marbles(unit: Unit) -> list[Marble]:
    """Return every marble, taken out or not, in order."""
    found = select(Marble).join(JarFilling).order_by(Marble.added_at, Marble.id)
    return list(await unit.session.scalars(found.execution_options(populate_existing=True)))
