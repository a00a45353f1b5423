"""Pictures on their way: drawn once, known to Telegram from then on, and changed where they stand."""

from collections.abc import AsyncIterator, Mapping
from datetime import timedelta
from typing import Any

import pytest
from markupsafe import Markup
from sqlalchemy import select

from bot.clock import Clock
from bot.drawing import draw
from bot.drawing.studio import NotDrawnError, Studio
from bot.models import Chat, Media, Slot
from bot.views.view import Attachment, Button, Screen, View
from tests.street import NIA, Street
from tests.transport.test_outbox import methods, say, states

HALF: dict[str, Any] = {"kind": "circle", "values": {"parts": 2, "filled": 1}}
WHOLE: dict[str, Any] = {"kind": "circle", "values": {"parts": 2, "filled": 2}}
BUTTON = ((Button("Today", "a:today"),),)


class Painting:
    """Draws, and counts; or is in trouble, where `ends` says so."""

    def __init__(self) -> None:
        self.drawn = 0
        self.ends: Exception | None = None

    def __call__(self, kind: str, values: Mapping[str, Any], **how: Any) -> bytes:
        self.drawn += 1
        if self.ends:
            raise self.ends
        return draw(kind, values, **how)


@pytest.fixture
def painting() -> Painting:
    return Painting()


@pytest.fixture
async def gallery(url: str, clock: Clock, painting: Painting) -> AsyncIterator[Street]:
    """A street on which Nia has written, and pictures are counted."""
    async with Street.open(url, clock, studio=Studio(apart=False, painting=painting)) as street:
        street.nia.says("/help")
        await street.settle()
        street.world.calls.clear()
        yield street


async def show(
    street: Street, recipe: dict[str, Any] | None, text: str, *, slot: str | None = "card", fresh: bool = False,
    standing: int | None = None, kind: str = "picture",
) -> None:  # fmt: skip
    """Show Nia a picture, or words only, and let it arrive."""
    async with street.database.transaction() as unit:
        chat = (await unit.session.scalars(select(Chat).where(Chat.telegram_id == NIA))).one()
        attachment = Attachment(kind, recipe) if recipe else None
        unit.tell(Screen(chat.id, View(Markup.escape(text), BUTTON, attachment), slot, fresh, standing))
    await street.settle()


def picture_on(street: Street) -> bytes:
    photo = street.nia.screen.photo
    assert photo is not None
    return photo.data


async def test_a_picture_is_drawn_when_it_is_sent_and_its_caption_says_the_same(
    gallery: Street, painting: Painting
) -> None:
    await show(gallery, HALF, "one of two parts is blue")
    assert picture_on(gallery) == draw("circle", HALF["values"])
    assert (gallery.nia.screen.text, gallery.nia.screen.buttons) == ("one of two parts is blue", [["Today"]])
    await show(gallery, HALF | {"dark": True}, "by night", slot=None)
    assert picture_on(gallery) == draw("circle", HALF["values"], dark=True)
    assert painting.drawn == 2


@pytest.mark.both
async def test_what_was_drawn_before_is_sent_by_telegrams_own_name_for_it(gallery: Street, painting: Painting) -> None:
    await show(gallery, HALF, "first", slot=None)
    await show(gallery, HALF, "second", slot=None)
    assert (painting.drawn, gallery.nia.reads()[-2:]) == (1, ["first", "second"])
    assert picture_on(gallery) == draw("circle", HALF["values"])
    [known] = await gallery.read(Media)
    [first, second] = [call for call in gallery.world.calls if call.method == "sendPhoto"]
    assert (known.bot_id, known.file_id) == (gallery.bot.bot.id, first.result["photo"][-1]["file_id"])
    assert second.result["photo"] == first.result["photo"]


async def test_a_name_that_telegram_no_longer_knows_is_drawn_again(gallery: Street, painting: Painting) -> None:
    await show(gallery, HALF, "first", slot=None)
    gallery.world.files.by_id.clear()
    await show(gallery, HALF, "second", slot=None)
    assert (painting.drawn, gallery.nia.screen.text) == (2, "second")
    await show(gallery, HALF, "third", slot=None)
    assert (painting.drawn, gallery.nia.screen.text) == (2, "third")
    assert await states(gallery) == ["sent"] * 3
    assert len(await gallery.read(Media)) == 1


