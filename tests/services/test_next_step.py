"""The one next step is found by asking many areas, and the store hears each question once."""

import pytest

from bot.db import Database
from bot.services import feelings, next_step
from bot.views.today import NEXT
from tests.services.rhythm.two_sprints import between
from tests.services.test_wall import statements


@pytest.mark.both
async def test_however_many_areas_want_to_know_the_active_sprint_is_asked_for_once(database: Database) -> None:
    async with database.transaction() as unit:
        made = await between(unit)
        today = made.nia.today(unit.now)
        with statements(database) as said:
            assert await feelings.latest_once(unit, made.nia.student(), today) is None
            assert await next_step.of(unit, made.nia, without=frozenset(NEXT)) is None, "all of them were asked"
    of_sprints = [one.partition("WHERE")[2] for one in said if "FROM sprints" in one]
    assert sum("is_active" in where for where in of_sprints) == 1
    assert sum("FROM emotion_check_ins" in one for one in said) == 1
