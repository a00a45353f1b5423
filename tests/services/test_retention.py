"""How long what is kept, by the settings."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from sqlalchemy import select

from bot.clock import Clock
from bot.models import (
    Chat,
    ChatLog,
    Conversation,
    EmotionCheckIn,
    EmotionSubcategory,
    OutboxRow,
    Reminder,
    Slot,
    User,
    UserSession,
)
from bot.services import retention
from bot.services.reminding import posting, snoozing
from bot.services.retention import months_ago
from tests.street import Street


@given(some.dates(date(1990, 1, 1), date(2090, 1, 1)), some.integers(0, 40))
def test_months_ago_is_the_same_day_or_the_last_of_a_shorter_month(day: date, months: int) -> None:
    before = months_ago(day, months)
    assert (day.year - before.year) * 12 + day.month - before.month == months
    assert before.day == day.day or (before.day < day.day and (before + timedelta(days=1)).day == 1)


def test_thirteen_months_before_the_29th_of_february() -> None:
    assert months_ago(date(2028, 2, 29), 13) == date(2027, 1, 29)
    assert months_ago(date(2028, 2, 29), 12) == date(2027, 2, 28)


@pytest.mark.both
async def test_check_ins_go_with_their_journals_after_thirteen_months_many_at_once(
    street: Street, clock: Clock
) -> None:
    await street.nia_has_joined()
    async with street.database.transaction() as unit:
        today, old = unit.now.date(), months_ago(unit.now.date(), 13)
        nia = await unit.session.scalar(select(User.id).where(User.display_name == "Nia"))
        word = (await unit.session.scalars(select(EmotionSubcategory).limit(1))).one()
        said: dict[str, Any] = {
            "user_id": nia,
            "category_id": word.category_id,
            "subcategory_id": word.id,
            "feelings": [],
        }
        gone = [old - timedelta(days=1 + n % 300) for n in range(retention.AT_ONCE + 3)]
        for day in (*gone, old, today):
            unit.session.add(EmotionCheckIn(local_date=day, timestamp=unit.now, journal_entry=str(day), **said))
        logged = {"type": "chat", "data": {}}
        for days in (89, 91):
            unit.session.add(ChatLog(timestamp=unit.now - timedelta(days=days), **logged))
    assert await street.bot.timetable.forget() == len(gone) + 1
    assert sorted(one.local_date for one in await street.read(EmotionCheckIn)) == [old, today]
    assert len(await street.read(ChatLog)) == 1
    assert await street.bot.timetable.forget() == 0


@pytest.mark.both
async def test_a_session_that_has_ended_is_swept_and_the_person_asked_in_again(street: Street, clock: Clock) -> None:
    await street.nia_has_joined()
    assert await street.bot.timetable.end_sessions() == 0
    clock.move(timedelta(days=31))
    street.nia.says("/today")
    await street.settle()
    before = street.nia.screen.text
    assert await street.bot.timetable.end_sessions() == 2
    street.nia.says("/today")
    await street.settle()
    assert street.nia.screen.text == before
    assert await street.read(UserSession) == []


@pytest.mark.both
async def test_messages_that_nobody_waits_for_are_given_up(street: Street, clock: Clock) -> None:
    await street.nia_has_joined()
    async with street.database.transaction() as unit:
        lena, nia = (await unit.session.scalars(select(Chat).order_by(Chat.telegram_id))).all()
        nia.blocked_at = unit.now
        for chat, days, claimed in ((lena, 8, False), (lena, 8, True), (lena, 6, False), (nia, 0, False)):
            unit.session.add(
                OutboxRow(
                    chat_id=chat.id, fresh=True, priority=1, payload={"text": "x"},
                    created_at=unit.now - timedelta(days=days), claimed_by="us" if claimed else None,
                    claimed_until=unit.now + timedelta(seconds=9) if claimed else None,
                )
            )  # fmt: skip
    assert await street.bot.timetable.give_up() == 2
    still = await street.read(OutboxRow, OutboxRow.state == "open")
    assert sorted((clock.now() - one.created_at).days for one in still) == [6, 8]
    given_up = await street.read(OutboxRow, OutboxRow.state == "undeliverable")
    assert {one.error for one in given_up} == {"given up"}


async def test_a_conversation_that_is_put_aside_ends_after_a_week(street: Street, clock: Clock) -> None:
    await street.nia_has_joined()
    for days, state in ((1, "parked"), (8, "gone")):
        clock.move(timedelta(days=days))
        await street.bot.timetable.time_out()
        await street.settle()
        assert [one.state for one in await street.read(Conversation, Conversation.flow == "checkin")] == [state]


async def test_that_a_sprint_has_begun_is_remembered_for_longer_than_that_somebody_was_asked_how_they_are(
    street: Street, clock: Clock
) -> None:
    await street.nia_has_joined()
    async with street.database.transaction() as unit:
        nia = (await unit.session.scalars(select(User).where(User.display_name == "Nia"))).one()
        for kind in ("checkin", "sprint_begins"):
            row = Reminder(user_id=nia.id, kind=kind, subject_id="x", day=unit.now.date(), due_at=None)
            row.said_at = unit.now
            unit.session.add(row)
    for days, remembered in ((31, ["sprint_begins"]), (370, [])):
        clock.move(timedelta(days=days))
        await street.bot.timetable.forget()
        assert [one.kind for one in await street.read(Reminder, Reminder.subject_id == "x")] == remembered


async def test_where_a_message_stands_that_was_put_off_long_ago_is_forgotten(street: Street) -> None:
    await street.nia_has_joined()
    async with street.database.transaction() as unit:
        nia = (await unit.session.scalars(select(User).where(User.display_name == "Nia"))).one()
        chat = (await unit.session.scalars(select(Chat.id).where(Chat.telegram_id == street.nia.id))).one()
        places = [snoozing.slot(nia.id, unit.now - timedelta(days=days)) for days in (20, 1)]
        unit.session.add_all(Slot(chat_id=chat, slot=place, message_id=5, hash="x") for place in (*places, "today"))
    async with street.database.transaction() as unit:
        await posting.forget(unit, unit.now - timedelta(days=14))
    kept = {row.slot for row in await street.read(Slot)}
    assert places[0] not in kept
    assert {places[1], "today"} <= kept
