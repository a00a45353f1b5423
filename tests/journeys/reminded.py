"""A student to whom the house says what is due, as several journeys need it."""

from typing import Any

from sqlalchemy import select

from bot.models import Habit, Sprint, User
from bot.services.reminding import planning
from playground.objects import Message
from playground.people import Person
from tests.street import Street


async def hears(street: Street, person: Person | None = None) -> list[str]:
    """Let the house say what is due; return what somebody, or else Nia, reads that they had not read before."""
    reader = person or street.nia
    before = len(reader.reads())
    await street.bot.timetable.speak()
    await street.settle()
    return reader.reads()[before:]


async def practises(street: Street, name: str, student: str = "Nia", **values: Any) -> str:
    """Let a student have a habit in the sprint that is open, planned every day since it began; return its id."""
    async with street.database.transaction() as unit:
        nia = (await unit.session.scalars(select(User).where(User.display_name == student))).one()
        sprint = (await unit.session.scalars(select(Sprint).where(Sprint.is_active))).one()
        own = {"user_id": nia.id, "sprint_id": sprint.id, "created_at": unit.now, "begins_on": sprint.start_date}
        made = Habit(name=name, what_is_habit="it", how_to_practice="so", **own, **values)
        unit.session.add(made)
        await unit.session.flush()
        await planning.follow(unit, nia.id)
        return made.id


def rows_of(message: Message) -> list[list[str]]:
    """Return what stands on the buttons below a message, row by row."""
    return [[button["text"] for button in row] for row in _inline(message)]


def carried_by(message: Message, label: str) -> str:
    """Return what a button below a message sends."""
    return next(str(one["callback_data"]) for row in _inline(message) for one in row if one["text"] == label)


def _inline(message: Message) -> list[list[dict[str, Any]]]:
    rows: list[list[dict[str, Any]]] = (message.keyboard or {}).get("inline_keyboard", [])
    return rows


async def sends(street: Street, person: Person, data: str) -> str:
    """Let somebody send what a button would; return what stands last then."""
    person.presses_data(data, person.screen)
    await street.settle()
    return person.screen.text
