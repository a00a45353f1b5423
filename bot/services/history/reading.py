"""Who reads what: some have presented a book already, two would like to."""

from random import Random
from typing import Any

from sqlalchemy import select

from bot.content import playground
from bot.models import Book, StudentBook, User
from bot.services.history.past import Past

PRESENTED, ASK_TO_PRESENT, IN_THE_MIDDLE = 5, 2, 9  # the others have no book in hand
ON_SHELF = 0.6  # of those who have something to say
AFTERNOON, EVENING = 14 * 60, 19 * 60


async def read(past: Past) -> None:
    """Write a book each for two thirds of the class; reviews stand beside some of those that were presented."""
    books = (await past.unit.session.scalars(select(Book).order_by(Book.title))).all()
    if not books:
        return
    chance = past.chance("reading")
    students = chance.sample(past.students, PRESENTED + ASK_TO_PRESENT + IN_THE_MIDDLE)
    rows = []
    for number, student in enumerate(students):
        book = chance.choice(books)
        row = _begun(past, student, book)
        if number < PRESENTED:
            row |= _presented(past, chance)
        elif number < PRESENTED + ASK_TO_PRESENT:
            row |= _asked(past)
        else:
            row["pages_read"] = chance.randrange(10, row["pages_read"], 5)
        rows.append(row)
    await past.write(StudentBook, rows)


def _begun(past: Past, student: User, book: Book) -> dict[str, Any]:
    """Return a book that is read to its end, with nothing yet of what follows."""
    return {
        "user_id": student.id,
        "book_id": book.id,
        "status": "reading",
        "started_at": past.at(past.days[0], EVENING),
        "pages_read": max(book.page_count or 0, 50),
        "presentation_requested_at": None,
        "presented_at": None,
        "rating": None,
        "review": None,
        "shown_as": None,
        "on_shelf": False,
    }


def _asked(past: Past) -> dict[str, Any]:
    asked = past.at(past.days[-1], EVENING)
    return {"status": "presentation_requested", "presentation_requested_at": asked, "shown_as": "talk"}


def _presented(past: Past, chance: Random) -> dict[str, Any]:
    return {
        "status": "presented",
        "presentation_requested_at": past.at(past.days[-6], EVENING),
        "presented_at": past.at(past.days[-5], AFTERNOON),
        "rating": chance.randint(3, 5),
        "review": chance.choice((None, *playground.cast().reviews)),
        "shown_as": "talk",
        "on_shelf": chance.random() < ON_SHELF,
    }
