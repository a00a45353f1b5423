"""Everything that happened in the playground's class before a visitor came."""

from bot.content import playground
from bot.db import Unit
from bot.models import User
from bot.services.history import (
    answers,
    boards,
    habits,
    jar,
    last_sprint,
    moods,
    path,
    people,
    projects,
    reading,
    sprint,
)
from bot.services.history.past import Past


async def playground_history(unit: Unit, coach: User, batch: str, zone: str) -> bool:
    """Give a class two weeks behind it, relative to now: students who came in long ago, and what they did since.

    The same class has the same past whenever it is made. It is made once: a class that has it keeps it as it was, and
    what a visitor changed in it. Returns whether it was made now.
    """
    if await people.are_here(unit):
        return False
    students = await people.come_in(unit, playground.cast().students, batch, zone)
    past = Past(unit, coach, students, zone)
    await moods.say_how_they_were(past)
    current = await sprint.begin(past)
    await sprint.set_goals(past, current)
    await habits.practise(past, current)
    before = await last_sprint.was(past, current)
    await last_sprint.set_goals(past, before)
    await last_sprint.look_back(past, before)
    visitor = await people.still_to_come(unit, batch)
    await boards.dream(past, [students[0], *([visitor] if visitor is not None else [])])
    if visitor is not None:
        await last_sprint.of_a_visitor(past, visitor, before, current)
    await answers.say(past, current)
    await path.walk(past)
    await reading.read(past)
    await projects.make(past)
    await jar.fill(past, batch)
    return True
