"""Files as they may come, well meant or not."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

MS = 1_767_600_000_000  # 5 January 2026, 08:00 UTC
Documents = Sequence[dict[str, Any] | str]


def user(id: str = "k17nia", **given: Any) -> dict[str, Any]:
    """Return a user as Convex writes one: numbers are floats, and every document says when it was made."""
    return {
        "_id": id,
        "_creationTime": MS + 0.25,
        "username": id,
        "passwordHash": "$2a$10$abc",
        "role": "student",
        "displayName": id.removeprefix("k17").title(),
        "batch": "2156",
        "createdAt": float(MS),
        **given,
    }


SPRINT: dict[str, Any] = {
    "_id": "s1", "name": "Winter", "startDate": "2026-01-05", "endDate": "2026-02-15", "isActive": True,
    "createdBy": "k17ada", "_creationTime": MS + 0.5,
}  # fmt: skip
HABIT: dict[str, Any] = {
    "_id": "h1", "userId": "k17nia", "sprintId": "s1", "name": "Read", "whatIsHabit": "a page",
    "howToPractice": "at eight", "createdAt": float(MS),
}  # fmt: skip
ADA = user("k17ada", role="admin", batch=None)
PEOPLE: dict[str, Documents] = {"users": [ADA, user()], "sprints": [SPRINT]}


def done(id: str, at: int = MS, **given: Any) -> dict[str, Any]:
    """Return a day on which a habit was done."""
    return {"_id": id, "habitId": "h1", "userId": "k17nia", "date": "2026-01-05", "completedAt": float(at), **given}


def packed(path: Path, tables: dict[str, Documents], **others: bytes) -> Path:
    """Write a zip of these tables; a document that is a text stands there as it is."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, documents in tables.items():
            lines = [one if isinstance(one, str) else json.dumps(one) for one in documents]
            archive.writestr(f"{name}/documents.jsonl", "".join(f"{line}\n" for line in lines))
        for name, content in others.items():
            archive.writestr(name, content)
    return path
