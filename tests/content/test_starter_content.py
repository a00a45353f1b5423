"""What every school starts with: it is whole, it comes once, and what a school made of it stays."""

from collections import Counter
from collections.abc import Callable
from io import BytesIO

import pytest
from sqlalchemy import delete, func, select

from bot.content import messages
from bot.content.books import starter_library
from bot.content.curriculum import Domain as Starter
from bot.content.curriculum import starter_curriculum
from bot.db import Database, Unit
from bot.models import (
    Activity,
    Book,
    Domain,
    EmotionSubcategory,
    LearningObjective,
    MajorObjective,
    TelegramAccount,
    User,
)
from bot.services import accounts, scope, seeding, stand_ins

MODULES = [
    ("Whole Number Foundations", "math.whole-numbers", 3),
    ("World of Fractions", "math.fractions", 3),
    ("Decimals", "math.decimals", 1),
    ("Integers", "math.integers", 2),
    ("Ratios, Rates and Percentages", "math.ratios", 3),
    ("Algebra", "math.algebra", 3),
    ("Geometry and Data", "math.geometry-data", 4),
]


async def counted(unit: Unit) -> dict[str, int]:
    tables = (EmotionSubcategory, Domain, MajorObjective, LearningObjective, Activity, Book)
    return {
        table.__tablename__: await unit.session.scalar(select(func.count()).select_from(table)) or 0 for table in tables
    }


@pytest.mark.both
async def test_everything_of_the_packs_is_in_the_tables_and_a_second_time_adds_nothing(database: Database) -> None:
    majors = [major for domain in starter_curriculum() for major in domain.majors]
    objectives = [objective for major in majors for objective in major.objectives]
    async with database.transaction() as unit:
        before = await counted(unit)
        assert before == {
            "emotion_subcategories": 34,
            "domains": 4,
            "major_objectives": len(majors),
            "learning_objectives": len(objectives),
            "activities": sum(len(objective.activities) for objective in objectives),
            "books": 12,
        }
        for again in (False, True):
            assert set((await seeding.starter_content(unit, again=again)).values()) == {0}
        assert await counted(unit) == before


@pytest.mark.both
async def test_mathematics_has_its_seven_modules_in_order_each_with_its_key(database: Database) -> None:
    async with database.reading() as unit:
        found = await unit.session.execute(
            select(MajorObjective.title, MajorObjective.diagnostic_module_key, func.count(LearningObjective.id))
            .join(Domain, Domain.id == MajorObjective.domain_id)
            .join(LearningObjective, LearningObjective.major_objective_id == MajorObjective.id)
            .where(Domain.name == "Mathematics")
            .group_by(MajorObjective.id)
            .order_by(MajorObjective.created_at)
        )
        assert [tuple(row) for row in found] == MODULES


def test_the_numbers_of_the_modules_stand_in_the_titles_of_their_objectives() -> None:
    mathematics = starter_curriculum()[0]
    numbers = [[one.title.split()[0] for one in major.objectives] for major in mathematics.majors]
    assert numbers == [[f"{n}.{m}" for m in range(1, count + 1)] for n, (*_, count) in enumerate(MODULES, start=1)]


def test_nothing_is_listed_twice_and_hours_add_up() -> None:
    for domain in starter_curriculum():
        for major in domain.majors:
            assert major.estimated_hours == sum(one.estimated_hours for one in major.objectives), major.title
        titles = [one.title for major in domain.majors for part in major.objectives for one in part.activities]
        assert [title for title, count in Counter(titles).items() if count > 1] == []
    assert len({book.gutenberg for book in starter_library()}) == len(starter_library())


@pytest.mark.parametrize(
    "spoil",
    [
        lambda domain: domain.update(colour="red"),
        lambda domain: domain.pop("description"),
        lambda domain: domain["majors"][0].update(diagnostic_module_key="Fractions!"),
        lambda domain: domain["majors"][0]["objectives"][0]["activities"][0].update(url="www.example.org"),
        lambda domain: domain["majors"][0]["objectives"][0].update(activities=[]),
    ],
)
def test_a_pack_with_something_odd_in_it_is_refused(spoil: Callable[[dict[str, object]], object]) -> None:
    domain = starter_curriculum()[0].model_dump(mode="json")
    Starter.model_validate(domain)
    spoil(domain)
    with pytest.raises(ValueError, match="validation error"):
        Starter.model_validate(domain)


@pytest.mark.both
async def test_what_a_school_has_emptied_stays_empty_until_it_is_asked_for(database: Database) -> None:
    async with database.transaction() as unit:
        await unit.session.execute(delete(Book))
        await unit.session.execute(delete(Domain))
    async with database.transaction() as unit:
        assert await seeding.starter_content(unit) == {"feelings": 0, "domains": 0, "books": 0}
        assert await seeding.starter_content(unit, again=True) == {"feelings": 0, "domains": 4, "books": 12}


async def test_what_a_school_changed_or_added_is_left_alone(database: Database) -> None:
    async with database.transaction() as unit:
        await unit.session.execute(delete(Domain).where(Domain.name != "Coding"))
        await unit.session.execute(delete(Book).where(Book.title != "Treasure Island"))
        assert set((await seeding.starter_content(unit, again=True)).values()) == {0}


@pytest.mark.both
async def test_the_author_is_nobody(database: Database) -> None:
    async with database.transaction() as unit:
        author = await stand_ins.find(unit, stand_ins.MARBLES)
        assert author is not None
        assert (author.role, author.password_hash) == ("admin", "!")
        assert await unit.session.scalar(select(TelegramAccount.id).where(TelegramAccount.user_id == author.id)) is None
        assert await scope.coaches_of(unit, None) == []
        coach = await accounts.coach_called(unit, author.display_name)
        assert coach.id != author.id, "a coach who is really called that is somebody else"
        assert await unit.session.scalar(select(func.count()).where(User.id == author.id)) == 1


def test_translators_get_what_people_read_and_no_addresses() -> None:
    pack = b"- name: Stuck\n  emoji: x\n- {title: Painted cube, url: 'https://example.org'}\n"
    found = messages.extract(BytesIO(pack), None, None, {"shown": "name title"})
    assert [text for _, _, text, _ in found] == ["Stuck", "Painted cube"]
