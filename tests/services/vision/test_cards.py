"""Cards of a board: what each type holds, what moves on it, and what two phones do at once."""

import asyncio
from datetime import timedelta
from typing import Any, get_args

import pytest
from sqlalchemy import func, select

from bot.clock import Clock
from bot.content import vision_board as content
from bot.db import Database
from bot.models import VisionBoardCard, vision_board
from bot.services.errors import BotError
from bot.services.vision import areas, cards, fields, keeping, taking_out, ticking
from bot.services.vision.cards import Wanted
from bot.services.vision.deleting_areas import delete_area
from tests.services.vision.boarding import card, nia_and_omar

DAY = timedelta(days=1)
FAMILY = "👨‍👩‍👧‍👦"


def test_types_and_colours_are_those_of_the_table() -> None:
    assert tuple(content.SIZES) == get_args(vision_board.CardType) == get_args(content.CardType)
    assert get_args(vision_board.ColorVariant) == content.COLORS
    assert {size for sizes in content.SIZES.values() for size in sizes} == set(get_args(vision_board.CardSize))


async def test_a_card_of_each_type_is_made_in_its_usual_size(database: Database) -> None:
    nia, _omar = await nia_and_omar(database)
    async with database.transaction() as unit:
        for kind in content.SIZES:
            await card(unit, nia, kind)
    async with database.reading() as unit:
        found = {seen.card.card_type: seen for seen in await cards.all_of(unit, nia)}
    assert {kind: seen.card.size for kind, seen in found.items()} == {
        kind: sizes[0] for kind, sizes in content.SIZES.items()
    }
    counter, progress, journal = (found[kind].card for kind in ("counter", "progress", "journal"))
    assert (counter.current_count, counter.target_count, counter.count_label) == (0, 3, "books")
    assert (progress.completed_steps, progress.total_steps, progress.steps_label) == (0, 3, "books")
    assert (found["streak"].streak, found["streak"].is_ticked_today) == (0, False)
    assert [(row.label, row.done) for row in found["habits"].rows] == [("Water", False), ("Move", False)]
    assert (found["motivation"].card.quote, found["motivation"].days) == ("Yet.", 1)
    assert (journal.text_content, journal.entry_date) == ("A day.", found["journal"].today)
    assert (found["image_hero"].percent, found["image_hero"].card.photo) == (None, None)


REFUSED: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("counter", {"title": " "}, "words_needed"), ("counter", {"title": FAMILY * 121}, "text_too_long"),
    ("counter", {"target": "0"}, "number_needed"), ("counter", {"target": "many"}, "number_needed"),
    ("counter", {"target": "10000"}, "number_needed"), ("progress", {"label": "x" * 41}, "text_too_long"),
    ("habits", {"habits": "\n".join("1234567")}, "habit_lines"), ("habits", {"habits": " \n- "}, "habit_lines"),
    ("habits", {"habits": "x" * 61}, "habit_lines"), ("motivation", {"quote": ""}, "words_needed"),
    ("journal", {"text": "x" * 1001}, "text_too_long"), ("mini_tile", {"emoji": "no"}, "sign_needed"),
    ("image_hero", {"photo": {"hash": "0", "mime": "text/plain"}}, "no_photo"), ("nothing", {}, "over"),
)  # fmt: skip


async def test_what_cannot_be_on_a_card_is_refused(database: Database) -> None:
    nia, _omar = await nia_and_omar(database)
    async with database.transaction() as unit:
        for kind, held, why in REFUSED:
            with pytest.raises(BotError) as told:
                await card(unit, nia, kind, **held)
            assert (told.value.code, held) == (why, held)
        assert await cards.count(unit, nia) == 0


async def test_a_title_of_120_emoji_fits_whatever_they_are_made_of(database: Database) -> None:
    nia, _omar = await nia_and_omar(database)
    async with database.transaction() as unit:
        assert (await card(unit, nia, "mini_tile", title=FAMILY * 120)).title == FAMILY * 120


