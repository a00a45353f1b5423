"""A recipe of each kind three times: the least that can be drawn, what is usual, and as much as can be asked for."""

from datetime import date, timedelta
from typing import Any

LONG = "Understanding how very long descriptions behave when they cannot possibly fit"
WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmütze" * 2
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LEGEND = {"assigned": "ahead", "in_progress": "on the way", "viva_requested": "waits for a talk", "mastered": "yours"}
CROSS = [[1, 0], [0, 1], [1, 1], [2, 1], [3, 1], [1, 2]]


def major(title: str, state: str = "assigned", done: int = 0, of: int = 5) -> dict[str, Any]:
    return {"title": title, "state": state, "done": done, "of": of}


def feeling(label: str, color: str, face: str, count: int = 1) -> dict[str, Any]:
    return {"label": label, "color": color, "face": face, "count": count}


FEELINGS = [
    feeling("Happy", "#F2B705", "happy", 8), feeling("Calm", "#2A9D8F", "calm", 5),
    feeling("Anxious", "#8E6BBF", "anxious", 3), feeling("Sad", "#3A7CA5", "sad", 2),
    feeling("Frustrated", "#D1495B", "frustrated", 3), feeling("Not sure", "#8D99AE", "unsure"),
    feeling("No word", "#C3CBD6", "silent", 2),
]  # fmt: skip
WEEK = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]


MARKS = {
    "done": "done", "missed": "not done", "skipped": "not today", "paused": "away", "holiday": "holiday",
    "free": "free", "open": "open", "coming": "to come",
}  # fmt: skip
_LETTERS = {mark[0]: mark for mark in MARKS}


def days(count: int, first: date = date(2026, 11, 16)) -> list[str]:
    return [(first + timedelta(days=n)).isoformat() for n in range(count)]


def habit(name: str, marks: str) -> dict[str, Any]:
    """Return a habit with a mark a letter: the first of its name."""
    return {"name": name, "marks": [_LETTERS[one] for one in marks]}


WEEKS = ["Week 1 · Nov 16", "Week 2 · Nov 23", "Week 3 · Nov 30", "Week 4 · Dec 7"]


def reached(title: str, state: str = "reached") -> dict[str, Any]:
    return {"title": title, "state": state, "said": state.replace("_", " ")}


def card(type_: str, size: str = "md", color: str = "green", title: str = "A dream", **more: Any) -> dict[str, Any]:
    return {"type": type_, "size": size, "color": color, "title": title, **more}


ROWS = [{"label": "Drink water", "done": True}, {"label": "Read 10 minutes", "done": False}]
CARDS = [
    card("image_hero", "hero", "blue", "Fly to the sea", subtitle="next summer", emoji="✈️", big="60 %", part=0.6),
    card("counter", "sm", "green", "Books", emoji="📚", big="12 of 20", label="books", part=0.6),
    card("habits", "tall", "pink", "Every day", emoji="🌱", rows=ROWS, foot="day 12"),
    card("mini_tile", "sm", "yellow", "Be kind", emoji="💛"),
    card("streak", "wide", "orange", "Practise", emoji="🎹", big="5", label="days in a row"),
    card("motivation", "md", "purple", "", body="Small steps every day.", foot="day 40"),
    card("journal", "md", "green", "A good day", body="We rode to the river. It was warm.", foot="29 Nov"),
    card("progress", "lg", "orange", "Build a bridge", emoji="🌉", big="3 of 5", label="steps", part=0.6),
]  # fmt: skip
COLORS = ("green", "blue", "pink", "purple", "orange", "yellow")
SIZES = ("sm", "md", "lg", "tall", "wide", "hero")
TITLES = (LONG * 2, WORD, "👨‍👩‍👧‍👦" * 120)
FULL_OF_WORDS: dict[str, Any] = {
    "subtitle": LONG, "emoji": "👩🏽‍🚀", "big": LONG, "label": LONG, "part": 1, "body": LONG * 20, "foot": LONG,
    "rows": [{"label": (LONG, WORD)[n % 2], "done": n % 2 == 0} for n in range(20)],
}  # fmt: skip


