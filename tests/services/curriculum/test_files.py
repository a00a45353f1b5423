"""A curriculum from a file: what is read, what is amiss line by line, and what a second time changes."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

import bot.content
from bot.content.curriculum import DOMAINS
from bot.db import Database, Unit
from bot.models import Activity, Domain, LearningObjective, StudentObjective
from bot.services import content_files
from bot.services.curriculum import importing
from bot.services.curriculum.parts import KINDS
from bot.services.errors import BotError
from bot.services.path import assigning
from bot.services.path.audience import Audience
from bot.views import content_files as views
from bot.views import errors
from tests.report import Report
from tests.services.path.shelf import shelf
from tests.services.test_rules import somebody

HEAD = "domain,major,objective,activity,type,url,platform,minutes,instructions,difficulty,hours\n"
NO_CSV = "I can't read that file. Please save it as CSV, with UTF-8, and send it again."
NO_YAML = "I can't read that file. Please save it as text, with UTF-8, and send it again."
NO_FURTHER = "here I can't read on. Look for a missing quote, colon, or space."
POINTS = "points to another place with & or *. Please write it out."
ROW = "Music,Rhythm,Beats,Clap along,video,https://example.org/clap,Example,10,Clap.,beginner,2\n"


def refused(name: str, data: bytes | str) -> str:
    """Return what a coach reads of a file that can't be read at all."""
    with pytest.raises(BotError) as caught:
        content_files.read(name, data.encode() if isinstance(data, str) else data)
    return str(errors.words(caught.value.code, caught.value.values))


def amiss(name: str, data: bytes | str) -> list[str]:
    """Return the lines that a coach reads about what is amiss."""
    found = content_files.read(name, data.encode() if isinstance(data, str) else data)
    return [str(line) for line in views.amiss(found["problems"]).text.unescape().splitlines()[1:-1]]


def entries(name: str, data: bytes | str) -> Sequence[Any]:
    found = content_files.read(name, data.encode() if isinstance(data, str) else data)
    assert found["problems"] == []
    return list(found["entries"])


async def counted(unit: Unit) -> dict[str, int]:
    return {kind: await unit.session.scalar(select(func.count()).select_from(table)) or 0
            for kind, table in KINDS.items()}  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        (HEAD + ROW).encode(),
        (HEAD + ROW).replace(",", ";").encode("utf-8-sig"),
        (HEAD + ROW).replace(",", "\t").encode("utf-16"),
        (HEAD + ROW).replace("Clap.", "Clap, überall.".replace(",", " ")).encode("cp1252"),
        (b"Objective;Major Objective;Subject;Activity Title;Kind;Link\n"
         b"Beats;Rhythm;Music;Clap along;VIDEO;https://example.org/clap\n"),
    ],
)  # fmt: skip
def test_a_sheet_is_read_however_it_is_written(data: bytes) -> None:
    [domain] = entries("c.csv", data)
    [major] = domain["inside"]
    [objective] = major["inside"]
    [activity] = objective["inside"]
    assert (domain["values"]["name"], major["values"]["title"]) == ("Music", "Rhythm")
    assert objective["values"]["title"] == "Beats"
    assert activity["values"]["type"] == "video"


def test_an_empty_cell_of_a_parent_means_the_one_above() -> None:
    rows = ROW + ",,,Tap,game,https://example.org/tap,,,,,\n,,Rests,Wait,game,https://example.org/w,,,,,\n"
    rows += ",Melody,High and low,Sing,game,https://example.org/s,,,,,\n"
    [domain] = entries("c.csv", HEAD + rows)
    found = [[(part["values"]["title"], len(part["inside"])) for part in major["inside"]] for major in domain["inside"]]
    assert found == [[("Beats", 2), ("Rests", 1)], [("High and low", 1)]]