async def test_a_count_goes_to_its_target_and_back_by_one_and_the_same_press_twice_is_once(database: Database) -> None:
    nia, _omar = await nia_and_omar(database)
    async with database.transaction() as unit:
        for kind in ("counter", "progress"):
            key = (await card(unit, nia, kind)).id
            became = [
                (await ticking.move(unit, nia, key, wish)).became
                for wish in ("=1", "=1", "=2", "=3", "=4", "=1", "=2", "=2", "=999999")
            ]
            assert became == [
                "moved", "nothing", "moved", "reached", "nothing", "nothing", "back", "nothing", "nothing",
            ]  # fmt: skip
            assert (await cards.one(unit, nia, key)).done == 2
            for wish in ("+20260302", "+1.20260302", "=x", "2"):
                with pytest.raises(BotError, match="over"):
                    await ticking.move(unit, nia, key, wish)


async def test_a_picture_comes_true_by_tenths(database: Database) -> None:
    nia, _omar = await nia_and_omar(database)
    async with database.transaction() as unit:
        key = (await card(unit, nia, "image_hero")).id
        assert [(await ticking.move(unit, nia, key, f"={n}")).became for n in (10, 30, 20)] == [
            "moved", "nothing", "moved",
        ]  # fmt: skip
        for n in range(30, 101, 10):
            last = await ticking.move(unit, nia, key, f"={n}")
        assert (last.became, last.seen.percent, last.seen.is_reached) == ("reached", 100, True)


async def test_a_streak_counts_once_a_day_and_begins_anew_after_a_day_without(database: Database, clock: Clock) -> None:
    nia, _omar = await nia_and_omar(database)

    async def tick(sign: str = "+", days: int = 0) -> tuple[str, int]:
        async with database.transaction() as unit:
            day = nia.today(unit.now) - days * DAY
            found = await ticking.move(unit, nia, key, f"{sign}{day:%Y%m%d}")
        return found.became, found.seen.streak

    async with database.transaction() as unit:
        key = (await card(unit, nia, "streak")).id
    assert [await tick(), await tick()] == [("moved", 1), ("nothing", 1)]
    clock.move(DAY)
    assert [await tick(days=1), await tick()] == [("another_day", 1), ("moved", 2)]
    assert [await tick("-"), await tick("-"), await tick()] == [("back", 1), ("nothing", 1), ("moved", 2)]
    clock.move(2 * DAY)
    async with database.reading() as unit:
        seen = await cards.one(unit, nia, key)
        assert (seen.streak, seen.last_streak) == (0, 2)
    assert await tick() == ("moved", 1)


async def test_habits_are_new_each_day_and_whole_days_are_counted(database: Database, clock: Clock) -> None:
    nia, _omar = await nia_and_omar(database)

    async def tick(number: int, sign: str = "+") -> tuple[str, int]:
        async with database.transaction() as unit:
            found = await ticking.move(unit, nia, key, f"{sign}{number}.{nia.today(unit.now):%Y%m%d}")
        return found.became, found.seen.whole_days

    async with database.transaction() as unit:
        key = (await card(unit, nia, "habits")).id
    assert [await tick(0), await tick(0), await tick(1)] == [("moved", 0), ("nothing", 0), ("reached", 1)]
    assert [await tick(0, "-"), await tick(0)] == [("back", 0), ("reached", 1)]
    clock.move(DAY)
    async with database.transaction() as unit:
        assert [row.done for row in (await cards.one(unit, nia, key)).rows] == [False, False]
        await cards.change(unit, nia, key, "habits", "Water\nSleep")
    assert [await tick(1), await tick(0)] == [("moved", 1), ("reached", 2)]
    async with database.transaction() as unit:
        kept = await cards.change(unit, nia, key, "habits", "Sleep\nSing")
        assert [(row.label, row.done) for row in kept.rows] == [("Sleep", True), ("Sing", False)]
        with pytest.raises(BotError, match="over"):
            await ticking.move(unit, nia, key, f"+7.{nia.today(unit.now):%Y%m%d}")


