"""Pictures of the rhythm: the caption says what the picture shows, and both hold however much there is."""

from collections.abc import Sequence
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from bot.drawing import draw
from bot.drawing.marks import MARKS as DRAWN
from bot.transport.delivery import payload
from bot.views import my_month
from bot.views.rhythm_pictures import MARKS, habit_grid, sprint_card, sprint_progress
from bot.views.view import View

FIRST, LAST = date(2026, 11, 16), date(2026, 11, 29)
TODAY = date(2026, 11, 24)
LONG = "<&" + "🙂 word " * 100


def goal(title: str, status: str = "in_progress", done: int = 4, of: int = 7) -> SimpleNamespace:
    return SimpleNamespace(goal=SimpleNamespace(title=title, status=status), done=done, of=of)


def habit(name: str, *marks: str) -> SimpleNamespace:
    done = marks.count("done")
    return SimpleNamespace(name=name, marks=marks, done=done, planned=done + marks.count("missed"))


def values(view: View) -> dict[str, Any]:
    assert view.attachment is not None
    found: dict[str, Any] = view.attachment.values["values"]
    return found


def drawn(view: View) -> None:
    """Let a picture be drawn, and its caption be taken."""
    assert view.attachment
    payload(view)
    draw(view.attachment.values["kind"], values(view))


READ = habit("Read <10>", *["done"] * 6, "missed", "skipped", "paused", "free", *["coming"] * 4)
GOALS = [goal("Times tables", "completed", 9, 9), goal("My bridge"), goal("Swim", "not_started", 0, 0)]


def test_a_grid_of_habits_counts_planned_days_and_names_the_others() -> None:
    view = habit_grid("Sprint 4", FIRST, LAST, TODAY, [READ])
    assert view.text.striptags() == (
        "My habits in Sprint 4 Read <10>: 6 of 7 planned days · not today: 1 · away: 1 · to come: 4"
    )
    assert values(view)["weeks"] == ["Week 1 · Nov 16", "Week 2 · Nov 23"]
    assert values(view)["today"] == "2026-11-24"
    drawn(view)
    nothing = habit_grid("Sprint 4", FIRST, LAST, TODAY, [])
    assert (nothing.text.striptags(), nothing.attachment) == ("No habit is in Sprint 4 yet.", None)


@pytest.mark.parametrize(
    ("today", "when"),
    [
        (FIRST - timedelta(days=1), "It begins on Nov 16."),
        (FIRST, "Day 1 of 14"),
        (LAST, "Day 14 of 14"),
        (LAST + timedelta(days=1), "It ended on Nov 29."),
    ],
)
def test_a_sprint_says_where_it_is_and_each_goal_how_far(today: date, when: str) -> None:
    view = sprint_progress("Sprint 4", FIRST, LAST, today, GOALS, (13, 20), (31, 36))
    assert view.text.unescape().splitlines() == [
        "<b>Sprint 4</b>", when, "★ Times tables: 9 of 9 tasks", "◐ My bridge: 4 of 7 tasks", "○ Swim",
        "Tasks: 13 of 20 done", "Habit days: 31 of 36 done",
    ]  # fmt: skip
    assert values(view)["when"] == when
    assert "%" not in view.text
    drawn(view)


def test_numbers_of_which_nothing_was_planned_are_left_out() -> None:
    view = sprint_progress("Sprint 4", FIRST, LAST, TODAY, [], (0, 0), (3, 2))
    assert values(view)["numbers"] == [{"label": "habit days done", "done": 3, "of": 3}]
    drawn(view)


def test_a_card_shows_the_first_name_and_what_was_done_and_nothing_else() -> None:
    read, tidy = SimpleNamespace(name="Read", done=7), SimpleNamespace(name="Tidy", done=0)
    view = sprint_card("Nia Okafor", "Sprint 4", FIRST, LAST, GOALS, 13, [tidy, read])
    assert view.text.unescape().splitlines() == [
        "<b>Nia</b>: Sprint 4", "20 things done, Nov 16 – Nov 29", "★ Times tables: reached", "◐ My bridge: on the way",
        "◐ Swim: on the way", "13 tasks done", "Read: 7 days",
    ]  # fmt: skip
    assert (values(view)["name"], values(view)["count"]) == ("Nia", 20)
    assert values(view)["lines"] == ["13 tasks done", "Read: 7 days"]
    drawn(view)


def test_a_card_with_tasks_alone_counts_them_once() -> None:
    view = sprint_card("Nia", "Sprint 4", FIRST, LAST, [], 6, [])
    assert view.text.striptags() == "Nia: Sprint 4 6 tasks done, Nov 16 – Nov 29"
    assert values(view)["lines"] == []
    drawn(view)


def test_a_card_of_a_sprint_in_which_nothing_is_done_yet_says_no_zero() -> None:
    view = sprint_card("Nia", "Sprint 4", FIRST, LAST, [], 0, [])
    assert view.text.striptags() == "Nia: Sprint 4 Nov 16 – Nov 29"
    assert "0" not in values(view)["label"]
    drawn(view)


@pytest.mark.thorough
@pytest.mark.parametrize("count", [1, 8, 60])
@pytest.mark.parametrize("length", [1, 90, 200])
def test_however_much_there_is_it_fits(count: int, length: int) -> None:
    last, marks = FIRST + timedelta(days=length - 1), list(MARKS) * 25
    habits: Sequence[Any] = [habit(LONG, *marks[:length]) for _ in range(count)]
    goals = [goal(LONG) for _ in range(count)]
    for today in (FIRST, last):
        drawn(habit_grid(LONG, FIRST, last, today, habits))
        drawn(sprint_progress(LONG, FIRST, last, today, goals, (999, 999), (999, 999)))
    drawn(sprint_card(LONG, LONG, FIRST, last, goals, 999, habits))


def test_of_a_very_long_sprint_the_days_around_today_are_shown() -> None:
    last = FIRST + timedelta(days=199)
    for today in (FIRST, FIRST + timedelta(days=100), last):
        found = values(sprint_progress("Year", FIRST, last, today, [], (0, 0), (0, 0)))
        assert today.isoformat() in found["days"]
        assert len(found["days"]) <= 90
    assert found["weeks"][-1].startswith("Week 29 ")


def test_every_mark_that_is_drawn_has_its_words() -> None:
    assert list(MARKS) == list(DRAWN)


@pytest.mark.parametrize("count", [1, pytest.param(40, marks=pytest.mark.thorough)])
def test_a_month_of_many_feelings_of_a_school_s_own_fits(count: int) -> None:
    felt = [SimpleNamespace(key=f"{n}", name=LONG, emoji="🙂", color="no colour", days=31, words=((LONG, 31),) * 30)
            for n in range(count)]  # fmt: skip
    every_day = (tuple(one.key for one in felt),) * 31
    drawn(my_month.month(
        SimpleNamespace(first=date(2026, 8, 1), today=None, days=every_day, felt=felt, earlier=date(2026, 7, 1),
                        later=date(2026, 9, 1)), family=True))  # fmt: skip
