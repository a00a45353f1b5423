"""The helper's log: whatever stands in it can be read, found, counted and deleted, and every look is noted once."""

import asyncio
from collections.abc import Awaitable
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from sqlalchemy import select

from bot.clock import Clock
from bot.db import Database
from bot.models import Batch, ChatLog, CoachBatch, Look
from bot.services import helper_entries, helper_forgetting, helper_log, looks, retention
from bot.services.errors import BotError
from bot.services.leaving import delete_student
from bot.settings import Settings
from bot.views import helper_log as views
from bot.views import helper_words
from bot.views.paging import page_of
from bot.views.view import View, length
from tests.services.homes import coach_of_others, log, sat_down, school, speaks

RUBBISH: tuple[Any, ...] = (
    None, [], {}, "just words", 7, True, [1, {"text": "x"}], {"text": None}, {"text": ["a", {"b": 1}]},
    {"text": "<b>bold</b> & \u0000 \ud83d \r\n\t end"}, {"text": "x" * 100_000}, {"text": "🙂 " * 50_000},
    {"flow": {"deep": "x" * 100_000}, "model": ["m"], "tokens": 1e308, "ms": "-1", "version": True, "text": 12},
    {"flow": "goal_sharpen\n\u202e" * 500, "prompt": "<i>", "action": "KEPT", "text": ""},
)  # fmt: skip

json_values = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False) | some.text(),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
data_of_a_row = json_values | some.dictionaries(
    some.sampled_from(("flow", "prompt", "version", "model", "tokens", "ms", "text", "action", "choice")), json_values
)


@settings(max_examples=20, deadline=None)
@given(some.text(max_size=20), data_of_a_row)
def test_whatever_stands_in_a_row_is_read_as_plain_words(type_: str, data: Any) -> None:
    row = ChatLog(id="i" * 16, type=type_, data=data, timestamp=Clock().now(), user_id=None)
    found = helper_entries.read(row)
    for word in (found.flow, found.text, *found.facts.values()):
        word.encode()  # it can be sent
    assert len(found.flow) <= helper_entries.LABEL
    assert found.kind in helper_words.SAYS


@pytest.mark.parametrize(
    ("said", "choice"),
    [
        ({"action": "keep"}, "keep"),
        ({"choice": "Change"}, "change"),
        ({"did": "dropped"}, "drop"),
        ({"did": "x"}, None),
    ],
)
def test_what_somebody_did_with_an_answer_is_known_by_several_words(said: dict[str, str], choice: str | None) -> None:
    row = ChatLog(id="i" * 16, type="action", data=said, timestamp=Clock().now(), user_id=None)
    assert helper_entries.read(row).choice == choice