@pytest.mark.both
async def test_two_phones_at_one_card_count_once(database: Database) -> None:
    nia, _omar = await nia_and_omar(database)
    async with database.transaction() as unit:
        counter, streak = (await card(unit, nia, "counter")).id, (await card(unit, nia, "streak")).id
        today = f"+{nia.today(unit.now):%Y%m%d}"

    async def press(key: str, wish: str) -> str:
        async with database.transaction() as unit:
            return (await ticking.move(unit, nia, key, wish)).became

    assert sorted(await asyncio.gather(*(press(counter, "=1") for _ in range(4)))) == ["moved", *["nothing"] * 3]
    assert sorted(await asyncio.gather(*(press(streak, today) for _ in range(4)))) == ["moved", *["nothing"] * 3]


@pytest.mark.both
async def test_of_two_last_cards_at_once_one_fits(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "MOST", 2)
    nia, _omar = await nia_and_omar(database)
    async with database.transaction() as unit:
        await card(unit, nia, "mini_tile")

    async def make() -> None:
        async with database.transaction() as unit:
            await card(unit, nia, "mini_tile")

    became = await asyncio.gather(make(), make(), return_exceptions=True)
    assert sorted(one.code if isinstance(one, BotError) else "made" for one in became) == [
        "enough_board_cards", "made",
    ]  # fmt: skip


async def test_order_area_colour_and_size(database: Database) -> None:
    nia, _omar = await nia_and_omar(database)
    async with database.transaction() as unit:
        ids = [(await card(unit, nia, "counter", title=title)).id for title in "abc"]
        for _ in range(2):
            assert await cards.place(unit, nia, ids[2], 0) == ([ids[2], ids[0], ids[1]], 0)
        assert (await cards.place(unit, nia, ids[2], 9999))[1] == 2
        assert await cards.where(unit, nia, ids[0]) == (0, 3)
        second = (await areas.of(unit, nia))[1]
        assert (await cards.move(unit, nia, ids[0], second.id)).area.id == second.id
        assert (await cards.paint(unit, nia, ids[0], "pink")).card.color_variant == "pink"
        assert (await cards.resize(unit, nia, ids[0], "md")).card.size == "md"
        for attempt in (cards.paint(unit, nia, ids[0], "black"), cards.resize(unit, nia, ids[0], "hero")):
            with pytest.raises(BotError, match="over"):
                await attempt


async def test_a_smaller_target_takes_the_count_along(database: Database) -> None:
    nia, _omar = await nia_and_omar(database)
    async with database.transaction() as unit:
        key = (await card(unit, nia, "counter")).id
        for n in (1, 2, 3):
            await ticking.move(unit, nia, key, f"={n}")
        seen = await cards.change(unit, nia, key, "target", "2")
        assert (seen.done, seen.of, seen.is_reached) == (2, 2, True)
        with pytest.raises(BotError, match="over"):
            await cards.change(unit, nia, key, "quote", "none of its own")


async def test_a_page_may_have_been_written_on_any_day_of_the_last_year_and_on_none_to_come(database: Database) -> None:
    nia, _omar = await nia_and_omar(database)
    async with database.transaction() as unit:
        page, other = await card(unit, nia, "journal"), await card(unit, nia, "motivation")
        today = nia.today(unit.now)
        for on in (today - fields.BACK, today - DAY, today):
            seen = await cards.change(unit, nia, page.id, "date", on.isoformat())
            assert seen.card.entry_date == on
        for on in (today + DAY, today - fields.BACK - DAY):
            with pytest.raises(BotError, match="not_offered") as told:
                await cards.change(unit, nia, page.id, "date", on.isoformat())
            assert told.value.step == "date"
        with pytest.raises(BotError, match="over"):
            await cards.change(unit, nia, other.id, "date", today.isoformat())


