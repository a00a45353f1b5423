"""Every check, in the order in which they are read."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.clock import Clock
from bot.doctor.environment import helper, time, variables, what_run_does
from bot.doctor.findings import Finding, look, note, ok
from bot.doctor.keeping import backups, retention
from bot.doctor.port import port
from bot.doctor.store import database
from bot.doctor.telegram import clocks, telegram
from bot.models.comparison import compare
from bot.settings import Settings

DOCUMENT = Path("docs") / "data-model.md"
HOUSE = Path(__file__).parents[2]


async def contract(_settings: Settings, _clock: Clock, house: Path = HOUSE) -> list[Finding]:
    """Hold the tables against the contract document, which stands beside the package and is not installed with it."""
    if not (house / DOCUMENT).exists():
        return [note(f"{DOCUMENT} is not beside this installation, so the tables were not compared with it.")]
    comparison = compare(house / DOCUMENT)
    if comparison.findings:
        return [look(f"Not as {DOCUMENT} has it: {finding}") for finding in comparison.findings]
    counted = ", ".join(f"{held} of {asked} {what}" for what, (held, asked) in comparison.counts.items())
    return [ok(f"The tables are those of {DOCUMENT}: {counted}.")]


Check = Callable[[Settings, Clock], Awaitable[list[Finding]]]

CHECKS: tuple[Check, ...] = (
    variables, what_run_does, time, helper, contract, database, retention, backups, port, clocks, telegram,
)  # fmt: skip


async def examine(settings: Settings, clock: Clock) -> list[Finding]:
    """Run every check; none of them changes anything."""
    return [finding for check in CHECKS for finding in await check(settings, clock)]
