"""What spreadsheets write is read, and what is no list is refused with a reason."""

import pytest

from bot.services import rosters, sheets
from bot.services.errors import BotError
from bot.services.secret import new_code


@pytest.mark.parametrize(
    "data",
    [
        b"name\nZo\xc3\xab\n",
        "name;class\r\nZoë;2156\r\n".encode("utf-8-sig"),
        "name\tclass\nZoë\t2156\n".encode("utf-16"),
        "Vorname;Klasse\nZoë;2156\n".encode("cp1252"),
        "Zoë,2156\n".encode(),
        'class,name\n2156," Zoë "\n'.encode(),
        "name,class\rZoë,2156\r".encode(),
        "sep=;\r\nname;class\r\nZoë;2156\r\n".encode(),
    ],
)
def test_whatever_a_spreadsheet_writes_is_read(data: bytes) -> None:
    [entry] = rosters.entries(data)
    assert entry["name"] == "Zoë"
    assert entry["batch"] in ("2156", "")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "sheet_unreadable"),
        (b"name\n" + b"".join(b"N%d\n" % number for number in range(10_000)), "sheet_too_long"),
        (b"class,room\n2156,7\n", "sheet_no_names"),
        (b'name\nNia\n"Omar\n', "sheet_broken"),
    ],
)
def test_what_is_no_list_is_refused_with_a_reason(data: bytes, code: str) -> None:
    with pytest.raises(BotError) as caught:
        rosters.entries(data)
    assert caught.value.code == code
    assert caught.value.values.get("line", 3) == 3


@pytest.mark.parametrize("data", [b"", b"\n\n", b"name\n", b"name,class\n,\n"])
def test_an_empty_list_has_nobody_in_it(data: bytes) -> None:
    assert rosters.entries(data) == []


@pytest.mark.parametrize("cell", ["=1+1", "'=1+1", "+49", "-", "@x", "O'Brien", "'", "Zoë 🦄", 'a "quoted", one'])
def test_a_cell_is_no_formula_and_comes_back_as_it_was(cell: str) -> None:
    written = sheets.write([("name",), (cell,)])
    assert not written.decode("utf-8-sig").splitlines()[1].lstrip('"').startswith(("=", "+", "-", "@"))
    assert [cells for _, cells in sheets.read(written)] == [["name"], [cell]]


def test_codes_in_a_file_stand_there_as_they_are_typed() -> None:
    """A code that began with a sign would be guarded against being a formula, and open nothing any more."""
    codes = [new_code() for _ in range(500)]
    assert sheets.write([codes]).decode("utf-8-sig").strip().split(",") == codes
