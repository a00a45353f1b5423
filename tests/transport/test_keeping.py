"""What people show: looked at, made small and silent, kept once, and gone when nobody needs it."""

import io
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from bot.transport.keeping import Kept
from bot.transport.photos import EDGE, looked_at, shrunk


def picture(kind: str = "JPEG", size: tuple[int, int] = (3000, 2000), mode: str = "RGB") -> bytes:
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    exif[0x0112] = 6  # turned
    out = io.BytesIO()
    Image.new(mode, size).save(out, kind, **({"exif": exif} if kind == "JPEG" else {}))
    return out.getvalue()


def test_the_name_of_a_file_is_one_line_that_is_read_as_it_is_written() -> None:
    found = looked_at(b"%PDF-1.7", "my\u202eetacifitrec\n\nLena says yes.pdf", photo=False)
    assert found is not None
    assert found.name == "myetacifitrec Lena says yes.pdf"


def test_a_photo_is_small_upright_and_silent() -> None:
    data = picture()
    assert b"secret place" in data
    small = shrunk(data)
    assert small is not None
    assert b"secret place" not in small
    with Image.open(io.BytesIO(small)) as image:
        assert image.size == (round(EDGE * 2 / 3), EDGE)
        assert not image.getexif()


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("GIF", "P"), ("WEBP", "RGB"), ("PNG", "1")])
def test_every_kind_of_picture_becomes_a_photo(kind: str, mode: str) -> None:
    found = looked_at(picture(kind, (40, 30), mode), f"my.{kind.lower()}", photo=False)
    assert found is not None
    assert (found.name, found.mime, found.data[:2]) == ("my.jpg", "image/jpeg", b"\xff\xd8")


@pytest.mark.parametrize(
    ("name", "data", "photo"),
    [
        ("photo.jpg", b"no picture at all", True),
        ("photo.jpg", b"", True),
        ("photo.jpg", picture()[:400], True),
        ("photo.png", b"%PDF-1.7", False),
        ("work.pdf", picture(), False),
        ("work.pdf", b"MZ\x90\x00", False),
        ("work.docx", b"%PDF-1.7", False),
        ("words.txt", b"\x00\x01\x02", False),
        ("words.txt", b"\xff\xfe", False),
        ("run.exe", b"MZ\x90\x00", False),
        ("nameless", b"words", False),
        ("page.html", b"<script>", False),
        ("", b"words", False),
    ],
)
def test_what_is_not_what_it_says_is_not_kept(name: str, data: bytes, photo: bool) -> None:
    assert looked_at(data, name, photo=photo) is None


def test_a_bomb_is_not_unpacked() -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 4_000)).save(out, "PNG")
    assert shrunk(out.getvalue()) is None


@pytest.mark.parametrize(
    ("name", "data", "mime"),
    [("a.pdf", b"%PDF-1.7 and more", "application/pdf"), ("../../etc/words.txt", "grüße".encode(), "text/plain")],
)
def test_what_is_what_it_says_is_kept_as_it_is(name: str, data: bytes, mime: str) -> None:
    found = looked_at(data, name, photo=False)
    assert found is not None
    assert (found.data, found.mime) == (data, mime)


def test_bytes_are_kept_once_for_nobody_else_and_read_by_a_hash_only(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "files")
    name = kept.keep(b"one")
    assert kept.keep(b"one") == name
    assert [path.name for path in (tmp_path / "files").iterdir()] == [name]
    assert (tmp_path / "files" / name).stat().st_mode & 0o077 == 0
    assert kept.read(name) == b"one"
    (tmp_path / "secret").write_bytes(b"no")
    for wrong in ("../secret", "0" * 64, "", name.upper()):
        assert kept.read(wrong) is None


def test_nothing_but_kept_files_is_taken_from_another_folder(tmp_path: Path) -> None:
    kept, other = Kept(tmp_path / "files"), Kept(tmp_path / "other")
    name = other.keep(b"one")
    (tmp_path / "secret").write_bytes(b"no")
    assert kept.take_from(tmp_path / "other", [name, "../secret", str(tmp_path / "secret")]) == (1, 2)
    assert [path.name for path in (tmp_path / "files").iterdir()] == [name]


def test_what_nobody_names_goes_once_it_is_not_just_being_named(tmp_path: Path) -> None:
    kept, now = Kept(tmp_path), datetime(2026, 3, 2, tzinfo=UTC)
    old, named, young = (kept.keep(word) for word in (b"old", b"named", b"young"))
    for name in (old, named):
        past = (now - timedelta(hours=1)).timestamp()
        os.utime(tmp_path / name, (past, past))
    os.utime(tmp_path / young, (now.timestamp(), now.timestamp()))
    (tmp_path / "letter.txt").write_text("somebody's own")
    os.utime(tmp_path / "letter.txt", (0, 0))
    assert kept.sweep({named}, now) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([named, young, "letter.txt"])
    assert Kept(tmp_path / "nowhere").sweep(set(), now) == 0
