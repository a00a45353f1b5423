"""What a student reads in the school of the matrix: with a marker in all that the class is not to see."""

from sqlalchemy import select

from bot.db import Unit
from bot.models import Book, BookProposal, Decision, StudentBook, User
from bot.services.reading import showing

REVIEW, PROPOSED, MEETING = "zebrareview", "zebrawhy", "zebrameeting"


async def reading(unit: Unit, student: User, coach: User) -> tuple[dict[str, str], tuple[str, ...]]:
    """Let a student read, have shown, and wait with two books, and propose one; return ids, and the books."""
    books = (await unit.session.scalars(select(Book).order_by(Book.title).limit(6))).all()
    own = {"user_id": student.id, "started_at": unit.now}
    waits = {"status": "presentation_requested", "presentation_requested_at": unit.now, **own}
    rows = {
        "in_hand": StudentBook(book_id=books[0].id, pages_read=7, **own),
        "sent_back": StudentBook(book_id=books[1].id, presentation_requested_at=unit.now, coach_note=MEETING, **own),
        "to_present": StudentBook(book_id=books[2].id, shown_as="talk", coach_note=MEETING, **waits),
        "written": StudentBook(book_id=books[3].id, shown_as="review", review=REVIEW, rating=4, **waits),
        "shown": StudentBook(book_id=books[4].id, status="presented", presented_at=unit.now, rating=5, review=REVIEW,
                             on_shelf=True, **own),
    }  # fmt: skip
    wish = BookProposal(user_id=student.id, title="Momo", author="Michael Ende", why=PROPOSED, created_at=unit.now)
    books[5].taken_out_at = unit.now
    unit.session.add_all([*rows.values(), wish])
    await unit.session.flush()
    refused = Decision(kind="reading", subject_id=showing.card_id(rows["sent_back"]), student_id=student.id,
                       decided_by=coach.id, decided_at=unit.now, outcome="refused", reason=MEETING,
                       undo={"status": "presentation_requested", "coach_note": None})  # fmt: skip
    unit.session.add(refused)
    await unit.session.flush()
    cards = {f"{name}_card": showing.card_id(rows[name]) for name in ("to_present", "written")}
    return {name: row.id for name, row in rows.items()} | cards | {"wish": wish.id, "no": refused.id}, tuple(
        one.id for one in books
    )
