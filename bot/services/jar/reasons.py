"""What a marble is for: a deed of the whole class, on one line, with nobody's name in it."""

from sqlalchemy import and_, or_, select

from bot.db import Unit
from bot.models import Batch, User
from bot.services import scope
from bot.services.errors import BotError
from bot.services.helper.redaction import Redaction
from bot.services.names import on_one_line
from bot.services.who import present

LIMIT = 120


async def checked(unit: Unit, batch: Batch, reason: str) -> str:
    """Return a reason as a class may read it.

    BotError: words_needed, text_too_long; names_somebody, with the words that say who somebody is: names of the
    roster's students and of the class's coaches, however they are written, and links, numbers and handles.
    """
    line = on_one_line(reason)
    if not any(one.isalnum() for one in line):
        raise BotError("words_needed", step="words")
    if len(line) > LIMIT:
        raise BotError("text_too_long", step="words", length=len(line), limit=LIMIT)
    if found := await naming(unit, batch, line):
        raise BotError("names_somebody", step="words", names=found)
    return line


async def naming(unit: Unit, batch: Batch, words: str) -> list[str]:
    """Return what of some words says who somebody is: a student, or a coach of this class."""
    somebody = or_(and_(User.role == "student", present()), scope.coaching(batch.name))
    names = await unit.session.scalars(select(User.display_name).where(somebody))
    return Redaction(list(names)).found(words)
