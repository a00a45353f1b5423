"""Any walk through asking, opening, taking and taking back ends in the contract's states, and masters only by right."""

import asyncio
from collections import Counter
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.db import Database, Unit
from bot.models import (
    AttemptInHand,
    Decision,
    DiagnosticAttempt,
    DiagnosticUnlock,
    DiagnosticUnlockRequest,
    SecondLook,
)
from bot.services import inbox
from bot.services.checks import (
    asking,
    due,
    interruptions,
    near_misses,
    opening,
    outcomes,
    rescoring,
    reviewing,
    sittings,
    unlocks,
)
from bot.services.errors import BotError
from bot.services.who import Who
from bot.transport.delivery import deliver
from tests.moments import clock_at_the_beginning
from tests.report import Report
from tests.services.checks import learners
from tests.stores import Stores

names = count()


class Walk:
    """One student on a walk; each step is a transaction of its own, and a refusal changes nothing."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.opened = 0  # unlocks that a coach's step has made
        self.refused: Counter[str] = Counter()
        self.taken: Counter[str] = Counter()

    async def begin(self) -> None:
        async with self.database.transaction() as unit:
            self.coaches = await learners.coaches(unit, f"Lena{next(names)}", f"Ade{next(names)}")
            self.who = await learners.learner(unit, self.coaches[0], f"Nia{next(names)}")
            self.major = (await learners.major_of(unit)).id

    @property
    def user(self) -> str:
        return self.who.student().id

    async def step(self, name: str, number: int) -> None:
        before = await self.unlocks()
        try:
            async with self.database.transaction() as unit:
                await getattr(self, name)(unit, number, self.coaches[number % 2])
            self.taken[name] += 1
        except BotError as error:
            self.refused[error.code] += 1
            assert await self.unlocks() == before, "a refusal changes nothing"
        await self.check()

    async def go(self, name: str, number: int) -> None:
        """Take one step, or several that belong together, so that walks get far."""
        for one in TOGETHER.get(name, (name,)):
            await self.step(one, number)

    async def unlocks(self) -> int:
        async with self.database.reading() as unit:
            mine = select(func.count(DiagnosticUnlock.id)).where(DiagnosticUnlock.user_id == self.user)
            return await unit.session.scalar(mine) or 0

    async def ask(self, unit: Unit, _number: int, _coach: Who) -> None:
        await asking.ask(unit, self.who, self.major)

    async def withdraw(self, unit: Unit, _number: int, _coach: Who) -> None:
        await asking.take_back(unit, self.who, await self._newest(unit, DiagnosticUnlockRequest))

    async def approve(self, unit: Unit, number: int, coach: Who) -> None:
        request = await self._newest(unit, DiagnosticUnlockRequest)
        self.opened += await inbox.approve(unit, coach, unlocks.KIND, request, f"h24t{1 + number % 2}") is not None

    async def refuse(self, unit: Unit, _number: int, coach: Who) -> None:
        await inbox.refuse(unit, coach, unlocks.KIND, await self._newest(unit, DiagnosticUnlockRequest), "later")

    async def undo(self, unit: Unit, _number: int, coach: Who) -> None:
        decided = select(Decision.id).where(Decision.student_id == self.user).order_by(Decision.decided_at.desc())
        await inbox.undo(unit, coach, (await unit.session.scalars(decided)).first() or "none")

    async def open_unasked(self, unit: Unit, _number: int, coach: Who) -> None:
        if await opening.open_unasked(unit, coach, self.user, self.major) is None:
            self.opened += 1

    async def extend(self, unit: Unit, _number: int, coach: Who) -> None:
        await opening.extend(unit, coach, await self._newest(unit, DiagnosticUnlock))

    async def revoke(self, unit: Unit, _number: int, coach: Who) -> None:
        await opening.revoke(unit, coach, await self._newest(unit, DiagnosticUnlock))

    async def start(self, unit: Unit, _number: int, _coach: Who) -> None:
        await sittings.begin_check(unit, self.who, self.major, learners.write)

    async def practise(self, unit: Unit, _number: int, _coach: Who) -> None:
        await sittings.begin_practice(unit, self.who, self.major, learners.write)

    async def look_again(self, unit: Unit, _number: int, _coach: Who) -> None:
        attempt = await self._newest(unit, DiagnosticAttempt)
        await sittings.begin_second_look(unit, self.who, attempt, learners.write)

    async def answer(self, unit: Unit, number: int, _coach: Who) -> None:
        """Answer everything: all right, one not, or four not; in a second look, all right or one not."""
        sitting = await sittings.own(unit, self.who, await self._newest(unit, AttemptInHand))
        missed = (0, 0, 0, 1) if sitting.kind == "second_look" else (0, 1, 1, 4)
        await learners.answers(unit, self.who, sitting, missed=range(missed[number % 4]))

    async def answer_some(self, unit: Unit, number: int, _coach: Who) -> None:
        sitting = await self._newest(unit, AttemptInHand)
        await sittings.answer(unit, self.who, sitting, number, sittings.DONT_KNOW)

    async def hand_in(self, unit: Unit, _number: int, _coach: Who) -> None:
        await outcomes.hand_in(unit, self.who, await self._newest(unit, AttemptInHand))

    async def look_back(self, unit: Unit, _number: int, _coach: Who) -> None:
        await reviewing.look(unit, self.who, await self._newest(unit, DiagnosticAttempt), 0)

    async def a_slip(self, unit: Unit, number: int, coach: Who) -> None:
        choice = ("pass", "again")[number // 4 % 2]
        done = await inbox.approve(unit, coach, near_misses.KIND, await self._newest(unit, DiagnosticAttempt), choice)
        self.opened += done is not None and choice == "again"

    async def give_back(self, unit: Unit, _number: int, coach: Who) -> None:
        attempt = await self._newest(unit, DiagnosticAttempt)
        self.opened += await inbox.approve(unit, coach, interruptions.KIND, attempt) is not None

    async def void(self, unit: Unit, number: int, coach: Who) -> None:
        attempt = await reviewing.own(unit, self.who, await self._newest(unit, DiagnosticAttempt))
        entry = attempt.results[number % len(attempt.results)]
        await rescoring.void(unit, coach, entry["item"], entry["seed"])

    async def wait(self, _unit: Unit, number: int, _coach: Who) -> None:
        self.database.clock.move(timedelta(hours=(1, 3, 25, 50)[number % 4]))

    async def jobs(self, unit: Unit, _number: int, _coach: Who) -> None:
        for job in (due.warn, due.expire):
            await job(unit)
        await due.close(unit, await due.late(unit))

    async def _newest(self, unit: Unit, table: Any) -> str:
        times = {
            DiagnosticUnlockRequest: "requested_at", DiagnosticUnlock: "approved_at", AttemptInHand: "started_at",
            DiagnosticAttempt: "submitted_at",
        }  # fmt: skip
        mine = select(table.id).where(table.user_id == self.user).order_by(getattr(table, times[table]).desc())
        return str((await unit.session.scalars(mine)).first())

    async def check(self) -> None:
        """What holds after every step."""
        async with self.database.reading() as unit:
            rows: list[Any] = [
                (await unit.session.scalars(select(table).where(table.user_id == self.user))).all()
                for table in (DiagnosticUnlockRequest, DiagnosticUnlock, DiagnosticAttempt, AttemptInHand)
            ]  # fmt: skip
            looks = (await unit.session.scalars(select(SecondLook))).all()
            status = await learners.status_of(unit, self.who.student(), self.major)
        requests, unlocks_, attempts, in_hand = rows
        assert len([one for one in requests if one.status == "pending"]) <= 1
        assert len([one for one in unlocks_ if one.status == "approved"]) <= 1
        assert len(unlocks_) == self.opened, "one unlock for each yes"
        assert len(in_hand) <= 1
        spent = Counter(one.unlock_id for one in (*attempts, *in_hand) if one.unlock_id)
        for unlock in unlocks_:
            assert unlock.attempts_remaining >= 0
            assert spent[unlock.id] + unlock.attempts_remaining <= 2
            assert unlock.status != "consumed" or unlock.attempts_remaining == 0
        own = {one.id for one in attempts}
        by_right = any(one.passed for one in attempts) or any(
            look.state == "passed" for look in looks if look.attempt_id in own
        )
        assert (status == "mastered") == by_right, "mastery is by a pass or by a coach's decision, and by nothing else"
        for one in attempts:
            assert one.score == sum(entry["correct"] or entry["voided"] for entry in one.results)
            assert not (one.passed and one.interrupted)


TOGETHER = {
    "sit": ("ask", "approve", "start", "answer", "hand_in"),
    "sit again": ("look_back", "practise", "answer", "hand_in", "ask", "approve", "start", "answer", "hand_in"),
    "slip": ("ask", "approve", "start", "answer", "hand_in", "look_again", "answer", "hand_in", "a_slip"),
    "break off": ("open_unasked", "start", "answer_some", "revoke", "give_back"),
}
STEPS = [
    *TOGETHER, *TOGETHER,
    "ask", "ask", "withdraw", "approve", "approve", "refuse", "undo", "open_unasked", "extend", "revoke",
    "start", "start", "practise", "look_again", "look_again", "answer", "answer", "answer_some", "hand_in", "hand_in",
    "look_back", "a_slip", "a_slip", "give_back", "void", "wait", "jobs",
]  # fmt: skip


def walked(stores: Stores, store: str, walks: int, steps: int) -> str:
    """Go so many walks; say how often each step was taken, and how many were refused."""
    taken: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    with asyncio.Runner() as runner:
        database = Database(runner.run(stores.copy(store)), clock_at_the_beginning(), deliver)

        # Without making a failing walk shorter: each try of that would be some hundred transactions.
        @settings(max_examples=walks, deadline=None, derandomize=True, phases=[Phase.generate],
                  suppress_health_check=list(HealthCheck))  # fmt: skip
        @given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 11)), min_size=steps // 2, max_size=steps))
        def go(path: list[tuple[str, int]]) -> None:
            async def play() -> None:
                walk = Walk(database)
                await walk.begin()
                for name, number in path:
                    await walk.go(name, number)
                taken.update(walk.taken)
                refused.update(walk.refused)

            runner.run(play())

        go()
        runner.run(database.close())
    assert set(taken) >= {step for step in STEPS if step not in TOGETHER} or walks < 100, "every step is taken"
    steps_taken = ", ".join(f"{name} {number}" for name, number in sorted(taken.items()))
    return f"{walks} walks through a check ({store}): {steps_taken}; {refused.total()} refused in {len(refused)} ways"


def test_any_walk_keeps_to_the_rules(stores: Stores, migrated: str, report: Report) -> None:
    report(walked(stores, migrated, 6, 16))


@pytest.mark.thorough
def test_a_great_many_walks_keep_to_the_rules(stores: Stores, migrated: str, report: Report) -> None:
    report(walked(stores, migrated, 200, 30))
