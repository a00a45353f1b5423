"""Two of one name in one list: whoever reads it sees who is who, and of everybody else no more than the name."""

import pytest

from bot.db import Database, Unit
from bot.models import Batch, Chat, Project
from bot.services import accounts, students
from bot.services.projects import overview
from bot.services.reading import readers
from bot.services.told_apart import BUTTON, InList, called
from bot.services.who import Who

LONG = "Muhammad Abdul Rahman Khan"


async def four_of_one_name(unit: Unit) -> tuple[Who, Batch]:
    """Let two Nias be in one class, a third in another, and an Omar; return their coach, and the class of the two."""
    batches = [Batch(name=name, zone="UTC", created_at=unit.now) for name in ("2156", "2157")]
    unit.session.add_all(batches)
    for name, batch in (("Nia", "2156"), ("NÍA", "2156"), ("Nia", "2157"), ("Omar", "2156")):
        await accounts.add_user(unit, name, "student", batch)
    lena = await accounts.add_user(unit, "Lena", "admin")
    return Who(1, Chat(telegram_id=1, kind="private"), "UTC", user=lena), batches[0]


@pytest.mark.both
async def test_they_are_told_apart_wherever_nothing_else_does_that(database: Database) -> None:
    async with database.transaction() as unit:
        lena, batch = await four_of_one_name(unit)
        listed = {one.name for one in await students.found(unit, lena)}
        assert listed == {"Nia (nia)", "NÍA (nía)", "Nia", "Omar"}, "beside the third stands another class"
        assert {one.name for one in await students.found(unit, lena, "nia")} == listed - {"Omar"}
        _, reading = await readers.of_batch(unit, lena, batch.id)
        assert {one.called for one in reading} == {"Nia (nia)", "NÍA (nía)", "Omar"}
        today = lena.today(unit.now)
        of = {"start_date": today, "end_date": today, "created_by": lena.coach().id, "created_at": unit.now}
        project = Project(name="Bridges", cycle_number=1, is_active=True, **of)
        unit.session.add(project)
        await unit.session.flush()
        everybody = {one.name for one in await overview.students(unit, lena, project)}
        assert everybody == {"Nia (nia)", "NÍA (nía)", "Nia (nia2)", "Omar"}, "no class stands beside them there"
        of_class = {one.name for one in await overview.students(unit, lena, project, batch.id)}
        assert of_class == {"Nia (nia)", "NÍA (nía)", "Omar"}


async def test_long_names_are_told_apart_on_a_button(database: Database) -> None:
    async with database.transaction() as unit:
        twins = [await accounts.add_user(unit, LONG, "student") for _ in range(2)]
        names = called(InList(one.id, one.display_name, one.username) for one in twins)
        assert sorted(names.values()) == ["Muhammad Abdul… (…bdulrahmankhan)", "Muhammad Abdul… (…dulrahmankhan2)"]
        assert max(map(len, names.values())) <= BUTTON
        assert {one.display_name for one in twins} == {LONG}


def test_a_list_of_nobody_is_a_list_of_nobody() -> None:
    assert called([]) == {}
    assert called([InList("7", "Nia", "nia")]) == {"7": "Nia"}
