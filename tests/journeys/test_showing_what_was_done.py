"""A photo, a file or words show what was done; a coach looks, and says yes or what is missing."""

import io
import os
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image

from bot.clock import Clock
from bot.models import Claim, Conversation, StudentObjective, User
from bot.transport.attachments import maker
from tests.beginnings import beginning
from tests.journeys.path import on_the_path, presses, says
from tests.street import Street


def photo() -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    Image.new("RGB", (2400, 1200), "teal").save(out, "JPEG", exif=exif)
    return out.getvalue()


@beginning
async def asks_to_show(street: Street) -> None:
    await on_the_path(street)
    await says(street, street.nia, "/path")
    await presses(street, street.nia, "Next: Arithmetic course", "Show it to my coach")


def kept(street: Street) -> list[Path]:
    return sorted(street.bot.settings.files_folder.glob("*/*"))


async def test_a_photo_is_shown_looked_at_and_confirmed(street: Street) -> None:
    await asks_to_show(street)
    street.nia.sends_photo(photo(), caption="our poster")
    await street.settle()
    assert "Only photos of people who said yes." in street.nia.screen.text
    assert not [call for call in street.world.calls if call.method == "getFile"], "before that nothing is fetched"
    assert "Kept, and shown to Lena." in await presses(street, street.nia, "Yes")
    (claim,) = await street.read(Claim)
    assert claim.file is not None
    assert (claim.words, claim.file["mime"]) == ("our poster", "image/jpeg")
    assert b"secret place" not in kept(street)[0].read_bytes()

    await says(street, street.lena, "/inbox")
    assert "“our poster”\nWith a photo." in await presses(street, street.lena, "Open the first")
    await presses(street, street.lena, "See the photo")
    assert "From Nia, for 1.1 Operations." in street.lena.screen.text
    assert street.lena.screen.photo is not None
    await presses(street, street.lena, "The card", "Confirm")
    assert "Confirmed by Lena" in street.lena.screen.text
    assert "Lena has looked at what you showed: 1.1 Operations is done." in street.nia.screen.text
    part = next(one for one in await street.read(StudentObjective) if one.id == claim.student_objective_id)
    assert part.status == "completed"


@pytest.mark.thorough
async def test_what_is_missing_is_said_and_it_is_shown_again(street: Street) -> None:
    await asks_to_show(street)
    await says(street, street.nia, "look https://example.org/me")
    await says(street, street.lena, "/inbox")
    await presses(street, street.lena, "Open the first", "Not yet", "Write it")
    await says(street, street.lena, "Which one of them?")
    assert "Lena says: “Which one of them?”" in street.nia.screen.text
    assert "Lena says: “Which one of them?”" in await presses(street, street.nia, "Open that step")
    await presses(street, street.nia, "Show it to my coach")
    assert "Kept" in await says(street, street.nia, "the first")
    assert sorted(one.state for one in await street.read(Claim)) == ["returned", "waiting"]
    assert "Taken back." in await presses(street, street.nia, "Take it back")
    assert sorted(one.state for one in await street.read(Claim)) == ["returned", "withdrawn"]


async def test_a_file_that_is_not_what_it_says_is_answered_kindly_and_another_may_follow(street: Street) -> None:
    await asks_to_show(street)
    street.nia.sends_document("work.pdf", b"MZ no pdf at all", mime="application/pdf")
    await street.settle()
    assert "I can't open that file." in street.nia.screen.text
    street.nia.sends("voice")
    await street.settle()
    assert "Here I need words, a link, a photo or a file." in street.nia.screen.text
    street.nia.sends_document("me.jpg", b"no picture")
    await street.settle()
    assert "Only photos of people who said yes." in street.nia.screen.text
    await presses(street, street.nia, "Yes")
    assert "I can't open that file." in street.nia.screen.text
    street.nia.sends_document("work.pdf", b"%PDF-1.7 really")
    await street.settle()
    assert "Kept, and shown to Lena." in street.nia.screen.text
    assert len(kept(street)) == len(await street.read(Claim)) == 1
    await says(street, street.lena, "/inbox")
    await presses(street, street.lena, "Open the first", "See the file")
    file = street.lena.screen.document
    assert file is not None
    assert file.data == b"%PDF-1.7 really"


async def test_a_file_too_big_is_not_even_fetched(street: Street) -> None:
    await asks_to_show(street)
    street.nia.sends_document("big.pdf", b"%PDF-" + b"a" * (10 * 2**20))
    await street.settle()
    assert "too big for me: 10 MB fit" in street.nia.screen.text
    assert not [call for call in street.world.calls if call.method == "getFile"]


@pytest.mark.thorough
async def test_the_file_is_in_my_data_and_goes_with_the_student_unless_somebody_else_showed_the_same(
    street: Street, clock: Clock
) -> None:
    await asks_to_show(street)
    for name, data in (("mine.pdf", b"%PDF-1.7 mine"), ("ours.pdf", b"%PDF-1.7 ours")):
        street.nia.sends_document(name, data)
        await street.settle()
        await presses(street, street.nia, "Take it back", "Back to the step", "Show it to my coach")
    await says(street, street.nia, "/today")
    people = {one.display_name: one.id for one in await street.read(User)}
    made = await maker(street.database, street.bot.studio, street.bot.kept)("mydata", {"user": people["Nia"]})
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist() if name.startswith("files/")}
    assert sorted(files.values()) == [b"%PDF-1.7 mine", b"%PDF-1.7 ours"]

    async with street.database.transaction() as unit:
        ours = next(one for one in await street.read(Claim) if one.file and one.file["name"] == "ours.pdf")
        mine = await unit.session.get_one(StudentObjective, ours.student_objective_id)
        copy = StudentObjective(user_id=people["Omar"], objective_id=mine.objective_id, assigned_by=people["Lena"],
                                assigned_at=unit.now, status="assigned")  # fmt: skip
        unit.session.add(copy)
        await unit.session.flush()
        unit.session.add(Claim(user_id=people["Omar"], student_objective_id=copy.id, file=ours.file, state="waiting",
                               created_at=unit.now))  # fmt: skip
    await says(street, street.lena, "/students nia")
    await presses(street, street.lena, "Nia · 2156", "More…", "Delete", "Delete Nia")
    for path in kept(street):
        os.utime(path, (0, 0))
    clock.move(timedelta(minutes=15))
    assert await street.bot.timetable.sweep() == 1
    assert [path.read_bytes() for path in kept(street)] == [b"%PDF-1.7 ours"]


async def test_what_somebody_is_about_to_show_is_not_swept_away(street: Street) -> None:
    await asks_to_show(street)
    async with street.database.transaction() as unit:
        name = street.bot.kept.keep(b"not shown yet")
        unit.now += timedelta(days=1)
    os.utime(kept(street)[0], (0, 0))
    conversation = next(one for one in await conversations(street) if one.flow == "claim")
    async with street.database.transaction() as unit:
        one = await unit.session.get_one(type(conversation), conversation.id)
        one.draft = {**one.draft, "kept": {"hash": name}}
    assert await street.bot.timetable.sweep() == 0
    assert kept(street)


async def conversations(street: Street) -> list[Conversation]:
    return await street.read(Conversation)
