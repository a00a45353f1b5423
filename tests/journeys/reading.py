"""A student with books, and what people do with them in several journeys."""

from datetime import timedelta

from sqlalchemy import select

from bot.models import Batch, Book, StudentBook, User
from bot.services import accounts
from bot.services.accounts import Choices
from tests.beginnings import beginning
from tests.journeys.path import presses, says
from tests.street import OMAR, Street

ISLAND = "Treasure Island · Robert Louis Stevenson"


@beginning
async def with_a_book(street: Street) -> None:
    """Let Nia have joined, said how she is, and have Treasure Island in hand, with Lena as her coach."""
    await street.nia_has_checked_in()
    await says(street, street.nia, "/books treasure")
    await presses(street, street.nia, ISLAND, "Start")


@beginning
async def omar_is_in(street: Street) -> None:
    """Let Omar have come in, too, and have checked in."""
    await with_a_book(street)
    async with street.database.transaction() as unit:
        omar = (await unit.session.scalars(select(User).where(User.display_name == "Omar"))).one()
        await accounts.sign_in(unit, OMAR, omar)
        await accounts.choose(unit, omar, Choices("UTC", write_at="after_school"))
    await says(street, street.omar, "/today")
    await presses(street, street.omar, "Happy", "Proud", "Done", "Skip")


async def the_book(street: Street, title: str = "Treasure Island") -> Book:
    return (await street.read(Book, Book.title == title))[0]


async def the_row(street: Street, name: str = "Nia") -> StudentBook:
    (user,) = await street.read(User, User.display_name == name)
    return (await street.read(StudentBook, StudentBook.user_id == user.id))[0]


async def many_books(street: Street, count: int) -> None:
    """Fill the library with titles as long as there may be, and signs in them that markup is made of."""
    async with street.database.transaction() as unit:
        unit.session.add_all(
            Book(title=f"<{n:03}> & 🪢".ljust(120, "🪢"), author="A & <b>B", genre=f"Genre {n % 30}", page_count=100,
                 grade_level=f"Grade {n % 7}", created_at=unit.now + timedelta(milliseconds=n))
            for n in range(count)
        )  # fmt: skip


async def class_id(street: Street) -> str:
    (group,) = await street.read(Batch)
    return group.id
