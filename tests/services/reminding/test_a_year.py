"""Students live for weeks and years in forty zones; every due reminder is said once, and at a moment that is free."""

import asyncio
import os
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest

from bot import portions
from tests.report import Report
from tests.services.reminding.years.judging import Tally
from tests.services.reminding.years.lives import FORTY_ZONES
from tests.services.reminding.years.running import Span, run
from tests.stores import Stores

SEED = os.environ.get("CAMPAIGN_SEED", "marbles")
PEOPLE = int(os.environ.get("CAMPAIGN_PEOPLE", "40"))  # `make year` lets 500 live
PARTS = 2  # each in a process of its own


@pytest.mark.parametrize("first", [date(2026, 3, 1), date(2026, 10, 12)], ids=["into summer", "into winter"])
async def test_twenty_people_hear_what_is_due_to_them_for_a_month_in_which_clocks_change(
    url: str, tmp_path: Path, report: Report, first: date
) -> None:
    tally = await run(Span(first, 31, 20, FORTY_ZONES[:20], SEED), url, tmp_path)
    report(f"reminders, 20 people in 20 zones, a month from {first}: {tally}; seed {SEED}")
    assert tally.told == []
    assert tally.said > 500


@pytest.mark.embedded
@pytest.mark.campaign
async def test_a_school_hears_what_is_due_to_it_for_a_year(
    stores: Stores, migrated: str, tmp_path: Path, report: Report
) -> None:
    spans = [
        Span(date(2026, 1, 1), 365, PEOPLE // PARTS, FORTY_ZONES, f"{SEED} {part}", downs=12) for part in range(PARTS)
    ]
    urls = [await stores.copy(migrated) for _ in spans]
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(PARTS, get_context("spawn")) as pool:
        lived = [loop.run_in_executor(pool, partial(live, *one, tmp_path)) for one in zip(spans, urls, strict=True)]
        tally = sum(await asyncio.gather(*lived), Tally())
    report(f"reminders, {PEOPLE} people in 40 zones, a year: {tally}; seed {SEED}")
    assert tally.told == []


def live(span: Span, url: str, folder: Path) -> Tally:
    """Let a part of the school live, in a process of its own, in which nobody wants a turn between two portions."""
    portions.REST = 0
    return asyncio.run(run(span, url, folder))
