"""Lists as spreadsheets write and read them: CSV in whatever encoding, with whatever between the cells."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

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
    text = _decoded(data)
    said = _SAYS_SEPARATOR.match(text)
    separator = said[1] if said else _separator(text)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    found: list[Line] = []
    before = 0
    try:
        for cells in lines:
            here, before = before + 1, lines.line_num
            cleaned = [_plain(cell) for cell in cells]
            if any(cleaned) and not (said and here == 1):
                found.append((here, cleaned))
            if len(found) > MOST_ROWS:
                raise BotError("sheet_too_long", most=MOST_ROWS)
    except csv.Error as error:
        raise BotError("sheet_broken", line=before + 1) from error
    return found


def write(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as CSV that spreadsheets open rightly; no cell of it is taken for a formula."""
    text = io.StringIO()
    csv.writer(text).writerows([_safe(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _decoded(data: bytes) -> str:
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


def _plain(cell: str) -> str:
    """Return a cell without the space around it, and without the sign that `write` puts before formulas."""
    cell = cell.strip()
    return cell[1:] if _SAFE.match(cell) else cell


def _safe(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell
