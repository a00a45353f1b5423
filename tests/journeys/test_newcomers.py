"""Coming in by a class's invite: nobody sees anything before a coach has said who it is."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.clock import Clock
from bot.models import Batch, CoachBatch, Decision, Invite, Newcomer, TelegramAccount, User, UserSession
from bot.services import accounts
from bot.services.accounts import Choices
from playground.people import Person
from tests.beginnings import beginning
from tests.journeys.acting import asks_to_come_in, class_code
from tests.street import Street

ADE = 1002


@beginning
async def class_invite(street: Street) -> str:
    """Let Lena have a class with Nia and Omar on the roster, and an invite for all of it; return its code."""
    await street.class_is_invited()
    return await class_code(street)


async def second_coach(street: Street) -> Person:
    ade = street.world.person("Ade", id=ADE)
    async with street.database.transaction() as unit:
        coach = await accounts.add_user(unit, "Ade", "admin")
        await accounts.sign_in(unit, ADE, coach)
        await accounts.choose(unit, coach, Choices("UTC"))
    ade.says("/today")
    await street.settle()
    return ade


async def test_a_newcomer_waits_and_the_coach_ties_them_to_the_roster(street: Street) -> None:
    code = await class_invite(street)
    await asks_to_come_in(street, street.nia, code, "nia ")
    assert "I'm waiting for a yes from your coach" in street.nia.screen.text
    assert not any(name in text for text in street.nia.reads() for name in ("2156", "Omar", "Lena"))
    street.nia.says("/today")
    await street.settle()
    assert "I'm waiting for a yes" in street.nia.screen.text
    assert "1 waits for you" in street.lena.screen.text
    assert "nia" not in street.lena.screen.text.splitlines()[0]

    street.lena.presses("Open the first")
    await street.settle()
    assert "nia would like to come into 2156." in street.lena.screen.text
    street.lena.presses("Accept")
    await street.settle()
    assert "Accepted by Lena" in street.lena.screen.text
    assert "Lena said yes. You're in, Nia." in street.nia.screen.text
    street.nia.presses("Start")
    await street.settle()
    assert "Nia, how are you right now?" in street.nia.screen.text
    students = await street.read(User, User.role == "student")
    assert sorted(one.display_name for one in students) == ["Nia", "Omar"]


@pytest.mark.thorough
async def test_not_yet_has_a_reason_that_the_newcomer_reads(street: Street) -> None:
    code = await class_invite(street)
    await asks_to_come_in(street, street.nia, code, "Batman")
    street.lena.presses("Open the first")
    await street.settle()
    street.lena.presses("Not yet")
    await street.settle()
    street.lena.presses("Please come in again with your own name.")
    await street.settle()
    assert "Not yet, said Lena" in street.lena.screen.text
    assert "Lena says to Batman: “Please come in again with your own name.”" in street.nia.screen.text
    await asks_to_come_in(street, street.nia, code, "Nia")
    assert [one.state for one in await street.read(Newcomer)] == ["refused", "waiting"]


@pytest.mark.thorough
async def test_a_reason_in_the_coachs_own_words(street: Street) -> None:
    code = await class_invite(street)
    await asks_to_come_in(street, street.nia, code, "Batman")
    street.lena.presses("Open the first")
    await street.settle()
    street.lena.presses("Not yet")
    await street.settle()
    street.lena.presses("Write it")
    await street.settle()
    street.lena.says("<b>Who</b> are you?")
    await street.settle()
    assert "<b>Who</b> are you?" in street.nia.screen.text
    assert "Not yet, said Lena" in street.lena.screen.text


@pytest.mark.thorough
async def test_what_one_coach_decides_stands_on_the_phone_of_the_other(street: Street) -> None:
    code = await class_invite(street)
    ade = await second_coach(street)
    await asks_to_come_in(street, street.nia, code, "Nia")
    for coach in (street.lena, ade):
        coach.says("/inbox")
        await street.settle()
        coach.presses("Open the first")
        await street.settle()
    old = ade.screen
    street.lena.presses("Accept")
    await street.settle()
    assert "Accepted by Lena" in ade.screen.text
    ade.presses_data("a:approve:newcomer:" + (await street.read(Newcomer))[0].id, old)
    await street.settle()
    assert "Accepted by Lena" in ade.screen.text
    assert len(await street.read(Decision)) == 1


async def test_a_decision_can_be_taken_back_for_ten_minutes(street: Street, clock: Clock) -> None:
    code = await class_invite(street)
    await asks_to_come_in(street, street.nia, code, "Zed")
    street.lena.presses("Open the first")
    await street.settle()
    street.lena.presses("New on the roster")
    await street.settle()
    assert len(await street.read(User, User.display_name == "Zed")) == 1
    card = street.lena.screen
    street.lena.presses("Undo")
    await street.settle()
    assert "It waits again" in street.lena.screen.text
    assert await street.read(User, User.display_name == "Zed") == []
    assert [one.state for one in await street.read(Newcomer)] == ["waiting"]
    assert "would like to look again" in street.nia.screen.text
    street.lena.presses("Open it again")
    await street.settle()
    street.lena.presses("New on the roster")
    await street.settle()
    decision = next(one for one in await street.read(Decision) if one.undone_at is None)
    clock.move(timedelta(minutes=11))
    street.lena.presses_data(f"a:undo:{decision.id}", card)
    await street.settle()
    assert "ten minutes" in street.lena.screen.text
    assert len(await street.read(User, User.display_name == "Zed")) == 1


@pytest.mark.thorough
async def test_many_with_nothing_unusual_are_accepted_at_once_but_not_who_withdrew(street: Street) -> None:
    code = await class_invite(street)
    await asks_to_come_in(street, street.nia, code, "Nia")
    await asks_to_come_in(street, street.omar, code, "Omar")
    stranger = street.world.person("Zed", id=2009)
    await asks_to_come_in(street, stranger, code, "Zed")
    street.lena.says("/inbox")
    await street.settle()
    assert "3 wait for you" in street.lena.screen.text
    street.lena.presses("Accept all 2 with nothing unusual")
    await street.settle()
    assert "Nothing unusual with Nia and Omar." in street.lena.screen.text
    street.omar.presses("I made a mistake")
    await street.settle()
    street.lena.presses("Accept all 2")
    await street.settle()
    assert "Accepted 1: Nia." in street.lena.screen.text
    states = {one.name: one.state for one in await street.read(Newcomer)}
    assert states == {"Nia": "accepted", "Omar": "withdrawn", "Zed": "waiting"}


@pytest.mark.thorough
async def test_of_many_accepted_at_once_one_is_taken_back(street: Street, clock: Clock) -> None:
    code = await class_invite(street)
    await asks_to_come_in(street, street.nia, code, "Nia")
    await asks_to_come_in(street, street.omar, code, "Omar")
    street.lena.says("/inbox")
    await street.settle()
    for label in ("Accept all 2 with nothing unusual", "Accept all 2"):
        street.lena.presses(label)
        await street.settle()
    assert street.lena.screen.text == "Accepted 2: Nia and Omar."
    street.lena.presses("Undo one…")
    await street.settle()
    buttons = street.lena.screen.keyboard
    assert buttons
    assert [row[0]["text"] for row in buttons["inline_keyboard"]] == ["Nia", "Omar", "What waits"]
    for label in ("Omar", "Undo"):
        street.lena.presses(label)
        await street.settle()
    assert {one.name: one.state for one in await street.read(Newcomer)} == {"Nia": "accepted", "Omar": "waiting"}
    street.lena.says("/inbox")
    await street.settle()
    street.lena.presses("Decided just now")
    await street.settle()
    buttons = street.lena.screen.keyboard
    assert buttons
    assert [row[0]["text"] for row in buttons["inline_keyboard"]] == ["Nia", "What waits"]
    old = street.lena.screen
    clock.move(timedelta(minutes=10))
    street.lena.presses_data("a:decided:0", old)
    await street.settle()
    assert "nothing left to take back" in street.lena.screen.text
    street.lena.says("/inbox")
    await street.settle()
    assert "Decided just now" not in str(street.lena.screen.keyboard)


@pytest.mark.thorough
async def test_a_card_is_for_the_coaches_of_its_class_only(street: Street) -> None:
    code = await class_invite(street)
    ade = await second_coach(street)
    async with street.database.transaction() as unit:
        coach = (await unit.session.scalars(select(User).where(User.display_name == "Ade"))).one()
        other = Batch(name="2157", zone="UTC", created_at=unit.now)
        unit.session.add(other)
        await unit.session.flush()
        unit.session.add(CoachBatch(user_id=coach.id, batch_id=other.id))
    await asks_to_come_in(street, street.nia, code, "Nia")
    newcomer = (await street.read(Newcomer))[0]
    for button in ("a:approve:newcomer:{}", "a:card:newcomer:{}", "a:not_yet:newcomer:{}"):
        ade.says("/help")
        await street.settle()
        assert "not yours to decide" not in ade.screen.text, button
        for person in (ade, street.nia):
            person.presses_data(button.format(newcomer.id), person.screen)
            await street.settle()
        assert "not yours to decide" in ade.screen.text, button
    assert [one.state for one in await street.read(Newcomer)] == ["waiting"]
    assert not any("waits for you" in text for text in ade.reads())


async def test_a_code_that_is_used_up_opens_nothing(street: Street) -> None:
    code = await class_invite(street)
    async with street.database.transaction() as unit:
        invite = (await unit.session.scalars(select(Invite).where(Invite.batch_id.is_not(None)))).one()
        invite.uses_left = 1
    await asks_to_come_in(street, street.nia, code, "Nia")
    street.omar.starts(code)
    await street.settle()
    assert "I can't open that invite" in street.omar.screen.text


async def test_who_is_accepted_is_in_and_who_waits_is_not(street: Street) -> None:
    code = await class_invite(street)
    await asks_to_come_in(street, street.nia, code, "Nia")
    assert await street.read(TelegramAccount, TelegramAccount.telegram_id == street.nia.id) == []
    street.lena.presses("Open the first")
    await street.settle()
    street.lena.presses("Accept")
    await street.settle()
    accounts_of_nia = await street.read(TelegramAccount, TelegramAccount.telegram_id == street.nia.id)
    assert len(accounts_of_nia) == 1
    assert len(await street.read(UserSession, UserSession.telegram_account_id == accounts_of_nia[0].id)) == 1
