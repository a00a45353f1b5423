"""A message of a coach to a class: who has it, whom it does not reach and why, and when it makes no sound."""

from datetime import timedelta

from sqlalchemy import select

from bot.clock import Clock
from bot.models import Batch, Broadcast, CoachBatch, OutboxRow, Preferences, User
from bot.services import accounts
from tests.journeys.test_coaching import class_has_joined, coach_presses, says
from tests.street import Street

HEAD = "You wrote to 2156: “Bring your <books> tomorrow”"


async def lena_writes(street: Street) -> str:
    """Let Lena write to her class, up to the summary."""
    await says(street, "/menu")
    await coach_presses(street, "Write to a class", "2156")
    return await says(street, "Bring your <books> tomorrow")


async def has_never_come_in(street: Street, *names: str) -> None:
    async with street.database.transaction() as unit:
        for name in names:
            await accounts.add_user(unit, name, "student", "2156")


async def test_a_message_counts_those_who_can_be_reached_and_says_why_others_cannot(street: Street) -> None:
    await class_has_joined(street)
    await has_never_come_in(street, "Ada", "Ben")
    street.omar.blocks()
    await street.falls_silent()
    assert "4 students, 1 of them can be reached now." in await lena_writes(street)
    assert "Has arrived: 0 of 1\nOn the way: 1" in await coach_presses(street, "Send")
    assert "Lena writes to 2156:\nBring your <books> tomorrow" in street.nia.screen.text
    report = f"{HEAD}\nHas arrived: 1 of 1\nBlocked me: Omar\nNever came in: Ada and Ben"
    assert await coach_presses(street, "Refresh") == report
    assert len(await street.read(Broadcast)) == 1


async def test_somebody_who_blocks_the_bot_before_it_arrives_is_named_too(street: Street) -> None:
    ids = await class_has_joined(street)
    await street.falls_silent()
    await lena_writes(street)
    await coach_presses(street, "Send")
    async with street.database.transaction() as unit:
        for copy in await unit.session.scalars(select(OutboxRow).where(OutboxRow.user_id == ids["Omar"])):
            copy.state = "undeliverable" if copy.cause else copy.state
    assert await coach_presses(street, "Refresh") == f"{HEAD}\nHas arrived: 1 of 1\nBlocked me: Omar"


async def test_a_picture_does_not_seem_to_go_along(street: Street) -> None:
    await class_has_joined(street)
    await says(street, "/menu")
    await coach_presses(street, "Write to a class", "2156")
    for kind, seen in (
        ("photo", "Thanks for the picture."), ("document", "Thanks for the file."), ("video", "Thanks for the video."),
        ("voice", "I can't listen to this yet."),
    ):  # fmt: skip
        street.lena.sends(kind, caption="Trip tomorrow")
        await street.settle()
        assert street.lena.screen.text.startswith(f"{seen} It can't go along: here I need words by themselves.")
    assert "To 2156:\nTrip tomorrow" in await says(street, "Trip tomorrow")


async def test_the_report_outlives_the_queue(street: Street, clock: Clock) -> None:
    ids = await class_has_joined(street)
    await has_never_come_in(street, "Ada")
    await street.falls_silent()
    await lena_writes(street)
    await coach_presses(street, "Send")
    before = await coach_presses(street, "Refresh")
    assert before == f"{HEAD}\nHas arrived: 2 of 2\nNever came in: Ada"
    clock.move(timedelta(days=20))  # sessions slide
    await says(street, "/today")
    clock.move(timedelta(days=20))
    await street.bot.timetable.forget()
    assert await street.read(OutboxRow, OutboxRow.user_id == ids["Nia"]) == []
    [sent] = await street.read(Broadcast)
    street.lena.presses_data(f"a:delivery:{sent.id}", street.lena.screen)
    await street.settle()
    assert street.lena.screen.text == before


async def test_of_a_class_that_a_coach_sees_no_longer_nobody_is_named(street: Street) -> None:
    await class_has_joined(street)
    await has_never_come_in(street, "Ada", "Ben")
    await street.falls_silent()
    await lena_writes(street)
    await coach_presses(street, "Send")
    async with street.database.transaction() as unit:
        lena = (await unit.session.scalars(select(User).where(User.display_name == "Lena"))).one()
        other = Batch(name="2157", zone="UTC", created_at=unit.now)
        unit.session.add(other)
        await unit.session.flush()
        unit.session.add(CoachBatch(user_id=lena.id, batch_id=other.id))
        ada = (await unit.session.scalars(select(User).where(User.display_name == "Ada"))).one()
        ada.batch = "2157"
    report = f"{HEAD}\nHas arrived: 2 of 2\nNever came in: Ada\nNot reached: 1 more, whom you don't see now."
    assert await coach_presses(street, "Refresh") == report


async def test_a_deleted_student_is_in_no_report(street: Street) -> None:
    ids = await class_has_joined(street)
    await has_never_come_in(street, "Ada")
    await lena_writes(street)
    await coach_presses(street, "Send")
    [ada] = await street.read(User, User.display_name == "Ada")
    for user_id in (ada.id, ids["Omar"]):
        street.lena.presses_data(f"a:delete_now:{user_id}", street.lena.screen)
        await street.settle()
    [sent] = await street.read(Broadcast)
    assert (sent.readers, sent.outcomes) == ([ids["Nia"]], {})


async def test_a_message_makes_no_sound_where_somebody_rests(street: Street) -> None:
    ids = await class_has_joined(street)
    async with street.database.transaction() as unit:
        (await unit.session.get_one(Preferences, ids["Nia"])).paused_until = unit.now + timedelta(days=1)
    await lena_writes(street)
    await coach_presses(street, "Send")
    copies = {row.user_id: row.payload for row in await street.read(OutboxRow, OutboxRow.cause.is_not(None))}
    assert copies[ids["Nia"]]["quiet"] is True
    assert "quiet" not in copies[ids["Omar"]]
