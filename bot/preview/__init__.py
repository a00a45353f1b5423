"""The bot to read without running it: every screen of every conversation, every kind of question, the pictures."""

import asyncio
from pathlib import Path

from bot.preview import pictures, questions, screens


def write_preview(folder: Path) -> Path:
    """Write all pages into a folder; return the first."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in asyncio.run(screens.pages()).items():
        (folder / name).write_text(text, "utf-8")
    questions.write_sheet(folder)
    pictures.write_sheet(folder)
    return folder / "index.html"
