"""What people do in several journeys."""

from sqlalchemy import select

from bot.models import Batch, Chat, User
from bot.services import invites
from bot.services.who import Who
from playground.people import Person
from tests.street import LENA, Street


async def class_code(street: Street) -> str:
    """Let Lena make an invite for the only class; return its code."""
    async with street.database.transaction() as unit:
        lena = (await unit.session.scalars(select(User).where(User.display_name == "Lena"))).one()
        batch = (await unit.session.scalars(select(Batch))).one()
        who = Who(LENA, Chat(telegram_id=LENA, kind="private"), "UTC", user=lena)
        return (await invites.issue_for_batch(unit, who, batch.id))[1]


class Counted:
    """A coach whose presses and words are counted."""

    def __init__(self, street: Street, person: Person) -> None:
        self.street, self.person, self.count = street, person, 0

    async def says(self, text: str) -> str:
        self.count += 1
        self.person.says(text)
        await self.street.settle()
        return self.person.screen.text

    async def presses(self, *labels: str) -> str:
        for label in labels:
            self.count += 1
            self.person.presses(label)
            await self.street.settle()
        return self.person.screen.text


async def asks_to_come_in(street: Street, phone: Person, link: str, name: str, whose: str = "Mine") -> None:
    """Open the link of a class, and go the whole way up to waiting for a coach."""
    phone.starts(link)
    await street.settle()
    phone.says(name)
    await street.settle()
    for label in (whose, "Yes", "After school", "Start"):
        phone.presses(label)
        await street.settle()
