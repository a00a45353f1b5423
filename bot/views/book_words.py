"""Words that every screen about books shares: what one is called, how far somebody is, stars, its cover."""

from hashlib import sha256
from typing import Any

from markupsafe import Markup

from bot.views import fitting
from bot.views.path_words import LABEL, MASTERED, ON_THE_WAY, WAITS, said
from bot.views.view import Attachment, Button, View, act, length, units
from bot.views.words import _, bold, html, lines, ngettext

FULL, EMPTY, PARTS = "▰", "▱", 10
STAR, NO_STAR, STARS = "★", "☆", 5
WIDE = 50  # units of a button with title and author
TITLE, AUTHOR, GENRE = 200, 120, 60  # units of each on a screen
ROOM = 800  # of the 1024 of a caption: a name may stand on top, a word be said first
SIGNS = {"reading": ON_THE_WAY, "presentation_requested": WAITS, "completed": WAITS, "presented": MASTERED}


def title(book: Any) -> str:
    """Return a book's title as it stands in a sentence; it is the one under which the book is found."""
    return fitting.cut(book.title, TITLE)


def author(book: Any) -> str:
    """Return who wrote a book."""
    return fitting.cut(book.author, AUTHOR)


def label(one: Any, status: str | None = None) -> str:
    """Return a book as a button carries it: its sign, title and author."""
    short = fitting.cut(one.title, LABEL)
    by = fitting.cut(one.author, max(WIDE - units(short), LABEL // 2)) if one.author else ""
    parts = " · ".join(part for part in (short, by) if part)
    return f"{SIGNS[status]} {parts}" if status else parts


def facts(book: Any) -> Markup | None:
    """For whom it is, what kind it is, how many pages it has."""
    pages = ngettext("{n} page", "{n} pages", book.page_count) if book.page_count else None
    words = [fitting.cut(said(word), GENRE) for word in (book.grade_level, book.genre) if word]
    found = [*words, *([pages] if pages else [])]
    return html("{facts}", facts=" · ".join(found)) if found else None


def far(one: Any) -> str:
    """How far somebody is in a book, in words."""
    if one.row.status == "presented":
        return _("shown")
    if one.waits:
        return _("waits for a coach")
    if one.is_read:
        return _("read to its end")
    if one.last is None:
        return ngettext("{n} page", "{n} pages", one.pages)
    return html(ngettext("{pages} of {n} page", "{pages} of {n} pages", one.last), pages=one.pages).unescape()


def bar(one: Any) -> str:
    """The same as a bar; nothing where the last page is not known."""
    if not one.last:
        return ""
    full: int = PARTS if one.is_read else max(one.pages * PARTS // one.last, 1 if one.pages else 0)
    return FULL * full + EMPTY * (PARTS - full)


def place(one: Any) -> str:
    """Both: the bar, where there is one, and the words."""
    return f"{bar(one)} {far(one)}".strip()


def stars(rating: int) -> str:
    """Return one to five stars."""
    full = min(max(rating, 0), STARS)
    return STAR * full + NO_STAR * (STARS - full)


def sheet(book: Any, parts: list[Markup | None], rows: tuple[tuple[Button, ...], ...], about: str = "") -> View:
    """Return a screen about a book: its cover, its title and author, what there is to say, and as much as fits of what
    it is `about`.
    """
    by = html(_("by {author}"), author=author(book)) if book.author else None
    text = lines(bold(title(book)), by, facts(book))
    rest = lines(*parts)
    room = ROOM - length(text) - length(rest)
    described = html("{about}", about=fitting.cut(about, room)) if about and room > 60 else None
    return View(lines(text, described, rest), rows, cover(book))


def cover(book: Any) -> Attachment:
    """Return a book's cover: the photo that was taken of it, or one that is drawn, the same every time."""
    values: dict[str, Any] = {
        "title": fitting.cut(said(book.title), 240),
        "author": author(book),
        "seed": _seed(book.id),
    }
    if book.cover:
        values["photo"] = book.cover["hash"]
    return Attachment("picture", {"kind": "cover", "values": values})


def _seed(book_id: str) -> int:
    """Return the number from which the colour and motif of a book's cover follow."""
    return int(sha256(book_id.encode()).hexdigest()[:6], 16)


def back_to(book_id: str) -> Button:
    """Return the way to a book, below what is being read."""
    return act(_("Back to the book"), "book", book_id, below=True)
