"""What people do in several journeys."""

from sqlalchemy import select

from bot.models import Batch, Chat, CoachBatch, User
from bot.services import accounts, invites
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


async def coach_of_another_class(street: Street, telegram_id: int) -> tuple[User, Batch]:
    """Let Ade have come in, who coaches class 2157 only, in which nobody is."""
    async with street.database.transaction() as unit:
        coach = await accounts.add_user(unit, "Ade", "admin")
        await accounts.sign_in(unit, telegram_id, coach)
        batch = Batch(name="2157", zone="UTC", created_at=unit.now)
        unit.session.add(batch)
        await unit.session.flush()
        unit.session.add(CoachBatch(user_id=coach.id, batch_id=batch.id))
    return coach, batch


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
