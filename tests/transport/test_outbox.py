"""What leaves: in order, at least once, and whatever Telegram answers has its place."""

from datetime import timedelta

import pytest
from markupsafe import Markup
from sqlalchemy import select

from bot.clock import Clock
from bot.models import Chat, OutboxRow, Slot
from bot.transport.delivery import deliver
from bot.views.view import Button, Screen, View
from tests.street import LENA, NIA, Street

pytestmark = pytest.mark.both


async def say(street: Street, text: str, *, slot: str | None = None, fresh: bool = True, to: int = NIA) -> None:
    """Tell somebody something, as a transaction of the bot does."""
    async with street.database.transaction() as unit:
        chat = await unit.session.scalar(select(Chat).where(Chat.telegram_id == to))
        if chat is None:
            chat = Chat(telegram_id=to, kind="private")
            unit.session.add(chat)
            await unit.session.flush()
        view = View(Markup.escape(text), ((Button("Today", "a:today"),),))
        unit.tell(Screen(chat.id, view, slot, fresh))


@pytest.fixture
async def open_street(street: Street) -> Street:
    """A street on which Nia has written, so that she can be written to."""
    street.nia.says("/help")
    await street.settle()
    street.world.calls.clear()
    return street


def methods(street: Street) -> list[str]:
    return [call.method for call in street.world.calls if call.method not in ("getUpdates", "answerCallbackQuery")]


async def states(street: Street) -> list[str]:
    return [str(row.state) for row in await street.read(OutboxRow)][1:]


async def test_messages_of_a_chat_arrive_in_order(open_street: Street) -> None:
    for number in range(6):
        await say(open_street, f"number {number}")
    await open_street.settle()
    assert open_street.nia.reads()[-6:] == [f"number {number}" for number in range(6)]


async def test_what_may_leave_at_once_is_claimed_as_it_is_written(open_street: Street) -> None:
    with open_street.bot.outbox.pump.at_work():
        await say(open_street, "one")
        await say(open_street, "two")
        rows = sorted(await open_street.read(OutboxRow), key=lambda row: row.id)
        held = [row.claimed_by is not None for row in rows]
        assert held[-2:] == [True, False], "the second waits for the first"
        await open_street.bot.outbox.pump.drain()
    assert open_street.nia.reads()[-2:] == ["one", "two"]


async def test_of_what_was_not_committed_nothing_is_handed_over(open_street: Street) -> None:
    async def says_and_fails() -> None:
        async with open_street.database.transaction() as unit:
            unit.afterwards.append(lambda: pytest.fail("it was not committed"))
            chat = (await unit.session.scalars(select(Chat.id))).first()
            unit.tell(Screen(str(chat), View(Markup("never"), ((Button("Today", "a:today"),),))))
            await deliver(unit)
            await open_street.bot.outbox.take(unit, (await unit.session.scalars(select(OutboxRow))).all())
            raise LookupError

    with open_street.bot.outbox.pump.at_work():
        with pytest.raises(LookupError):
            await says_and_fails()
        assert await open_street.bot.outbox.pump.drain() == 0
    assert methods(open_street) == []


async def test_whoever_must_wait_for_the_pace_is_not_claimed_as_it_is_written(url: str, clock: Clock) -> None:
    async with Street.open(url, clock, {"send_per_second": 0.001}) as street:
        street.nia.says("/help")
        await street.settle()
        with street.bot.outbox.pump.at_work():
            for number in range(2):
                await say(street, f"to Nia {number}")
                await street.bot.outbox.pump.drain()
            rows = sorted(await street.read(OutboxRow), key=lambda row: row.id)
            assert [(row.state, row.claimed_by) for row in rows[-2:]] == [("open", None)] * 2
            assert "sent" in {row.state for row in rows}


async def test_a_slot_is_edited_and_the_same_content_costs_no_call(open_street: Street) -> None:
    await say(open_street, "one", slot="card", fresh=False)
    await open_street.settle()
    await say(open_street, "two", slot="card", fresh=False)
    await open_street.settle()
    await say(open_street, "two", slot="card", fresh=False)
    await open_street.settle()
    assert methods(open_street) == ["sendMessage", "editMessageText"]
    assert open_street.nia.screen.text == "two"


async def test_a_fresh_screen_takes_the_buttons_off_the_old_one(open_street: Street) -> None:
    await say(open_street, "one", slot="card")
    await open_street.settle()
    await say(open_street, "two", slot="card")
    await open_street.settle()
    *_, old, new = open_street.nia.chat.messages
    assert (old.buttons, new.buttons) == ([], [["Today"]])


async def test_a_newer_state_replaces_one_that_has_not_left(open_street: Street) -> None:
    await say(open_street, "one", slot="card")
    await say(open_street, "two", slot="card", fresh=False)
    await open_street.settle()
    assert open_street.nia.reads()[-1] == "two"
    assert await states(open_street) == ["replaced", "sent"]
    assert [row.payload for row in await open_street.read(OutboxRow, OutboxRow.state == "replaced")] == [None]


