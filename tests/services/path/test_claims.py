"""Showing what was done: one at a time, one decision each, and confirmed stays done whatever is ticked."""

import pytest
from sqlalchemy import func, select

from bot.db import Database, Unit
from bot.models import Claim, Decision, StudentMajorObjective, StudentObjective
from bot.services import cards, inbox
from bot.services.errors import BotError
from bot.services.path import claims, ticking, viva
from bot.services.path.claims import KIND
from tests.report import Report
from tests.services.path.school import small_school
from tests.services.racing import race


async def status_of(unit: Unit, part: str) -> str:
    return (await unit.session.get_one(StudentObjective, part, populate_existing=True)).status


@pytest.mark.both
async def test_confirmed_is_done_whatever_is_ticked_afterwards_and_undone_is_as_before(database: Database) -> None:
    async with database.transaction() as unit:
        small = await small_school(unit, 2)
        part, activity = small.parts[0], small.activities[0][0]
        await ticking.tick(unit, small.nia, activity)
        claim = await claims.show(unit, small.nia, part, "look https://x.org/a b")
        assert (claim.link, claim.words) == ("https://x.org/a", "look https://x.org/a b")
        decision = await inbox.approve(unit, small.lena, KIND, claim.id)
        assert decision is not None
        assert await status_of(unit, part) == "completed"
        await ticking.tick(unit, small.nia, activity, done=False)
        assert await status_of(unit, part) == "completed"
        await ticking.tick(unit, small.nia, activity)
        await inbox.undo(unit, small.lena, decision.id)
        assert await status_of(unit, part) == "in_progress"
        assert (await unit.session.get_one(Claim, claim.id)).state == "waiting"


@pytest.mark.both
async def test_of_two_coaches_at_one_claim_one_decides(database: Database, report: Report) -> None:
    async with database.transaction() as unit:
        small = await small_school(unit, 1)
        claim = await claims.show(unit, small.nia, small.parts[0], "look")
    won = await race(database, small.lena, KIND, claim.id)
    async with database.reading() as unit:
        assert await unit.session.scalar(select(func.count(Decision.id))) == len(won) == 1
        assert await status_of(unit, small.parts[0]) == {"approved": "completed", "refused": "assigned"}[won[0]]
    report(f"12 presses on one claim: 1 decision, {won[0]} ({database.engine.dialect.name})")


async def test_one_thing_is_shown_at_a_time_and_nothing_of_what_is_confirmed(database: Database) -> None:
    async with database.transaction() as unit:
        small = await small_school(unit, 1)
        part = small.parts[0]
        first = await claims.show(unit, small.nia, part, "look")
        with pytest.raises(BotError, match="shown_already"):
            await claims.show(unit, small.nia, part, "look again")
        await cards.withdraw(unit, small.nia, Claim, first.id)
        assert await inbox.approve(unit, small.lena, KIND, first.id) is None
        second = await claims.show(unit, small.nia, part, "look again")
        assert await inbox.approve(unit, small.lena, KIND, second.id)
        with pytest.raises(BotError, match="shown_already"):
            await claims.show(unit, small.nia, part, "and again")


async def test_a_yes_on_which_a_talk_stands_is_not_taken_back(database: Database) -> None:
    async with database.transaction() as unit:
        small = await small_school(unit, 1)
        claim = await claims.show(unit, small.nia, small.parts[0], "look")
        decision = await inbox.approve(unit, small.lena, KIND, claim.id)
        assert decision is not None
        await viva.ask(unit, small.nia, small.major)
        with pytest.raises(BotError, match="built_upon"):
            await inbox.undo(unit, small.lena, decision.id)
        assert (await unit.session.get_one(StudentMajorObjective, small.major)).status == "viva_requested"


async def test_nobody_shows_withdraws_or_decides_what_is_not_theirs(database: Database) -> None:
    async with database.transaction() as unit:
        small = await small_school(unit, 1)
        with pytest.raises(BotError, match="not_on_path"):
            await claims.show(unit, small.omar, small.parts[0], "mine now")
        with pytest.raises(BotError, match="nothing_to_show"):
            await claims.show(unit, small.nia, small.parts[0], "  ")
        claim = await claims.show(unit, small.nia, small.parts[0], "look")
        with pytest.raises(BotError, match="over"):
            await cards.withdraw(unit, small.omar, Claim, claim.id)
        with pytest.raises(BotError, match="no_such_card"):
            await inbox.approve(unit, small.ade, KIND, claim.id)
        with pytest.raises(BotError, match="over"):
            await claims.evidence_file(unit, small.lena, claim.id)
