"""Any walk through making a goal ends in the goal that its last summary showed, with tasks on the days chosen."""

import asyncio
from collections import Counter
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.conversations import goal
from bot.conversations.runner import Runner
from bot.db import Database
from bot.models import ActionItem, Goal
from bot.services.rhythm import goal_fields, sprints, tasks
from bot.services.rhythm.calendar import weekday_of
from bot.transport.delivery import deliver
from bot.views import goal_form as views
from tests.conversations.in_a_sprint import in_a_sprint
from tests.conversations.sampler import Talk
from tests.moments import clock_at_the_beginning
from tests.report import Report
from tests.stores import Stores

names = count()
TYPED = (
    "times tables", "🦖", "cards 6 7 8", "20 minutes of cards", "when it feels good", "18 of 20", "my brother",
    "x" * 1200, "ok", "👍", "ok but make it five days", "by tomorrow", "until friday", "every day", "not friday",
    "only mon and thu", "change 2", "change 1 to a quiz, 5 minutes", "title: Tables 6-9", "4", "why", "hmm",
    "15 minutes", "17:00", "5 pm", "when I'm ready", "in a week", "2030-01-01", "2020-01-01", "friday too",
    "make it weekdays",
)  # fmt: skip
MOVES = (
    "press",
    "press",
    "press",
    "press",
    "press",
    "type",
    "type",
    "type",
    "back",
    "cancel",
    "park",
    "sticker",
    "again",
)


class Walk:
    """One student on a walk; each move is a transaction of its own, held by a program that has just begun."""

    def __init__(self, database: Database) -> None:
        self.talk = Talk(database, *goal.FLOWS)
        self.draft: dict[str, Any] = {}
        self.saved = ""  # the summary on which Save was last said
        self.taken: Counter[str] = Counter()

    async def begin(self) -> None:
        await self.talk.begin(f"Nia{next(names)}")
        await self.start()

    async def start(self) -> None:
        async with self.talk.database.transaction() as unit:
            draft = await goal.draft_for(unit, self.talk.who)
        await self.talk.start(goal.NEW, **draft)

    async def move(self, name: str, number: int) -> bool:
        """Make one move; False when the conversation has come to its end."""
        at = await self.talk.at()
        if at.state == "gone" or (at.state == "cancelled" and "Undo" not in self.talk.labels):
            await self.start()
            at = await self.talk.at()
        if at.state == "done":
            return False
        before, step, shown = dict(at.draft), at.step, self.talk.text
        active = at.state == "active"
        self.talk.runner = Runner(goal.FLOWS)
        await getattr(self, name)(number)
        self.taken[name] += 1
        after = await self.talk.at()
        if active and step == "summary" and (after.step != "summary" or after.state == "done"):
            answered = after.draft.get("summary") is True or after.state == "done"
            self.saved = shown if answered else self.saved
        self.draft = before if after.state == "done" else dict(after.draft)
        self.ended_at = step
        if (
            active
            and after.state == "active"
            and name != "park"
            and (step.endswith("_hint") or (name == "type" and step in ASIDE))
        ):
            changed = [key for key in goal_fields.NAMES if before.get(key) != after.draft.get(key)]
            assert len(changed) <= (step in ASIDE), f"{step}: {changed} changed"
        return after.state != "done"

    async def press(self, number: int) -> None:
        own = [one for row in self.talk.screen.keyboard for one in row if (one.data or "").startswith("c:")]
        if own:
            await self.talk.presses_data(own[number % len(own)].data or "")

    async def type(self, number: int) -> None:
        await self.talk.says(TYPED[number % len(TYPED)])

    async def sticker(self, _number: int) -> None:
        await self.talk.sends("sticker")

    async def back(self, number: int) -> None:
        await (self.talk.presses("Back") if "Back" in self.talk.labels else self.type(number))

    async def cancel(self, _number: int) -> None:
        await self.talk.cancels()
        if "Undo" in self.talk.labels:
            await self.talk.presses("Undo")

    async def park(self, number: int) -> None:
        """Ask for something else, and come back by words."""
        async with self.talk.database.transaction() as unit:
            await self.talk.runner.park(unit, self.talk.who)
        await self.talk.says("hello")
        if "Go on" in self.talk.labels:
            await self.talk.presses("Start over" if number % 9 == 0 else "Go on")

    async def again(self, _number: int) -> None:
        """Ask for a new goal while one is begun."""
        await self.start()
        if "Go on" in self.talk.labels:
            await self.talk.presses("Go on")

    async def to_the_end(self) -> None:
        """Press the first answer of each screen, Save and Done, until all is done."""
        for _ in range(60):
            labels = self.talk.labels
            first = next(
                (one for one in ("Save", "Done", "Go on", "Undo", "It's good so", "Keep it") if one in labels), ""
            )
            if not await self.move(*(("press", labels.index(first)) if first else ("press", 0))):
                return
        raise AssertionError(f"no end: {self.talk.text} {self.talk.labels}")

    async def check(self) -> int:
        """Compare what is kept with the last summary and the days chosen; return how many tasks there are."""
        async with self.talk.database.reading() as unit:
            mine = select(Goal).where(Goal.user_id == self.talk.who.student().id)
            kept = (await unit.session.scalars(mine.order_by(Goal.created_at.desc(), Goal.updated_at.desc()))).all()
            made = next(one for one in kept if self.draft.get("goal") in (one.id, None))
            shown = str(views.summary(goal_fields.of(made), []).text)
            assert shown in self.saved
            sprint = await sprints.by_id(unit, made.sprint_id)
            found = await unit.session.scalars(
                select(ActionItem).where(ActionItem.goal_id == made.id, tasks.standing())
            )
            days = sorted(tasks.day_of(task, sprint) for task in found)
        chosen = set() if self.ended_at == "days" else {int(day) for day in self.draft.get("days") or []}
        today = self.talk.who.today(self.talk.database.clock.now())
        by = goal_fields.day_in(made.time_bound)
        last = by if by is not None and today <= by <= sprint.end_date else sprint.end_date
        left = [today + timedelta(days=n) for n in range((last - today).days + 1)]
        assert days == [day for day in left if weekday_of(day) in chosen]
        return len(days)