async def test_the_same_picture_with_other_words_gets_another_caption(gallery: Street, painting: Painting) -> None:
    await show(gallery, HALF, "one")
    first = gallery.nia.screen.id
    await show(gallery, HALF, "two")
    await show(gallery, HALF, "two")
    await show(gallery, HALF, "three", standing=first)
    assert methods(gallery) == ["sendPhoto", "editMessageCaption", "editMessageCaption"]
    assert (gallery.nia.screen.id, gallery.nia.screen.text, painting.drawn) == (first, "three", 1)
    assert gallery.nia.screen.buttons == [["Today"]]


async def test_another_picture_takes_the_place_of_the_one_there(gallery: Street, painting: Painting) -> None:
    await show(gallery, HALF, "half")
    first = gallery.nia.screen.id
    await show(gallery, WHOLE, "whole")
    assert (gallery.nia.screen.id, gallery.nia.screen.text) == (first, "whole")
    assert picture_on(gallery) == draw("circle", WHOLE["values"])
    await show(gallery, HALF, "half again", standing=first)
    assert picture_on(gallery) == draw("circle", HALF["values"])
    assert methods(gallery) == ["sendPhoto", "editMessageMedia", "editMessageMedia"]
    assert (gallery.nia.screen.id, gallery.nia.screen.buttons, painting.drawn) == (first, [["Today"]], 2)


async def test_a_refused_name_is_drawn_again_in_its_place_too(gallery: Street, painting: Painting) -> None:
    await show(gallery, WHOLE, "whole", slot=None)
    await show(gallery, HALF, "half")
    gallery.world.files.by_id.clear()
    await show(gallery, WHOLE, "whole")
    assert (painting.drawn, gallery.nia.screen.text, picture_on(gallery)) == (3, "whole", draw(**WHOLE))


async def test_words_after_a_picture_and_a_picture_after_words_are_new_messages(gallery: Street) -> None:
    await show(gallery, None, "words")
    await show(gallery, HALF, "a picture")
    await show(gallery, None, "words again")
    words, picture, again = gallery.nia.chat.messages[-3:]
    assert [one.text for one in (words, picture, again)] == ["words", "a picture", "words again"]
    assert (words.buttons, picture.buttons, again.buttons) == ([], [], [["Today"]])
    await show(gallery, None, "and edited")
    assert gallery.nia.screen.id == again.id
    [slot] = await gallery.read(Slot)
    assert (slot.message_id, slot.media) == (again.id, None)


async def test_a_fresh_picture_comes_below_and_takes_the_buttons_off(gallery: Street) -> None:
    await show(gallery, HALF, "half")
    await show(gallery, HALF, "half", fresh=True)
    *_, old, new = gallery.nia.chat.messages
    assert (old.buttons, new.buttons) == ([], [["Today"]])
    [slot] = await gallery.read(Slot)
    assert slot.message_id == new.id


@pytest.mark.parametrize("recipe", [HALF, WHOLE], ids=["the same", "another"])
async def test_a_picture_that_is_gone_is_sent_anew(gallery: Street, recipe: dict[str, Any]) -> None:
    await show(gallery, HALF, "half")
    gallery.nia.deletes(gallery.nia.screen)
    await show(gallery, recipe, "anew")
    assert (gallery.nia.screen.text, picture_on(gallery)) == ("anew", draw(**recipe))
    [slot] = await gallery.read(Slot)
    assert slot.message_id == gallery.nia.screen.id


async def test_a_picture_that_is_gone_and_forgotten_is_drawn_for_its_caption(gallery: Street) -> None:
    await show(gallery, HALF, "half")
    gallery.nia.deletes(gallery.nia.screen)
    gallery.database.clock.move(timedelta(days=31))
    await gallery.bot.timetable.forget()
    assert await gallery.read(Media) == []
    await show(gallery, HALF, "anew")
    assert (gallery.nia.screen.text, picture_on(gallery)) == ("anew", draw(**HALF))


async def test_a_pressed_picture_in_no_slot_is_answered_below(gallery: Street) -> None:
    await show(gallery, HALF, "half", slot=None)
    pressed = gallery.nia.screen
    await show(gallery, None, "words", slot=None, standing=pressed.id)
    await show(gallery, WHOLE, "whole", slot=None, standing=pressed.id)
    assert gallery.nia.reads()[-3:] == ["half", "words", "whole"]


