"""What homes said yes to: a coach puts it down, for one student or for many, and takes it back."""

import pytest
from sqlalchemy import select

from bot.db import HELPER
from bot.models import Batch, ChatLog, Consent, User
from bot.services import accounts
from playground.people import Person
from tests.journeys.acting import Counted, coach_of_another_class
from tests.journeys.test_coaching import class_has_joined
from tests.street import Street

ADE = 1002


async def class_with_helper(street: Street, *more: str) -> tuple[Counted, str]:
    """Let the class of Nia and Omar, and of more students, have the helper; return Lena, and the class's id."""
    await class_has_joined(street)
    async with street.database.transaction() as unit:
        batch = (await unit.session.scalars(select(Batch))).one()
        batch.helper = True
        for name in more:
            await accounts.add_user(unit, name, "student", batch.name)
    return Counted(street, street.lena), batch.id


async def forged(street: Street, data: str) -> str:
    street.lena.presses_data(data, street.lena.screen)
    await street.settle()
    return street.lena.screen.text


async def test_a_yes_is_put_down_seen_and_taken_back(street: Street) -> None:
    await class_has_joined(street)
    lena = Counted(street, street.lena)
    await lena.says("/students nia")
    text = await lena.presses("Nia · 2156", "More…", "What home said yes to")
    assert "The computer helper: no yes yet." in text
    assert "Who said yes to the computer helper for Nia?" in await lena.presses("A yes to the computer helper")
    assert "How did it come?" in await lena.presses("Mother")
    text = await lena.presses("On paper")
    assert text.startswith("Put down.\n\nWhat home said yes to for Nia:\n")
    assert "The computer helper: yes, from mother, on paper. Lena put it down on " in text
    text = await lena.presses("Take back: the computer helper")
    assert "Then the helper stops for Nia at once." in text
    assert "yes, from mother" in await lena.presses("Keep it")
    text = await lena.presses("Take back: the computer helper", "Yes, take it back")
    assert "The computer helper: taken back on " in text
    assert "The class has no computer helper now." in text
    [row] = await street.read(Consent)
    assert (row.from_whom, row.how, row.withdrawn_at is None) == ("mother", "paper", False)


async def test_who_said_yes_may_be_typed_and_is_text_not_markup(street: Street) -> None:
    await class_has_joined(street)
    lena = Counted(street, street.lena)
    ids = {one.display_name: one.id for one in await street.read(User)}
    await forged(street, f"a:consent_yes:{ids['Nia']}:photos")
    assert "120" in await lena.says("x" * 121)
    await lena.says("her <b>aunt</b> & uncle")
    assert "Photos: yes, from her <b>aunt</b> & uncle, by a form." in await lena.presses("By a form")


async def test_a_matter_that_is_not_asked_for_stands_there_once_it_was_said(street: Street) -> None:
    await class_has_joined(street)
    lena = Counted(street, street.lena)
    [nia] = await street.read(User, User.display_name == "Nia")
    async with street.database.transaction() as unit:
        old = {"given_at": unit.now, "withdrawn_at": unit.now}
        unit.session.add(Consent(user_id=nia.id, what="join", from_whom="her father", how="link", **old))
    assert "Coming in: taken back on " in await forged(street, f"a:consents:{nia.id}")
    text = await lena.presses("A yes to coming in", "Father", "On paper")
    assert "Coming in: yes, from father, on paper." in text
    assert "Take back: coming in" in str(street.lena.screen.keyboard)


async def test_switching_the_helper_on_says_what_that_means_before_it_is_on(street: Street) -> None:
    await street.class_is_invited()
    lena = Counted(street, street.lena)
    await lena.says("/classes")
    text = await lena.presses("2156: 2 students", "Computer helper")
    assert "or coaches tell of projects, goes to a service outside the school" in text
    assert "only for students whose home said yes" in text
    assert "Journals, check-ins and calls for help are never sent." in text
    [batch] = await street.read(Batch)
    assert "Shall 2156 have the computer helper?" in await forged(street, f"a:class_set:{batch.id}:helper:on")
    assert [one.helper for one in await street.read(Batch)] == [False]
    assert "Computer helper: no" in await lena.presses("No")
    assert "Home said yes for 0 of 2 students." in await lena.presses("Computer helper", "Yes, switch it on")
    assert [one.helper for one in await street.read(Batch)] == [True]
    assert "Computer helper: no" in await lena.presses("Switch it off")


