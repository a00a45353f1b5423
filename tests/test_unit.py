"""The unit of work: what is asked once in it."""

from bot.db import Database, Unit, once_a_unit


async def test_a_question_is_asked_once_in_a_transaction_for_each_thing_that_it_is_about(database: Database) -> None:
    asked: list[str] = []

    @once_a_unit
    async def length(_unit: Unit, word: str) -> int:
        asked.append(word)
        return len(word)

    async with database.reading() as unit:
        assert [await length(unit, word) for word in ("one", "three", "one")] == [3, 5, 3]
    async with database.reading() as another:
        assert await length(another, "one") == 3
    assert asked == ["one", "three", "one"]
