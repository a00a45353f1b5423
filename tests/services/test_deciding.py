"""Two coaches, many cards, the same moment: one decision each, and nothing happens twice."""

import asyncio

import pytest
from sqlalchemy import func, select

from bot.db import Database, Unit
from bot.models import (
    Base,
    Batch,
    Broadcast,
    Chat,
    CoachNote,
    Decision,
    Newcomer,
    OutboxRow,
    TelegramAccount,
    User,
)
from bot.services import accounts, broadcasts, inbox, mydata, newcomer_cards, notes
from bot.services.errors import BotError
from bot.services.who import Who
from tests.models.rows import Rows
from tests.report import Report
from tests.services.homes import coach_of_others
from tests.services.test_wall import statements

AT_ONCE = 16


async def coaches_and_cards(unit: Unit, count: int) -> tuple[list[Who], list[str]]:
    """Make two coaches and so many newcomers of one class."""
    batch = Batch(name="2156", zone="UTC", created_at=unit.now)
    unit.session.add(batch)
    coaches = []
    for number, name in enumerate(("Lena", "Ade")):
        chat = Chat(telegram_id=number + 1, kind="private")
        unit.session.add(chat)
        await unit.session.flush()
        coaches.append(Who(chat.telegram_id, chat, "UTC", user=await accounts.add_user(unit, name, "admin")))
    for number in range(count):
        chat = Chat(telegram_id=1000 + number, kind="private")
        unit.session.add(chat)
        await unit.session.flush()
        choices = {"zone": "UTC", "phone": "mine", "write_at": "never"}
        unit.session.add(
            Newcomer(batch_id=batch.id, chat_id=chat.id, telegram_id=chat.telegram_id, name=f"Student {number}",
                     choices=choices, state="waiting", created_at=unit.now)
        )  # fmt: skip
    await unit.session.flush()
    return coaches, list(await unit.session.scalars(select(Newcomer.id)))


async def decided_by_both(database: Database, count: int, report: Report) -> None:
    """Let both coaches press on every card, one saying yes and the other not yet, twice each."""
    async with database.transaction() as unit:
        coaches, cards = await coaches_and_cards(unit, count)
    few = asyncio.Semaphore(AT_ONCE)
    won: list[str] = []

    async def press(coach: Who, card: str) -> None:
        async with few, database.transaction() as unit:
            if coach.name == "Lena":
                decision = await inbox.approve(unit, coach, newcomer_cards.KIND, card, "new")
            else:
                decision = await inbox.refuse(unit, coach, newcomer_cards.KIND, card, "Please ask me in class first.")
            if decision is not None:
                won.append(card)

    turns = [coaches if number % 2 else coaches[::-1] for number in range(count)]  # now one is first, now the other
    await asyncio.gather(*(press(coach, card) for card, pair in zip(cards, turns, strict=True) for coach in pair * 2))

    async with database.reading() as unit:
        decisions = (await unit.session.scalars(select(Decision))).all()
        approved = {one.subject_id for one in decisions if one.outcome == "approved"}
        users = await unit.session.scalar(select(func.count()).where(User.role == "student"))
        signed_in = await unit.session.scalar(select(func.count(TelegramAccount.id)))
        told = await unit.session.scalar(select(func.count(OutboxRow.id)))
    assert sorted(won) == sorted(cards) == sorted(one.subject_id for one in decisions)
    assert users == signed_in == len(approved)
    assert told == len(cards)
    who = f"{len(approved)} by one, {count - len(approved)} by the other"
    report(f"two coaches, {count} cards, 4 presses each: {len(decisions)} decisions, {told} people told; {who}"
           f" ({database.engine.dialect.name})")  # fmt: skip


@pytest.mark.both
async def test_two_coaches_make_one_decision_of_each_card(database: Database, report: Report) -> None:
    await decided_by_both(database, 40, report)


@pytest.mark.campaign
async def test_two_coaches_make_a_thousand_decisions_of_a_thousand_cards(database: Database, report: Report) -> None:
    await decided_by_both(database, 1000, report)


@pytest.mark.both
async def test_a_row_of_the_roster_is_given_to_one_newcomer_only(database: Database) -> None:
    async with database.transaction() as unit:
        (lena, _), cards = await coaches_and_cards(unit, 2)
        row = await accounts.add_user(unit, "Nia", "student", "2156")
        assert await inbox.approve(unit, lena, newcomer_cards.KIND, cards[0], row.id)
    with pytest.raises(BotError, match="roster_row_taken"):
        async with database.transaction() as unit:
            await inbox.approve(unit, lena, newcomer_cards.KIND, cards[1], row.id)
    async with database.reading() as unit:
        states = {one.id: one.state for one in await unit.session.scalars(select(Newcomer))}
    assert states == {cards[0]: "accepted", cards[1]: "waiting"}


