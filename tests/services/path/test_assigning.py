"""Giving and taking back: a part brings its major, the last part takes it along, what is mastered stays."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.db import Database, Unit
from bot.models import (
    ActivityProgress,
    AttemptInHand,
    Claim,
    CoachBatch,
    DiagnosticUnlock,
    DiagnosticUnlockRequest,
    LearningObjective,
    StudentMajorObjective,
    StudentObjective,
)
from bot.notices import Notice
from bot.services.errors import BotError
from bot.services.path import assigning, progress, unassigning
from bot.services.path.audience import Audience
from tests.report import Report
from tests.services.path.shelf import ALONE, CLASSES, MAJORS, Shelf, master, paths, shelf, tick
from tests.services.test_rules import somebody

OBJECTIVES = {name: (major, count) for major, parts in MAJORS.items() for name, count in parts.items()}
OBJECTIVES |= {name: ("", count) for name, count in ALONE.items()}


class Plain:
    """The rules once more, as plainly as can be: who has which objective with what done, and who has which major."""

    def __init__(self) -> None:
        self.done: dict[tuple[str, str], bool] = {}
        self.majors: dict[tuple[str, str], bool] = {}

    def assign(self, what: str, people: list[str]) -> tuple[int, int]:
        changed = new = 0
        for who in people:
            lacking = [one for one in parts_of(what) if (who, one) not in self.done]
            major = what if what in MAJORS else OBJECTIVES[what][0]
            changed += bool(lacking) or (bool(major) and (who, major) not in self.majors)
            new += len(lacking)
            self.done |= {(who, one): False for one in lacking}
            if major:
                self.majors.setdefault((who, major), False)
        return changed, new

    def unassign(self, what: str, people: list[str], *, sure: bool) -> None:
        for who in people:
            mine = [one for one in parts_of(what) if (who, one) in self.done]
            major = what if what in MAJORS else OBJECTIVES[what][0]
            touched = any(self.done[who, one] for one in mine)
            if self.majors.get((who, major)) or (touched and not sure) or not mine:
                continue
            for one in mine:
                del self.done[who, one]
            if not any((who, one) in self.done for one in MAJORS.get(major, {})):
                self.majors.pop((who, major), None)

    def tick(self, who: str, what: str) -> None:
        if (who, what) in self.done and OBJECTIVES[what][1]:
            self.done[who, what] = True

    def master(self, who: str, what: str) -> None:
        if (who, what) in self.majors:
            self.majors[who, what] = True

    def paths(self) -> dict[str, set[str]]:
        return {
            who: {what for name, what in [*self.done, *self.majors] if name == who} for who in CLASSES
        }  # fmt: skip


def parts_of(what: str) -> list[str]:
    return list(MAJORS[what]) if what in MAJORS else [what]


def steps(chance: Random) -> Iterator[tuple[str, Any, Any]]:
    """Yield what coaches and students do, one after the other."""
    everything = [*MAJORS, *OBJECTIVES]
    audiences = ["2156", "2157", ["Nia"], ["Omar", "Ada"]]
    for _ in range(25):
        kind = chance.choice(["assign", "assign", "unassign", "surely", "tick", "tick", "master"])
        if kind == "tick":
            yield kind, chance.choice(list(OBJECTIVES)), chance.choice(list(CLASSES))
        elif kind == "master":
            yield kind, chance.choice(list(MAJORS)), chance.choice(list(CLASSES))
        else:
            yield kind, chance.choice(everything), chance.choice(audiences)


def audience(made: Shelf, whom: Any) -> tuple[Audience, list[str]]:
    if isinstance(whom, str):
        return Audience(batch_id=made.batches[whom]), [name for name, batch in CLASSES.items() if batch == whom]
    return Audience(student_ids=tuple(made.students[name] for name in whom)), whom


def part(made: Shelf, what: str) -> tuple[str, str]:
    return ("major" if what in MAJORS else "objective"), made.ids[what]


async def test_whatever_is_done_in_whatever_order_the_paths_are_as_the_plain_rules_say(
    database: Database, report: Report, request: pytest.FixtureRequest
) -> None:
    count, stories = 0, 100 if request.config.getoption("everything") else 10
    for seed in range(stories):
        async with database.transaction() as unit:
            made, plain = await shelf(unit), Plain()
            for kind, what, whom in steps(Random(seed)):
                count += 1
                await step(unit, made, plain, (kind, what, whom))
                unit.outgoing.clear()
                seen = await paths(unit, made)
                assert {who: set(mine) for who, mine in seen.items()} == plain.paths(), (seed, kind, what, whom)
                check_statuses(seen, plain)
            await unit.session.rollback()
    report(f"giving and taking back: {stories} stories of {count} steps in all, each path as the plain rules say")


async def step(unit: Unit, made: Shelf, plain: Plain, one: tuple[str, Any, Any]) -> None:
    kind, what, whom = one
    if kind == "tick":
        if await tick(unit, made, whom, what):
            await progress.follow(unit, made.students[whom], [made.ids[what]])
        plain.tick(whom, what)
    elif kind == "master":
        await master(unit, made, whom, what)
        plain.master(whom, what)
    elif kind == "assign":
        to, people = audience(made, whom)
        would = await assigning.would_change(unit, made.coach, *part(made, what), to)
        done = await assigning.assign(unit, made.coach, *part(made, what), to)
        assert (done.changed, done.new) == plain.assign(what, people)
        assert done.students == len(people)
        assert would.new == done.new
        assert len(unit.outgoing) == would.changed
        again = await assigning.assign(unit, made.coach, *part(made, what), to)
        assert (again.changed, again.new) == (0, 0), "a second time changes nothing"
        assert len(unit.outgoing) == would.changed, "and nobody hears of it again"
    else:
        to, people = audience(made, whom)
        await unassigning.unassign(unit, made.coach, *part(made, what), to, sure=kind == "surely")
        plain.unassign(what, people, sure=kind == "surely")


def check_statuses(seen: dict[str, dict[str, str]], plain: Plain) -> None:
    """What has no activities is completed, with something done it is on its way; a major follows, or is mastered."""
    for who, mine in seen.items():
        for name, status in mine.items():
            if name in MAJORS:
                started = any(mine.get(one, "assigned") != "assigned" for one in MAJORS[name])
                expected = "mastered" if plain.majors[who, name] else "in_progress" if started else "assigned"
            else:
                count, done = OBJECTIVES[name][1], plain.done[who, name]
                expected = "completed" if done == count else "in_progress" if done else "assigned"
            assert status == expected, (who, name)


async def test_students_are_told_once_and_quietly_what_is_new(database: Database) -> None:
    async with database.transaction() as unit:
        made = await shelf(unit)
        await assigning.assign(unit, made.coach, "objective", made.ids["f1"], Audience(made.batches["2156"]))
        unit.outgoing.clear()
        both = Audience(student_ids=(made.students["Nia"], made.students["Ada"]))
        await assigning.assign(unit, made.coach, "major", made.ids["fractions"], both)
        told = {one.to: one for one in unit.outgoing if isinstance(one, Notice)}
        assert {key: dict(one.values) for key, one in told.items()} == {
            made.students["Nia"]: {"coach": "Lena", "title": "fractions", "steps": 1},
            made.students["Ada"]: {"coach": "Lena", "title": "fractions", "steps": 2},
        }
        assert all(one.quiet and one.kind == "path_grew" for one in told.values())


async def test_a_coach_of_some_classes_reaches_their_students_only(database: Database) -> None:
    async with database.transaction() as unit:
        made = await shelf(unit)
        ade = await somebody(unit, "Ade", "admin")
        unit.session.add(CoachBatch(user_id=ade.coach().id, batch_id=made.batches["2157"]))
        await unit.session.flush()
        tries = [
            (Audience(made.batches["2156"]), "no_such_batch"),
            (Audience(student_ids=(made.students["Nia"],)), "no_such_student"),
            (Audience(student_ids=(made.students["Ada"], made.students["Nia"])), "no_such_student"),
            (Audience(student_ids=()), "no_such_student"),
        ]
        for to, code in tries:
            with pytest.raises(BotError, match=code):
                await assigning.assign(unit, ade, "major", made.ids["fractions"], to)
            with pytest.raises(BotError, match=code):
                await unassigning.unassign(unit, ade, "major", made.ids["fractions"], to, sure=True)
        for who, code in ((await somebody(unit, "Bo", "student"), "coaches_only"), (ade, "no_such_part")):
            with pytest.raises(BotError, match=code):
                await assigning.assign(unit, who, "major", "none" * 4, Audience(student_ids=(made.students["Ada"],)))
        assert all(not mine for mine in (await paths(unit, made)).values())


@pytest.mark.both
async def test_what_somebody_waits_for_is_not_taken_from_under_them(database: Database) -> None:
    async with database.transaction() as unit:
        made = await shelf(unit)
        nia, major, coach = made.students["Nia"], made.ids["fractions"], made.coach.coach().id
        to = Audience(student_ids=(nia,))
        await assigning.assign(unit, made.coach, "major", major, to)
        of: dict[str, Any] = {"user_id": nia, "major_objective_id": major}
        mine = (await unit.session.scalars(select(StudentObjective).where(StudentObjective.user_id == nia))).first()
        assert mine is not None
        later = unit.now + timedelta(hours=1)
        waiting = [
            DiagnosticUnlockRequest(requested_at=unit.now, status="pending", **of),
            DiagnosticUnlock(approved_by=coach, approved_at=unit.now, expires_at=later, status="approved", **of),
            AttemptInHand(kind="mastery", questions=[], answers=[], started_at=unit.now, answered_at=unit.now,
                          deadline_at=later, **of),
            Claim(user_id=nia, student_objective_id=mine.id, created_at=unit.now),
        ]  # fmt: skip
        for row in waiting:
            unit.session.add(row)
            await unit.session.flush()
            done = await unassigning.unassign(unit, made.coach, "major", major, to, sure=True)
            assert (done.gone, done.waits) == (0, 1), row
            await unit.session.delete(row)
            await unit.session.flush()
        unit.session.add(DiagnosticUnlock(approved_by=coach, approved_at=unit.now, expires_at=unit.now, **of))
        await unit.session.flush()
        done = await unassigning.unassign(unit, made.coach, "major", major, to, sure=True)
        assert (done.gone, done.waits) == (1, 0), "an unlock that has lapsed holds nothing"
        assert await unit.session.scalar(select(func.count()).select_from(StudentMajorObjective)) == 0


async def test_how_far_somebody_is_is_said_before_it_is_forgotten(database: Database) -> None:
    async with database.transaction() as unit:
        made = await shelf(unit)
        to = Audience(made.batches["2156"])
        await assigning.assign(unit, made.coach, "major", made.ids["fractions"], to)
        await tick(unit, made, "Nia", "f1")
        held = await unassigning.held(unit, made.coach, "major", made.ids["fractions"], to)
        assert [(one.student.display_name, one.done, one.of, one.is_touched) for one in held] == [
            ("Nia", 1, 2, True), ("Omar", 0, 2, False),
        ]  # fmt: skip
        done = await unassigning.unassign(unit, made.coach, "major", made.ids["fractions"], to)
        assert (done.gone, done.done) == (1, 1)
        done = await unassigning.unassign(unit, made.coach, "major", made.ids["fractions"], to, sure=True)
        assert (done.gone, done.done) == (1, 0)
        assert await unit.session.scalar(select(func.count()).select_from(ActivityProgress)) == 0


async def test_a_major_without_objectives_is_not_given(database: Database) -> None:
    async with database.transaction() as unit:
        made = await shelf(unit)
        await unit.session.delete(await unit.session.get_one(LearningObjective, made.ids["d1"]))
        await unit.session.flush()
        with pytest.raises(BotError, match="nothing_to_give"):
            await assigning.assign(unit, made.coach, "major", made.ids["decimals"], Audience(made.batches["2156"]))