async def test_a_form_of_a_whole_class_is_put_down_at_once_but_for_those_who_did_not_bring_it(street: Street) -> None:
    lena, _ = await class_with_helper(street, *(f"Zoe {n:02}" for n in range(20)))
    await lena.says("/classes")
    assert "Home said yes for 0 of 22 students." in await lena.presses("2156: 22 students", "Computer helper")
    assert "Whose home in 2156 said yes" in await lena.presses("Tick all")
    await lena.presses("✓ Omar", "More ›", "✓ Zoe 07", "Done")
    assert "Who said yes for these 20 students?" in street.lena.screen.text
    text = await lena.presses("Mother or father", "By a form")
    assert "A yes to the computer helper for 20 students: Nia, Zoe 00" in text
    assert "From mother or father, by a form." in text
    assert "Put down for 20 students." in await lena.presses("Put it down")
    text = await lena.presses("Who has a yes?")
    labels = str(street.lena.screen.keyboard)
    assert ("✓ Nia" in labels, "✓ Omar" in labels, "Omar" in labels) == (True, False, True)
    assert "no yes yet" in await lena.presses("Omar")
    assert len(await street.read(Consent, Consent.what == "helper")) == 20


async def test_of_two_coaches_who_put_down_the_same_the_first_is_kept(street: Street) -> None:
    lena, batch = await class_with_helper(street)
    ade = street.world.person("Ade", id=ADE)
    async with street.database.transaction() as unit:
        await accounts.sign_in(unit, ADE, await accounts.add_user(unit, "Ade", "admin"))
    ade.says("/today")
    await street.settle()
    ade.presses_data(f"a:yes_all:{batch}", ade.screen)
    await street.settle()
    second = Counted(street, ade)
    await second.presses("Done", "Guardian", "On paper")
    await forged(street, f"a:yes_some:{batch}")
    await lena.presses("Nia", "Done", "Mother or father", "On paper", "Put it down")
    assert "Put down for 1 student." in street.lena.screen.text
    assert await second.presses("Put it down") == "Put down for 1 student.\n1 had a yes already."
    assert {one.from_whom for one in await street.read(Consent)} == {"mother or father", "guardian"}
    assert "Everybody in 2156 has a yes" in await forged(street, f"a:yes_all:{batch}")


async def test_everybody_put_down_by_another_coach_is_no_dead_end_and_the_helper_s_page_counts_the_day(
    street: Street,
) -> None:
    lena, batch = await class_with_helper(street)
    await forged(street, f"a:yes_some:{batch}")
    async with street.database.transaction() as unit:
        for student in (await unit.session.scalars(select(User.id).where(User.role == "student"))).all():
            unit.session.add(Consent(user_id=student, what="helper", from_whom="7", how="form", given_at=unit.now))
            for type_ in ("api_request", "error", "user"):
                unit.session.add(ChatLog(type=type_, data=None, timestamp=unit.now, user_id=student))
    await lena.presses("Nia")
    assert "Everybody in 2156 has a yes from home by now." in street.lena.screen.text
    await lena.presses("Later")
    assert "But there is none yet: whoever runs this bot has to set it up." in await forged(
        street, f"a:class_helper:{batch}"
    )
    street.database.able = frozenset({HELPER})
    assert await forged(street, f"a:class_helper:{batch}") == "\n".join(
        (
            "2156 has the computer helper.",
            "Home said yes for 2 of 2 students.",
            "Today it was asked 2 times.",
            "It did not work 2 times.",
        )
    )


@pytest.mark.thorough
async def test_who_does_not_see_the_student_puts_nothing_down_and_takes_nothing_back(street: Street) -> None:
    _, batch_id = await class_with_helper(street)
    [nia] = await street.read(User, User.display_name == "Nia")
    async with street.database.transaction() as unit:
        yes = Consent(user_id=nia.id, what="helper", from_whom="7", how="form", given_at=unit.now)
        unit.session.add(yes)
    ade = street.world.person("Ade", id=ADE)
    coach, _ = await coach_of_another_class(street, ADE)
    ade.says("/today")
    await street.settle()
    forged = (
        f"consents:{nia.id}", f"consent_yes:{nia.id}:voice", f"consent_yes:{nia.id}:join", f"consent_off:{yes.id}",
        f"consent_off_now:{yes.id}", f"yeses:{batch_id}", f"yes_all:{batch_id}", f"helper_on:{batch_id}",
        f"class_helper:{batch_id}",
    )  # fmt: skip

    async def all_refused(person: Person, *refusals: str) -> None:
        for data in forged:
            person.presses_data(f"a:{data}", person.screen)
            await street.settle()
            assert any(word in person.screen.text for word in refusals), (data, person.screen.text)

    await all_refused(ade, "can't find", "finished")
    async with street.database.transaction() as unit:
        (await unit.session.get_one(User, coach.id)).role = "student"
    await all_refused(ade, "for coaches")
    async with street.database.transaction() as unit:
        (await unit.session.get_one(Batch, batch_id)).archived_at = unit.now
    await all_refused(street.lena, "can't find", "finished")
    assert [one.withdrawn_at for one in await street.read(Consent)] == [None]
