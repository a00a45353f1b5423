"""Classes for coaches: policies, holidays, invites to hold up, and who sees which."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.clock import Clock
from bot.models import Batch, CoachBatch, Invite, TrustJar, User
from bot.services import accounts
from bot.services.accounts import Choices
from tests.beginnings import beginning
from tests.journeys.acting import Counted, coach_of_another_class
from tests.street import Street

ADE = 1002


async def pressed(street: Street, *labels: str) -> str:
    """Let Lena press one button after the other; return what she reads then."""
    for label in labels:
        street.lena.presses(label)
        await street.settle()
    return street.lena.screen.text


@beginning
async def opens_the_class(street: Street) -> str:
    await street.class_is_invited()
    street.lena.says("/classes")
    await street.settle()
    return await pressed(street, "2156: 2 students")


async def test_a_class_says_its_rules_and_each_can_be_changed(street: Street) -> None:
    page = await opens_the_class(street)
    assert "School: 08:00 to 15:00" in page
    assert "only the student reads them" in page
    assert "Check-in comes first: no" in await pressed(street, "Check-in first: no")
    assert "coaches read what students write" in await pressed(street, "Who reads journals", "Yes")
    assert "School: 08:30 to 15:00" in await pressed(street, "School hours", "08:30")
    assert "Grown-ups to talk to: Lena" in await pressed(street, "Grown-ups to talk to", "Lena", "Back")
    (batch,) = await street.read(Batch)
    assert (batch.gate, batch.journal, batch.school_from) == (False, "shared", 8 * 60 + 30)


async def test_school_cannot_end_before_it_begins(street: Street) -> None:
    await opens_the_class(street)
    (batch,) = await street.read(Batch)
    street.lena.presses_data(f"a:class_set:{batch.id}:school_to:100", street.lena.screen)
    await street.settle()
    assert "School has to begin before it ends" in street.lena.screen.text
    assert [one.school_to for one in await street.read(Batch)] == [15 * 60]


async def test_school_days_are_ticked_one_by_one_or_chosen_as_a_week_and_one_remains(street: Street) -> None:
    assert "School days: Mon–Fri" in await opens_the_class(street)
    await pressed(street, "School days", "Sun–Thu", "✓ Tue", "Back")
    assert "School days: Mon, Wed, Thu, and Sun" in street.lena.screen.text
    await pressed(street, "School days", "✓ Mon", "✓ Wed", "✓ Sun", "✓ Thu")
    assert [one.school_days for one in await street.read(Batch)] == [[4]]
    (batch,) = await street.read(Batch)
    for data in (f"a:class_days_set:{batch.id}:7", f"a:class_days_set:{batch.id}:"):
        street.lena.presses_data(data, street.lena.screen)
        await street.settle()
    assert [one.school_days for one in await street.read(Batch)] == [[4]]


async def test_holidays_are_noted_and_removed(street: Street) -> None:
    await opens_the_class(street)
    await pressed(street, "Holidays", "Add holidays")
    first = street.lena.screen.keyboard
    assert first
    last_of_month = [one["text"] for row in first["inline_keyboard"] for one in row if one["text"].isdecimal()][-1]
    await pressed(street, last_of_month, last_of_month)
    assert "What are they called?" in street.lena.screen.text
    assert "Holidays: Class trip" in await pressed(street, "Class trip", "Open")
    await pressed(street, "Holidays", "Remove Class trip")
    assert [one.holidays for one in await street.read(Batch)] == [[]]


async def test_a_new_name_reaches_everybody_in_the_class_and_its_jar(street: Street) -> None:
    await opens_the_class(street)
    async with street.database.transaction() as unit:
        unit.session.add(TrustJar(batch="2156", updated_at=unit.now))
    await pressed(street, "Name")
    street.lena.says("Owls")
    await street.settle()
    assert {one.batch for one in await street.read(User, User.role == "student")} == {"Owls"}
    assert [one.batch for one in await street.read(TrustJar)] == ["Owls"]


async def test_the_whole_class_is_invited_with_a_picture_to_hold_up(street: Street) -> None:
    await opens_the_class(street)
    text = await pressed(street, "Invite the whole class")
    assert "start=" in text
    assert "waits for your yes" in text
    assert street.lena.screen.content.get("photo")
    await pressed(street, "Invite the whole class")
    assert len(await street.read(Invite, Invite.batch_id.is_not(None))) == 1


async def test_a_class_with_students_is_not_put_away(street: Street) -> None:
    await opens_the_class(street)
    assert "still has students" in await pressed(street, "Put away")


async def test_a_coach_of_some_classes_sees_those_only_and_changes_no_limits(street: Street) -> None:
    await opens_the_class(street)
    (batch,) = await street.read(Batch)
    ade = street.world.person("Ade", id=ADE)
    async with street.database.transaction() as unit:
        coach = await accounts.add_user(unit, "Ade", "admin")
        await accounts.sign_in(unit, ADE, coach)
        await accounts.choose(unit, coach, Choices("UTC"))
        unit.session.add(Batch(name="2157", zone="UTC", created_at=unit.now))
    street.lena.says("/classes")
    await street.settle()
    await pressed(street, "Coaches", "Ade", "2157")
    assert len(await street.read(CoachBatch)) == 1
    ade.says("/classes")
    await street.settle()
    assert "2156" not in str(ade.screen.keyboard)
    lena = (await street.read(User, User.display_name == "Lena"))[0]
    for data in (
        f"a:class:{batch.id}", f"a:class_set:{batch.id}:gate:off", f"a:class_invite:{batch.id}",
        f"a:class_away:{batch.id}", f"a:class_days_set:{batch.id}:6",
        f"a:class_holidays:{batch.id}", f"a:class_name:{batch.id}",
    ):  # fmt: skip
        ade.presses_data(data, ade.screen)
        await street.settle()
        assert "I can't find that class" in ade.screen.text
    ade.presses_data(f"a:coach_sees:{lena.id}:{batch.id}", ade.screen)
    await street.settle()
    assert "coaches who see all classes" in ade.screen.text
    assert [one.gate for one in await street.read(Batch, Batch.name == "2156")] == [True]


async def test_before_a_limited_coach_sees_all_classes_it_is_asked(street: Street) -> None:
    await opens_the_class(street)
    coach, other = await coach_of_another_class(street, ADE)
    street.lena.says("/classes")
    await street.settle()
    await pressed(street, "Coaches", "Ade", "2156")
    assert "sees the ticked classes only" in await pressed(street, "✓ 2156")
    assert await pressed(street, "✓ 2157") == "Then Ade sees all classes. Shall I?"
    question = street.lena.screen
    assert "sees the ticked classes only" in await pressed(street, "No")
    assert [one.batch_id for one in await street.read(CoachBatch)] == [other.id]
    assert "sees all classes" in await pressed(street, "✓ 2157", "Yes")
    assert await street.read(CoachBatch) == []
    street.lena.presses_data(f"a:coach_sees_all:{coach.id}:{other.id}", question)
    await street.settle()
    assert await street.read(CoachBatch) == []


@pytest.mark.parametrize("name", ["2156", "  2156 "])
async def test_two_classes_never_have_one_name(street: Street, name: str) -> None:
    await street.class_is_invited()
    async with street.database.transaction() as unit:
        unit.session.add(Batch(name="Owls", zone="UTC", created_at=unit.now))
    street.lena.says("/classes")
    await street.settle()
    await pressed(street, "Owls", "Name")
    street.lena.says(name)
    await street.settle()
    assert "There is a class of that name already" in street.lena.screen.text
    async with street.database.reading() as unit:
        assert sorted(await unit.session.scalars(select(Batch.name))) == ["2156", "Owls"]


@pytest.mark.thorough
async def test_a_coach_invites_another_one_who_is_limited_before_coming_in(street: Street) -> None:
    await street.class_is_invited()
    lena = Counted(street, street.lena)
    await lena.says("/classes")
    await lena.presses("Coaches", "Invite a coach")
    assert "Lena is in already" in await lena.says("lena")
    text = await lena.says("Ade")
    assert "the invite for Ade" in text
    await lena.says("/classes")
    await lena.presses("Coaches", "Ade", "2156")
    ade = street.world.person("Somebody", id=1002)
    ade.starts(text.split("start=")[1].split()[0])
    await street.settle()
    for label in ("Yes, I'm Ade", "Yes"):
        ade.presses(label)
        await street.settle()
    assert street.lena.screen.text == "A coach has come in.\nAde has joined."
    ade.says("/classes")
    await street.settle()
    ade.presses("Coaches")
    await street.settle()
    assert "Ade: 2156" in ade.screen.text
    ade.presses_data("a:invite_coach", ade.screen)
    await street.settle()
    assert "for coaches who see all classes" in ade.screen.text


@pytest.mark.thorough
async def test_invites_that_went_to_the_wrong_people_are_taken_back(street: Street, clock: Clock) -> None:
    await street.class_is_invited()
    clock.move(timedelta(minutes=1))
    lena = Counted(street, street.lena)
    await lena.says("/classes")
    await lena.presses("2156", "Invite the whole class")
    for_all = street.lena.screen.text.split("start=")[1].split()[0]
    assert "opens nothing any more" in await lena.presses("Take it back")
    await lena.says("/students nia")
    await lena.presses("Nia · 2156", "New invite")
    for_nia = street.lena.screen.text.split("start=")[1].split()[0]
    assert "The invite for Nia opens nothing any more." in await lena.presses("Take this invite back")
    for code in (for_all, for_nia):
        street.nia.starts(code)
        await street.settle()
        assert "I can't open that invite" in street.nia.screen.text


async def test_a_name_that_a_class_out_of_sight_has_is_asked_for_again(street: Street) -> None:
    await street.class_is_invited()
    ade = street.world.person("Ade", id=ADE)
    await coach_of_another_class(street, ADE)
    taken = "A class that you don't see has that name already. Please choose another name."

    async def goes(*steps: str) -> str:
        for step in steps:
            (ade.says if step.startswith(("/", "=")) else ade.presses)(step.removeprefix("="))
            await street.settle()
        return ade.screen.text

    assert (
        await goes("/classes", "New class", "=2156") == f"{taken}\n\nWhat is the class called? A short name, like 2156."
    )
    assert await goes("=2158") == "2158 is there. Now its students need a way in."
    await goes("/invite", "=Zoe", "=2156")
    assert (await goes("Make the invite")).startswith(taken)
    assert "Zoe" in await goes("2158")
    assert [one.batch for one in await street.read(User, User.display_name == "Zoe")] == []