async def test_whatever_hangs_on_a_new_row_of_the_roster_keeps_it(database: Database, report: Report) -> None:
    """Every column that names a student is tried by walking the metadata, so a new table is here, too."""
    refused: set[str] = set()
    taken_back: set[str] = set()
    async with database.transaction() as unit:
        (lena, _), (card,) = await coaches_and_cards(unit, 1)
        decision = await inbox.approve(unit, lena, newcomer_cards.KIND, card, "new")
        assert decision is not None
        decision_id, student_id, rows = decision.id, decision.student_id, Rows(unit)
        for table in Base.metadata.sorted_tables:
            for column in mydata.people_columns(table):
                if table.name == "preferences":
                    continue  # which accepting has written
                trial = await unit.session.begin_nested()
                await rows.add(table, **{column.name: student_id})
                (taken_back if await is_taken_back(unit, lena, decision_id) else refused).add(table.name)
                await trial.rollback()
    own = {"telegram_accounts", "sessions", "reminders", "unasked_days"}
    assert taken_back == own | {"outbox", "conversations"}
    assert {"coach_notes", "student_objectives", "emotion_check_ins", "decisions"} <= refused
    report(f"a new row of the roster stays for what hangs on it, in each of {len(refused)} tables"
           f" ({database.engine.dialect.name})")  # fmt: skip


async def is_taken_back(unit: Unit, coach: Who, decision_id: str) -> bool:
    try:
        await inbox.undo(unit, coach, decision_id)
    except BotError as error:
        if error.code != "built_upon":
            raise
        return False
    return True


@pytest.mark.both
async def test_what_was_there_before_does_not_stop_a_decision_from_being_taken_back(database: Database) -> None:
    async with database.transaction() as unit:
        (lena, ade), (card,) = await coaches_and_cards(unit, 1)
        row = await accounts.add_user(unit, "Nia", "student", "2156")
        await notes.add(unit, lena, row.id, "Likes triangles.")
        first = await inbox.approve(unit, lena, newcomer_cards.KIND, card, row.id)
        assert first is not None
        await inbox.undo(unit, ade, first.id)
        second = await inbox.approve(unit, lena, newcomer_cards.KIND, card, row.id)
        assert second is not None
        await notes.add(unit, ade, row.id, "Was shy today.")
    with pytest.raises(BotError, match="built_upon"):
        async with database.transaction() as unit:
            await inbox.undo(unit, lena, second.id)
    async with database.reading() as unit:
        assert await unit.session.scalar(select(func.count(CoachNote.id))) == 2
        assert (await unit.session.get_one(Newcomer, card)).state == "accepted"


async def test_a_message_to_the_class_waits_for_nobody_who_was_taken_back(database: Database) -> None:
    async with database.transaction() as unit:
        (lena, _), (card,) = await coaches_and_cards(unit, 1)
        decision = await inbox.approve(unit, lena, newcomer_cards.KIND, card, "new")
        assert decision is not None
        sent = await broadcasts.send(unit, lena, broadcasts.EVERYBODY, "Welcome!")
        assert sent.readers == [decision.student_id]
    async with database.transaction() as unit:
        await inbox.undo(unit, lena, decision.id)
    async with database.reading() as unit:
        assert (await unit.session.get_one(Broadcast, sent.id)).readers == []


@pytest.mark.both
async def test_each_coach_is_told_of_the_cards_that_they_would_find_and_more_coaches_are_no_more_looks(
    database: Database,
) -> None:
    async with database.transaction() as unit:
        (lena, ade), _ = await coaches_and_cards(unit, 2)
        other = await coach_of_others(unit)
        coaches = [one.coach() for one in (lena, ade, other)]
        with statements(database) as for_one:
            await inbox.waiting_for(unit, coaches[:1])
        with statements(database) as for_all:
            told = await inbox.waiting_for(unit, coaches)
        assert told == {one.id: await inbox.waiting(unit, one) for one in coaches}
        assert [len(told[one.id]) for one in coaches] == [2, 2, 0]
        assert len(for_all) == len(for_one)