def test_everything_that_is_amiss_in_a_sheet_is_said_with_its_line() -> None:
    rows = [
        "Music,Rhythm,Beats,Clap,video,http://example.org,,,,,",
        "Music,Rhythm,Beats,Tap,film,https://example.org/tap,,ten,,,",
        "Music,Rhythm,Beats,clap,video,https://example.org/c,,10,,,",
        "Music,,,,,,,,,,",
        "Music,Rhythm,Beats,,video,https://example.org/d,,,,hard,-1",
        f"Music,Rhythm,Beats,{'x' * 121},video,https://exa mple.org/d,,,,beginner,",
        "Music,Rhythm,Beats,Hop,video,https://example.org/d,,,,advanced,",
    ]
    assert amiss("c.csv", HEAD + "\n".join(rows)) == [
        "Line 2: an activity needs a link that begins with https://",
        "Line 3: “type” is one of video, exercise, reading, project, and game, not “film”.",
        "Line 3: “minutes” is a number from 1 to 1000, not “ten”.",
        "Line 4: “clap” stands there already, on line 2.",
        "Line 6: “difficulty” is one of beginner, intermediate, and advanced, not “hard”.",
        "Line 6: “hours” is a number from 1 to 2000, not “-1”.",
        "Line 6: an activity needs “title”.",
        "Line 7: “title” has 121 characters, and 120 fit.",
        "Line 7: an activity needs a link that begins with https://",
        "Line 8: an earlier row has another “difficulty” for “Beats”.",
    ]