def counted(most: int, name: str = "label", number: str = "value", words: str = LONG) -> list[dict[str, Any]]:
    return [{name: f"{place} {words}", number: place} for place in range(1, most + 1)]


MINIMAL: dict[str, Any] = {
    "number_line": {"first": 0, "last": 1, "step": 1, "marks": []},
    "thermometer": {"first": 0, "last": 1, "step": 1, "at": 0},
    "bars": {"rows": [{"parts": 1, "filled": 0}]},
    "circle": {"parts": 1, "filled": 1},
    "tape": {"rows": [{"label": "a", "parts": 1}]},
    "dots": {"figures": [[[0, 0]]], "labels": []},
    "table": {"head": ["x"], "rows": [["1"]]},
    "grid": {"first": 0, "last": 1, "points": []},
    "shape": {"points": [[0, 0], [1, 0], [0, 1]], "sides": [None] * 3, "right_angles": [], "inner": []},
    "cuboid": {"x": 1, "y": 1, "z": 1, "cubes": True, "labels": None},
    "net": {"cells": [[0, 0]]},
    "bar_chart": {"bars": [{"label": "a", "value": 0}], "step": 1},
    "line_chart": {"points": [{"label": "a", "value": 1}], "step": 1},
    "pictogram": {"rows": [{"label": "a", "count": 0}], "each": 1},
    "bag": {"counts": [{"label": "red", "count": 1}]},
    "feelings_month": {"title": "May", "heads": list("MTWTFSS"), "before": 0, "days": [[]], "feelings": []},
    "habit_grid": {
        "title": "Habits",
        "days": days(1),
        "today": None,
        "rows": [habit("Read", "d")],
        "legend": {},
        "heads": list("MTWTFSS"),
        "weeks": ["1"],
    },
    "sprint_progress": {
        "title": "Sprint",
        "days": days(1),
        "today": None,
        "weeks": ["1"],
        "goals": [],
        "numbers": [],
    },
    "cover": {"title": "Oz", "author": "", "seed": 0},
    "sprint_card": {"name": "Bo", "sprint": "Sprint", "count": 0, "label": "It has begun.", "goals": []},
    "jar": {"count": 0, "words": "0", "seed": 0},
    "vision_board": {"title": "", "cards": [card("mini_tile", "sm", title="")]},
    "mastery_map": {"title": "Map", "domains": [{"name": "A", "majors": [major("B", of=0)]}], "legend": {}},
}

