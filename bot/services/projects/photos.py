"""Photos of what a student made for a project; each is a file that is kept already."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from bot.db import Unit
from bot.models import ProjectPhoto, User
from bot.services import scope
from bot.services.errors import BotError
from bot.services.names import on_one_line
from bot.services.projects import whose
from bot.services.projects.cycles import to_change
from bot.services.projects.links import TITLE
from bot.services.who import Who

MOST = 10
PICTURES = "image/"


async def add(unit: Unit, who: Who, project_id: str, file: Mapping[str, Any], title: str | None) -> ProjectPhoto:
    """Put a photo into a project, with what its student wrote below it; the same one a second time is there already."""
    if not str(file.get("mime", "")).startswith(PICTURES):
        raise BotError("no_photo", step="sent")
    to = await whose.in_turn_of(unit, who, project_id)
    known = await of(unit, to.student.id, project_id)
    same = next((one for one in known if one.file["hash"] == file["hash"]), None)
    if same is not None:
        return same
    if len(known) >= MOST:
        raise BotError("enough_photos", most=MOST)
    made = ProjectPhoto(project_id=to.project_id, user_id=to.student.id, file=dict(file), added_at=unit.now,
                        title=on_one_line(title or "")[:TITLE] or None)  # fmt: skip
    unit.session.add(made)
    await unit.session.flush()
    return made


async def of(unit: Unit, student_id: str, project_id: str) -> Sequence[ProjectPhoto]:
    """Return a student's photos of a project, in the order in which they came."""
    mine = select(ProjectPhoto).where(ProjectPhoto.user_id == student_id, ProjectPhoto.project_id == project_id)
    return (await unit.session.scalars(mine.order_by(ProjectPhoto.added_at, ProjectPhoto.id))).all()


async def own(unit: Unit, who: Who, photo_id: str) -> ProjectPhoto:
    """Return a photo of the student who asks; anybody else's does not exist for them."""
    found = await unit.session.get(ProjectPhoto, photo_id)
    if found is None or found.user_id != who.student().id:
        raise BotError("no_such_photo")
    return found


async def of_student(unit: Unit, who: Who, photo_id: str) -> tuple[ProjectPhoto, User]:
    """Return a photo of a student whom the coach who asks sees."""
    who.coach()
    found = await unit.session.get(ProjectPhoto, photo_id)
    if found is None:
        raise BotError("no_such_photo")
    return found, await scope.student(unit, who, found.user_id)


async def take_out(unit: Unit, who: Who, photo_id: str) -> ProjectPhoto:
    """Take a photo out; its file goes with the next sweep, unless something else names it."""
    found = await own(unit, who, photo_id)
    await to_change(unit, who, found.project_id)
    await unit.session.delete(found)
    await unit.session.flush()
    return found
