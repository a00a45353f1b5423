"""What an empty database starts with, and the class that the playground shows; both may be run again."""

from collections.abc import Sequence

from sqlalchemy import select

from bot.db import Unit
from bot.models import Chat, TelegramAccount, User
from bot.notices import Notice
from bot.services import accounts, batches, feeling_words, invites, library, stand_ins
from bot.services.accounts import Choices
from bot.services.curriculum import starter


async def starter_content(unit: Unit, *, again: bool = False) -> dict[str, int]:
    """Write what every school starts with; return how many things were new, by area.

    An area in which there is anything keeps what it has. Words for feelings there are always some. The curriculum and
    the library come once: a school that has emptied one does not find it full at the next start, but may ask for it
    `again`. That there is an author tells that they came.
    """
    added = {"feelings": await feeling_words.seed(unit), "domains": 0, "books": 0}
    if again or await stand_ins.find(unit, stand_ins.MARBLES) is None:
        author = await stand_ins.ensure(unit, stand_ins.MARBLES)
        added["domains"] = await starter.seed(unit, author)
        added["books"] = await library.seed(unit, author)
    return added


async def playground_class(
    unit: Unit, bot: str, coach: tuple[str, int], students: Sequence[str], batch: str, zone: str
) -> User:
    """Give the playground a coach who is signed in, and students who are invited until they have joined.

    Returns the coach.
    """
    name, telegram_id = coach
    lena = await accounts.coach_known(unit, telegram_id)
    if lena is None:
        lena = await accounts.add_user(unit, name, "admin")
        unit.session.add(Chat(telegram_id=telegram_id, kind="private"))
        await accounts.sign_in(unit, telegram_id, lena)
        await accounts.choose(unit, lena, Choices(zone))
    await batches.named(unit, batch, zone)
    for student in await _not_yet_joined(unit, students, batch):
        issued = await invites.issue(unit, student, lena)
        link = invites.deep_link(bot, issued.code)
        unit.tell(
            Notice(
                lena.id,
                "invite",
                {"name": student.display_name, "user_id": student.id, "link": link, "code": issued.code},
            )
        )
    return lena


async def _not_yet_joined(unit: Unit, names: Sequence[str], batch: str) -> list[User]:
    roster = {user.display_name: user for user in await unit.session.scalars(select(User).where(User.batch == batch))}
    joined = set(await unit.session.scalars(select(TelegramAccount.user_id)))
    users = [roster.get(name) or await accounts.add_user(unit, name, "student", batch) for name in names]
    return [user for user in users if user.id not in joined]