TYPICAL: dict[str, Any] = {
    "number_line": {
        "first": "−1", "last": "1", "step": "1/4", "parts": 2,
        "marks": [{"at": "−3/4", "label": "A"}, {"at": "0.125", "label": "B"}],
    },
    "thermometer": {"first": -10, "last": 30, "step": 5, "at": "−2.5"},
    "bars": {"rows": [{"parts": 3, "filled": 2, "label": "Nia"}, {"parts": 6, "filled": 4}]},
    "circle": {"parts": 8, "filled": 3},
    "tape": {"rows": [{"label": "red paint", "parts": 3}, {"label": "blue paint", "parts": 5}]},
    "dots": {"figures": [[[0, 0]], [[0, 0], [1, 0]], [[0, 0], [1, 0], [1, 1]]], "labels": ["1", "2", "3"]},
    "table": {"head": ["hours", "price"], "rows": [["1", "12 €"], ["2", "?"]]},
    "grid": {
        "first": -5, "last": 5, "points": [{"x": 2, "y": -3, "label": "P"}, {"x": "1/2", "y": 0, "label": "Q"}],
        "lines": [[-5, -5, 5, 5]],
    },
    "shape": {
        "points": [[0, 0], [8, 0], [6, 5], [2, 5]], "sides": ["8 cm", None, "4 cm", None], "right_angles": [],
        "inner": [[2, 0, 2, 5, "5 cm"]], "angles": ["68°", None, None, "?"],
    },
    "cuboid": {"x": 8, "y": 5, "z": 3, "cubes": False, "labels": ["8 cm", "5 cm", "3 cm"]},
    "net": {"cells": CROSS, "labels": list("ABCDEF")},
    "bar_chart": {
        "bars": [{"label": day, "value": 5 * n} for n, day in enumerate(DAYS)], "step": 10, "title": "Minutes",
    },
    "line_chart": {
        "points": [{"label": f"{hour}:00", "value": f"−{hour}/2"} for hour in range(7)], "step": 1, "title": "°C",
    },
    "pictogram": {"rows": [{"label": "a", "count": "2.5"}, {"label": "b", "count": "7/4"}], "each": 4},
    "bag": {"counts": [{"label": "red", "count": 3}, {"label": "blue", "count": 5}]},
    "feelings_month": {
        "title": "November 2026", "heads": WEEK, "before": 6, "today": 24, "feelings": FEELINGS,
        "days": [[], [0], [0], [1], [4], [], [], [0, 4], [2], [1], [1, 0], [0], [], [], [3], [2, 3, 1], [0], [1], [6],
                 [], [0], [4, 2, 0, 1], [5], [0], *[[]] * 6],
    },
    "habit_grid": {
        "title": "My habits", "days": days(28), "today": days(28)[16], "legend": MARKS, "heads": WEEK,
        "weeks": WEEKS,
        "rows": [
            habit("Read 10 minutes", "dddmdddddsppphddo" + "c" * 11),
            habit("Tidy my desk", "dfdfdffmfdfpphdfo" + "cffcfcffcfc"),
            habit("Stretch after getting up", "dmdddddddddppmddd" + "c" * 11),
        ],
    },
    "sprint_progress": {
        "title": "Sprint 4", "when": "Day 17 of 28", "days": days(28), "today": days(28)[16], "weeks": WEEKS,
        "goals": [
            major("Times tables 6, 7 and 8", "mastered", 9, 9),
            major("Finish my spaghetti bridge", "in_progress", 4, 7),
            major("Swim 50 metres", "assigned", 0, 4),
        ],
        "numbers": [{"label": "tasks", "done": 13, "of": 20}, {"label": "habit days", "done": 31, "of": 36}],
    },
    "cover": {"title": "The Wonderful Wizard of Oz", "author": "L. Frank Baum", "seed": 7919},
    "sprint_card": {
        "name": "Nia", "sprint": "Sprint 4", "when": "Nov 16 – Dec 13", "count": 44, "label": "things done",
        "goals": [
            reached("Times tables 6, 7 and 8"), reached("Finish my spaghetti bridge"),
            reached("Swim 50 metres", "on_the_way"),
        ],
        "lines": ["13 tasks done", "Read 10 minutes: 15 days", "Tidy my desk: 7 days"],
    },
    "jar": {"count": 31, "words": "31 of 50", "title": "Our jar", "seed": 7},
    "vision_board": {"title": "My board", "cards": CARDS},
    "mastery_map": {
        "title": "Nia’s map", "legend": LEGEND,
        "domains": [{"name": name, "majors": [major(state, state, 2) for state in LEGEND]} for name in ("A", "B")],
    },
}  # fmt: skip

