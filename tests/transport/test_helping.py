"""A question to the helper as work: what leaves, what the flow gets, what is written down, whatever happens."""

import asyncio
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, update

from bot.clock import Clock
from bot.conversations.helper import ASK
from bot.db import Database, Unit
from bot.llm.calling import ALL_OF_IT
from bot.llm.errors import HelperError
from bot.models import AttemptInHand, Batch, Consent, Leaver, MajorObjective, User, WorkRow
from bot.services import seeding
from bot.transport import working
from bot.transport.claims import release_all
from bot.transport.helping import nobody_to_ask
from bot.transport.working import Workshop
from tests.llm.asker import LEFT, NAMES, WORDS, Asker
from tests.llm.server import FAULTS, IGNORE, Server, after_forty_seconds, patience, says, status
from tests.report import Report

ALL = ["api_request", "api_response", "state", "state", "user"]
WITHOUT = ["api_request", "error", "state", "state", "user"]


@pytest.fixture
async def asker(database: Database) -> Asker:
    return await Asker(database).begin()


def everything(*parts: Any) -> str:
    return json.dumps(parts, ensure_ascii=False, default=str)


@pytest.mark.both
async def test_a_question_and_its_answer_are_written_down_without_anybody_s_name(asker: Asker) -> None:
    server = Server()
    got = await asker.gets(server.helper())
    assert got == {"answer": {"field": "specific", "words": f"{WORDS}, ten minutes each day"}}, "her own words again"
    assert await asker.types() == ALL
    by_type = {row.type: row.data for row in await asker.log() if row.type != "state"}
    assert by_type["user"]["values"]["words"] == LEFT
    assert by_type["api_response"]["answer"]["words"] == f"{LEFT}, ten minutes each day"
    assert {key: by_type["api_response"][key] for key in ("prompt", "version", "model", "tokens", "mode", "calls")} == {
        "prompt": "sharpen", "version": 1, "model": "small-model-7", "tokens": 100, "mode": "json_schema", "calls": 1,
    }  # fmt: skip
    assert by_type["api_response"]["milliseconds"] >= 0
    assert len({row.data["ask"] for row in await asker.log()}) == 1
    assert {row.user_id for row in await asker.log()} == {asker.user}
    (asked,) = server.asked
    assert asked.values["words"] == LEFT
    for name in (*NAMES, "Okafor", "98765"):
        assert name not in everything(asked.raw, [row.data for row in await asker.log()])


async def test_whatever_a_server_does_the_flow_goes_on_and_nothing_of_it_is_kept(asker: Asker, report: Report) -> None:
    for fault, (play, code) in FAULTS.items():
        server = Server(usual=play)
        got = await asker.gets(server.helper(a_call=patience(code)), each=len(FAULTS), words=f"{WORDS} {IGNORE}")
        assert got == {"refused": "helper_trouble"}, fault
        rows = [row for row in await asker.log() if row.data["ask"].endswith(f"-t{asker.asked}")]
        assert sorted(row.type for row in rows) == WITHOUT, fault
        (error,) = [row.data for row in rows if row.type == "error"]
        assert (error["code"], error["calls"]) == (code, len(server.asked)), fault
        assert error["tokens"] == (200 if code == "garbled" else 0), fault
        stored = everything([row.data for row in rows if row.type != "user"])
        assert not any(words in stored for words in ("lorem", "html", "Omar", "sad", "read read", "[name")), fault
        report(f"helper: {fault}: {len(server.asked)} requests; the flow gets {got['refused']}; stored: error {code}")


async def test_a_placeholder_that_nobody_gave_out_makes_an_answer_useless(asker: Asker) -> None:
    server = Server(says({"field": "specific", "words": "I read with [name 2]"}))
    assert await asker.gets(server.helper()) == {"refused": "helper_trouble"}
    (error,) = [row.data for row in await asker.log() if row.type == "error"]
    assert (error["code"], error["tokens"]) == ("unknown_placeholder", 100)


async def test_a_name_that_the_helper_says_by_itself_is_not_written_down(asker: Asker) -> None:
    server = Server(says({"field": "specific", "words": "I read with Lena, not [name 1]"}))
    got = await asker.gets(server.helper())
    assert got["answer"]["words"] == "I read with Lena, not Omar"
    (response,) = [row.data for row in await asker.log() if row.type == "api_response"]
    assert response["answer"]["words"] == "I read with [name 2], not [name 1]"


async def switched_off(_unit: Unit, _student: User, batch: Batch) -> None:
    batch.helper = False


async def put_away(unit: Unit, _student: User, batch: Batch) -> None:
    batch.archived_at = unit.now


async def takes_it_back(unit: Unit, student: User, _batch: Batch) -> None:
    await unit.session.execute(update(Consent).where(Consent.user_id == student.id).values(withdrawn_at=unit.now))


