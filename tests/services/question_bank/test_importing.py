"""A school's own questions from a file: what they are held to, line by line, and what a second time changes."""

import pytest
from sqlalchemy import select

from bot.content.diagnostics.sampling import EXPLANATION_LIMIT, LABEL_LIMIT, STEM_LIMIT
from bot.db import Database
from bot.models import BankMisconception, BankQuestion
from bot.services import content_files
from bot.services.checks import sources
from bot.services.errors import BotError
from bot.services.question_bank import importing, own
from bot.services.question_bank.lint import worth
from bot.views import content_files as views
from bot.views import questions as asking
from tests.services.test_rules import somebody

GOOD = """\
module: math.fractions
misconceptions:
  - code: our-halves
    short: halves instead
    kindly: "Maybe you halved it. Count the pieces once more."
    helps: 2.2
questions:
  - part: 2.2
    stem: 1/4 + 2/4 = ?
    options:
      - {text: 3/4, right: yes}
      - {text: 3/8, misconception: adds-bottoms}
      - {text: 3/2, misconception: our-halves}
    explanation: Quarters stay quarters.
    difficulty: 1
  - part: 2.1
    stem: Which is the same as 1/2?
    options:
      - {text: 2/4, right: yes}
      - {text: 2/3, misconception: adds-bottoms}
      - {text: 1/4, misconception: our-halves}
      - {text: "0,2", misconception: keeps-larger-top}
    explanation: Two of four are a half.
"""


async def amiss(database: Database, data: str) -> list[str]:
    """Return the lines that a coach reads about what is amiss."""
    found = content_files.read("q.yaml", data.encode())
    assert found["kind"] == "questions"
    async with database.transaction() as unit:
        lena = await somebody(unit, "Lena", "admin")
        plan = await importing.plan(unit, lena, found["found"], found["problems"])
        if plan.problems:
            with pytest.raises(BotError, match="over"):
                await importing.carry_out(unit, lena, found["found"], found["problems"])
        assert (await unit.session.scalars(select(BankQuestion))).all() == []
        await unit.session.rollback()
    return str(views.amiss(plan.problems).text.unescape()).splitlines()[1:-1]


@pytest.mark.both
async def test_a_good_file_is_written_once_and_updated_by_its_stems(database: Database) -> None:
    found = content_files.read("q.yaml", GOOD.encode())
    assert found["problems"] == []
    async with database.transaction() as unit:
        lena = await somebody(unit, "Lena", "admin")
        done = await importing.carry_out(unit, lena, found["found"], [])
        assert (done.new, done.changed, done.same, done.codes) == (2, 0, 0, 1)
        again = await importing.carry_out(unit, lena, found["found"], [])
        assert (again.new, again.changed, again.same, again.codes, again.count) == (0, 0, 2, 0, 0)
        [first, second] = await own.of_module(unit, lena, "math.fractions")
        assert (first.part, second.difficulty) == ("2.1", 1)
        assert second.options == [
            {"text": "3/4", "misconception": None},
            {"text": "3/8", "misconception": "adds-bottoms"},
            {"text": "3/2", "misconception": "our-halves"},
        ]
        await own.retire(unit, lena, second.id, away=True)
        changed = GOOD.replace("3/2,", "2/8,").replace("halves instead", "halves it").replace("text: 1/4", "text: 1/7")
        found = content_files.read("q.yaml", changed.encode())
        done = await importing.carry_out(unit, lena, found["found"], [])
        assert (done.new, done.changed, done.same, done.codes) == (0, 2, 0, 1)
        assert second.options[2]["text"] == "2/8"
        assert second.retired_at is not None, "what is out of use stays so"
        assert (await sources.misconceptions(unit))["our-halves"].short == "halves it"
        assert (await unit.session.scalars(select(BankMisconception.code))).all() == ["our-halves"]


async def test_of_two_questions_with_one_stem_each_finds_its_own(database: Database) -> None:
    twin = GOOD + GOOD.split("questions:\n")[1].split("  - part: 2.1")[0].replace("3/8", "5/8").replace("3/2", "7/2")
    found = content_files.read("q.yaml", twin.encode())
    async with database.transaction() as unit:
        lena = await somebody(unit, "Lena", "admin")
        assert (await importing.carry_out(unit, lena, found["found"], [])).new == 3
        found["found"]["questions"].reverse()
        again = await importing.carry_out(unit, lena, found["found"], [])
        assert (again.new, again.changed, again.same) == (0, 0, 3)