ASIDE = ("summary", "days")


def walked(stores: Stores, store: str, walks: int, moves: int) -> str:
    taken: Counter[str] = Counter()
    ends: list[int] = []
    with asyncio.Runner() as runner:
        database = Database(runner.run(stores.copy(store)), clock_at_the_beginning(), deliver)
        runner.run(in_a_sprint(database))

        @settings(max_examples=walks, deadline=None, derandomize=True, phases=[Phase.generate],
                  suppress_health_check=list(HealthCheck))  # fmt: skip
        @given(st.lists(st.tuples(st.sampled_from(MOVES), st.integers(0, 200)), min_size=moves // 3, max_size=moves))
        def go(path: list[tuple[str, int]]) -> None:
            async def play() -> None:
                walk = Walk(database)
                await walk.begin()
                if all([await walk.move(name, number) for name, number in path]):
                    await walk.to_the_end()
                ends.append(await walk.check())
                taken.update(walk.taken)

            runner.run(play())

        go()
        runner.run(database.close())
    return f"{walks} walks through a goal ({store}): {taken.total()} moves, {sum(ends)} tasks, all as shown"


def test_any_walk_ends_in_the_goal_that_was_shown(stores: Stores, migrated: str, report: Report) -> None:
    report(walked(stores, migrated, 5, 20))


@pytest.mark.thorough
def test_a_great_many_walks_end_in_the_goal_that_was_shown(stores: Stores, migrated: str, report: Report) -> None:
    report(walked(stores, migrated, 300, 40))
