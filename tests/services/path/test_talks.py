"""A talk: when it may be asked for, one decision of it, and exactly what was before when that is taken back."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.db import Database, Unit
from bot.models import (
    ActivityProgress,
    AttemptInHand,
    Decision,
    DiagnosticAttempt,
    DiagnosticUnlock,
    DiagnosticUnlockRequest,
    Domain,
    OutboxRow,
    StudentMajorObjective,
    StudentObjective,
)
from bot.services import inbox
from bot.services.errors import BotError
from bot.services.path import by_hand, news, ticking, viva
from bot.services.path.viva_cards import KIND
from tests.report import Report
from tests.services.path.school import Small, small_school
from tests.services.racing import race


async def all_done(unit: Unit, *counts: int) -> Small:
    small = await small_school(unit, *(counts or (1, 1)))
    for activity in (one for part in small.activities for one in part):
        await ticking.tick(unit, small.nia, activity)
    return small


async def card_of(unit: Unit, small: Small) -> str:
    return viva.card_id(await unit.session.get_one(StudentMajorObjective, small.major, populate_existing=True))


async def everything(unit: Unit) -> list[Any]:
    """Return all that a mastery touches, as plain values."""
    await unit.session.flush()
    majors = await unit.session.execute(
        select(StudentMajorObjective.status, StudentMajorObjective.viva_requested_at, StudentMajorObjective.mastered_at)
    )
    parts = await unit.session.execute(
        select(StudentObjective.id, StudentObjective.status).order_by(StudentObjective.id)
    )
    ticks = await unit.session.execute(
        select(ActivityProgress.activity_id, ActivityProgress.completed, ActivityProgress.notes)
        .order_by(ActivityProgress.activity_id)
    )  # fmt: skip
    return [list(majors.all()), list(parts.all()), list(ticks.all())]


async def something_open(unit: Unit, small: Small, what: str) -> None:
    major = await unit.session.get_one(StudentMajorObjective, small.major)
    own: dict[str, Any] = {"user_id": major.user_id, "major_objective_id": major.major_objective_id}
    coach, hour = small.lena.coach().id, timedelta(hours=1)
    match what:
        case "request" | "denied request":
            status = "pending" if what == "request" else "denied"
            unit.session.add(DiagnosticUnlockRequest(requested_at=unit.now, status=status, **own))
        case "unlock" | "lapsed unlock":
            until = unit.now + (hour if what == "unlock" else -hour)
            unit.session.add(DiagnosticUnlock(approved_by=coach, approved_at=unit.now - hour, expires_at=until,
                                              status="approved", **own))  # fmt: skip
        case "check" | "practice":
            unit.session.add(
                AttemptInHand(kind="mastery" if what == "check" else "practice", questions=[], answers=[],
                              started_at=unit.now, answered_at=unit.now, deadline_at=unit.now + hour, **own)
            )  # fmt: skip
    await unit.session.flush()


@pytest.mark.parametrize(
    ("what", "may"),
    [("nothing", True), ("request", False), ("denied request", True), ("unlock", False), ("lapsed unlock", True),
     ("check", False), ("practice", True)],
)  # fmt: skip
async def test_a_talk_is_asked_for_when_nothing_else_is_open(database: Database, what: str, may: bool) -> None:
    async with database.transaction() as unit:
        small = await all_done(unit)
        await something_open(unit, small, what)
        if may:
            assert (await viva.ask(unit, small.nia, small.major)).status == "viva_requested"
        else:
            with pytest.raises(BotError, match="no_talk_yet"):
                await viva.ask(unit, small.nia, small.major)


@pytest.mark.parametrize(("kind", "passed", "may"), [("mastery", False, True), ("mastery", True, False),
                                                     ("practice", False, False), (None, False, False)])  # fmt: skip
async def test_with_steps_left_only_a_check_that_did_not_pass_leads_to_a_talk(
    database: Database, kind: str | None, passed: bool, may: bool
) -> None:
    async with database.transaction() as unit:
        small = await small_school(unit, 1, 1)
        row = await unit.session.get_one(StudentMajorObjective, small.major)
        if kind:
            unit.session.add(
                DiagnosticAttempt(user_id=row.user_id, major_objective_id=row.major_objective_id, attempt_type=kind,
                                  domain_id=await unit.session.scalar(select(Domain.id).limit(1)), passed=passed,
                                  diagnostic_module_name="", diagnostic_module_ids=[], question_count=1, score=0,
                                  started_at=unit.now, submitted_at=unit.now, duration_ms=1, results=[])
            )  # fmt: skip
            await unit.session.flush()
        assert await viva.may_ask(unit, row) == may


@pytest.mark.both
async def test_of_two_coaches_at_one_talk_one_decides_and_one_message_leaves(
    database: Database, report: Report
) -> None:
    async with database.transaction() as unit:
        small = await all_done(unit)
        await viva.ask(unit, small.nia, small.major, "please")
        card = await card_of(unit, small)
    won = await race(database, small.lena, KIND, card)
    async with database.reading() as unit:
        status = (await unit.session.get_one(StudentMajorObjective, small.major)).status
        assert await unit.session.scalar(select(func.count(Decision.id))) == len(won) == 1
        assert await unit.session.scalar(select(func.count(OutboxRow.id))) == 1
    assert status == {"approved": "mastered", "refused": "in_progress"}[won[0]]
    report(f"12 presses on one talk: 1 decision, {won[0]} ({database.engine.dialect.name})")


@pytest.mark.both
@pytest.mark.parametrize("outcome", ["approved", "refused"])
async def test_undoing_puts_back_exactly_what_was_there(database: Database, outcome: str) -> None:
    async with database.transaction() as unit:
        small = await small_school(unit, 2, 1, 1)
        await unit.session.delete(await unit.session.get_one(StudentObjective, small.parts[2]))  # not assigned: put on
        for part in small.activities[:2]:
            for activity in part:
                await ticking.tick(unit, small.nia, activity)
        await viva.ask(unit, small.nia, small.major)
        card = await card_of(unit, small)
    async with database.transaction() as unit:
        before = await everything(unit)
        if outcome == "approved":
            decision = await inbox.approve(unit, small.lena, KIND, card)
        else:
            decision = await inbox.refuse(unit, small.lena, KIND, card, "Please wait.")
        assert decision is not None
        assert await everything(unit) != before
    async with database.transaction() as unit:
        await inbox.undo(unit, small.lena, decision.id)
    async with database.reading() as unit:
        assert await everything(unit) == before


async def test_a_button_of_an_earlier_request_decides_nothing_of_a_later_one(database: Database) -> None:
    async with database.transaction() as unit:
        small = await all_done(unit)
        await viva.ask(unit, small.nia, small.major)
        first = await card_of(unit, small)
        assert await viva.withdraw(unit, small.nia, small.major) == first
    async with database.transaction() as unit:
        unit.now += timedelta(minutes=1)
        await viva.ask(unit, small.nia, small.major)
        assert await inbox.approve(unit, small.lena, KIND, first) is None
        second = await card_of(unit, small)
        assert second != first
        assert await inbox.refuse(unit, small.lena, KIND, second, "Please wait.") is not None
        assert await inbox.approve(unit, small.lena, KIND, second) is None
        with pytest.raises(BotError, match="no_such_card"):
            await inbox.approve(unit, small.ade, KIND, second)
        with pytest.raises(BotError, match="no_such_card"):
            await inbox.approve(unit, small.lena, KIND, "____________________!!")


async def test_a_step_opened_again_lets_the_talk_fall_back(database: Database) -> None:
    async with database.transaction() as unit:
        small = await all_done(unit)
        await viva.ask(unit, small.nia, small.major)
        card = await card_of(unit, small)
        opened = await ticking.tick(unit, small.nia, small.activities[0][0], done=False)
        assert opened.fell_back == card
        assert (await inbox.waiting(unit, small.lena.coach())) == []
        assert await inbox.approve(unit, small.lena, KIND, card) is None


async def test_what_was_answered_is_new_until_the_student_looks(database: Database) -> None:
    async with database.transaction() as unit:
        small = await all_done(unit)
        await viva.ask(unit, small.nia, small.major)
        user = small.nia.student().id
        assert [one.title for one in await news.waiting(unit, user)] == ["Knots"]
        assert await inbox.refuse(unit, small.lena, KIND, await card_of(unit, small), "Bring a rope.")
        found = await news.returned(unit, user)
        assert found is not None
        assert (found["id"], found["coach"], found["reason"]) == (small.major, "Lena", "Bring a rope.")
        said = await news.look_at(unit, user, small.major)
        assert said == {"coach": "Lena", "reason": "Bring a rope."}
        assert await news.returned(unit, user) is None
        assert await news.waiting(unit, user) == []


@pytest.mark.both
async def test_mastery_by_hand_and_back_leaves_the_ticks_as_they_were(database: Database) -> None:
    async with database.transaction() as unit:
        small = await small_school(unit, 2, 1)
        await ticking.tick(unit, small.nia, small.activities[0][0])
        before = await everything(unit)
        with pytest.raises(BotError, match="not_mastered"):
            await by_hand.take_back(unit, small.lena, small.major, "Why not.")
        await by_hand.pass_by_hand(unit, small.lena, small.major, "We talked.")
        with pytest.raises(BotError, match="mastered_already"):
            await by_hand.pass_by_hand(unit, small.lena, small.major, "Once more.")
        await ticking.tick(unit, small.nia, small.activities[1][0], done=False)
        assert (await unit.session.get_one(StudentMajorObjective, small.major)).status == "mastered"
        await by_hand.take_back(unit, small.lena, small.major, "I pressed that by mistake.")
        assert await everything(unit) == before
        reasons = [one.reason for one in await unit.session.scalars(select(Decision).order_by(Decision.decided_at))]
        assert sorted(map(str, reasons)) == ["I pressed that by mistake.", "We talked."]


@pytest.mark.parametrize("who", ["ade", "nia"])
async def test_mastery_is_given_and_taken_by_the_coaches_of_the_student_only(database: Database, who: str) -> None:
    async with database.transaction() as unit:
        small = await small_school(unit, 1)
        refusal = "no_such_student" if who == "ade" else "coaches_only"
        for change in (by_hand.pass_by_hand, by_hand.take_back):
            with pytest.raises(BotError, match=refusal):
                await change(unit, getattr(small, who), small.major, "Because.")
