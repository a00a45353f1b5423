"""The same killing of an ordinary bot: what it loses is reported, for comparison."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from playground.server import serve
from playground.world import World
from tests.campaigns.killing import Campaign, Plan
from tests.campaigns.program import Program
from tests.campaigns.students import Said, Student
from tests.campaigns.test_killing import SEED
from tests.report import Report


@pytest.mark.wire
@pytest.mark.campaign
async def test_a_bot_that_keeps_its_conversations_in_memory_is_killed_as_often(tmp_path: Path, report: Report) -> None:
    plan = Plan(students=200, kills=50, patience=8, deadline=300)
    world = World(token="1234567:contrast", username="contrast_bot", name="Contrast")
    students = [Student(world.person(f"Student {n}", id=2001 + n), SEED, plan.rounds, plan.patience)
                for n in range(plan.students)]  # fmt: skip
    state, table = tmp_path / "state.pickle", tmp_path / "check_ins.db"
    async with serve(world) as address:
        env = {"BOT_TOKEN": world.token, "BOT_API_URL": address, "STATE": str(state), "CHECK_INS": str(table)}
        async with Program.running("tests.campaigns.contrast_bot", env=env, folder=tmp_path) as bot:
            bot.mend = lambda: state.unlink(missing_ok=True)
            campaign = Campaign(world, bot, students, plan, SEED)
            await campaign.run()
    kept = kept_in(table)
    answered = {int(number) for student in students for number in student.kept}
    report(
        f"kill -9, ConversationHandler with PicklePersistence: {plan.students} students, {campaign.kills} kills; "
        f"{len(kept)} check-ins, lost {len(answered - set(kept))}, twice {len(set(kept) - answered)}, "
        f"words lost {words_lost(students, kept)}, stuck {len(campaign.given_up)}; "
        f"tried again {sum(one.tried_again for one in students)}, "
        f"had to start over {sum(one.started_over for one in students)}, "
        f"state file ruined {bot.ended_alone}; seed {SEED}"
    )
    assert kept, bot.said()


def kept_in(table: Path) -> dict[int, Said]:
    with closing(sqlite3.connect(table)) as connection:
        rows = connection.execute("select id, words, journal from check_ins").fetchall()
    return {number: Said(tuple(words.split(",")), journal) for number, words, journal in rows}


def words_lost(students: Sequence[Student], kept: dict[int, Said]) -> int:
    """Count the rounds of which something else was kept than what was said."""
    pairs = [(said, number) for student in students for said, number in zip(student.said, student.kept, strict=False)]
    return sum(kept.get(int(number)) != said for said, number in pairs)
