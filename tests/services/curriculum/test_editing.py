"""Changing the curriculum: titles once within their parent, an order, and nothing goes that students stand on."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.db import Database, Unit
from bot.models import Activity, DiagnosticAttempt, Domain, LearningObjective, MajorObjective
from bot.services.curriculum import browsing, editing, hanging
from bot.services.errors import BotError
from bot.services.path import assigning, progress
from bot.services.path.audience import Audience
from tests.services.path.shelf import paths, shelf, tick
from tests.services.test_rules import somebody

ACTIVITY = {"title": "Clap", "type": "video", "url": "https://example.org/clap"}


async def titles(unit: Unit, objective: str) -> list[str]:
    rows = select(Activity.title).where(Activity.objective_id == objective).order_by(Activity.order)
    return list(await unit.session.scalars(rows))


@pytest.mark.both
async def test_a_curriculum_is_made_from_the_top_down_changed_and_taken_out_again(database: Database) -> None:
    async with database.transaction() as unit:
        lena = await somebody(unit, "Lena", "admin")
        domain = await editing.add(unit, lena, "domain", None, {"name": "Music", "icon": "🎵", "color": "red"})
        major = await editing.add(
            unit, lena, "major", ("domain", domain.id), {"title": " Rhythm  ", "difficulty": None}
        )
        objective = await editing.add(unit, lena, "objective", ("major", major.id), {"title": "Beats"})
        one = await editing.add(unit, lena, "activity", ("objective", objective.id), ACTIVITY)
        assert isinstance(domain, Domain)
        assert (domain.color, domain.description) == ("#D1495B", "")
        assert isinstance(major, MajorObjective)
        assert (major.title, major.difficulty, major.created_by) == ("Rhythm", None, lena.coach().id)
        assert isinstance(objective, LearningObjective)
        assert (objective.difficulty, objective.domain_id) == ("beginner", domain.id)
        changed = await editing.change(unit, lena, "activity", one.id, {**ACTIVITY, "estimated_minutes": "12"})
        assert isinstance(changed, Activity)
        assert changed.estimated_minutes == 12
        assert [listed.title for listed in await browsing.domains(unit, lena)][-1] == "Music"
        what = await hanging.on(unit, "domain", domain.id)
        assert (what.majors, what.objectives, what.activities, what.students) == (1, 1, 1, 0)
        await editing.delete(unit, lena, "domain", domain.id)
        assert await unit.session.scalar(select(Activity.id).where(Activity.title == "Clap")) is None


@pytest.mark.parametrize(
    ("kind", "values", "code", "step"),
    [
        ("activity", {**ACTIVITY, "title": "F1  0"}, "title_taken", "title"),
        ("activity", {**ACTIVITY, "title": " "}, "words_needed", "title"),
        ("activity", {**ACTIVITY, "title": "x" * 121}, "text_too_long", "title"),
        ("activity", {**ACTIVITY, "type": "film"}, "unknown_word", "type"),
        ("activity", {**ACTIVITY, "estimated_minutes": "0"}, "number_needed", "estimated_minutes"),
        ("activity", {**ACTIVITY, "url": None}, "link_needed", "url"),
        ("activity", {**ACTIVITY, "url": "http://example.org"}, "link_needed", "url"),
        ("activity", {**ACTIVITY, "url": "https://localhost/x"}, "link_needed", "url"),
        ("activity", {**ACTIVITY, "url": "https://example.org@evil.example"}, "link_needed", "url"),
        ("activity", {**ACTIVITY, "url": "https://example.org/a b"}, "link_needed", "url"),
        ("activity", {**ACTIVITY, "url": "javascript:alert(1)//https://example.org"}, "link_needed", "url"),
        ("activity", {**ACTIVITY, "url": "https://[x"}, "link_needed", "url"),
        ("activity", {**ACTIVITY, "url": "https://example.org:x/"}, "link_needed", "url"),
        ("objective", {"title": "f1", "estimated_hours": "nan"}, "number_needed", "estimated_hours"),
        ("major", {"title": "New", "diagnostic_module_key": "math.magic"}, "unknown_module", "diagnostic_module_key"),
        ("domain", {"name": "Ours"}, "title_taken", "name"),
        ("domain", {"name": "New", "icon": "word"}, "sign_needed", "icon"),
        ("domain", {"name": "New", "color": "#12345"}, "colour_needed", "color"),
    ],
)
async def test_what_does_not_fit_is_refused_where_it_was_asked(
    database: Database, kind: str, values: dict[str, Any], code: str, step: str
) -> None:
    async with database.transaction() as unit:
        made = await shelf(unit)
        above = {"activity": ("objective", made.ids["f1"]), "objective": ("major", made.ids["decimals"]),
                 "major": ("domain", (await unit.session.scalars(select(Domain.id))).first() or ""),
                 "domain": None}[kind]  # fmt: skip
        with pytest.raises(BotError) as caught:
            await editing.add(unit, made.coach, kind, above, values)
        assert (caught.value.code, caught.value.step) == (code, step)


@pytest.mark.both
async def test_what_students_stand_on_stays_and_how_many_they_are_is_said(database: Database) -> None:
    async with database.transaction() as unit:
        made = await shelf(unit)
        major: Any = await unit.session.get(MajorObjective, made.ids["fractions"])
        await assigning.assign(unit, made.coach, "objective", made.ids["f1"], Audience(made.batches["2156"]))
        await tick(unit, made, "Nia", "f1")
        stays = [
            ("domain", major.domain_id, 2), ("major", major.id, 2), ("objective", made.ids["f1"], 2),
            ("activity", made.activities["f1"][0], 1),
        ]  # fmt: skip
        for kind, key, count in stays:
            with pytest.raises(BotError, match="part_in_use") as caught:
                await editing.delete(unit, made.coach, kind, key)
            assert caught.value.values["students"] == count
        for kind, key in (("activity", made.activities["f1"][1]), ("objective", made.ids["f2"]),
                          ("major", made.ids["decimals"]), ("objective", made.ids["alone"])):  # fmt: skip
            await editing.delete(unit, made.coach, kind, key)
        unit.session.add(
            DiagnosticAttempt(
                user_id=made.students["Ada"], domain_id=major.domain_id, major_objective_id=major.id, results=[],
                attempt_type="practice", diagnostic_module_name="", diagnostic_module_ids=[], question_count=0, score=0,
                passed=False, started_at=unit.now, submitted_at=unit.now, duration_ms=0,
            )
        )  # fmt: skip
        await unit.session.flush()
        assert (await hanging.on(unit, "domain", major.domain_id)).students == 3


async def test_statuses_follow_when_activities_come_and_go(database: Database) -> None:
    async with database.transaction() as unit:
        made = await shelf(unit)
        await assigning.assign(unit, made.coach, "major", made.ids["fractions"], Audience(made.batches["2156"]))
        await tick(unit, made, "Nia", "f1")
        await progress.follow(unit, made.students["Nia"], [made.ids["f1"]])
        assert (await paths(unit, made))["Nia"] == {"fractions": "in_progress", "f1": "in_progress", "f2": "completed"}
        await editing.delete(unit, made.coach, "activity", made.activities["f1"][1])
        assert (await paths(unit, made))["Nia"]["f1"] == "completed"
        assert (await paths(unit, made))["Omar"]["f1"] == "assigned"
        await editing.add(unit, made.coach, "activity", ("objective", made.ids["f2"]), ACTIVITY)
        assert (await paths(unit, made))["Omar"] == {"fractions": "assigned", "f1": "assigned", "f2": "assigned"}


async def test_activities_and_domains_move_up_and_down_and_stop_at_the_ends(database: Database) -> None:
    async with database.transaction() as unit:
        made = await shelf(unit)
        [first, second] = made.activities["f1"]
        for _ in range(2):
            assert await editing.move(unit, made.coach, "activity", second, "up") == (1, 2)
        assert await titles(unit, made.ids["f1"]) == ["f1 1", "f1 0"]
        assert await editing.move(unit, made.coach, "activity", first, "up") == (1, 2)
        assert await editing.move(unit, made.coach, "activity", first, "down") == (2, 2)
        last = (await browsing.domains(unit, made.coach))[-1]
        await editing.move(unit, made.coach, "domain", last.id, "up")
        assert (await browsing.domains(unit, made.coach))[-2].id == last.id
        with pytest.raises(BotError, match="over"):
            await editing.move(unit, made.coach, "major", made.ids["decimals"], "up")
        nia = await somebody(unit, "Bo", "student")
        with pytest.raises(BotError, match="coaches_only"):
            await editing.move(unit, nia, "activity", first, "up")
