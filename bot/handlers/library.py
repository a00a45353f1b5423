"""The library in coaches' hands, their cards about books, who reads what, and the shelf of a class."""

from bot.conversations import library as flows
from bot.handlers.books import SLOT, has_searched
from bot.handlers.register import COACHES, ID, NUMBER, Action, Command
from bot.handlers.request import Request
from bot.services import batches, inbox, inbox_news
from bot.services.reading import cards, catalogue, proposal_cards, proposing, readers, shelf, showing, stock
from bot.views import book_cards as card_views
from bot.views import book_readers as reader_views
from bot.views import book_shelf as shelf_views
from bot.views import catalogue as catalogue_views
from bot.views import library as views


async def library(request: Request) -> None:
    """`/library`: every book, and what can be done with the whole; with words, the books that have them."""
    request.who.coach()
    if await has_searched(request):
        return
    found = await catalogue.offered(request.unit, request.who)
    await request.aside(catalogue_views.catalogue(found, catalogue.ALL, catalogue.ALL, 0, coach=True))


async def new_book(request: Request) -> None:
    """Add a book."""
    await request.start_afresh(flows.FORM, {})


async def change_book(request: Request, book_id: str) -> None:
    """Change one: its form, filled with what it holds."""
    found = await catalogue.find(request.unit, request.who, book_id)
    await request.start_afresh(flows.FORM, flows.filled(found))


async def book_out(request: Request, book_id: str) -> None:
    """Offer it no more."""
    await stock.take_out(request.unit, request.who, book_id)
    request.show(views.page(await stock.page(request.unit, request.who, book_id), views.taken_out()), SLOT)


async def book_in(request: Request, book_id: str) -> None:
    """Offer it again."""
    await stock.put_back(request.unit, request.who, book_id)
    request.show(views.page(await stock.page(request.unit, request.who, book_id), views.put_in()), SLOT)


async def books_out(request: Request, page: str) -> None:
    """Those that are not offered any more."""
    request.show(views.out(await stock.taken_out(request.unit, request.who), int(page)))


async def book_cover(request: Request, book_id: str) -> None:
    """Send a photo of the cover."""
    await catalogue.find(request.unit, request.who, book_id)
    await request.start_afresh(flows.COVER, {"book": book_id})


async def book_cover_off(request: Request, book_id: str) -> None:
    """Have the drawn one again."""
    await stock.set_cover(request.unit, request.who, book_id, None)
    request.show(views.page(await stock.page(request.unit, request.who, book_id), views.cover_kept()), SLOT)


async def meet(request: Request, card: str) -> None:
    """Say when and where a book is presented."""
    await cards.KIND.evidence(request.unit, request.who.coach(), card)
    await request.start_afresh(flows.MEET, {"card": card})


async def review_of(request: Request, card: str, page: str) -> None:
    """Read to its end what a student wrote about a book."""
    row, book, student = await cards.whole_review(request.unit, request.who, card)
    view = card_views.review(card, row, book.title, student.display_name, int(page))
    request.show(view, inbox_news.card_slot(showing.NAME, card))


async def proposal_fill(request: Request, proposal_id: str) -> None:
    """Put a proposed book into the library, and complete it at once."""
    unit, who = request.unit, request.who
    if await inbox.approve(unit, who, proposal_cards.KIND, proposal_id):
        await inbox_news.tell(unit, proposing.NAME, proposal_id, besides=who.coach())
    found = await proposal_cards.book_of(unit, who, proposal_id)
    await request.below().start_afresh(flows.FORM, flows.filled(found))


async def classes(request: Request, page: str = "0") -> None:
    """Choose a class to see who reads what; where there is one only, it is that."""
    found = await _classes(request)
    if len(found) == 1:
        await readers_in(request, found[0][0], "0")
        return
    request.show(reader_views.choose_class(found, int(page)))


async def _classes(request: Request) -> list[tuple[str, str]]:
    return [(one.batch.id, one.batch.name) for one in await batches.of_coach(request.unit, request.who)]


async def readers_in(request: Request, batch_id: str, page: str) -> None:
    """Who reads what in a class."""
    group, found = await readers.of_batch(request.unit, request.who, batch_id)
    request.show(reader_views.of_class(group, found, int(page)))


async def books_of(request: Request, student_id: str, page: str) -> None:
    """The books of a student."""
    request.show(reader_views.of_student(await readers.of_student(request.unit, request.who, student_id), int(page)))


async def book_of(request: Request, row_id: str, page: str) -> None:
    """One of them."""
    student, one = await readers.one(request.unit, request.who, row_id)
    card = showing.card_id(one.row) if one.waits else None
    request.show(reader_views.book(student, one, int(page), card, request.unit.now, request.who.zone))


async def class_shelves(request: Request, page: str = "0") -> None:
    """Choose a class to see its shelf; where there is one only, it is that."""
    found = await _classes(request)
    if len(found) == 1:
        await class_shelf(request, found[0][0], "0")
        return
    request.show(shelf_views.choose_class(found, int(page)))


async def class_shelf(request: Request, batch_id: str, page: str) -> None:
    """What a class says of its books."""
    group, found = await shelf.of_batch(request.unit, request.who, batch_id)
    request.show(shelf_views.of_class(group, found, int(page)))


async def shelf_in(request: Request, batch_id: str, book_id: str, page: str) -> None:
    """What a class says of one."""
    group, found = await shelf.of_batch(request.unit, request.who, batch_id)
    book = await catalogue.find(request.unit, request.who, book_id)
    said = [one.opinions for one in found if one.book.id == book_id]
    request.show(shelf_views.opinions_in(group, book, said[0] if said else (), int(page)))


async def off_shelf(request: Request, row_id: str) -> None:
    """Take what a student said off the shelf."""
    group = await shelf.take_off(request.unit, request.who, row_id)
    _, found = await shelf.of_batch(request.unit, request.who, group.id)
    request.show(shelf_views.of_class(group, found, 0).after(shelf_views.taken_off()))


COMMANDS = {
    "library": Command(library),
}

ACTIONS = {
    "library": Action(library, COACHES),
    "new_book": Action(new_book, COACHES),
    "change_book": Action(change_book, COACHES, (ID,)),
    "book_out": Action(book_out, COACHES, (ID,)),
    "book_in": Action(book_in, COACHES, (ID,)),
    "books_out": Action(books_out, COACHES, (NUMBER,)),
    "book_cover": Action(book_cover, COACHES, (ID,)),
    "book_cover_off": Action(book_cover_off, COACHES, (ID,)),
    "reading_meet": Action(meet, COACHES, (ID,)),
    "review_of": Action(review_of, COACHES, (ID, NUMBER)),
    "proposal_fill": Action(proposal_fill, COACHES, (ID,)),
    "readers": Action(classes, COACHES),
    "readers_page": Action(classes, COACHES, (NUMBER,)),
    "readers_in": Action(readers_in, COACHES, (ID, NUMBER)),
    "books_of": Action(books_of, COACHES, (ID, NUMBER)),
    "book_of": Action(book_of, COACHES, (ID, NUMBER)),
    "class_shelves": Action(class_shelves, COACHES),
    "class_shelves_page": Action(class_shelves, COACHES, (NUMBER,)),
    "class_shelf": Action(class_shelf, COACHES, (ID, NUMBER)),
    "shelf_in": Action(shelf_in, COACHES, (ID, ID, NUMBER)),
    "off_shelf": Action(off_shelf, COACHES, (ID,)),
}
