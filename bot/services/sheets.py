"""Lists as spreadsheets write and read them: CSV in whatever encoding, with whatever between the cells."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from bot.services.errors import BotError

MOST_ROWS = 2000
MOST_BYTES = 2**20
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SEPARATORS = ",;\t"
_SAYS_SEPARATOR = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # Excel's own first line
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_SAFE = re.compile(r"'+[=+\-@\t\r]")

Line = tuple[int, list[str]]


def read(data: bytes) -> list[Line]:
    """Return the cells of each line that is not empty, with the line's number, counted from 1.

    BotError: `sheet_unreadable`, `sheet_too_long`, `sheet_broken` (line).
    """
    text = decoded(data)
    said = _SAYS_SEPARATOR.match(text)
    separator = said[1] if said else _separator(text)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    found: list[Line] = []
    before = 0
    try:
        for cells in lines:
            here, before = before + 1, lines.line_num
            cleaned = [_plain(one) for one in cells]
            if any(cleaned) and not (said and here == 1):
                found.append((here, cleaned))
            if len(found) > MOST_ROWS:
                raise BotError("sheet_too_long", most=MOST_ROWS)
    except csv.Error as error:
        raise BotError("sheet_broken", line=before + 1) from error
    return found


def places(cells: Sequence[str], headings: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Return where each column stands that is headed by one of its names, in whatever case; the first one counts."""
    known = {word: key for key, words in headings.items() for word in words}
    named = [(known.get(cell.casefold()), place) for place, cell in enumerate(cells)]
    return {key: place for key, place in reversed(named) if key}


def cell(cells: Sequence[str], place: int | None) -> str:
    """Return a cell of a line; one that is not there is empty."""
    return cells[place] if place is not None and place < len(cells) else ""


def write(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as CSV that spreadsheets open rightly; no cell of it is taken for a formula."""
    text = io.StringIO()
    csv.writer(text).writerows([_safe(one) for one in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def decoded(data: bytes) -> str:
    """Return what a file says, in UTF-8, UTF-16 or Windows-1252; BotError `sheet_unreadable` for what is no text."""
    encoding = next((name for mark, name in _MARKS.items() if data.startswith(mark)), None)
    for guess in (encoding,) if encoding else ("utf-8", "cp1252"):
        try:
            text = data.decode(guess)
        except UnicodeDecodeError:
            continue
        if all(letter >= " " or letter.isspace() for letter in text):
            return text
    raise BotError("sheet_unreadable")


def _separator(text: str) -> str:
    """Return what stands between the cells of the first line; quotes do not matter for counting."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_SEPARATORS, key=first.count)


def _plain(text: str) -> str:
    """Return a cell without the space around it, and without the sign that `write` puts before formulas."""
    text = text.strip()
    return text[1:] if _SAFE.match(text) else text


def _safe(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text
