"""A list of students, as a file or typed, onto the roster; and the roster as a file."""

import csv
import io

from sqlalchemy import select

from bot.models import Batch, CoachBatch, InboxRow, Invite, User
from bot.services import rosters, sheets
from bot.services.sheets import MOST_BYTES
from bot.services.who import Who
from playground.objects import Message
from tests.journeys.acting import Counted
from tests.journeys.test_newcomers import second_coach
from tests.street import LENA, Street

HAD = [("Nia", "2156"), ("Omar", "2156")]


async def two_classes(street: Street) -> Counted:
    """Let Lena have 2156 with Nia and Omar, who have not come in, and 2157 with nobody."""
    await street.class_is_invited()
    async with street.database.transaction() as unit:
        unit.session.add(Batch(name="2157", zone="UTC", created_at=unit.now))
    return Counted(street, street.lena)


async def sends(street: Street, name: str, data: bytes | str) -> str:
    street.lena.sends_document(name, data.encode() if isinstance(data, str) else data)
    await street.settle()
    return street.lena.screen.text


async def roster(street: Street) -> list[tuple[str, str | None]]:
    students = await street.read(User, User.role == "student")
    return sorted((one.display_name, one.batch) for one in students)


def data_of(message: Message, label: str) -> str:
    """Return what a button carries."""
    rows = (message.keyboard or {})["inline_keyboard"]
    return str(next(one["callback_data"] for row in rows for one in row if one["text"] == label))


async def test_a_list_is_looked_at_before_anything_is_written(street: Street) -> None:
    lena = await two_classes(street)
    text = await sends(street, "class.csv", "Name,Class\nAda,2156\nnia,2156\nOmar,2157\nCy,2199\n,2156\nada,2156\n")
    assert text.splitlines() == [
        "2 are new: Ada and Omar.",
        "Look first, other classes have: Omar (2156).",
        "1 is there already.",
        "Line 5: I don't know the class “2199”.",
        "Line 6 has no name.",
        "Line 7: ada stands in the list twice.",
        "Shall I write that?",
    ]
    assert await roster(street) == HAD
    yes, preview = data_of(street.lena.screen, "Yes, write 2"), street.lena.screen
    assert "2 are new on the roster." in await lena.presses("Yes, write 2")
    street.lena.presses_data(yes, preview)
    await street.settle()
    assert await roster(street) == sorted([*HAD, ("Ada", "2156"), ("Omar", "2157")])


async def test_names_are_typed_into_a_class_and_all_get_an_invite_in_a_file(street: Street) -> None:
    lena = await two_classes(street)
    await lena.says("/classes")
    await lena.presses("2156", "Roster", "Add students")
    assert "3 are new: Ada, Bo, and Cy." in await lena.says("Ada\n  Bo , Cy\n\nNia")
    assert "3 are new" in await lena.presses("Yes, write 3")
    assert "5 of 2156 have not come in yet." in await lena.presses("Invites for all")
    again, button = data_of(street.lena.screen, "Make 5 invites"), street.lena.screen
    await lena.presses("Make 5 invites")
    file = street.lena.screen.document
    assert file is not None
    street.lena.presses_data(again, button)
    await street.settle()
    assert len(await street.read(Invite)) == 5, "a press that arrives twice ends no code of the first"
    rows = list(csv.DictReader(io.StringIO(file.data.decode("utf-8-sig"))))
    assert sorted(row["name"] for row in rows) == ["Ada", "Bo", "Cy", "Nia", "Omar"]
    await street.joins(street.nia, next(row["code"] for row in rows if row["name"] == "Nia"))
    assert "Nia, how are you right now?" in street.nia.screen.text


