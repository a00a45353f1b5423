"""Two coaches, many requests for checks, the same moment: one decision each, and one unlock for each yes."""

import asyncio

import pytest
from sqlalchemy import func, select

from bot.db import Database
from bot.models import Decision, DiagnosticUnlock, DiagnosticUnlockRequest, OutboxRow
from bot.services import inbox
from bot.services.checks import asking, opening, unlocks
from bot.services.errors import BotError
from bot.services.path import mastery
from bot.services.who import Who
from tests.report import Report
from tests.services.checks import learners

AT_ONCE = 16


async def decided_by_both(database: Database, count: int, report: Report) -> None:
    """Let both coaches press on every card, one saying yes and the other not yet, twice each."""
    async with database.transaction() as unit:
        lena, ade = await learners.coaches(unit, "Lena", "Ade")
        major = (await learners.major_of(unit)).id
        for number in range(count):
            await asking.ask(unit, await learners.learner(unit, lena, f"Student {number}"), major)
        cards = list(await unit.session.scalars(select(DiagnosticUnlockRequest.id)))
    few = asyncio.Semaphore(AT_ONCE)
    won: list[str] = []

    async def press(coach: Who, card: str) -> None:
        async with few, database.transaction() as unit:
            if coach is lena:
                decision = await inbox.approve(unit, coach, unlocks.KIND, card)
            else:
                decision = await inbox.refuse(unit, coach, unlocks.KIND, card, "later")
            if decision is not None:
                won.append(card)

    async with asyncio.TaskGroup() as group:
        for card in cards:
            for coach in (lena, ade, lena, ade):
                group.create_task(press(coach, card))
    async with database.reading() as unit:
        decisions = (await unit.session.scalars(select(Decision))).all()
        opened = (await unit.session.scalars(select(DiagnosticUnlock))).all()
        pending = await unit.session.scalar(
            select(func.count(DiagnosticUnlockRequest.id)).where(DiagnosticUnlockRequest.status == "pending")
        )
        told = await unit.session.scalar(select(func.count(OutboxRow.id)))
    yes = {one.subject_id for one in decisions if one.outcome == "approved"}
    assert sorted(won) == sorted(cards) == sorted(one.subject_id for one in decisions)
    assert len(opened) == len(yes)
    assert (pending, told) == (0, 0), "nobody has a phone in this test"
    report(f"two coaches, {count} checks asked for, 4 presses each: {len(decisions)} decisions, {len(opened)} unlocks"
           f" ({database.engine.dialect.name})")  # fmt: skip


@pytest.mark.both
async def test_two_coaches_make_one_decision_of_each_request(database: Database, report: Report) -> None:
    await decided_by_both(database, 20, report)


@pytest.mark.thorough
async def test_two_coaches_make_a_thousand_decisions_of_a_thousand_requests(database: Database, report: Report) -> None:
    await decided_by_both(database, 1000, report)


async def test_a_request_that_was_taken_back_is_not_approved(database: Database) -> None:
    async with database.transaction() as unit:
        [lena] = await learners.coaches(unit, "Lena")
        nia = await learners.learner(unit, lena)
        standing = await asking.ask(unit, nia, (await learners.major_of(unit)).id)
        assert standing.request is not None
        await asking.take_back(unit, nia, standing.request.id)
        assert await inbox.approve(unit, lena, unlocks.KIND, standing.request.id) is None
        assert (await unit.session.scalars(select(DiagnosticUnlock))).all() == []


async def test_what_is_mastered_meanwhile_waits_no_longer(database: Database) -> None:
    async with database.transaction() as unit:
        [lena] = await learners.coaches(unit, "Lena")
        nia = await learners.learner(unit, lena)
        major = (await learners.major_of(unit)).id
        standing = await asking.ask(unit, nia, major)
        mine = await asking.assigned(unit, nia.student().id, major)
        assert standing.request is not None
        assert mine is not None
        await mastery.master(unit, mine)
        assert await unlocks.KIND.waiting(unit, lena.coach()) == []
        assert await inbox.approve(unit, lena, unlocks.KIND, standing.request.id) is None
        with pytest.raises(BotError, match="mastered_already"):
            await opening.open_unasked(unit, lena, nia.student().id, major)
