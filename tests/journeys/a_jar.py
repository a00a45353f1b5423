"""What people do with a jar that their group watches, in several tests."""

from sqlalchemy import update

from bot.models import TrustJar
from playground.groups import Group
from playground.objects import Message
from playground.people import Person
from tests.beginnings import beginning
from tests.street import Street


def group_of(street: Street) -> Group:
    return next(iter(street.world.groups.values()))


@beginning
async def watches(street: Street) -> None:
    """Let the group of Lena's class watch the jar; the bot is an administrator there, who hears every word."""
    await street.nia_has_checked_in()
    group = group_of(street)
    group.promotes_bot(street.lena)
    await there(street, street.lena, "/bind")


async def there(street: Street, person: Person, text: str) -> str:
    """Say something in the group; return what the bot said there last."""
    person.says(text, group_of(street))
    await street.settle()
    return said(street)[-1].text


async def presses_there(street: Street, person: Person, *labels: str) -> str:
    for label in labels:
        person.presses(label, chat=group_of(street))
        await street.settle()
    return said(street)[-1].text


def said(street: Street) -> list[Message]:
    """Return what the bot said in the group, in order, as it stands now."""
    chat = group_of(street).chat
    return [one for one in chat.messages if one.sender is street.world.bot and not one.is_service]


def pinned(street: Street) -> Message:
    message = group_of(street).chat.pinned
    assert message is not None
    return message


async def jar_holds(street: Street, count: int) -> None:
    async with street.database.transaction() as unit:
        await unit.session.execute(update(TrustJar).values(count=count))