async def test_rubbish_in_the_log_is_kept_read_and_shown_within_a_message(database: Database) -> None:
    async with database.transaction() as unit:
        lena, nia = await school(unit)
        for data in RUBBISH:
            await log(unit, nia.id, "user", data)
    async with database.reading() as unit:
        student, [stretch] = await helper_log.of(unit, lena, nia.id)
        assert len(stretch.marks) == len(RUBBISH)
        entries = await helper_log.read(unit, [one.id for one in stretch.marks])
        assert len(entries) == len(RUBBISH)
        for one in entries:
            back = stretch.id, 0
            for number in (0, 999_999):
                assert fits(views.entry(student, one, back, number, "UTC", unit.now))
        for n in range(0, len(entries), views.ENTRIES):
            page = page_of(stretch.marks, n // views.ENTRIES, views.ENTRIES)
            shown = views.stretch(student, stretch, page, entries[n : n + views.ENTRIES], "UTC", unit.now)
            assert fits(shown)
            assert "<i>" not in shown.text
        table = await helper_log.table(unit, lena.coach().id, nia.id, "Asia/Kolkata")
        assert len(table) == len(RUBBISH) + 1
        assert {len(row) for row in table} == {len(helper_log.HEADINGS)}


def fits(view: View) -> bool:
    return 0 < length(view.text) < 2000


async def test_entries_within_half_an_hour_are_one_stretch_and_the_newest_is_first(database: Database) -> None:
    async with database.transaction() as unit:
        lena, nia = await school(unit)
        minutes = (200, 171, 142, 112, 60, 31, 0)
        ids = await sat_down(unit, nia.id, *(timedelta(minutes=n) for n in minutes))
        _, found = await helper_log.of(unit, lena, nia.id)
        stretches = [[mark.id for mark in one.marks] for one in found]
        assert stretches == [[ids[6]], ids[4:6], [ids[3]], ids[:3]]


async def test_entries_of_one_moment_stand_in_the_order_in_which_they_happened(database: Database) -> None:
    async with database.transaction() as unit:
        lena, nia = await school(unit)
        for type_ in ("unknown", "action", "error", "api_response", "api_request", "user", "state"):
            await log(unit, nia.id, type_, {"text": type_})
        _, [one] = await helper_log.of(unit, lena, nia.id)
        assert [mark.type for mark in one.marks] == [
            "user", "api_request", "api_response", "error", "action", "unknown"
        ]  # fmt: skip


async def test_stretches_are_narrowed_by_what_is_in_them_and_by_a_day_of_the_coach(database: Database) -> None:
    async with database.transaction() as unit:
        lena, nia = await school(unit)
        noon = unit.now.replace(hour=12)
        early = noon.replace(hour=1)
        await log(unit, nia.id, "error", {}, early)
        await log(unit, nia.id, "user", {}, noon)
        _, found = await helper_log.of(unit, lena, nia.id)
        assert [one.at for one in helper_log.narrowed(found, "error", None, "UTC")] == [early]
        assert [one.at for one in helper_log.narrowed(found, None, noon.date(), "UTC")] == [noon, early]
        assert [one.at for one in helper_log.narrowed(found, None, noon.date(), "America/Lima")] == [noon]
        assert helper_log.narrowed(found, "choice", None, "UTC") == []


async def test_a_thousand_entries_are_found_without_reading_what_stands_in_them(database: Database) -> None:
    async with database.transaction() as unit:
        lena, nia = await school(unit)
        unit.session.add_all(
            ChatLog(
                type="user", data={"text": "x" * 500}, user_id=nia.id, timestamp=unit.now - timedelta(minutes=7 * n)
            )
            for n in range(500)
        )
        unit.session.add_all(
            ChatLog(type="error", data=None, user_id=nia.id, timestamp=unit.now - timedelta(days=20, minutes=31 * n))
            for n in range(500)
        )
        await unit.session.flush()
        _, found = await helper_log.of(unit, lena, nia.id)
        assert [len(one.marks) for one in found] == [500, *[1] * 500]
        page = page_of(found, 999_999, views.STRETCHES)
        shown = views.log(nia, page, {}, "all", None, "UTC", unit.now)
        assert fits(shown)
        assert len(await helper_log.table(unit, lena.coach().id, nia.id, "UTC")) == 1001
        student, around = await helper_log.around(unit, lena, found[0].marks[250].id)
        assert (student.id, around) == (nia.id, found[0])


async def test_nobody_but_a_coach_who_sees_the_student_reads_counts_or_deletes(database: Database) -> None:
    async with database.transaction() as unit:
        lena, nia = await school(unit)
        ade = await coach_of_others(unit)
        entry, ownerless = await log(unit, nia.id, "user", {}), await log(unit, None, "user", {})
        coachs = await log(unit, lena.coach().id, "user", {})
        batch = (await unit.session.scalars(select(Batch).where(Batch.name == "2156"))).one()
        attempts: list[tuple[str, Awaitable[Any]]] = []
        for code, who in (("over", ade), ("coaches_only", speaks(nia))):
            student = "no_such_student" if who is ade else code
            attempts += [
                (student, helper_log.of(unit, who, nia.id)),
                (student, helper_forgetting.wipe(unit, who, nia.id)),
                (code, helper_log.around(unit, who, entry)),
                (code, helper_forgetting.drop(unit, who, entry)),
                ("no_such_batch" if who is ade else code, helper_log.used_today(unit, who, batch.id)),
            ]
        attempts += [("over", helper_forgetting.drop(unit, lena, one)) for one in (ownerless, coachs, "z" * 16)]
        attempts += [
            ("students_only", helper_forgetting.wipe_own(unit, lena)),
            ("students_only", looks.at_mine(unit, lena)),
        ]
        for code, attempt in attempts:
            with pytest.raises(BotError, match=code):
                await attempt
        for nobody in (ade.coach().id, nia.id, "z" * 16):
            assert await helper_log.table(unit, nobody, nia.id, "UTC") == [helper_log.HEADINGS]
        assert len(await helper_log.table(unit, lena.coach().id, nia.id, "UTC")) == 2
        assert len((await unit.session.scalars(select(ChatLog))).all()) == 3


async def test_a_coach_who_lost_sight_of_a_student_opens_nothing_any_more(database: Database) -> None:
    async with database.transaction() as unit:
        lena, nia = await school(unit)
        other = Batch(name="other", zone="UTC", created_at=unit.now)
        unit.session.add(other)
        entry = await log(unit, nia.id, "user", {})
        unit.session.add(CoachBatch(user_id=lena.coach().id, batch_id=other.id))
        await unit.session.flush()
        with pytest.raises(BotError, match="over"):
            await helper_log.around(unit, lena, entry)
        assert await helper_log.table(unit, lena.coach().id, nia.id, "UTC") == [helper_log.HEADINGS]


async def test_calls_of_today_are_counted_by_the_day_of_the_class(database: Database) -> None:
    async with database.transaction() as unit:
        lena, nia = await school(unit)
        batch = (await unit.session.scalars(select(Batch).where(Batch.name == "2156"))).one()
        batch.zone = "Pacific/Kiritimati"
        zone = ZoneInfo(batch.zone)
        midnight = unit.now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
        for type_, count in (("api_request", 3), ("api_response", 2), ("error", 1)):
            for _ in range(count):
                await log(unit, nia.id, type_, {}, midnight)
        await log(unit, nia.id, "api_request", {}, midnight - timedelta(milliseconds=1))
        await log(unit, lena.coach().id, "api_request", {}, midnight)
        assert await helper_log.used_today(unit, lena, batch.id) == helper_log.Used(calls=3, errors=1)


async def test_deleting_one_entry_leaves_the_others_and_a_whole_log_nobody_else_s(database: Database) -> None:
    async with database.transaction() as unit:
        lena, nia = await school(unit, "Omar")
        first, second = [await log(unit, nia.id, "user", {}) for _ in range(2)]
        other = await log(unit, None, "user", {})
        await helper_forgetting.drop(unit, lena, first)
        with pytest.raises(BotError, match="over"):
            await helper_forgetting.drop(unit, lena, first)
        assert set(await unit.session.scalars(select(ChatLog.id))) == {second, other}
        for _ in range(2):
            await helper_forgetting.wipe(unit, lena, nia.id)
        assert list(await unit.session.scalars(select(ChatLog.id))) == [other]
        await log(unit, nia.id, "user", {})
        assert await helper_forgetting.count_own(unit, speaks(nia)) == 1
        for _ in range(2):
            await helper_forgetting.wipe_own(unit, speaks(nia))
        assert list(await unit.session.scalars(select(ChatLog.id))) == [other]


async def test_of_a_deleted_question_of_today_only_that_it_was_asked_stays_until_it_no_longer_counts(
    database: Database, clock: Clock
) -> None:
    settings = Settings(_env_file=None)
    async with database.transaction() as unit:
        lena, nia = await school(unit)
        now, old = unit.now, unit.now - timedelta(hours=27)
        for type_, at in (("user", now), ("api_request", now), ("api_request", old), ("api_response", now)):
            await log(unit, nia.id, type_, {"text": "secret"}, at)
        await helper_forgetting.wipe_own(unit, speaks(nia))
    async with database.transaction() as unit:
        assert await retention.forget_chat_logs(unit, settings) == 0
        [left] = await unit.session.scalars(select(ChatLog))
        assert (left.type, left.data, left.timestamp) == ("api_request", {}, now)
        assert (await helper_log.of(unit, lena, nia.id))[1] == []
        assert await helper_log.table(unit, lena.coach().id, nia.id, "UTC") == [helper_log.HEADINGS]
        assert await helper_forgetting.count_own(unit, speaks(nia)) == 0
        other = await log(unit, nia.id, "api_request", {"prompt": "7"})
    clock.move(timedelta(hours=27))
    async with database.transaction() as unit:
        assert await retention.forget_chat_logs(unit, settings) == 1
        assert list(await unit.session.scalars(select(ChatLog.id))) == [other]


async def test_a_deleted_student_takes_log_and_looks_along(database: Database) -> None:
    async with database.transaction() as unit:
        lena, nia = await school(unit)
        entry = await log(unit, nia.id, "user", {})
        await looks.note(unit, lena, nia.id, "helper_log", [entry])
        await delete_student(unit, lena, nia.id)
        await unit.session.flush()
        for table in (ChatLog, Look):
            assert (await unit.session.scalars(select(table))).all() == []


async def test_an_opening_is_noted_once_however_often_pages_are_turned_or_a_press_arrives(
    database: Database, clock: Clock
) -> None:
    async with database.transaction() as unit:
        lena, nia = await school(unit)
        entry = await log(unit, nia.id, "user", {})

    async def opened(*, turning: bool = False) -> int:
        async with database.transaction() as unit:
            await looks.note(unit, lena, nia.id, "helper_log", [entry], turning=turning)
            return len(await looks.at_mine(unit, speaks(nia)))

    assert [await opened(), await opened(), await opened(turning=True)] == [1, 1, 1]
    clock.move(timedelta(minutes=59))
    assert await opened(turning=True) == 1
    assert await opened() == 2, "opened again"
    clock.move(timedelta(minutes=61))
    assert await opened(turning=True) == 3, "a page that nobody opened is an opening"
    async with database.transaction() as unit:
        await looks.note(unit, lena, nia.id, "helper_log", [None])
        await helper_forgetting.wipe(unit, lena, nia.id)
        [whole, *others] = await looks.at_mine(unit, speaks(nia))
        assert whole.is_whole
        assert [(one.coach, one.moment) for one in others] == [("Lena", None)] * 3


async def test_a_student_deletes_while_a_coach_reads(database: Database) -> None:
    async with database.transaction() as unit:
        lena, nia = await school(unit)
        entry = await log(unit, nia.id, "user", {})

    async def reads() -> str:
        try:
            async with database.transaction() as unit:
                await helper_log.around(unit, lena, entry)
        except BotError as error:
            return error.code
        return "read"

    async def deletes() -> str:
        async with database.transaction() as unit:
            await helper_forgetting.wipe_own(unit, speaks(nia))
        return "deleted"

    assert set(await asyncio.gather(reads(), deletes(), reads())) <= {"read", "over", "deleted"}
    assert await reads() == "over"
