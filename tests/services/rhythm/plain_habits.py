"""The rules of habits said once more, as plainly as possible: day by day, with numbers instead of dates.

Day 0 is the sprint's first one. Nothing here is taken from the house, so that both can be compared.
"""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Case:
    """A habit and all that is known of it; days are numbers, spans are pairs of them, both included."""

    first: date
    days: int
    begins: int
    ends: int | None
    weekdays: frozenset[int] | None
    times: int | None
    done: frozenset[int]
    skipped: frozenset[int]
    rows: frozenset[int]
    holidays: list[tuple[int, int]]
    pauses: list[tuple[int, int]]
    today: int

    def active(self, day: int) -> bool:
        return self.begins <= day and (self.ends is None or day < self.ends)

    def weekday(self, day: int) -> int:
        return ((self.first + timedelta(days=day)).weekday() + 1) % 7

    def off(self, day: int) -> str | None:
        for word, spans in (("holiday", self.holidays), ("paused", self.pauses)):
            for a, b in spans:
                if a <= day <= b:
                    return word
        return None

    def known(self, day: int) -> bool:
        return day in self.rows or day in self.done or day in self.skipped


@dataclass(frozen=True)
class Plain:
    """What is to be found."""

    marks: list[str]
    done: int
    planned: int
    share: float | None
    streak: int


def plain(case: Case) -> Plain:
    marks, counted = [], []
    for day in range(case.days):
        asked, welcome = asked_for(case, day)
        mark = mark_of(case, day, asked, welcome)
        marks.append(mark)
        if asked and mark == "done" and day <= case.today:
            counted.append((day, True))
        if asked and mark in ("missed", "open") and day < case.today:
            counted.append((day, False))
    done = [was for _, was in counted]
    return Plain(marks, done.count(True), len(done), share(done), streak(case, marks, counted))


def mark_of(case: Case, day: int, asked: bool, welcome: bool) -> str:
    if day in case.done:
        return "done"
    shows_why = asked or (case.times is not None and case.active(day))
    if shows_why and case.off(day):
        return case.off(day) or ""
    if shows_why and day in case.skipped:
        return "skipped"
    if not asked and not (welcome and day >= case.today):
        return "free"
    if day > case.today:
        return "coming"
    return "missed" if day < case.today - 1 else "open"


def asked_for(case: Case, day: int) -> tuple[bool, bool]:
    """Return whether a day is one that is planned, and whether it would be welcome though it is none."""
    if day < case.begins:
        return case.known(day), False
    if not case.active(day):
        return False, False
    if case.times is None:
        return case.weekdays is None or case.weekday(day) in case.weekdays, False
    week = [one for one in range(day // 7 * 7, min(day // 7 * 7 + 7, case.days)) if case.begins <= one]
    done = [one for one in week if one in case.done]
    possible = [one for one in week if one not in case.done and not case.off(one)]
    free = [one for one in possible if one not in case.skipped]
    wanted = case.times
    while wanted > len(done) + len(possible):
        wanted -= 1
    for one in possible:
        if one in case.skipped:
            wanted -= 1
    missing = wanted - len(done)
    if day in done:
        return done.index(day) < case.times, False
    if day not in free:
        return False, False
    from_the_end = list(reversed(free)).index(day)
    return from_the_end < missing, missing > 0


def share(done: list[bool]) -> float | None:
    if not done:
        return None
    top = bottom = 0.0
    age = len(done) - 1
    for was in done:
        weight = 2 ** (-age / 7)
        bottom += weight
        if was:
            top += weight
        age -= 1
    return top / bottom


def streak(case: Case, marks: list[str], counted: list[tuple[int, bool]]) -> int:
    row = 0
    if case.times is None:
        for _, was in counted:
            row = row + 1 if was else 0
        return row
    for start in range(0, case.days, 7):
        if start > case.today:
            break
        end = min(start + 7, case.days) - 1
        here = [was for day, was in counted if start <= day <= end]
        waits = any(mark in ("open", "coming") for mark in marks[start : end + 1])
        if here and all(here) and not waits:
            row += 1
        elif (waits or not all(here)) and end < case.today:
            row = 0
    return row
