"""What the wall knows of a student, and what it never loads."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest
from sqlalchemy import event

from bot.db import Database, Unit
from bot.models import Chat, EmotionCheckIn, User
from bot.services import accounts, feeling_words, feelings, wall
from bot.services.accounts import Choices
from bot.services.feeling_words import Word
from bot.services.who import Who
from bot.views import wall as views

pytestmark = pytest.mark.both


async def lena_of(unit: Unit, zone: str = "UTC") -> Who:
    chat = Chat(telegram_id=1, kind="private")
    return Who(1, chat, zone, user=await accounts.add_user(unit, "Lena", "admin"))


async def says(unit: Unit, name: str, word: Word, zone: str = "UTC") -> User:
    """Let a student who is in say one word; they write something, too."""
    student = await accounts.add_user(unit, name, "student", "2156")
    await accounts.sign_in(unit, 2, student)
    await accounts.choose(unit, student, Choices(zone))
    nia = Who(2, Chat(telegram_id=2, kind="private"), zone, user=student)
    entry = await feelings.record(unit, nia, [word.id], nia.today(unit.now))
    await feelings.write(unit, nia, entry.id, "a secret")
    return student


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """Collect the statements that reach the database."""
    said: list[str] = []
    engine = database.engine.sync_engine

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        said.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield said
    event.remove(engine, "before_cursor_execute", note)


async def test_the_wall_reads_no_journal(database: Database) -> None:
    async with database.transaction() as unit:
        lena = await lena_of(unit)
        nia = await says(unit, "Nia", (await feeling_words.categories(unit))[0].words[0])
        await unit.session.flush()
        with statements(database) as said:
            [present] = await wall.mood_today(unit, lena)
            await wall.mood_of(unit, lena, nia.id)
    assert present.category is not None
    assert any(EmotionCheckIn.__tablename__ in statement for statement in said)
    assert not any("journal_entry" in statement for statement in said)


async def test_somebody_who_would_rather_not_say_is_named_as_here_without_a_word(database: Database) -> None:
    async with database.transaction() as unit:
        lena = await lena_of(unit)
        words = [word for category in await feeling_words.categories(unit) for word in category.words]
        await says(unit, "Nia", next(word for word in words if word.silent))
        await says(unit, "Omar", next(word for word in words if word.name == "Not sure" and not word.silent))
        text = views.names_today(await wall.mood_today(unit, lena)).text.splitlines()
    assert "Here, no word: Nia" in text
    assert not any("Nia" in line for line in text if "no word" not in line)
    assert any("Omar" in line for line in text if "no word" not in line)


async def test_a_student_at_the_other_end_of_the_world_counts_for_their_own_today(database: Database) -> None:
    """At half past ten UTC it is still yesterday in Pago Pago, and tomorrow already on Kiritimati."""
    async with database.transaction() as unit:
        unit.now = datetime.fromisoformat("2026-03-02T10:30:00+00:00")
        lena = await lena_of(unit, "Pacific/Pago_Pago")
        nia = await says(unit, "Nia", (await feeling_words.categories(unit))[0].words[0], "Pacific/Kiritimati")
        present = await wall.mood_of(unit, lena, nia.id)
        assert (present.day - lena.today(unit.now)).days == 2
        assert present.category is not None
