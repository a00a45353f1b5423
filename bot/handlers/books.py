"""Books as everybody looks at them: my books, the library, one book, and how far a student is in it."""

import re

from bot.conversations import books as flows
from bot.handlers.register import ID, MEMBERS, NUMBER, STUDENTS, Action, Command
from bot.handlers.request import Request
from bot.services import scope
from bot.services.reading import catalogue, mine, news, pages, shelf, stock
from bot.services.reading.mine import Mine
from bot.views import book_page as page_views
from bot.views import catalogue as catalogue_views
from bot.views import library as library_views
from bot.views import my_books as views
from bot.views.path_words import coaches
from bot.views.view import View

SHELF = re.compile(r"[0-9a-f]{8}|all")  # a grade or a genre, or all of them
SLOT = "book"  # the one book that lies open in a chat: its picture and its words are edited there


async def my_books(request: Request) -> None:
    """`/books`: what I read; with a part of a title, the books that have it."""
    if not await has_searched(request):
        await request.aside(views.my_books(await _all_of_mine(request)))


async def has_searched(request: Request) -> bool:
    """Show the books with the words that were typed after a command, if there were any."""
    typed = request.text.split(maxsplit=1)[1:] if request.text.startswith("/") else []
    if not typed:
        return False
    found = await catalogue.search(request.unit, request.who, typed[0], also_taken_out=request.who.is_coach)
    await request.aside(catalogue_views.found(found, typed[0], coach=request.who.is_coach))
    return True


async def my_books_page(request: Request, page: str) -> None:
    """More of them."""
    request.show(views.my_books(await _all_of_mine(request), int(page)))


async def _all_of_mine(request: Request) -> list[Mine]:
    return await mine.all_of(request.unit, request.who.student().id)


async def books_shown(request: Request, page: str) -> None:
    """Those that were shown."""
    request.show(views.shown_books(await _all_of_mine(request), int(page)))


async def books_in(request: Request, grade: str, genre: str, page: str) -> None:
    """The library: the books of a grade and a genre."""
    found = await catalogue.offered(request.unit, request.who, grade, genre)
    request.show(catalogue_views.catalogue(found, grade, genre, int(page), coach=request.who.is_coach))


async def book_grades(request: Request, _grade: str, genre: str, page: str) -> None:
    """Choose a grade."""
    request.show(catalogue_views.grades(await _shelves(request, by_grade=True), genre, int(page)))


async def book_genres(request: Request, grade: str, _genre: str, page: str) -> None:
    """Choose a genre."""
    request.show(catalogue_views.genres(await _shelves(request, by_grade=False), grade, int(page)))


async def _shelves(request: Request, *, by_grade: bool) -> list[catalogue.Shelf]:
    return await catalogue.shelves(request.unit, request.who, by_grade=by_grade)


async def book_find(request: Request) -> None:
    """Look for a book in words."""
    await request.start_afresh(flows.FIND, {})


async def book(request: Request, book_id: str) -> None:
    """One book: for a student with their own place in it, for a coach with what can be changed."""
    if request.who.is_coach:
        found = await stock.page(request.unit, request.who, book_id)
        request.show(library_views.page(found), SLOT)
        return
    await open_book(request, book_id)


async def open_book(request: Request, book_id: str, said: View | None = None) -> None:
    """Show a student a book, below what is `said` of it."""
    one, own = await mine.look(request.unit, request.who, book_id)
    student = request.who.student()
    others = [each for each in await shelf.of_mine(request.unit, request.who) if each.book.id == book_id]
    about = {
        "asked": await asked(request),
        "no": await news.look_at(request.unit, student.id, book_id),
        "zone": request.who.zone,
        "now": request.unit.now,
    }
    view = page_views.page(one, own, len(others[0].opinions) if others else 0, about)
    request.show(view.below(said) if said else view, SLOT)


async def asked(request: Request) -> str:
    """Return whom this student asks."""
    return coaches(await scope.coach_names(request.unit, request.who.student()))


async def book_start(request: Request, book_id: str) -> None:
    """Begin it; a second press finds it begun."""
    await mine.start(request.unit, request.who, book_id)
    await open_book(request, book_id, View(page_views.started()))


async def book_turn(request: Request, book_id: str, old: str, new: str) -> None:
    """Read on some pages, or take that back."""
    done = await pages.turn(request.unit, request.who, book_id, int(old), int(new))
    await _turned(request, done)


async def book_page(request: Request, book_id: str) -> None:
    """Type the page."""
    await mine.own(request.unit, request.who, book_id)
    await request.start_afresh(flows.PAGE, {"book": book_id})


async def book_read(request: Request, book_id: str) -> None:
    """It is read, whether it was begun here or not."""
    await _turned(request, await pages.to_the_end(request.unit, request.who, book_id), is_read=True)


async def _turned(request: Request, done: pages.Turned, *, is_read: bool = False) -> None:
    one: Mine = done.mine
    if one.row.status == "reading" and one.may_be_shown and (is_read or (done.before is not None and one.is_read)):
        request.show(page_views.read(done, await asked(request)), SLOT)
        return
    text, ways = page_views.turned(done)
    await open_book(request, one.book.id, View(text, (ways,)))


async def book_put_back(request: Request, book_id: str) -> None:
    """Ask before a book is put back; where more than a place is in it, say that it stays."""
    one = await mine.own(request.unit, request.who, book_id)
    request.show(page_views.stays(one) if one.holds else page_views.ask_to_put_back(one), SLOT)


async def book_put_back_now(request: Request, book_id: str) -> None:
    """Put it back."""
    gone = await mine.put_back(request.unit, request.who, book_id)
    text, ways = page_views.put_back(gone.pages, book_id)
    if gone.book.taken_out_at is not None:  # nobody can take it up again
        request.show(views.put_back_for_good(text), SLOT)
        return
    await open_book(request, book_id, View(text, (ways,)))


async def book_again(request: Request, book_id: str, page: str) -> None:
    """Take up a book that was put back a moment ago, where one was."""
    await mine.start(request.unit, request.who, book_id, min(int(page), pages.MOST))
    await open_book(request, book_id)


COMMANDS = {
    "books": Command(my_books),
}

ACTIONS = {
    "my_books": Action(my_books, STUDENTS),
    "my_books_page": Action(my_books_page, STUDENTS, (NUMBER,)),
    "books_shown": Action(books_shown, STUDENTS, (NUMBER,)),
    "books_in": Action(books_in, MEMBERS, (SHELF, SHELF, NUMBER)),
    "book_grades": Action(book_grades, MEMBERS, (SHELF, SHELF, NUMBER)),
    "book_genres": Action(book_genres, MEMBERS, (SHELF, SHELF, NUMBER)),
    "book_find": Action(book_find, MEMBERS),
    "book": Action(book, MEMBERS, (ID,)),
    "book_start": Action(book_start, STUDENTS, (ID,)),
    "book_turn": Action(book_turn, STUDENTS, (ID, NUMBER, NUMBER)),
    "book_page": Action(book_page, STUDENTS, (ID,)),
    "book_read": Action(book_read, STUDENTS, (ID,)),
    "book_put_back": Action(book_put_back, STUDENTS, (ID,)),
    "book_put_back_now": Action(book_put_back_now, STUDENTS, (ID,)),
    "book_again": Action(book_again, STUDENTS, (ID, NUMBER)),
}
