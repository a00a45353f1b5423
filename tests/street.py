"""One whole street for journeys: the playground's Telegram, a real database, the bot between them."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from pydantic import SecretStr
from sqlalchemy import select
from telegram.request import HTTPXRequest

from bot.app import Marbles
from bot.clock import Clock
from bot.db import Database
from bot.drawing.studio import Studio
from bot.models import Base, User
from bot.services import accounts, seeding
from bot.services.accounts import Choices
from bot.services.attention import ALIVE
from bot.services.history.two_weeks import playground_history
from bot.settings import Settings
from playground.people import Person
from playground.server import create_app
from playground.transport import FaultyTransport
from playground.world import World
from tests.beginnings import beginning

Row = TypeVar("Row", bound=Base)

LENA, NIA, OMAR = 1001, 2001, 2002


@dataclass
class Street:
    """The world and the bot; `settle()` lets the bot do everything there is to do now."""

    world: World
    bot: Marbles
    lena: Person
    nia: Person
    omar: Person
    anew: Callable[[], Marbles]
    is_usual: bool  # all settings and parts of the bot are those that most streets have

    def __post_init__(self) -> None:
        self._opened_at = self.world.version
        self._is_known = False

    @classmethod
    @asynccontextmanager
    async def open(
        cls, url: str, clock: Clock, given: Mapping[str, Any] | None = None, **parts: Any
    ) -> AsyncIterator["Street"]:
        """Open a street; `given` are settings other than usual, `parts` what the bot is made of."""
        world = World(token="1234567:playground", username="marbles_bot", name="Marbles")
        world.clock.offset = clock.offset
        lena, nia, omar = world.person("Lena", id=LENA), world.person("Nia", id=NIA), world.person("Omar", id=OMAR)
        world.group("Class 2156", members=[lena, nia, omar])
        world.clock.follow(clock.move)
        with TemporaryDirectory(prefix="marbles-files-") as folder:

            def anew() -> Marbles:
                return _bot(world, url, clock, Path(folder), given or {}, **parts)

            # A helper changes nothing of what it is not allowed for: walks begin as they do without.
            street = cls(
                world, anew(), lena, nia, omar, anew, is_usual=not given and not parts.keys() - {"helper", "listener"}
            )
            await street.bot.open()
            try:
                yield street
            finally:
                await street.bot.close()

    async def dies_and_starts_again(self) -> None:
        """Let the program end with everything that arrived taken in and none of it served, and another one begin."""
        while await self.bot.ingest.poll_once():
            pass
        await self.bot.close()
        self.bot = self.anew()
        await self.bot.open()

    @property
    def database(self) -> Database:
        self._is_known = True
        return self.bot.database

    @property
    def clock(self) -> Clock:
        return self.bot.database.clock

    @property
    def people(self) -> tuple[Person, ...]:
        return self.lena, self.nia, self.omar

    @property
    def is_fresh(self) -> bool:
        """Whether nothing can have happened yet: nobody did anything, and nobody has seen the database."""
        return self.is_usual and not self._is_known and self.world.version == self._opened_at

    @property
    def hours(self) -> tuple[datetime, ...]:
        """The hours that the bot's clock and the world's show."""
        moments = self.clock.now(), self.world.clock.now()
        return tuple(one.replace(minute=0, second=0, microsecond=0) for one in moments)

    def it_is(self, hour: int, minute: int = 0, weekday: int | None = None) -> None:
        """Let time pass until it is this time of day, in UTC, on an ISO weekday if one is named."""
        now = self.world.clock.now()
        if (now.hour, now.minute) != (hour, minute):
            self.world.clock.move((now.replace(hour=hour, minute=minute, second=0) - now) % timedelta(days=1))
        if weekday is not None:
            self.world.clock.move(timedelta(days=(weekday - self.world.clock.now().isoweekday()) % 7))

    async def settle(self) -> None:
        await self.bot.settle()

    async def read(self, table: type[Row], *where: Any) -> list[Row]:
        """Read rows back in a transaction of their own."""
        async with self.database.reading() as unit:
            return list(await unit.session.scalars(select(table).where(*where)))

    @beginning
    async def class_is_invited(self) -> dict[str, str]:
        """Let Lena come in with two students invited; return their codes by name."""
        self.lena.says("/start")
        async with self.database.transaction() as unit:
            await seeding.playground_class(unit, "marbles_bot", ("Lena", LENA), ["Nia", "Omar"], "2156", "UTC")
        await self.settle()
        told = [text for text in self.lena.reads() if "start=" in text]
        return {name: next(text for text in told if f"for {name}" in text).split("start=")[1].split()[0]
                for name in ("Nia", "Omar")}  # fmt: skip

    @beginning
    async def class_has_a_past(self) -> None:
        """Put 23 students who came in long ago beside the two who are invited, with two weeks behind them."""
        await self.class_is_invited()
        async with self.database.transaction() as unit:
            lena = await accounts.coach_known(unit, LENA)
            assert lena is not None
            await playground_history(unit, lena, "2156", "UTC")

    async def joins(self, person: Person, code: str, *, phone: str = "Mine") -> None:
        """Let a student come in by their invite, up to the first question of the check-in."""
        person.starts(code)
        await self.settle()
        for label in ("Yes, I'm", phone, "Yes", "After school", "Start"):
            person.presses(label)
            await self.settle()

    @beginning
    async def falls_silent(self) -> None:
        """Let as much time pass as it takes until nobody counts as being in the middle of something."""
        self.clock.move(ALIVE)
        await self.bot.timetable.let_go()
        await self.settle()

    async def nia_has_joined(self) -> None:
        """Begin where joining ends, at the first question of the check-in, without going the whole way each time."""
        await self.class_is_invited()
        async with self.database.transaction() as unit:
            nia = (await unit.session.scalars(select(User).where(User.display_name == "Nia"))).one()
            await accounts.sign_in(unit, NIA, nia)
            await accounts.choose(unit, nia, Choices("UTC", write_at="after_school"))
        self.nia.says("/today")
        await self.settle()

    @beginning
    async def nia_has_checked_in(self) -> None:
        """Let Nia have joined and said that she is proud, and nothing more."""
        await self.nia_has_joined()
        for label in ("Happy", "Proud", "Done", "Skip"):
            self.nia.presses(label)
            await self.settle()


def _bot(world: World, url: str, clock: Clock, folder: Path, given: Mapping[str, Any], **parts: Any) -> Marbles:
    settings = Settings(
        _env_file=None, bot_token=SecretStr(world.token), bot_api_url="http://telegram.test", database_url=url,
        bot_admin_ids=(LENA,), files_folder=folder / "files", backups_folder=folder / "backups",
        **{"openai_api_key": None, "send_per_second": 0, **given},
    )  # fmt: skip
    app = create_app(world)

    def request() -> HTTPXRequest:
        return HTTPXRequest(httpx_kwargs={"transport": FaultyTransport(app)})

    parts = {"studio": Studio(apart=False)} | parts
    return Marbles(settings, clock, request=request(), polling=request(), **parts)
