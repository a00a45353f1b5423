"""What a coach dictates about several students of a class at once, put down for each of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict

from sqlalchemy import select

from bot.db import Unit
from bot.models import ProjectReflection, User
from bot.services import scope
from bot.services.answering import Answers
from bot.services.errors import BotError
from bot.services.helper import allowing
from bot.services.projects import reflecting, whose
from bot.services.projects.cycles import to_change
from bot.services.projects.reflecting import QUESTIONS
from bot.services.told_apart import InList, called
from bot.services.who import Who


class Person(TypedDict):
    """A student of the class: whether they have spoken `themself`, and whether the helper may hear of them.

    Where two of a class have one name, they are `called` by it and what the roster calls them.
    """

    name: str
    called: str
    themself: bool
    helped: bool


@dataclass(frozen=True)
class Put:
    """For whom something was put down, and who had said it themselves meanwhile, by name."""

    down: list[str]
    themselves: list[str]


async def people(unit: Unit, who: Who, project_id: str, batch_id: str) -> dict[str, Person]:
    """Return the students of a class of whom a coach can speak, by id, in the order of their names."""
    await to_change(unit, who, project_id)
    batch = await scope.batch(unit, who, batch_id)
    seen = select(User).where(scope.seen_by(who.coach()), User.batch == batch.name)
    students = (await unit.session.scalars(seen.order_by(User.display_name, User.username))).all()
    names = called(InList(one.id, one.display_name, one.username) for one in students)
    own = await unit.session.scalars(
        select(ProjectReflection.user_id).where(
            ProjectReflection.project_id == project_id, ProjectReflection.entered_by.is_(None)
        )
    )
    themselves, helped = set(own), await allowing.whom(unit, who.coach().id, [one.id for one in students])
    return {
        one.id: Person(
            name=one.display_name, themself=one.id in themselves, helped=one.id in helped,
            called=names[one.id],
        )
        for one in students
    }  # fmt: skip


async def save(unit: Unit, who: Who, project_id: str, answers: Mapping[str, Answers]) -> Put:
    """Put the answers down for each student, by id; what a coach wrote before stays where nothing new was said."""
    names, themselves = {}, set()
    for student_id, said in sorted(answers.items()):  # in one order, whoever does this at the same time
        names[student_id] = (await scope.student(unit, who, student_id)).display_name
        try:
            async with unit.session.begin_nested():
                await _add(unit, who, project_id, student_id, said)
        except BotError as error:
            if error.code != "told_already":
                raise
            themselves.add(student_id)
    down = [names[one] for one in answers if one not in themselves]
    return Put(down, [names[one] for one in answers if one in themselves])


async def _add(unit: Unit, who: Who, project_id: str, student_id: str, said: Answers) -> None:
    await whose.in_turn_of(unit, who, project_id, student_id)
    before = await reflecting.of(unit, student_id, project_id)
    kept = {key: getattr(before, key) for key in QUESTIONS} if before else {}
    new = {key: text for key, text in said.items() if text}
    await reflecting.save_reflection(unit, who, project_id, kept | new, student_id)