async def test_a_message_that_is_gone_is_sent_anew(open_street: Street) -> None:
    await say(open_street, "one", slot="card")
    await open_street.settle()
    open_street.nia.deletes(open_street.nia.screen)
    await say(open_street, "two", slot="card", fresh=False)
    await open_street.settle()
    assert open_street.nia.screen.text == "two"
    [slot] = await open_street.read(Slot)
    assert slot.message_id == open_street.nia.screen.id


@pytest.mark.parametrize("fault", ["500", "502", "drop_before", "drop_after"])
async def test_an_uncertain_message_is_sent_again(open_street: Street, fault: str) -> None:
    open_street.world.faults.add("sendMessage", 2, kind=fault)  # type: ignore[arg-type]
    await say(open_street, "important")
    for _ in range(3):
        await open_street.settle()
        open_street.database.clock.move(timedelta(seconds=5))
    received = open_street.nia.reads().count("important")
    assert received == (3 if fault == "drop_after" else 1)
    assert await states(open_street) == ["sent"]


async def test_too_many_requests_pause_everything_and_lose_nothing(open_street: Street) -> None:
    open_street.world.faults.add("sendMessage", 1, kind="429", retry_after=30)
    await say(open_street, "one")
    await open_street.settle()
    assert open_street.bot.outbox._pace.allowance() == 0
    open_street.bot.outbox._pace._paused_until = 0
    open_street.database.clock.move(timedelta(seconds=31))
    await open_street.settle()
    assert open_street.nia.reads()[-1] == "one"


async def test_somebody_who_blocked_us_is_left_alone_until_they_return(open_street: Street) -> None:
    await say(open_street, "one")
    await say(open_street, "two")
    open_street.nia.chat.is_blocked = True
    await open_street.settle()
    assert await states(open_street) == ["undeliverable", "undeliverable"]
    [chat] = await open_street.read(Chat)
    assert chat.blocked_at is not None
    open_street.nia.unblocks()
    open_street.nia.says("/help")
    await open_street.settle()
    [chat] = await open_street.read(Chat)
    assert chat.blocked_at is None
    assert "Marbles" in open_street.nia.screen.text


async def test_one_refused_message_holds_up_nobody(open_street: Street) -> None:
    async with open_street.database.transaction() as unit:
        chat = (await unit.session.scalars(select(Chat))).one()
        unit.tell(Screen(chat.id, View(Markup("<b>broken"))))
    await say(open_street, "after it")
    await open_street.settle()
    assert await states(open_street) == ["refused", "sent"]
    assert open_street.nia.reads()[-1] == "after it"


async def test_other_chats_do_not_wait_for_a_chat_in_trouble(open_street: Street) -> None:
    open_street.lena.says("/help")
    await open_street.settle()
    open_street.world.faults.add("sendMessage", 50, kind="502", chat_id=NIA)
    await say(open_street, "for Nia")
    await say(open_street, "for Lena", to=LENA)
    await open_street.settle()
    assert open_street.lena.reads()[-1] == "for Lena"
    assert "for Nia" not in open_street.nia.reads()


async def test_after_a_day_of_trying_a_message_is_given_up(open_street: Street) -> None:
    open_street.world.faults.add("sendMessage", 50, kind="502")
    await say(open_street, "old news")
    await open_street.settle()
    open_street.database.clock.move(timedelta(hours=25))
    await open_street.settle()
    assert await states(open_street) == ["refused"]


async def test_a_group_that_migrated_and_is_known_twice_becomes_one(open_street: Street) -> None:
    group = next(iter(open_street.world.groups.values()))
    open_street.nia.says("/today", chat=group)
    await open_street.settle()
    [old] = await open_street.read(Chat, Chat.kind == "group")
    group.upgrades(open_street.lena)
    open_street.nia.says("/today", chat=group)
    await open_street.settle()
    async with open_street.database.transaction() as unit:
        unit.tell(Screen(old.id, View(Markup("For the class"))))
    await open_street.settle()
    await open_street.settle()
    assert group.chat.messages[-1].text == "For the class"
    [chat] = await open_street.read(Chat, Chat.kind == "group")
    assert chat.id == old.id
    await say(open_street, "and everybody else is served")
    await open_street.settle()
    assert open_street.nia.reads()[-1] == "and everybody else is served"


def test_what_telegram_would_refuse_is_a_bug_before_it_is_stored() -> None:
    from bot.transport.delivery import payload

    for view in (
        View(Markup("")),
        View(Markup("x" * 4097)),
        View(Markup("😀" * 2049)),
        View(Markup("x"), ((Button("b", "d" * 65),),)),
        View(Markup("x"), ((Button("", "d"),),)),
    ):
        with pytest.raises(ValueError, match=r"between|refuse"):
            payload(view)
