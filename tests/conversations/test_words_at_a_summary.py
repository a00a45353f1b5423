"""What is typed at a goal's summary changes what it names and nothing else; only a plain yes saves."""

import asyncio
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.conversations import goal, goal_amending
from bot.conversations.step import SO_FAR, Answer, Change
from bot.db import Database
from bot.services.rhythm import goal_fields
from bot.transport.delivery import deliver
from tests.conversations.in_a_sprint import AHEAD, in_a_sprint
from tests.conversations.sampler import Talk
from tests.moments import clock_at_the_beginning
from tests.stores import Stores

FIELDS = {
    "title": "title", "specific": "1", "measurable": "2", "achievable": "3", "relevant": "4", "time_bound": "5",
}  # fmt: skip
WORDS = """
    ok but make it change the 1 2 5 five seven days a week every day monday fridays not only by until tomorrow 12 dec
    20 minutes half an hour title why because in to number instead maybe save yes hmm 🦖 2026-12-12 <b>
"""
SAID = st.lists(st.sampled_from(WORDS.split()), max_size=7).map(" ".join)


async def test_words_at_a_summary_change_what_they_name_and_nothing_else(database: Database) -> None:
    today = await in_a_sprint(database)
    talk = await Talk(database, *goal.FLOWS).begin()
    last = (today + timedelta(days=AHEAD)).isoformat()
    async with database.reading() as unit:
        for name, number in FIELDS.items():
            words = "2026-12-12" if name == "time_bound" else "a wish: 5 days!"
            read = await goal_amending.at_summary(unit, talk.who, f"change {number} to {words}", {})
            assert isinstance(read, Change)
            assert read.values[name] == words
            assert not (set(goal_fields.NAMES) - {name}) & set(read.values)
        for text, changed in (("ok but make it five days", {"wish_days": 5, "wish_weekdays": []}),
                              ("until sprint end", {"time_bound": last}),
                              ("20 minutes", {"wish_minutes": 20})):  # fmt: skip
            read = await goal_amending.at_summary(unit, talk.who, text, {})
            assert isinstance(read, Change)
            assert {
                key: value for key, value in read.values.items() if key in (*goal_fields.NAMES, *goal.WISHES)
            } == changed


def test_no_words_change_two_fields_and_only_a_plain_yes_saves(stores: Stores, migrated: str) -> None:
    with asyncio.Runner() as runner:
        database = Database(runner.run(stores.copy(migrated)), clock_at_the_beginning(), deliver)
        runner.run(in_a_sprint(database))
        talk = runner.run(Talk(database, *goal.FLOWS).begin())

        @settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        @given(SAID)
        def go(text: str) -> None:
            async def play() -> None:
                async with database.reading() as unit:
                    read = await goal_amending.at_summary(unit, talk.who, text, {})
                    ticks = await goal_amending.at_days(unit, talk.who, text, {SO_FAR + "days": ["1"]})
                plain = set(text.split()) <= {"ok", "save", "yes", "it", "the"}
                assert not isinstance(read, Answer) or plain, f"{text!r} is no yes"
                assert not isinstance(ticks, Answer) or plain
                if isinstance(read, Change):
                    assert len(set(goal_fields.NAMES) & set(read.values)) <= 1

            runner.run(play())

        go()
        runner.run(database.close())