async def left(unit: Unit, student: User, _batch: Batch) -> None:
    unit.session.add(Leaver(user_id=student.id, left_at=unit.now, delete_at=unit.now, why="forget_me"))


async def became_a_coach(_unit: Unit, student: User, _batch: Batch) -> None:
    student.role = "admin"


async def without_a_class(_unit: Unit, student: User, _batch: Batch) -> None:
    student.batch = None


async def in_a_check(unit: Unit, student: User, _batch: Batch) -> None:
    await seeding.starter_content(unit)
    major = (await unit.session.scalars(MajorObjective.__table__.select())).first()
    unit.session.add(AttemptInHand(user_id=student.id, major_objective_id=major, kind="practice", questions=[],
                                   answers=[], started_at=unit.now, answered_at=unit.now,
                                   deadline_at=unit.now + timedelta(hours=1)))  # fmt: skip


REASONS = {
    switched_off: "helper_off", put_away: "helper_off", takes_it_back: "helper_off", left: "helper_off",
    became_a_coach: "helper_off", without_a_class: "helper_off", in_a_check: "helper_check",
}  # fmt: skip


@pytest.mark.parametrize("reason", REASONS, ids=lambda one: one.__name__)
async def test_where_it_is_not_allowed_nobody_is_asked_and_nothing_is_written_down(
    asker: Asker, reason: Callable[..., Any]
) -> None:
    server = Server()
    await asker.change(reason)
    assert await asker.gets(server.helper()) == {"refused": REASONS[reason]}
    assert server.asked == []
    assert await asker.types() == []


@pytest.mark.parametrize("reason", REASONS, ids=lambda one: one.__name__)
async def test_what_is_not_allowed_any_more_when_the_answer_comes_is_dropped_and_the_log_says_so(
    asker: Asker, reason: Callable[..., Any]
) -> None:
    """It also shows that nothing is held while the call runs: others write meanwhile."""
    server = Server()

    async def meanwhile() -> None:
        await asker.change(reason)

    server.before = meanwhile
    assert await asker.gets(server.helper()) == {"refused": REASONS[reason]}
    assert await asker.types() == WITHOUT
    (error,) = [row.data for row in await asker.log() if row.type == "error"]
    assert (error["code"], error["tokens"]) == (f"dropped_{REASONS[reason]}", 100)
    assert "ten minutes" not in everything([row.data for row in await asker.log()])


@pytest.mark.both
async def test_of_a_student_who_was_deleted_meanwhile_nothing_is_left(asker: Asker) -> None:
    server = Server()

    async def deleted() -> None:
        async with asker.database.transaction() as unit:
            await unit.session.execute(delete(User).where(User.id == asker.user))

    server.before = deleted
    assert await asker.gets(server.helper()) == {"refused": "helper_off"}
    assert await asker.log() == []


@pytest.mark.both
async def test_a_day_has_so_many_questions_for_each_and_so_many_for_all(asker: Asker, clock: Clock) -> None:
    clock.move(timedelta(hours=12) - timedelta(hours=clock.now().hour))  # noon, so that an hour later is the same day
    server = Server()
    assert [list(await asker.gets(server.helper(), each=2)) for _ in range(3)] == [["answer"], ["answer"], ["refused"]]
    assert await asker.gets(server.helper(), each=2) == {"refused": "helper_enough"}
    assert len(server.asked) == 2
    assert (await asker.types()).count("error") == 2
    clock.move(timedelta(hours=1))
    assert await asker.gets(server.helper(), in_all=2) == {"refused": "helper_enough"}
    clock.move(timedelta(hours=13))
    assert "answer" in await asker.gets(server.helper(), each=2), "another day of hers, and in all it is not over yet"
    assert await asker.gets(server.helper(), in_all=3) == {"refused": "helper_enough"}
    clock.move(timedelta(hours=11))
    assert "answer" in await asker.gets(server.helper(), in_all=2)


@pytest.mark.both
async def test_of_two_questions_at_once_the_last_of_a_day_is_asked_once(asker: Asker) -> None:
    server = Server()
    rows = [await asker.work() for _ in range(4)]
    ask = asker.asks(server.helper(), each=1)
    got = await asyncio.gather(*map(ask, rows))
    assert sorted(key for one in got for key in one) == ["answer", "refused", "refused", "refused"]
    assert len(server.asked) == 1


async def test_what_is_too_long_and_what_rests_is_not_asked(asker: Asker) -> None:
    server = Server(*[status(500)] * 6)
    helper = server.helper()
    assert await asker.gets(helper, words="x" * 8000) == {"refused": "helper_too_much"}
    for _ in range(3):
        await asker.gets(helper)
    asked = len(server.asked)
    assert await asker.gets(helper) == {"refused": "helper_trouble"}
    assert len(server.asked) == asked
    assert (await asker.types()).count("api_request") == 3, "a question that never left is not charged"