def test_of_many_lines_that_are_amiss_ten_are_listed_and_the_rest_counted() -> None:
    rows = "".join(f"Music,Rhythm,Beats,A{n},video,nowhere,,,,,\n" for n in range(30))
    said = amiss("c.csv", HEAD + rows)
    assert said[0] == "Line 2: an activity needs a link that begins with https://"
    assert (len(said), said[-1]) == (11, "And 20 lines more.")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("c.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", NO_CSV),
        ("c.csv", "domain,major\nMusic,Rhythm\n", "I found no column called “objective” in that file."),
        ("c.csv", "name,class\nNia,2156\n", "I found no column called “domain” in that file."),
        ("c.csv", HEAD + ROW * 10_000, "That list has more than 2000 rows. Please cut it into smaller ones."),
        ("c.csv", HEAD + '"Music,Rhythm\n', "Line 2 of that file is broken: a quote opens and never closes."),
        ("c.yaml", "name: Music\nmajors:\n\t- title: x\n", "Line 3 begins with a tab. YAML wants spaces there."),
        ("c.yaml", "name: Music\nmajors: [\n  title: x\n", f"Line 4: {NO_FURTHER}"),
        ("c.yaml", 'name: "Music\n', f"Line 2: {NO_FURTHER}"),
        ("c.yaml", "name: A\n---\nname: B\n", f"Line 2: {NO_FURTHER}"),
        ("c.yaml", "name: &a Music\nicon: *a\n", f"Line 1 {POINTS}"),
        ("c.yaml", "name: Music\nicon: *a\n", f"Line 2 {POINTS}"),
        ("c.yaml", "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n",
         f"Line 1 {POINTS}"),
        ("c.yaml", "name: !!python/object/apply:os.system ['true']\n",
         "Line 1 has a tag with an exclamation mark. Please leave it out."),
        ("c.yaml", "name: Music\nicon: !thing x\n", "Line 2 has a tag with an exclamation mark. Please leave it out."),
        ("c.yaml", "[" * 5000, "Line 1 is too deep inside of other things."),
        ("c.yaml", "- " * 5000 + "x", "Line 1 is too deep inside of other things."),
        ("c.yaml", "x: y\n" * 200_000, "That file is too long for me. Please cut it into smaller ones."),
        ("c.yaml", "[" + "1," * 70_000 + "]", "That file is too long for me. Please cut it into smaller ones."),
        ("c.yaml", b"\xff\xfe\x00\xd8", NO_YAML),
        ("c.yaml", "? [a, b]\n: x\n", f"Line 1: {NO_FURTHER}"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_at_all_is_refused_with_its_line(name: str, data: bytes | str, said: str) -> None:
    assert refused(name, data) == said


def test_everything_that_is_amiss_in_yaml_is_said_with_its_line() -> None:
    data = """\
name: Music
name: Again
icon: a word
color: reddish
pages: 3
majors:
  - title: Rhythm
    difficulty: hard
    diagnostic_module_key: math.music
    objectives:
      - description: without a title
        activities: none
      - just words
      - title: Beats
        activities:
          - {title: Clap, type: video, url: "http://example.org"}
          - {title: [a, b], type: video, url: "https://example.org"}
  - title: rhythm
"""
    assert amiss("c.yaml", data)[:-1] == [
        "Line 2: “name” stands here twice.",
        "Line 3: “icon” is one emoji, not “a word”.",
        "Line 4: “reddish” is no colour. Write one like #3A7CA5, or blue.",
        "Line 5: a domain has no “pages”.",
        "Line 8: “difficulty” is one of beginner, intermediate, and advanced, not “hard”.",
        "Line 9: I know no questions called “math.music”.",
        "Line 11: an objective needs “title”.",
        "Line 12: “activities” needs a list here, each entry after a dash.",
        "Line 13: an objective needs its fields here, such as “title: …”.",
        "Line 16: an activity needs a link that begins with https://",
    ]
    assert amiss("c.yaml", "") == ["Line 1: a domain needs its fields here, such as “title: …”."]


@pytest.mark.both
async def test_the_starter_files_change_nothing_and_a_new_one_does_so_once(database: Database, report: Report) -> None:
    folder = Path(bot.content.__file__).parent / "curriculum"
    async with database.transaction() as unit:
        lena = await somebody(unit, "Lena", "admin")
        before = await counted(unit)
        for name in DOMAINS:
            plan = await importing.carry_out(unit, lena, entries("c.yaml", (folder / f"{name}.yaml").read_bytes()))
            assert (plan.count, plan.same > 10) == (0, True)
        assert await counted(unit) == before
        rows = "".join(f"Music,Rhythm,Beats {n // 20},A{n},game,https://example.org/{n},,5,,,\n" for n in range(1_900))
        file = entries("c.csv", HEAD + rows)
        planned = await importing.plan(unit, lena, file)
        assert await counted(unit) == before, "a plan writes nothing"
        done = await importing.carry_out(unit, lena, file)
        assert dict(done.new) == dict(planned.new) == {"domain": 1, "major": 1, "objective": 95, "activity": 1_900}
        again = await importing.carry_out(unit, lena, file)
        assert (again.count, again.same) == (0, 1 + 1 + 95 + 1_900)
        orders = await unit.session.scalars(
            select(Activity.order).join(LearningObjective).where(LearningObjective.title == "Beats 7")
        )
        assert sorted(orders) == list(range(20))
    report(f"a curriculum of {done.count} parts taken in twice: the second time nothing is new")


async def test_what_a_file_says_otherwise_changes_and_what_it_does_not_say_stays(database: Database) -> None:
    async with database.transaction() as unit:
        lena = await somebody(unit, "Lena", "admin")
        await importing.carry_out(unit, lena, entries("c.csv", HEAD + ROW))
        row = "music,rhythm,beats,clap along,game,https://example.org/clap,,15,,,\n"
        plan = await importing.carry_out(unit, lena, entries("c.csv", HEAD + row))
        assert [(one.title, one.field, one.new) for one in plan.changes][-3:] == [
            ("Clap along", "title", "clap along"),
            ("Clap along", "type", "game"),
            ("Clap along", "estimated_minutes", 15),
        ]
        one = (await unit.session.scalars(select(Activity).where(Activity.title == "clap along"))).one()
        assert (one.platform, one.instructions, one.estimated_minutes) == ("Example", "Clap.", 15)
        domain = (await unit.session.scalars(select(Domain).where(Domain.name == "music"))).one()
        assert (domain.icon, domain.color, domain.description) == ("📘", "#3A7CA5", "")


async def test_new_activities_open_an_objective_again_that_had_none(database: Database) -> None:
    async with database.transaction() as unit:
        made = await shelf(unit)
        to = Audience(made.batches["2156"])
        await assigning.assign(unit, made.coach, "major", made.ids["fractions"], to)
        mine = select(StudentObjective.status).where(StudentObjective.objective_id == made.ids["f2"])
        assert set(await unit.session.scalars(mine)) == {"completed"}
        row = "Ours,fractions,f2,New,game,https://example.org/n,,,,,\n"
        await importing.carry_out(unit, made.coach, entries("c.csv", HEAD + row))
        assert set(await unit.session.scalars(mine)) == {"assigned"}


async def test_nothing_of_a_file_with_problems_is_written_and_nobody_else_writes(database: Database) -> None:
    async with database.transaction() as unit:
        lena, nia = await somebody(unit, "Lena", "admin"), await somebody(unit, "Nia", "student")
        before = await counted(unit)
        found = content_files.read("c.csv", (HEAD + ROW + ROW.replace("https", "http")).encode())
        with pytest.raises(BotError, match="over"):
            await importing.carry_out(unit, lena, found["entries"], found["problems"])
        with pytest.raises(BotError, match="coaches_only"):
            await importing.carry_out(unit, nia, entries("c.csv", HEAD + ROW))
        assert await counted(unit) == before