MAXIMAL: dict[str, Any] = {
    "number_line": {
        "first": 0, "last": 10**9, "step": 10**8, "parts": 20,
        "marks": [{"at": n * 10**8, "label": (LONG, WORD)[n % 2]} for n in range(11)],
    },
    "thermometer": {"first": -50, "last": 50, "step": 1, "at": 50},
    "bars": {"rows": [{"parts": 40, "filled": 5 * n, "label": LONG} for n in range(8)]},
    "circle": {"parts": 36, "filled": 35},
    "tape": {"rows": [{"label": (LONG, WORD)[n % 2], "parts": 24 - n} for n in range(6)]},
    "dots": {"figures": [[[x, y] for x in range(8) for y in range(20)]] * 6, "labels": [LONG] * 6},
    "table": {"head": [WORD, *["b"] * 7], "rows": [[LONG, *["1000"] * 7]] * 10},
    "grid": {
        "first": -50, "last": 50, "points": [{"x": 50, "y": 4 * n - 50, "label": LONG} for n in range(26)],
        "lines": [[-50, n, 50, -n] for n in range(20)],
    },
    "shape": {
        "points": [[100, 1], [60, 80], [0, 100], [-60, 80], [-100, 0], [-60, -80], [0, -100], [60, -80]],
        "sides": [LONG] * 8, "right_angles": [0], "inner": [[-100, 0, 100, 0, LONG]] * 8, "angles": [LONG] * 8,
    },
    "cuboid": {"x": 10**6, "y": 1, "z": 1, "cubes": False, "labels": [LONG, LONG, WORD]},
    "net": {"cells": [[n, n] for n in range(12)], "labels": [WORD] * 12},
    "bar_chart": {"bars": counted(16), "step": "1/4", "title": LONG * 2},
    "line_chart": {"points": counted(31), "step": 1, "title": WORD},
    "pictogram": {"rows": [{"label": WORD, "count": 20}] * 12, "each": 1},
    "bag": {"counts": counted(7, "label", "count")},
    "feelings_month": {
        "title": LONG * 2, "heads": [WORD] * 7, "before": 6, "today": 31,
        "feelings": [feeling((LONG, WORD)[n % 2], ("#FFFFFF", "no colour")[n % 2], "", 31) for n in range(12)],
        "days": [[n % 12 for n in range(day, day + day % 6)] for day in range(31)],
    },
    "habit_grid": {
        "title": LONG * 2, "days": days(90), "today": days(90)[60], "legend": dict.fromkeys(MARKS, LONG),
        "heads": [WORD] * 7, "weeks": [LONG] * 13,
        "rows": [habit((LONG, WORD)[n % 2], ("dmsphfoc" * 12)[n : n + 90]) for n in range(6)],
    },
    "sprint_progress": {
        "title": LONG * 2, "when": LONG * 2, "days": days(90), "today": days(90)[60], "weeks": [LONG] * 13,
        "goals": [major((LONG * 2, WORD)[n % 2], ("mastered", "in_progress")[n % 2], 999, 999) for n in range(6)],
        "numbers": [{"label": one, "done": 999, "of": 999} for one in (LONG, WORD)],
    },
    "cover": {"title": LONG * 2, "author": WORD, "seed": 2**24 - 1},
    "sprint_card": {
        "name": WORD, "sprint": LONG, "when": LONG, "count": 9999, "label": LONG, "lines": [LONG, WORD] * 2,
        "goals": [reached((LONG * 2, WORD)[n % 2], ("reached", "on_the_way")[n % 2]) for n in range(4)],
    },
    "jar": {"count": 50, "words": LONG, "title": WORD, "seed": 10**9},
    "vision_board": {
        "title": LONG * 2,
        "cards": [card(CARDS[n % 8]["type"], SIZES[n % 6], COLORS[n * 5 % 6], TITLES[n % 3], **FULL_OF_WORDS)
                  for n in range(40)],
    },
    "mastery_map": {
        "title": LONG * 2, "legend": dict.fromkeys(LEGEND, LONG),
        "domains": [{"name": LONG, "majors": [major(LONG, "mastered", 999, 999)] * 12}] * 6,
    },
}  # fmt: skip

SAMPLES = [
    (kind, name, values)
    for name, recipes in (("minimal", MINIMAL), ("typical", TYPICAL), ("maximal", MAXIMAL))
    for kind, values in recipes.items()
]
