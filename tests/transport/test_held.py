"""Somebody in the middle of something is told nothing else; afterwards it comes, as one message."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.models import AttemptInHand, MajorObjective, OutboxRow
from bot.notices import Notice, Priority
from bot.services import seeding
from bot.services.attention import ALIVE
from bot.views.view import TEXT_LIMIT, length
from tests.journeys.test_coaching import class_has_joined
from tests.street import Street

pytestmark = pytest.mark.both

QUESTION = "Nia, how are you right now?"
HELLO, BOOK = ("hello", {"coach": "Lena"}), ("book_added", {"coach": "Lena", "title": "Momo", "book": "b" * 16})


@pytest.fixture
async def nia(street: Street) -> str:
    """Nia's id; she was asked how she is a moment ago, and has not answered."""
    ids = await class_has_joined(street)
    assert QUESTION in street.nia.screen.text
    return ids["Nia"]


async def told(street: Street, user_id: str, *news: tuple[str, dict[str, Any]], **how: Any) -> None:
    """Tell somebody some news, as a transaction of the bot does."""
    async with street.database.transaction() as unit:
        for kind, values in news:
            unit.tell(Notice(user_id, kind, values, **how))
    await looks_round(street)


async def looks_round(street: Street) -> None:
    """Let the job look who is free by now."""
    await street.bot.timetable.let_go()
    await street.settle()


def heard(street: Street, words: str) -> int:
    """How many messages that Nia has say these words."""
    return sum(words in text for text in street.nia.reads())


async def answers(street: Street) -> None:
    """Let Nia come to the end of her check-in."""
    street.nia.presses("Not sure")
    await street.settle()
    street.nia.presses("Skip")
    await street.settle()


async def test_news_wait_for_the_end_of_a_conversation(street: Street, nia: str) -> None:
    await told(street, nia, HELLO)
    assert QUESTION in street.nia.screen.text
    assert heard(street, "says hello") == 0
    await answers(street)
    await looks_round(street)
    assert "Lena says hello." in street.nia.screen.text
    await looks_round(street)
    assert heard(street, "says hello") == 1


async def test_what_came_meanwhile_is_one_message_with_all_its_buttons(street: Street, nia: str) -> None:
    await told(street, nia, HELLO, BOOK)
    await told(street, nia, HELLO)
    await answers(street)
    before = len(street.nia.reads())
    await looks_round(street)
    assert len(street.nia.reads()) == before + 1
    last = street.nia.screen
    assert [last.text.count(words) for words in ("says hello", "Momo")] == [2, 1]
    labels = [label for row in last.buttons for label in row]
    assert len(labels) == len(set(labels))
    assert len(labels) >= 2


async def test_what_is_too_much_for_one_message_is_two(street: Street, nia: str) -> None:
    long = ("hello", {"coach": "L" * (TEXT_LIMIT // 2)})
    await told(street, nia, long, long)
    await answers(street)
    before = len(street.nia.reads())
    await looks_round(street)
    assert len(street.nia.reads()) == before + 2
    assert all(length(row.payload["text"]) <= TEXT_LIMIT for row in await street.read(OutboxRow) if row.payload)


async def test_a_silence_of_ten_minutes_is_an_end_and_a_word_of_hers_is_none(street: Street, nia: str) -> None:
    await told(street, nia, HELLO)
    street.clock.move(ALIVE - timedelta(seconds=30))
    street.nia.presses("Not sure")
    await street.settle()
    street.clock.move(timedelta(minutes=1))
    await looks_round(street)
    assert heard(street, "says hello") == 0
    await street.falls_silent()
    assert heard(street, "says hello") == 1


async def test_nothing_is_lost_when_the_bot_dies_meanwhile(street: Street, nia: str) -> None:
    await told(street, nia, HELLO)
    await street.dies_and_starts_again()
    await street.falls_silent()
    assert heard(street, "says hello") == 1


async def test_each_copy_of_a_broadcast_stays_a_message_of_its_own(street: Street, nia: str) -> None:
    letter = ("broadcast", {"coach": "Lena", "batch": "2156", "text": "Bring a book."})
    await told(street, nia, letter, cause="broadcast:1")
    await told(street, nia, letter, cause="broadcast:2")
    await street.falls_silent()
    assert heard(street, "Bring a book.") == 2
    sent = await street.read(OutboxRow, OutboxRow.cause.is_not(None))
    assert [row.state for row in sent] == ["sent", "sent"]


async def test_what_is_urgent_stands_already_or_is_a_last_word_does_not_wait(street: Street, nia: str) -> None:
    for how in ({"priority": Priority.URGENT}, {"slot": "card"}, {"has_left": True}):
        before = heard(street, "says hello")
        await told(street, nia, HELLO, **how)
        assert heard(street, "says hello") == before + 1


async def test_whoever_is_in_a_check_is_left_alone_too(street: Street, nia: str) -> None:
    await answers(street)
    async with street.database.transaction() as unit:
        await seeding.starter_content(unit)
        major = (await unit.session.scalars(select(MajorObjective.id))).first()
        unit.session.add(
            AttemptInHand(
                user_id=nia, major_objective_id=major, kind="practice", questions=[], answers=[],
                started_at=unit.now, answered_at=unit.now, deadline_at=unit.now + timedelta(hours=1),
            )
        )  # fmt: skip
    await told(street, nia, HELLO)
    assert heard(street, "says hello") == 0
    await street.falls_silent()
    assert heard(street, "says hello") == 1