async def test_what_was_left_behind_by_a_program_with_a_helper_is_refused_by_one_without(asker: Asker) -> None:
    asker.database.able = frozenset()
    assert await asker.gets(Server().helper()) == await nobody_to_ask({}) == {"refused": "helper_off"}
    await asker.work()
    woken: list[bool] = []
    workshop = Workshop(asker.database, {ASK: nobody_to_ask}, {}, 1, lambda: woken.append(True))
    assert await workshop.drain() == 2
    assert [row.payload["result"] for row in await asker.answers()] == [{"refused": "helper_off"}] * 2


@pytest.mark.both
async def test_a_program_that_is_killed_while_it_asks_asks_and_charges_once(asker: Asker) -> None:
    """The next one finds the question out, and lets the flow go its way without."""
    server, out = Server(usual=after_forty_seconds), asyncio.Event()

    async def meanwhile() -> None:
        out.set()

    server.before = meanwhile
    ask = asker.asks(server.helper(a_call=30))
    row = await asker.work()
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(ask(row))
        await out.wait()
        running.cancel()
    assert await asker.types() == ["api_request", "state", "user"]
    again = Server()
    assert await asker.asks(again.helper())(row) == {"refused": "helper_trouble"}
    assert again.asked == []
    assert await asker.types() == WITHOUT
    assert await asker.asks(again.helper())(row) == {"refused": "helper_trouble"}
    assert await asker.types() == WITHOUT, "and once more changes nothing"


async def test_an_answer_that_comes_after_the_question_was_given_up_is_not_written_down(asker: Asker) -> None:
    server = Server()
    row = await asker.work()

    async def given_up() -> None:
        await asker.asks(Server().helper())(row)

    server.before = given_up
    assert await asker.asks(server.helper())(row) == {"refused": "helper_trouble"}
    assert await asker.types() == WITHOUT


async def test_a_bug_of_ours_in_the_middle_is_asked_once_and_the_flow_goes_its_way(asker: Asker) -> None:
    server = Server()

    async def breaks() -> None:
        raise RuntimeError("ours")

    server.before = breaks
    await asker.work()
    workshop = Workshop(asker.database, {}, {ASK: asker.asks(server.helper())}, 1, lambda: None)
    assert await workshop.drain() == 2, "once, and once more to find it out"
    assert len(server.asked) == 1
    assert [row.payload["result"] for row in await asker.answers()] == [{"refused": "helper_trouble"}]
    assert await asker.types() == WITHOUT


async def test_slow_answers_hold_up_no_other_work(asker: Asker) -> None:
    """As many as are asked at once wait for a server that does not answer; a photo is kept all the same."""
    done, waiting = asyncio.Event(), asyncio.Semaphore(0)
    begun: list[int] = []

    async def never(row: WorkRow) -> None:
        begun.append(row.id)
        waiting.release()
        await asyncio.sleep(40)

    async def keep(_payload: Any) -> dict[str, str]:
        done.set()
        return {}

    rows = [await asker.work() for _ in range(3 * working.PATIENT_AT_ONCE)]
    async with asker.database.transaction() as unit:
        unit.session.add(WorkRow(kind="keep", payload={}, lane="2", conversation_id=asker.conversation, turn="photo",
                                 created_at=unit.now))  # fmt: skip
    workshop = Workshop(asker.database, {"keep": keep}, {rows[0].kind: never}, 1, lambda: None)
    async with asyncio.timeout(30), asyncio.TaskGroup() as tasks:
        running = [tasks.create_task(pump.run()) for pump in workshop.pumps]
        await done.wait()
        for _ in range(working.PATIENT_AT_ONCE):
            await waiting.acquire()
        for task in running:
            task.cancel()
    assert len(begun) == working.PATIENT_AT_ONCE


async def test_work_of_a_kind_that_nobody_knows_any_more_is_given_up_and_not_left_lying(asker: Asker) -> None:
    async with asker.database.transaction() as unit:
        unit.session.add(WorkRow(kind="gone", payload={}, lane="2", conversation_id=asker.conversation, turn="7",
                                 created_at=unit.now))  # fmt: skip
    woken: list[bool] = []
    workshop = Workshop(asker.database, {}, {ASK: asker.asks(Server().helper())}, 1, lambda: woken.append(True))
    await workshop.drain()
    await workshop.drain()
    async with asker.database.transaction() as unit:
        await release_all(unit)
    assert await workshop.drain() == 0
    assert woken


async def test_a_lease_is_longer_than_any_question() -> None:
    assert working.LEASE.total_seconds() > 2 * ALL_OF_IT


def test_errors_have_codes_and_no_words_of_anybody() -> None:
    assert str(HelperError("slow", 7)) == "slow"