async def test_a_list_that_cannot_be_read_is_answered_and_another_one_may_follow(street: Street) -> None:
    lena = await two_classes(street)
    assert "I can't read that file." in await sends(street, "photo.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    assert await roster(street) == HAD
    await lena.presses("Another list")
    assert "Which one is it?" in await sends(street, "windows.csv", "Vorname\nZoë\n".encode("cp1252"))
    assert "1 is new: Zoë." in await lena.presses("2156")
    await lena.presses("Yes, write 1")
    assert await roster(street) == sorted([*HAD, ("Zoë", "2156")])


async def test_a_file_of_many_megabytes_is_not_even_fetched(street: Street) -> None:
    lena = await two_classes(street)
    await lena.says("/classes")
    await lena.presses("2156", "Roster", "Add students")
    assert "too big for me" in await sends(street, "big.csv", b"a" * (MOST_BYTES + 1))
    assert not [call for call in street.world.calls if call.method == "getFile"]


async def test_the_roster_as_a_file_changes_nothing_when_it_comes_back_and_something_once_edited(
    street: Street,
) -> None:
    lena = await two_classes(street)
    async with street.database.transaction() as unit:
        unit.session.add(User(username="odd", role="student", display_name="=1+1", batch="2156", created_at=unit.now))
    await lena.says("/classes")
    await lena.presses("2156", "Roster", "As a file")
    file = street.lena.screen.document
    assert file is not None
    text = file.data.decode("utf-8-sig")
    assert [row[:2] for row in csv.reader(io.StringIO(text))] == [
        ["name", "class"], ["'=1+1", "2156"], ["Nia", "2156"], ["Omar", "2156"]
    ]  # fmt: skip
    assert "There is nothing to write." in await sends(street, "same.csv", file.data)
    await lena.presses("Another list")
    assert "Omar (2156) becomes Omar B. (2157)." in await sends(
        street, "edited.csv", text.replace("Omar,2156", "Omar B.,2157")
    )
    await lena.presses("Yes, write 1")
    assert ("Omar B.", "2157") in await roster(street)
    assert len(await roster(street)) == 3


async def test_an_export_changes_nothing_whatever_names_and_classes_there_are(street: Street) -> None:
    await two_classes(street)
    async with street.database.transaction() as unit:
        for number, (name, batch) in enumerate([("'=1", "7a"), ("Bo  B", "7A"), ("-", "7a"), ("Nobody's", None)]):
            unit.session.add(
                User(username=f"odd{number}", role="student", display_name=name, batch=batch, created_at=unit.now)
            )
        unit.session.add_all([Batch(name=name, zone="UTC", created_at=unit.now) for name in ("7a", "7A")])
    async with street.database.reading() as unit:
        lena = (await unit.session.scalars(select(User).where(User.display_name == "Lena"))).one()
        who = Who(LENA, street.lena.chat, "UTC", user=lena)  # type: ignore[arg-type]
        data = sheets.write(await rosters.table(unit, lena, None))
        plan = await rosters.plan(unit, who, rosters.entries(data), None)
    assert (plan.new, plan.changed) == ([], [])


async def test_a_class_that_went_between_looking_and_writing_gets_nobody(street: Street) -> None:
    lena = await two_classes(street)
    await sends(street, "class.csv", "name,class\nAda,2157\n")
    async with street.database.transaction() as unit:
        group = next(one for one in await street.read(Batch) if one.name == "2157")
        await unit.session.delete(await unit.session.get_one(Batch, group.id))
    await lena.presses("Yes, write 1")
    assert await roster(street) == HAD


async def test_a_coach_of_one_class_neither_fills_nor_sees_another(street: Street) -> None:
    await two_classes(street)
    ade = await second_coach(street)
    groups = {one.name: one.id for one in await street.read(Batch)}
    coach = next(one for one in await street.read(User, User.role == "admin") if one.display_name == "Ade")
    async with street.database.transaction() as unit:
        unit.session.add(CoachBatch(user_id=coach.id, batch_id=groups["2157"]))
    ade.sends_document("class.csv", b"name,class\nAda,2156\nBo,2157\n")
    await street.settle()
    assert "1 is new: Bo." in ade.screen.text
    assert "I don't know the class “2156”" in ade.screen.text
    for action in (
        "roster:{}",
        "roster_in:{}",
        "roster_out:{}",
        "open_invites:{}",
        "open_invites_now:{}:1767600000000",
    ):
        ade.presses_data(f"a:{action.format(groups['2156'])}", ade.screen)
        await street.settle()
        assert "I can't find that class any more." in ade.screen.text


async def test_a_list_sent_unasked_that_is_too_large_is_not_fetched_and_says_so(street: Street) -> None:
    await two_classes(street)
    assert "cut it into smaller ones" in await sends(street, "big.csv", b"a" * (MOST_BYTES + 1))
    assert not [call for call in street.world.calls if call.method == "getFile"]


async def test_a_coach_who_is_none_any_more_when_the_file_is_read_is_told(street: Street) -> None:
    await two_classes(street)
    street.lena.sends_document("names.csv", b"name\nAda\n")
    await street.bot.ingest.poll_once()
    await street.bot.lanes.pump.drain()
    async with street.database.transaction() as unit:
        lena = (await unit.session.scalars(select(User).where(User.display_name == "Lena"))).one()
        lena.role = "student"
    await street.bot.workshop.pump.drain()
    await street.settle()
    assert "That one is for coaches." in street.lena.screen.text
    assert [row.state for row in await street.read(InboxRow, InboxRow.source == "work")] == ["handled"]


async def test_a_students_file_is_no_list(street: Street) -> None:
    await street.nia_has_joined()
    street.nia.sends_document("class.csv", b"name,class\nAda,2156\n")
    await street.settle()
    assert "new" not in street.nia.screen.text
    assert await roster(street) == HAD
