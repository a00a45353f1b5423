"""How long students who tick habits wait for an answer while another one waits for the helper, and without."""

import asyncio
from functools import partial

from sqlalchemy import select

from benchmarks.crowd import Crowd, Person, Presses, Says, Script, people
from benchmarks.run import running
from benchmarks.school import GOAL
from bot.clock import Clock
from bot.db import Database
from bot.models import Goal
from bot.views.goal_words import SIGNS
from bot.views.habits import DONE, OPEN
from tests.llm.loopback import on_loopback
from tests.llm.server import Server, says

TICKING, WAIT = 200, 20.0  # students, seconds
PACE = 15.0  # acts a second: a list of habits is more work than a step of a check-in
TICKS: Script = (Says("/habits"), Presses(f"{OPEN} Today"), Presses(f"{DONE} Today"))
ASKS: Script = (
    Says("/goals"), Presses(f"{SIGNS['not_started']} {GOAL}"),
    Presses("Make a line sharper"), Presses("1"), Presses("Yes, let it look"), Presses("Take it"),
)  # fmt: skip
SHARPER = "ten minutes each day"
GLANCE, PATIENCE = 0.05, 30.0


async def figures(store: str, ticking: int = TICKING, wait: float = WAIT, pace: float = PACE) -> dict[str, float]:
    """Return the p95 of a reply to those who tick, `without` and `during` the wait, in ms.

    `store` is a school in a sprint with one student more than those. The wait begins when the helper has the question.
    """
    helper = _slow(wait)
    async with on_loopback(helper) as address:
        crowd = Crowd(people(ticking, TICKS), per_second=pace)
        async with running(
            "marbles", crowd, store=store, OPENAI_API_KEY="sk-bench", OPENAI_BASE_URL=address, OPENAI_MODEL="small"
        ) as found:
            without = (await found.settled(wait)).p95_ms
            crowd.beside(Person(ticking + 1, ASKS, once=True))
            await found.until(lambda: helper.asked)
            during = (await found.watch(wait)).p95_ms
            await _answered(store)
    return {"without": without, "during": during}


def _slow(seconds: float) -> Server:
    """Return a helper that says something of no use after half of the time, is asked again, and then answers.

    It may not take all of the time for one request: after twenty seconds the house gives that up.
    """
    helper = Server(says("Let me think."), usual=says({"field": "specific", "words": SHARPER}))
    helper.before = partial(asyncio.sleep, seconds / 2)
    return helper


async def _answered(store: str) -> None:
    """Wait until the goal says what the helper proposed; where it never does, nobody waited, and there is no figure."""
    database = Database(store, Clock())
    try:
        async with asyncio.timeout(PATIENCE):
            while not await _is_sharper(database):  # noqa: ASYNC110
                await asyncio.sleep(GLANCE)
    except TimeoutError:
        raise RuntimeError("Whoever asked the helper has no answer from it.") from None
    finally:
        await database.close()


async def _is_sharper(database: Database) -> bool:
    async with database.reading() as unit:
        return bool(await unit.session.scalar(select(Goal.id).where(Goal.specific == SHARPER)))