async def test_a_press_on_an_older_message_of_a_slot_edits_no_photo_as_words(gallery: Street) -> None:
    await show(gallery, HALF, "old")
    old = gallery.nia.screen.id
    await show(gallery, None, "new")
    await show(gallery, None, "answer", standing=old)
    assert gallery.nia.reads()[-3:] == ["old", "new", "answer"]
    [slot] = await gallery.read(Slot)
    assert (slot.message_id, slot.media) == (gallery.nia.screen.id, None)


@pytest.mark.parametrize("trouble", [ValueError("too many parts"), NotDrawnError("too slow")], ids=["bad", "slow"])
@pytest.mark.parametrize("before", [None, HALF], ids=["new", "in place"])
async def test_where_no_picture_can_be_drawn_its_words_arrive(
    gallery: Street, painting: Painting, before: dict[str, Any] | None, trouble: Exception
) -> None:
    if before:
        await show(gallery, before, "half")
    painting.ends = trouble
    await show(gallery, WHOLE, "two of two parts are blue")
    await show(gallery, WHOLE, "two of two parts are blue")
    assert gallery.nia.reads()[-1] == "two of two parts are blue"
    assert gallery.nia.reads().count("two of two parts are blue") == 1
    assert (gallery.nia.screen.photo, gallery.nia.screen.buttons) == (None, [["Today"]])
    painting.ends = None
    await show(gallery, WHOLE, "here it is")
    assert picture_on(gallery) == draw(**WHOLE)
    assert set(await states(gallery)) == {"sent"}


@pytest.mark.parametrize(
    "fault", [*(pytest.param(one, marks=pytest.mark.thorough) for one in ("500", "drop_before")), "drop_after"]
)
@pytest.mark.parametrize("method", ["sendPhoto", "editMessageMedia", "editMessageCaption"])
async def test_an_uncertain_picture_is_sent_again(gallery: Street, method: str, fault: str) -> None:
    if method != "sendPhoto":
        await show(gallery, HALF, "half")
    gallery.world.faults.add(method, 2, kind=fault)  # type: ignore[arg-type]
    recipe = HALF if method == "editMessageCaption" else WHOLE
    await show(gallery, recipe, "important")
    for _ in range(2):
        gallery.database.clock.move(timedelta(seconds=5))
        await gallery.settle()
    assert (gallery.nia.screen.text, picture_on(gallery)) == ("important", draw(**recipe))
    assert set(await states(gallery)) == {"sent"}


async def test_messages_and_pictures_of_a_chat_arrive_in_order(gallery: Street) -> None:
    async with gallery.database.transaction() as unit:
        chat = (await unit.session.scalars(select(Chat).where(Chat.telegram_id == NIA))).one()
        for number in range(6):
            attachment = Attachment("picture", HALF) if number % 2 else None
            unit.tell(Screen(chat.id, View(Markup(f"number {number}"), (), attachment)))
    await say(gallery, "the end")
    await gallery.settle()
    assert gallery.nia.reads()[-7:] == [*(f"number {number}" for number in range(6)), "the end"]


async def test_a_real_studio_draws_for_the_street(url: str, clock: Clock) -> None:
    async with Street.open(url, clock, studio=Studio()) as street:
        street.nia.says("/help")
        await street.settle()
        await show(street, WHOLE, "whole")
        assert picture_on(street) == draw(**WHOLE)


async def test_a_picture_to_download_comes_as_a_file_and_where_it_cannot_be_drawn_its_words_come_alone(
    gallery: Street, painting: Painting
) -> None:
    await show(gallery, HALF | {"name": "half.png"}, "large enough to print", slot=None, kind="picture_file")
    [sent] = [call for call in gallery.world.calls if call.method == "sendDocument"]
    assert sent.result["document"]["file_name"] == "half.png"
    painting.ends = NotDrawnError("It took too long.")
    await show(gallery, WHOLE | {"name": "whole.png"}, "this one, too", slot=None, kind="picture_file")
    assert methods(gallery) == ["sendDocument", "sendMessage"]
    assert gallery.nia.screen.text == "this one, too"
    assert await states(gallery) == ["sent"] * 2
