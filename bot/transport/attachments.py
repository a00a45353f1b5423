"""Files that go with messages: from the recipe in an outbox row to bytes, made when the message is sent."""

import io
import json
import zipfile
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath
from typing import Any

import segno

from bot.db import Database, Unit
from bot.drawing.studio import Studio
from bot.models import User
from bot.services import helper_log, kept_files, mydata, rosters, sheets
from bot.transport.keeping import Kept
from bot.views import claims
from bot.views.mydata import readable


@dataclass(frozen=True)
class File:
    """A file as it is sent; a picture is shown, anything else is offered for download."""

    name: str
    content: bytes
    is_picture: bool = False


Maker = Callable[[Unit, Mapping[str, Any]], Awaitable[File]]
Make = Callable[[str, Mapping[str, Any]], Awaitable[File]]


async def _qr(_unit: Unit, values: Mapping[str, Any]) -> File:
    picture = io.BytesIO()
    segno.make(values["link"], error="m").save(picture, kind="png", scale=8, border=4)
    return File("invite.png", picture.getvalue(), is_picture=True)


async def _mydata(kept: Kept, unit: Unit, values: Mapping[str, Any]) -> File:
    data = await mydata.collect(unit, values["user"])
    files = await kept_files.of(unit, values["user"])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("about-me.txt", readable(data))
        archive.writestr("data.json", json.dumps(data, ensure_ascii=False, indent=2))
        for place, (key, name) in enumerate(sorted(files.items()), start=1):
            if (content := kept.read(key)) is not None:
                archive.writestr(f"files/{place}-{PurePath(name).name}", content)
    return File("my-data.zip", packed.getvalue())


async def _evidence(kept: Kept, _unit: Unit, values: Mapping[str, Any]) -> File:
    content = kept.read(values["hash"])
    if content is None:
        return File("gone.txt", claims.file_is_gone().encode())
    return File(values["name"], content, is_picture=values["mime"] == "image/jpeg")


async def _roster(unit: Unit, values: Mapping[str, Any]) -> File:
    coach = await unit.session.get_one(User, values["coach"])
    return File(f"roster-{values['batch']}.csv", sheets.write(await rosters.table(unit, coach, values["batch"])))


async def _helper_log(unit: Unit, values: Mapping[str, Any]) -> File:
    rows = await helper_log.table(unit, values["coach"], values["student"], values["zone"])
    return File("helper-log.csv", sheets.write(rows))


async def _sheet(_unit: Unit, values: Mapping[str, Any]) -> File:
    return File(values["name"], sheets.write(values["rows"]))


def _photo(kept: Kept, values: Mapping[str, Any]) -> File | None:
    """Return the kept photo that a recipe names in place of what would be drawn; None where it is not there."""
    name = values["values"].get("photo")
    content = kept.read(name) if name else None
    return File("photo.jpg", content, is_picture=True) if content is not None else None


def _photos(kept: Kept, values: Mapping[str, Any]) -> dict[str, Path]:
    """Return where the kept photos are that the cards of a board name; those that are gone are not among them.

    Whoever draws opens them: forty photos are not carried from one process to another.
    """
    names = {card["photo"] for card in values.get("cards") or () if card.get("photo")}
    return {name: place for name in sorted(names) if (place := kept.place(name)) is not None}


async def _drawn(studio: Studio, kept: Kept, values: Mapping[str, Any], scale: int = 1) -> tuple[str, bytes]:
    """Return a picture with the ending that its name has to have."""
    recipe, dark = values["values"], values.get("dark", False)
    photos = _photos(kept, recipe)
    drawn = await studio.draw(values["kind"], recipe, dark=dark, scale=scale, photos=photos)
    return ".jpg" if drawn.startswith(JPEG) else ".png", drawn


POLL = "poll"  # {vote, treats}: no file at all, Telegram makes it
PICTURE = "picture"  # {kind, values, dark?}: drawn in the studio, and known to Telegram from then on
PICTURE_FILE = "picture_file"  # {kind, values, name, dark?}: the same to download, so many times as large
PICTURES = (PICTURE, PICTURE_FILE)
LARGER = 2
JPEG = b"\xff\xd8"

KINDS: dict[str, Maker] = {
    "qr": _qr,
    "roster": _roster,
    "sheet": _sheet,
    "helper_log": _helper_log,
}

WITH_KEPT_FILES: dict[str, Callable[[Kept, Unit, Mapping[str, Any]], Awaitable[File]]] = {
    "mydata": _mydata,
    "evidence": _evidence,
}


def maker(database: Database, studio: Studio, kept: Kept) -> Make:
    """Return what makes a file of any kind, with a look into the tables and the kept files where it needs one."""
    kinds = KINDS | {kind: partial(make, kept) for kind, make in WITH_KEPT_FILES.items()}

    async def make(kind: str, values: Mapping[str, Any]) -> File:
        if kind == PICTURE:
            if (photo := _photo(kept, values)) is not None:
                return photo
            ending, drawn = await _drawn(studio, kept, values)
            return File(f"{values['kind']}{ending}", drawn, is_picture=True)
        if kind == PICTURE_FILE:
            ending, drawn = await _drawn(studio, kept, values, LARGER)
            return File(str(PurePath(values["name"]).with_suffix(ending)), drawn)
        async with database.reading() as unit:
            return await kinds[kind](unit, values)

    return make
