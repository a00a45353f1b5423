"""A person in the middle of the sampler, and what it saved."""

import pytest

from bot.db import Database
from tests.conversations.sampler import Saved, Talk, sampler


@pytest.fixture
def saved() -> Saved:
    return Saved()


@pytest.fixture
async def talk(database: Database, saved: Saved) -> Talk:
    """Somebody who has just been asked the first question."""
    talk = await Talk(database, sampler(saved)).begin()
    await talk.start()
    return talk


@pytest.fixture
async def halfway(talk: Talk) -> Talk:
    """Somebody who has answered up to the day."""
    await talk.presses("Green")
    await talk.presses("Dog")
    await talk.presses("Done")
    await talk.says("Bello")
    await talk.presses("Skip")
    return talk


@pytest.fixture
async def at_summary(halfway: Talk) -> Talk:
    """Somebody who sees the summary."""
    await halfway.says("5 March")
    await halfway.presses("Yes")
    await halfway.is_answered("a kennel")
    return halfway
