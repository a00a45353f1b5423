"""The file as it comes from outside: never unpacked, read line by line, nothing in it is believed."""

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path, PurePosixPath
from typing import IO, Any, Self
from zipfile import BadZipFile, ZipFile
from zlib import error as BrokenStream  # noqa: N812 - it is an exception

from bot.moving.layout import DOCUMENTS, KEPT_FILES
from bot.moving.problems import CannotImport, Problem

MOST_ENTRIES = 1000
LONGEST_LINE = 4 * 2**20  # bytes; Convex allows a document 1 MiB
MOST_BYTES = 4 * 2**30  # of all lines together, after unpacking
LARGEST_FILE = 32 * 2**20  # of those that rows name; a bot may fetch files of up to 20 MiB
BROKEN = (BadZipFile, BrokenStream, EOFError, OSError, RuntimeError, NotImplementedError)
_KEPT = re.compile(f"{KEPT_FILES}/[0-9a-f]{{64}}")


class Archive(AbstractContextManager["Archive"]):
    """An export that was opened; CannotImport says in a sentence why a file is none."""

    def __init__(self, path: Path, most_bytes: int = MOST_BYTES) -> None:
        self._left = most_bytes
        try:
            self._zip = ZipFile(path)
        except (OSError, BadZipFile, ValueError) as error:
            raise CannotImport(f"{path} cannot be opened as a zip file: {error}") from error
        try:
            self.tables = self._survey()
        except CannotImport:
            self._zip.close()
            raise

    def __enter__(self) -> Self:
        """Keep the file open."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self._zip.close()

    def _survey(self) -> dict[str, str]:
        """Return the path of the documents by folder; what else is in the file is never looked at."""
        names = self._zip.namelist()
        self.files = [name for name in names if _KEPT.fullmatch(name)]
        if (others := len(names) - len(self.files)) > MOST_ENTRIES:
            raise CannotImport(f"It holds {others} files, and an export has at most {MOST_ENTRIES}.")
        tables: dict[str, str] = {}
        for name in names:
            path = PurePosixPath(name.replace("\\", "/"))
            if path.is_absolute() or ".." in path.parts or ":" in name:
                raise CannotImport(f"It holds a file with the path {name!r}, which no export has.")
            if path.name == DOCUMENTS and len(path.parts) == 2 and not name.startswith("_"):
                if path.parts[0] in tables:
                    raise CannotImport(f"It holds {name!r} twice.")
                tables[path.parts[0]] = name
        if not tables:
            raise CannotImport(f"No folder at its top holds a {DOCUMENTS}, so it is no export.")
        return tables

    def file(self, name: str) -> bytes:
        """Return the bytes of a kept file, which has to be what its name says."""
        try:
            with self._zip.open(name) as entry:
                content = entry.read(LARGEST_FILE + 1)
        except BROKEN as error:
            raise CannotImport(f"{name} cannot be unpacked: {error}") from error
        if len(content) > LARGEST_FILE:
            raise CannotImport(f"{name} is larger than {LARGEST_FILE >> 20} MiB.")
        if hashlib.sha256(content).hexdigest() != PurePosixPath(name).name:
            raise CannotImport(f"{name} is not the file that its name says.")
        return content

    def documents(self, folder: str) -> Iterator[tuple[int, dict[str, Any] | Problem]]:
        """Yield the number of each line, counted from 1, with its document or with what is wrong with it.

        What is broken in the file itself, or larger than all bounds, ends the reading with CannotImport.
        """
        if folder not in self.tables:
            return
        try:
            with self._zip.open(self.tables[folder]) as entry:
                for number, raw in enumerate(self._lines(folder, entry), 1):
                    if raw.strip():
                        yield number, _parsed(folder, number, raw)
        except BROKEN as error:
            raise CannotImport(f"{folder} cannot be unpacked: {error}") from error

    def _lines(self, folder: str, entry: IO[bytes]) -> Iterator[bytes]:
        while raw := entry.readline(LONGEST_LINE):
            self._left -= len(raw)
            if len(raw) == LONGEST_LINE and not raw.endswith(b"\n"):
                raise CannotImport(f"{folder} holds a line of more than {LONGEST_LINE >> 20} MiB.")
            if self._left < 0:
                raise CannotImport(f"It unpacks to more than {MOST_BYTES >> 30} GiB.")
            yield raw


def _parsed(folder: str, number: int, raw: bytes) -> dict[str, Any] | Problem:
    try:
        document = json.loads(raw.decode("utf-8-sig" if number == 1 else "utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        return Problem(folder, number, f"this is no JSON: {error}")
    if not isinstance(document, dict):
        return Problem(folder, number, "a document in {} is wanted")
    return document


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no number")
