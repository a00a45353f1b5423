"""The largest board there is: how long it takes, how much memory, and what others wait meanwhile."""

import asyncio
import io
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from markupsafe import Markup
from PIL import Image, ImageFilter
from sqlalchemy import select

from benchmarks.bench import CALM, CHECK_IN
from benchmarks.crowd import Crowd, people
from benchmarks.run import running
from bot.clock import Clock
from bot.db import Database, name_of
from bot.drawing.studio import Studio
from bot.models import Chat, OutboxRow
from bot.transport.delivery import payload
from bot.transport.keeping import Kept
from bot.views.view import Attachment, View

CARDS = 40
GLANCE, PATIENCE = 0.02, 60.0


@dataclass(frozen=True)
class Drawn:
    """What drawing it once takes, in seconds, and the most memory that the drawing process had, in bytes."""

    seconds: float
    memory: int
    content: bytes


class Wall(Crowd):
    """A crowd, beside which one person is shown boards, and says nothing."""

    viewer = 0
    shown = 0

    def answered(self, chat: int, message_id: int, keyboard: str | None) -> None:
        """Count a board; everything else is the crowd's."""
        if chat == self.viewer:
            self.shown += 1
        else:
            super().answered(chat, message_id, keyboard)


def photo(number: int, wide: int = 1600, high: int = 1200) -> bytes:
    """Return a photo as cameras take them: of no two parts alike, and with noise."""
    chance = Random(number)
    rough = Image.frombytes("RGB", (40, 30), chance.randbytes(40 * 30 * 3)).resize(
        (wide, high), Image.Resampling.BICUBIC
    )
    noise = Image.frombytes("RGB", (wide, high), chance.randbytes(wide * high * 3)).filter(ImageFilter.GaussianBlur(1))
    kept = io.BytesIO()
    Image.blend(rough, noise, 0.2).save(kept, "JPEG", quality=85)
    return kept.getvalue()


def board(photos: list[str], title: str = "The largest") -> dict[str, Any]:
    """Return the recipe of a board on which every card is as large as may be, with a photo."""
    look = {"type": "image_hero", "size": "hero", "color": "blue", "title": "A dream", "part": 0.5, "big": "50 %"}
    return {"title": title, "cards": [{**look, "photo": one} for one in photos]}


async def drawn(scale: int = 1, cards: int = CARDS) -> Drawn:
    """Draw it in a process of its own, as the bot does."""
    studio = Studio()
    with TemporaryDirectory(prefix="bench-files-") as folder:
        files = Kept(Path(folder))
        photos = {name: Path(folder) / name for name in (files.keep(photo(n)) for n in range(cards))}
        try:
            await studio.draw("circle", {"parts": 2, "filled": 1})  # the process comes with the first picture
            begin = perf_counter()
            content = await studio.draw("vision_board", board(list(photos)), scale=scale, photos=photos)
            seconds = perf_counter() - begin
            assert studio._pool is not None
            [process] = studio._pool._processes
            return Drawn(seconds, _most_memory(process), content)
        finally:
            await studio.close()


async def beside(store: str, students: int, seconds: float, cards: int = CARDS, calm: float = CALM) -> dict[str, float]:
    """Return the p95 of others in ms, `without` and `during` boards, one after the other, and how many were `shown`.

    `store` is a school with so many students, of whom the last one is shown the boards.
    """
    with TemporaryDirectory(prefix="bench-files-") as folder:
        files = Kept(Path(folder) / name_of(store))
        photos = [files.keep(photo(n)) for n in range(cards)]
        wall = Wall(people(students - 1, CHECK_IN), per_second=calm)
        wall.viewer = students
        async with running("marbles", wall, store=store, FILES_FOLDER=folder) as found:
            without = (await found.settled(seconds)).p95_ms
            async with asyncio.TaskGroup() as tasks:
                showing = tasks.create_task(_show(store, wall, photos))
                await found.until(lambda: wall.shown)
                during = (await found.watch(seconds)).p95_ms
                showing.cancel()
        return {"without": without, "during": during, "shown": float(wall.shown)}


async def _show(store: str, wall: Wall, photos: list[str]) -> None:
    """Have one board after the other drawn, each when the last one has come."""
    database = Database(store, Clock())
    try:
        for number in count(1):
            seen = wall.shown
            recipe = {"kind": "vision_board", "values": board(photos, f"Board {number}")}
            async with database.transaction() as unit:
                chat = (await unit.session.scalars(select(Chat.id).where(Chat.telegram_id == wall.viewer))).one()
                view = View(Markup("A board."), (), Attachment("picture", recipe))
                row = OutboxRow(chat_id=chat, fresh=True, payload=payload(view), priority=0, created_at=unit.now)
                unit.session.add(row)
            async with asyncio.timeout(PATIENCE):
                while wall.shown == seen:  # noqa: ASYNC110
                    await asyncio.sleep(GLANCE)
    finally:
        await database.close()


def _most_memory(process: int) -> int:
    lines = Path(f"/proc/{process}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) * 1024