@pytest.mark.both
async def test_a_card_that_was_taken_off_comes_back_as_it_was(database: Database, clock: Clock) -> None:
    nia, omar = await nia_and_omar(database)
    async with database.transaction() as unit:
        key = (await card(unit, nia, "journal")).id
    async with database.transaction() as unit:
        before = await keeping.kept(unit, [await cards.owned(unit, nia, key)])
        taken, _ = await taking_out.take_out(unit, nia, key)
        again, seen = await taking_out.take_out(unit, nia, key)
        assert (again.id, seen) == (taken.id, None)
    async with database.transaction() as unit:
        with pytest.raises(BotError, match="over"):
            await taking_out.put_back(unit, omar, taken.id)
        for _ in range(2):
            await taking_out.put_back(unit, nia, taken.id)
    async with database.transaction() as unit:
        assert await keeping.kept(unit, [await cards.owned(unit, nia, key)]) == before
        taken, _ = await taking_out.take_out(unit, nia, key)
    clock.move(timedelta(minutes=11))
    async with database.transaction() as unit:
        with pytest.raises(BotError, match="too_late_to_undo"):
            await taking_out.put_back(unit, nia, taken.id)
    clock.move(DAY)
    async with database.transaction() as unit:
        assert await taking_out.sweep(unit) == 1


async def test_a_card_of_an_area_that_is_gone_comes_back_into_the_first(database: Database) -> None:
    nia, _omar = await nia_and_omar(database)
    async with database.transaction() as unit:
        first, second, *_ = await areas.of(unit, nia)
        made = await card(unit, nia, "mini_tile")
        taken, _seen = await taking_out.take_out(unit, nia, made.id)
        await delete_area(unit, nia, first.id, 0)
        assert (await taking_out.put_back(unit, nia, taken.id)).area.id == second.id


async def test_an_area_that_goes_while_a_card_is_made_is_asked_for_again(database: Database) -> None:
    nia, _omar = await nia_and_omar(database)
    async with database.transaction() as unit:
        gone = (await areas.of(unit, nia))[0].id
        await delete_area(unit, nia, gone, 0)
        with pytest.raises(BotError, match="no_such_area") as told:
            await cards.make(unit, nia, Wanted(gone, "mini_tile", "blue", None, {"title": "7"}))
        assert told.value.step == "area"


async def test_nobody_else_s_card_exists(database: Database) -> None:
    nia, omar = await nia_and_omar(database)
    async with database.transaction() as unit:
        key = (await card(unit, nia, "counter")).id
        for attempt in (
            cards.one(unit, omar, key), ticking.move(unit, omar, key, "=1"), cards.paint(unit, omar, key, "pink"),
            cards.change(unit, omar, key, "title", "mine"), cards.place(unit, omar, key, 0),
            taking_out.take_out(unit, omar, key), cards.where(unit, omar, key), cards.resize(unit, omar, key, "md"),
        ):  # fmt: skip
            with pytest.raises(BotError, match="no_such_board_card"):
                await attempt
        assert await cards.all_of(unit, omar) == []


async def test_whatever_an_import_brought_can_be_looked_at(database: Database) -> None:
    nia, _omar = await nia_and_omar(database)
    odd: dict[str, dict[str, Any]] = {
        "counter": {"current_count": -3, "target_count": 0}, "progress": {"completed_steps": 9, "total_steps": 4},
        "image_hero": {"progress_percent": 345}, "streak": {"streak_count": 12}, "journal": {},
        "habits": {"habits": ["odd", {"label": None}, {"done": True}]}, "motivation": {}, "mini_tile": {},
    }  # fmt: skip
    async with database.transaction() as unit:
        own = {"user_id": nia.student().id, "area_id": (await areas.of(unit, nia))[0].id, "title": "7", "order": 0}
        for kind, values in odd.items():
            row = {"card_type": kind, "color_variant": "pink", "size": "lg", "created_at": unit.now, **own, **values}
            unit.session.add(VisionBoardCard(**row))
        await unit.session.flush()
        found = {one.card.card_type: one for one in await cards.all_of(unit, nia)}
        assert (found["counter"].done, found["counter"].of, found["counter"].part) == (0, None, None)
        assert (found["progress"].part, found["image_hero"].percent, found["streak"].streak) == (1.0, 100, 12)
        assert [row.label for row in found["habits"].rows] == ["", ""]
        today = f"{nia.today(unit.now):%Y%m%d}"
        assert (await ticking.move(unit, nia, found["streak"].card.id, f"+{today}")).seen.streak == 13
        assert await unit.session.scalar(select(func.count(VisionBoardCard.id))) == len(odd)
        assert set(fields.OWN) == set(odd)
