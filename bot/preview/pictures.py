"""The sheet of pictures of students' days and books: each as the bot would send it, with its caption, day and night."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from bot.content.books import starter_library
from bot.content.feelings import starter_pack
from bot.drawing import draw
from bot.preview.dreams import EIGHT, FORTY
from bot.preview.page import page
from bot.services.feelings_month import SILENT, Felt, Month
from bot.views import book_page, my_month, rhythm_pictures
from bot.views.view import Attachment, View

FIRST, LAST, TODAY = date(2026, 11, 16), date(2026, 12, 13), date(2026, 12, 2)
FIGURE = Markup('<figure><figcaption>{kind}</figcaption><img src="pictures/{light}" alt=""><img src="pictures/{dark}"'
                ' alt=""><p>{caption}</p></figure>')  # fmt: skip


def write_sheet(folder: Path) -> Path:
    """Write the sheet and its pictures, light and dark, into a folder; return the page."""
    pictures = folder / "pictures"
    pictures.mkdir(exist_ok=True)
    figures = Markup("").join(_figure(view, pictures, n) for n, view in enumerate(_views()))
    sheet = folder / "pictures.html"
    sheet.write_text(page("Pictures", Markup("<section>{}</section>").format(figures)), "utf-8")
    return sheet


def _figure(view: View, pictures: Path, number: int) -> Markup:
    assert view.attachment is not None
    kind, values = view.attachment.values["kind"], view.attachment.values["values"]
    names = {dark: f"{number}-{kind}{'-dark' if dark else ''}.png" for dark in (False, True)}
    for dark, name in names.items():
        (pictures / name).write_bytes(draw(kind, values, dark=dark))
    return FIGURE.format(kind=kind, light=names[False], dark=names[True], caption=view.text)


def _views() -> Iterator[View]:
    """Yield every picture with as much in it as is usual, and with very little."""
    yield my_month.month(_month("0.0h01.20.13d40.5s0.012.0"), family=False)
    yield my_month.month(_month("......................0.."), family=True)
    goals = [_goal("Times tables 6, 7 and 8", "completed", 9, 9), _goal("Finish my bridge", "in_progress", 4, 7),
             _goal("Swim 50 metres", "not_started", 0, 4)]  # fmt: skip
    habits = [_habit("Read 10 minutes", "dddmdddddsppphddo"), _habit("Tidy my desk", "dfdfdffmfdfpphdfo")]
    yield rhythm_pictures.habit_grid("Sprint 4", FIRST, LAST, TODAY, habits)
    yield rhythm_pictures.sprint_progress("Sprint 4", FIRST, LAST, TODAY, goals, (13, 20), (18, 20))
    yield rhythm_pictures.sprint_progress("Sprint 4", FIRST, LAST, FIRST - timedelta(days=3), [], (0, 0), (0, 0))
    yield rhythm_pictures.sprint_card("Nia", "Sprint 4", FIRST, LAST, goals, 13, habits)
    yield rhythm_pictures.sprint_card("Nia", "Sprint 4", FIRST, LAST, goals[1:2], 1, [])
    for count in (0, 31, 50):
        yield _shown(f"{count} of 50", "jar", count=count, words=f"{count} of 50", title="Our jar", seed=7)
    for cards in (FORTY, EIGHT, EIGHT[:1], []):
        yield _shown(f"{len(cards)} cards", "vision_board", title="My vision board ✨", cards=cards)
    for one in starter_library()[:6]:
        nowhere = {"id": one.title, "cover": None, "cover_image_url": None, "reading_url": one.reading_url}
        yield book_page.page(SimpleNamespace(**one.model_dump(), **nowhere), None, 0, None)


def _shown(text: str, kind: str, **values: Any) -> View:
    return View(Markup.escape(text), (), Attachment("picture", {"kind": kind, "values": values}))


def _goal(title: str, status: str, done: int, of: int) -> SimpleNamespace:
    return SimpleNamespace(goal=SimpleNamespace(title=title, status=status), done=done, of=of)


def _habit(name: str, letters: str) -> SimpleNamespace:
    """Return a habit with a mark a letter, the first of its word, and the rest of the sprint to come."""
    words = {mark[0]: mark for mark in rhythm_pictures.MARKS}
    marks = [words[one] for one in letters.ljust((LAST - FIRST).days + 1, "c")]
    return SimpleNamespace(name=name, marks=marks, done=marks.count("done"),
                           planned=marks.count("done") + marks.count("missed"))  # fmt: skip


def _month(said: str) -> Month:
    """Return November: a sign a day, the place of a category, `h` or `d` for two of them, `s` for saying no word."""
    pack = starter_pack()
    signs = {f"{n}": (one.name,) for n, one in enumerate(pack)} | {
        "h": (pack[0].name, pack[1].name), "d": (pack[4].name, pack[2].name, pack[0].name), "s": (SILENT,), ".": (),
    }  # fmt: skip
    days = tuple(signs[one] for one in said.ljust(30, "."))
    counts = {one.name: sum(one.name in day for day in days) for one in pack}
    felt = [
        Felt(one.name, one.name, one.emoji, one.color, count, ((one.feelings[0].name, count),))
        for one in pack
        if (count := counts[one.name])
    ]
    if silent := sum(SILENT in day for day in days):
        felt.append(Felt(SILENT, SILENT, "", "", silent, ()))
    today = date(2026, 11, len(said))
    return Month(today.replace(day=1), today, days, tuple(felt), date(2026, 10, 1), None)