async def test_a_question_of_ones_own_is_asked_like_any_other(database: Database) -> None:
    async with database.transaction() as unit:
        lena = await somebody(unit, "Lena", "admin")
        await importing.carry_out(unit, lena, content_files.read("q.yaml", GOOD.encode())["found"], [])
        one = (await own.of_module(unit, lena, "math.fractions"))[0]
        source = sources.OwnQuestion(one, await sources.misconceptions(unit))
        places = set()
        for seed in range(40):
            kept = asking.question(source.ask(seed))
            assert kept == asking.question(source.ask(seed)), "one seed, one order"
            assert kept["options"][kept["right"]] == "2/4"
            assert kept["misconceptions"][kept["right"]] is None
            assert kept["item"] == f"own.{one.id}"
            places.add(kept["right"])
        assert places == {0, 1, 2, 3}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("math.fractions", "math.magic", "Line 1: I know no module “math.magic”. There are"),
        ("module: math.fractions\n", "", "Line 1: I know no module “”. There are"),
        ("part: 2.2", "part: 5.1", "Line 8: there is no part “5.1” here. There are 2.1, 2.2, and 2.3."),
        ("    stem: 1/4 + 2/4 = ?\n", "", "Line 8: a question needs “stem”."),
        ("stem: 1/4 + 2/4 = ?", f"stem: {'x' * (STEM_LIMIT + 1)}", "Line 9: “stem” has 401 characters, and 400 fit."),
        ("Quarters stay quarters.", "x" * (EXPLANATION_LIMIT + 1),
         "Line 14: “explanation” has 401 characters, and 400 fit."),
        ("text: 3/8", f"text: {'x' * (LABEL_LIMIT + 1)}",
         "Line 12: an option has up to 48 characters, and this one has 49."),
        ("{text: 3/8, misconception: adds-bottoms}", "{text: 3/8, right: yes}",
         "Line 10: exactly one option is right, and here it is 2."),
        ("{text: 3/4, right: yes}", "{text: 3/4, misconception: keeps-larger-top}",
         "Line 10: exactly one option is right, and here it is 0."),
        ("text: 3/8", "text: 3/4", "Line 12: “3/4” is the same as “3/4”."),
        ("text: 3/8", "text: 6/8", "Line 12: “6/8” is the same as “3/4”."),
        ("text: 3/8", 'text: "0,75"', "Line 12: “0,75” is the same as “3/4”."),
        ("misconception: adds-bottoms}\n      - {text: 3/2", "x: y}\n      - {text: 3/2",
         "Line 12: an option has no “x”."),
        (", misconception: adds-bottoms}\n      - {text: 3/2", "}\n      - {text: 3/2",
         "Line 12: which misconception leads to “3/8”?"),
        ("misconception: our-halves}\n    exp", "misconception: magic}\n    exp",
         "Line 13: I know no misconception “magic”. Add it under “misconceptions”."),
        ("misconception: our-halves}\n    exp", "misconception: adds-bottoms}\n    exp",
         "Line 13: “adds-bottoms” leads to two options of this question."),
        ("{text: 3/4, right: yes}", "{text: 3/4, right: yes, misconception: adds-bottoms}",
         "Line 11: the right option has no misconception."),
        ("      - {text: 3/2, misconception: our-halves}\n", "",
         "Line 10: a question has 3 or 4 options, and this one has 2."),
        ("difficulty: 1", "difficulty: hard", "Line 15: “difficulty” is 1, 2 or 3, not “hard”."),
        ("code: our-halves", "code: adds-bottoms",
         "Line 3: the code “adds-bottoms” is in use already, for one of mine. Please choose another."),
        ("code: our-halves", "code: Our halves",
         "Line 3: a code has small letters, digits and hyphens, not “Our halves”."),
        ('"Maybe you', '"You', "Line 5: “kindly” begins with “Maybe”."),
        ("    short: halves instead\n", "", "Line 3: a misconception needs “short”."),
        ("helps: 2.2", "helps: 9.9", "Line 6: there is no part “9.9” here. There are"),
        ("explanation: Two", "explanations: Two", "Line 16: a question needs “explanation”."),
    ],
)  # fmt: skip
async def test_whatever_is_amiss_is_said_with_its_line(database: Database, old: str, new: str, said: str) -> None:
    assert old in GOOD
    lines = await amiss(database, GOOD.replace(old, new, 1))
    assert any(line.startswith(said) for line in lines), lines


async def test_a_question_that_stands_there_twice_is_named_with_the_first(database: Database) -> None:
    twice = GOOD + GOOD.split("questions:\n")[1]
    assert await amiss(database, twice) == [
        "Line 24: this question stands there already, on line 8.",
        "Line 32: this question stands there already, on line 16.",
    ]
    assert await amiss(database, "module: math.fractions\nquestions:\n") == [
        "Line 1: there is no question in this file."
    ]


async def test_a_good_file_has_nothing_amiss_and_students_write_none(database: Database) -> None:
    assert await amiss(database, GOOD) == []
    async with database.transaction() as unit:
        nia = await somebody(unit, "Nia", "student")
        with pytest.raises(BotError, match="coaches_only"):
            await importing.carry_out(unit, nia, content_files.read("q.yaml", GOOD.encode())["found"], [])


@pytest.mark.parametrize(
    ("one", "other"),
    [("3/4", "6/8"), ("0.75", "3/4"), ("0,75", "0.750"), ("1 3/4", "7/4"), ("−2", "-2"), ("−1/2", "-0.5"),
     ("12\u202f000", "12000")],
)  # fmt: skip
def test_the_same_number_is_the_same_however_it_is_written(one: str, other: str) -> None:
    assert worth(one) == worth(other)


@pytest.mark.parametrize(
    ("one", "other"), [("3 : 4", "6 : 8"), ("1/0", "2/0"), ("3 cm", "3 m"), ("x", "X"), ("5 %", "5")]
)
def test_what_is_no_number_is_compared_as_it_reads(one: str, other: str) -> None:
    assert worth(one) != worth(other)
