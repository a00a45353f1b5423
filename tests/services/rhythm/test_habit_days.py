"""What the days of a habit are, and how it goes: by the figures of the contract, and beside a plain reference."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.services.rhythm import habit_days, habit_scores
from bot.services.rhythm.calendar import Span
from bot.services.rhythm.habit_days import Kept, Rhythm
from bot.services.rhythm.habit_scores import Score
from tests.services.rhythm.plain_habits import Case, plain

MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)
SPRINT = Span(MONDAY, MONDAY + 27 * DAY)
FORTNIGHT = [MONDAY + n * DAY for n in range(14)]


def goes(rhythm: Rhythm, kept: Kept, today: date) -> Score:
    return habit_scores.score(rhythm, habit_days.of(rhythm, kept, today), today)


def marks(rhythm: Rhythm, kept: Kept, today: date, days: int = 14) -> str:
    signs = {"done": "x", "missed": "-", "skipped": "s", "paused": "p", "holiday": "h", "free": ".", "open": "o",
             "coming": "c"}  # fmt: skip
    return "".join(signs[day.mark] for day in habit_days.of(rhythm, kept, today)[:days])


@pytest.mark.parametrize(
    ("missed", "share", "streak"), [([], 1.0, 14), ([13], 0.874, 0), ([0], 0.965, 13)], ids=["none", "last", "first"]
)
def test_the_figures_of_the_contract(missed: list[int], share: float, streak: int) -> None:
    done = frozenset(day for n, day in enumerate(FORTNIGHT) if n not in missed)
    score = goes(Rhythm(SPRINT, MONDAY), Kept(done), FORTNIGHT[-1] + DAY)
    assert score == Score(14 - len(missed), 14, pytest.approx(share, abs=0.001), streak, in_weeks=False)  # type: ignore[arg-type]


def test_nothing_planned_yet_has_no_score() -> None:
    assert goes(Rhythm(SPRINT, MONDAY), Kept(), MONDAY).share is None
    assert goes(Rhythm(SPRINT, MONDAY), Kept(frozenset([MONDAY])), MONDAY).share == 1


@pytest.mark.parametrize(
    ("rhythm", "kept", "shown"),
    [
        (Rhythm(SPRINT, MONDAY), {"done": [0, 1, 4]}, "xx--x----oo"),
        (Rhythm(SPRINT, MONDAY + 3 * DAY), {}, "...------oo"),
        (Rhythm(SPRINT, MONDAY, ends=MONDAY + 2 * DAY), {"done": [0, 5]}, "x-...x....."),
        (Rhythm(SPRINT, MONDAY, weekdays={1, 3}), {"done": [0, 3]}, "x.-x...-.o."),
        (Rhythm(SPRINT, MONDAY, times=3), {"done": [0, 1]}, "xx....-...o"),
        (Rhythm(SPRINT, MONDAY, times=6), {}, ".------.-oo"),
        (Rhythm(SPRINT, MONDAY, times=2), {"done": [0, 1, 2, 3], "skipped": [8]}, "xxxx....s.o"),
    ],
)  # fmt: skip
def test_what_days_are_on_the_second_thursday(rhythm: Rhythm, kept: dict[str, list[int]], shown: str) -> None:
    done, skipped = (frozenset(MONDAY + n * DAY for n in kept.get(what, ())) for what in ("done", "skipped"))
    assert marks(rhythm, Kept(done, skipped), MONDAY + 10 * DAY, 11) == shown


def test_a_week_with_a_pause_asks_for_less() -> None:
    """Of seven days five are away; two are left, and both are enough for a habit of four a week."""
    away = Kept(frozenset([MONDAY, MONDAY + DAY]), pauses=[Span(MONDAY + 2 * DAY, MONDAY + 6 * DAY)])
    assert goes(Rhythm(SPRINT, MONDAY, times=4), away, MONDAY + 8 * DAY) == Score(2, 2, 1.0, 1, in_weeks=True)


def test_a_tick_of_tomorrow_stays_and_counts_when_its_day_comes() -> None:
    rhythm, kept = Rhythm(SPRINT, MONDAY), Kept(frozenset([MONDAY, MONDAY + DAY]))
    assert marks(rhythm, kept, MONDAY, 2) == "xx"
    assert [goes(rhythm, kept, MONDAY + n * DAY).planned for n in (0, 1)] == [1, 2]


def some(days: int) -> st.SearchStrategy[frozenset[int]]:
    return st.frozensets(st.integers(0, days + 1), max_size=days)


def spans(days: int) -> st.SearchStrategy[list[tuple[int, int]]]:
    one = st.tuples(st.integers(-3, days), st.integers(0, 9)).map(lambda two: (two[0], two[0] + two[1]))
    return st.lists(one, max_size=2)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    days = draw(st.integers(1, 30))
    kind = draw(st.sampled_from(("daily", "weekdays", "times")))
    return Case(
        first=MONDAY + draw(st.integers(0, 6)) * DAY, days=days, begins=draw(st.integers(0, 9)),
        ends=draw(st.none() | st.integers(0, days)),
        weekdays=draw(st.frozensets(st.integers(0, 6), min_size=1)) if kind == "weekdays" else None,
        times=draw(st.integers(2, 6)) if kind == "times" else None,
        done=draw(some(days)), skipped=draw(some(days)), rows=draw(some(days)), holidays=draw(spans(days)),
        pauses=draw(spans(days)), today=draw(st.integers(-2, days + 3)),
    )  # fmt: skip


@settings(max_examples=80, deadline=None, database=None)
@given(cases())
def test_every_day_and_every_score_is_what_a_plain_reference_says(case: Case) -> None:
    holds(case)


@pytest.mark.thorough
@settings(max_examples=5000, deadline=None, database=None)
@given(cases())
def test_a_great_many_habits_are_what_a_plain_reference_says(case: Case) -> None:
    holds(case)


def holds(case: Case) -> None:
    def on(numbers: frozenset[int]) -> frozenset[date]:
        return frozenset(case.first + n * DAY for n in numbers)

    def off(two: list[tuple[int, int]]) -> list[Span]:
        return [Span(case.first + a * DAY, case.first + b * DAY) for a, b in two]

    span = Span(case.first, case.first + (case.days - 1) * DAY)
    ends = date.max if case.ends is None else case.first + case.ends * DAY
    rhythm = Rhythm(span, case.first + case.begins * DAY, ends, case.weekdays, case.times)
    rows = on(case.rows | case.done | case.skipped)
    kept = Kept(on(case.done), on(case.skipped), rows, off(case.holidays), off(case.pauses))
    today = case.first + case.today * DAY
    days = habit_days.of(rhythm, kept, today)
    found, score = [day.mark for day in days], habit_scores.score(rhythm, days, today)
    wanted = plain(case)
    assert found == wanted.marks
    assert (score.done, score.planned, score.streak) == (wanted.done, wanted.planned, wanted.streak)
    assert score.share == (wanted.share if wanted.share is None else pytest.approx(wanted.share))
