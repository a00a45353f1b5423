"""Files with slips, and files made to harm: everything wrong is named, nothing is written."""

import json
import struct
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from bot.db import Database
from bot.moving.archive import Archive
from bot.moving.problems import CannotImport
from tests.moving.looking import refused
from tests.moving.zips import ADA, HABIT, SPRINT, Documents, packed, user

LINES = [
    ("{broken", "users line 2: this is no JSON"),
    ("[1]", "users line 2: a document in {} is wanted"),
    ("[" * 100_000, "users line 2: this is no JSON"),
    (json.dumps(user(createdAt=float("nan"))), "users line 2: this is no JSON: NaN is no number"),
    (json.dumps(user(createdAt="yesterday")), "users line 2: createdAt: a number is wanted"),
    (json.dumps(user(createdAt=True)), "users line 2: createdAt: a number is wanted"),
    (json.dumps(user(createdAt=1e300)), "users line 2: createdAt: a moment in milliseconds since 1970 is wanted"),
    (json.dumps(user(role="boss")), "users line 2: role: one of student, admin is wanted"),
    (json.dumps(user(displayName=None)), "users line 2: displayName: it is missing"),
    (json.dumps(user(displayName={"$ne": 1})), "users line 2: displayName: a text is wanted"),
    (json.dumps(user(displayName="a\0b")), "users line 2: displayName: a text without characters that no database"),
    (json.dumps(user(displayName="\ud83d")), "users line 2: displayName: a text without characters that no database"),
    (json.dumps(user("k17ada")), "users line 2: the same _id as line 1"),
    (json.dumps(user(username="k17ada")), "users line 2: the same username as line 1"),
]


@pytest.mark.parametrize(("line", "says"), LINES, ids=[says for _, says in LINES])
async def test_a_line_that_cannot_be_is_named_and_nothing_is_written(
    empty: Database, tmp_path: Path, line: str, says: str
) -> None:
    told = await refused(empty, packed(tmp_path / "some.zip", {"users": [ADA, line, user("k17omar")]}))
    assert told[0].startswith(says)
    assert len(told) == 2


async def test_every_broken_line_is_named_at_once(empty: Database, tmp_path: Path) -> None:
    tables: dict[str, Documents] = {"users": [ADA, "{", user(), "}"], "sprints": [{**SPRINT, "startDate": "5.1.2026"}],
              "habits": [{**HABIT, "userId": "nobody"}]}  # fmt: skip
    told = await refused(empty, packed(tmp_path / "some.zip", tables))
    assert [one.split(":")[0] for one in told] == [
        "users line 2", "users line 4", "sprints line 1", "habits line 1", "habits line 1", "Nothing was written."
    ]  # fmt: skip


def absolute(path: Path) -> None:
    packed(path, {}, **{"/etc/users/documents.jsonl": b"{}"})


def climbing(path: Path) -> None:
    packed(path, {}, **{"../documents.jsonl": b"{}"})


def twice(path: Path) -> None:
    with ZipFile(path, "w") as archive:
        archive.writestr("users/documents.jsonl", "{}")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("users/documents.jsonl", "{}")


def empty_zip(path: Path) -> None:
    ZipFile(path, "w").close()


def no_zip(path: Path) -> None:
    path.write_bytes(b"name,batch\nNia,2156\n")


def cut_off(path: Path) -> None:
    packed(path, {"users": [user(f"u{number:08}") for number in range(500)]})
    path.write_bytes(path.read_bytes()[:-200])


def flipped(path: Path) -> None:
    """Damage what was packed, and leave the list of contents whole."""
    packed(path, {"users": [user(f"u{number:08}") for number in range(500)]})
    content = bytearray(path.read_bytes())
    content[100:110] = bytes(10)
    path.write_bytes(content)


def locked(path: Path) -> None:
    """Say in both headers that a password is needed."""
    packed(path, {"users": [ADA]})
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", content, content.index(mark) + offset, 1)
    path.write_bytes(content)


def crowded(path: Path) -> None:
    packed(path, {f"t{number}": [] for number in range(1001)})


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (absolute, "with the path '/etc/users/documents.jsonl'"),
        (climbing, "with the path '../documents.jsonl'"),
        (twice, "'users/documents.jsonl' twice"),
        (empty_zip, "it is no export"),
        (no_zip, "cannot be opened as a zip file"),
        (cut_off, "cannot be opened as a zip file"),
        (flipped, "users cannot be unpacked"),
        (locked, "users cannot be unpacked"),
        (crowded, "It holds 1001 files"),
    ],
)
async def test_a_file_that_is_no_export(
    empty: Database, tmp_path: Path, make: Callable[[Path], None], says: str
) -> None:
    make(tmp_path / "some.zip")
    assert says in (await refused(empty, tmp_path / "some.zip"))[-1]


async def test_a_bomb_is_put_down_long_before_it_is_unpacked(empty: Database, tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        info = ZipInfo("users/documents.jsonl")
        info.compress_type = ZIP_DEFLATED
        with archive.open(info, "w", force_zip64=True) as entry:
            for _ in range(64):
                entry.write(bytes(2**20))
    assert path.stat().st_size < 2**20
    tracemalloc.start()
    told = await refused(empty, path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert told == ["users holds a line of more than 4 MiB."]
    assert most < 32 * 2**20


async def test_many_lines_are_a_bomb_too(tmp_path: Path) -> None:
    path = packed(tmp_path / "lines.zip", {"users": [""] * 5000})
    with Archive(path, most_bytes=4000) as archive, pytest.raises(CannotImport, match="unpacks to more than"):
        list(archive.documents("users"))
