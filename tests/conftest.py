"""What tests stand on: a real database, the playground's Telegram, a clock to set. Nothing of ours is mocked."""

import gc
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import structlog

from bot.backups.erasures import Erasures
from bot.clock import Clock
from bot.db import Database
from bot.transport.delivery import deliver
from tests.compiling import share_what_is_compiled
from tests.moments import clock_at_the_beginning
from tests.report import Report
from tests.stores import Stores
from tests.street import Street

structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.processors.format_exc_info,
        structlog.processors.KeyValueRenderer(),
    ]
)

share_what_is_compiled()
# For each request httpx looks for this package, which is not there; now it is told so without a search of the disk.
sys.modules.setdefault("sniffio", None)  # type: ignore[arg-type]

STORES = ("sqlite", "postgresql")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--everything", action="store_true", help="run all tests on both databases, and the campaigns")
    parser.addoption("--screens", metavar="FOLDER", help="where the browser's pictures go, instead of aside")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tests marked `both` run on both databases; with --everything, every test that uses one does."""
    if "store" in metafunc.fixturenames:
        both = metafunc.definition.get_closest_marker("both") or metafunc.config.getoption("everything")
        both = both and not metafunc.definition.get_closest_marker("embedded")
        metafunc.parametrize("store", STORES if both else STORES[:1], scope="session")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("everything"):
        return
    for item in items:
        if item.get_closest_marker("campaign") or item.get_closest_marker("thorough"):
            item.add_marker(pytest.mark.skip(reason="large, or one more of a kind: `make test-all` runs it"))


def pytest_collection_finish() -> None:
    """What is loaded by now stays: it is not looked through again and again for what could be thrown away."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


@pytest.fixture(scope="session")
def stores() -> Iterator[Stores]:
    # In memory where that is possible: what a test stores does not have to outlive the machine.
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="marbles-", dir=memory if memory.is_dir() else None) as folder:
        made = Stores(Path(folder))
        yield made
        made.close()


@pytest.fixture
def migrated(stores: Stores, store: str) -> Iterator[str]:
    """Make sure that the template exists, before an event loop runs; let go of what was made of it, after."""
    stores.template(store)
    yield store
    stores.sweep()


@pytest.fixture
async def url(stores: Stores, migrated: str) -> str:
    return await stores.copy(migrated)


@pytest.fixture
def clock(request: pytest.FixtureRequest) -> Clock:
    by_the_machine = request.node.get_closest_marker("machine_time") is not None
    return Clock() if by_the_machine else clock_at_the_beginning()


@pytest.fixture
async def database(url: str, clock: Clock, tmp_path: Path) -> AsyncIterator[Database]:
    made = Database(url, clock, deliver, Erasures(tmp_path).note)
    yield made
    await made.close()


@pytest.fixture
async def street(url: str, clock: Clock) -> AsyncIterator[Street]:
    """A playground with a coach and two students, and the bot in it."""
    async with Street.open(url, clock) as opened:
        yield opened


@pytest.fixture
def report(request: pytest.FixtureRequest) -> Report:
    """Write a line of figures into the summary; printing would be swallowed by the parallel runner."""
    return Report(request.node)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    lines = [
        str(value)
        for outcome in ("passed", "failed")
        for result in terminalreporter.stats.get(outcome, [])
        for name, value in result.user_properties
        if name == "report"
    ]
    if lines:
        terminalreporter.section("figures")
        for line in lines:
            terminalreporter.line(line)
