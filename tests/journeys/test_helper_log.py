"""What the helper was asked: coaches read, keep and delete it, and the student sees that, and deletes it, too."""

import csv
import io
import json
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.clock import Clock
from bot.models import Batch, Chat, ChatLog, Consent, Look, User
from bot.services import accounts, leaving
from bot.services.who import Who
from bot.transport.attachments import maker
from playground.objects import Message
from tests.journeys.acting import Counted
from tests.journeys.test_coaching import class_has_joined
from tests.journeys.test_notes_about_students import nia_shared
from tests.street import LENA, NIA, Street

WORDS = "we made a bridge out of <b>spagetti</b>, [name 1] and me. " + "It held. " * 300
ABOUT = {"ask": "7" * 16, "flow": "project_reflection", "step": "told", "prompt": "reflection", "version": 3}
COST = {"model": "gpt-x", "tokens": 120, "milliseconds": 800}
SAT_DOWN: tuple[tuple[str, Any], ...] = (
    ("state", ABOUT | {"state": "begins"}),
    ("user", ABOUT | {"text": WORDS}),
    ("api_request", ABOUT | {"model": "gpt-x"}),
    ("api_response", ABOUT | COST | {"answer": {"what": "a bridge", "well": None, "links": ["[link 1]"]}}),
    ("state", ABOUT | {"state": "ends"}),
    ("action", {"did": "kept", "flow": "project_reflection", "field": "what"}),
    ("action", {"did": "dropped"}),
    ("error", ABOUT | {"code": "slow"}),
)


async def nia_sat_down(street: Street, *rows: tuple[str, Any], ago: timedelta = timedelta(0)) -> str:
    """Let Nia have sat down with the helper, a minute an entry; return her id."""
    await class_has_joined(street)
    [nia] = await street.read(User, User.display_name == "Nia")
    async with street.database.transaction() as unit:
        for n, (type_, data) in enumerate(rows or SAT_DOWN):
            at = unit.now - ago - timedelta(minutes=20 - n)
            unit.session.add(ChatLog(type=type_, data=data, timestamp=at, user_id=nia.id))
    return nia.id


async def opens_the_log(street: Street) -> Counted:
    lena = Counted(street, street.lena)
    await lena.says("/students nia")
    await lena.presses("Nia · 2156", "More…", "What the helper was asked")
    return lena


async def nia_presses(street: Street, *labels: str) -> str:
    for label in labels:
        street.nia.presses(label)
        await street.settle()
    return street.nia.screen.text


async def nia_says(street: Street, words: str) -> str:
    street.nia.says(words)
    await street.settle()
    return street.nia.screen.text


async def forged(street: Street, data: str) -> str:
    street.lena.presses_data(data, street.lena.screen)
    await street.settle()
    return street.lena.screen.text


async def told(street: Street) -> list[ChatLog]:
    """Return the rows in which anything stands."""
    return [one for one in await street.read(ChatLog) if one.data != {}]


def buttons(street: Street, message: Message | None = None) -> list[str]:
    rows = ((message or street.lena.screen).keyboard or {"inline_keyboard": []})["inline_keyboard"]
    return [str(one["text"]) for row in rows for one in row]


def first(street: Street, part: str, message: Message | None = None) -> str:
    """Return the first button that says something."""
    return next(one for one in buttons(street, message) if part in one)


async def test_a_coach_reads_what_was_said_page_by_page_and_to_its_end(street: Street) -> None:
    await nia_sat_down(street)
    lena = await opens_the_log(street)
    assert "If you open one, Nia sees that in /privacy." in street.lena.screen.text
    assert "spagetti" not in street.lena.screen.text
    text = await lena.presses(first(street, "project reflection"))
    assert "About: project reflection" in text
    assert "1 · " in text
    assert "Nia gave: we made a bridge out of <b>spagetti</b>, [name 1] and me." in text
    assert 'Came back: what: a bridge · links: ["[link 1]"]' in text
    assert "Nia kept it: what" in text
    assert "Nia left it out" in text
    assert "begins" not in text
    assert "Did not work: it took too long" in await lena.presses("More ›")
    text = await lena.presses("‹ Earlier", "Open 1")
    assert text.count("It held.") < 80
    assert "(about project reflection, prompt reflection, version 3)" in text
    while "More ›" in buttons(street):
        text = await lena.presses("More ›")
    assert text.endswith("It held.\n(about project reflection, prompt reflection, version 3)")
    text = await lena.presses("Back", "Open 3")
    assert text.endswith("(about project reflection, prompt reflection, version 3, model gpt-x, 120 tokens, 800 ms)")
    assert [one.what for one in await street.read(Look)] == ["helper_log"], "one opening, whatever pages were turned"


async def test_what_a_coach_told_of_a_student_is_not_said_to_be_from_the_student(street: Street) -> None:
    told_of_her = ("user", {"flow": "dictation", "text": "[name 1] made a bridge."})
    await nia_sat_down(street, told_of_her, ("action", {"did": "kept", "flow": "dictation"}))
    lena = await opens_the_log(street)
    assert "Nia: what the helper was asked" in street.lena.screen.text
    text = await lena.presses(first(street, "dictation"))
    assert "A coach gave: [name 1] made a bridge." in text
    assert "A coach kept it" in text
    assert "Nia gave" not in text
    street.nia.says("/privacy")
    await street.settle()
    assert "by you, or by a coach about you" in street.nia.screen.text


@pytest.mark.thorough
async def test_the_log_is_narrowed_to_what_did_not_work_and_to_a_day(street: Street) -> None:
    await nia_sat_down(street)
    await nia_sat_down(street, ("user", {"flow": "goal"}), ago=timedelta(days=2))
    lena = await opens_the_log(street)
    assert [one for one in buttons(street) if "(" in one and "·" in one] == [
        first(street, "project"), first(street, "goal")
    ]  # fmt: skip
    await lena.presses("Show only…")
    text = await lena.presses("What did not work")
    assert "Only: What did not work" in text
    assert not any("goal" in one for one in buttons(street))
    assert "Delete all" not in buttons(street), "it would be more than what is seen"
    await lena.presses("Show only…", "One day…")
    [older] = [one for one in buttons(street) if one[:1].isalpha() and one[-1].isdigit()][1:]
    assert "There is nothing of that." in await lena.presses(older)
    await lena.presses("Show only…", "Everything")
    assert any("goal" in one for one in buttons(street))
    assert not any("project" in one for one in buttons(street))
    assert "finished" in await forged(street, f"a:log_page:{await id_of(street, 'Nia')}:all-20261399:0")


async def id_of(street: Street, name: str) -> str:
    return (await street.read(User, User.display_name == name))[0].id


async def test_an_entry_is_deleted_after_a_question_and_then_the_whole_log(street: Street) -> None:
    await nia_sat_down(street)
    lena = await opens_the_log(street)
    await lena.presses(first(street, "project"), "Open 1", "Delete this one")
    assert "Then it is gone." in street.lena.screen.text
    await lena.presses("Keep it", "Delete this one")
    [entry] = await street.read(ChatLog, ChatLog.type == "user")
    assert (await lena.presses("Yes, delete it")).startswith("The entry is deleted.")
    assert "finished" in await forged(street, f"a:log_dropped:{entry.id}")
    assert len(await told(street)) == len(SAT_DOWN) - 1
    await lena.says("/students nia")
    await lena.presses("Nia · 2156", "More…", "What the helper was asked", "Delete all")
    assert "It is 5 entries." in street.lena.screen.text
    assert (await lena.presses("Yes, delete all")).startswith("All of it is deleted.")
    assert await told(street) == []
    nia = await id_of(street, "Nia")
    assert "Nothing yet." in await forged(street, f"a:log_wiped:{nia}")
    assert "Nothing yet." in await forged(street, f"a:log_wipe:{nia}")


@pytest.mark.thorough
async def test_the_file_of_a_log_is_a_look_and_a_coach_who_is_none_any_more_gets_nothing(street: Street) -> None:
    await nia_sat_down(street)
    await nia_sat_down(street, ("user", None), ("user", {"text": "=1+1"}), ago=timedelta(days=1))
    lena = await opens_the_log(street)
    assert "Nia sees in /privacy that you have it." in await lena.presses("As a file")
    [look] = await street.read(Look)
    assert (look.what, look.subject_id) == ("helper_log", None)
    lenas = await id_of(street, "Lena")
    make = maker(street.database, street.bot.studio, street.bot.kept)
    values = {"coach": lenas, "student": await id_of(street, "Nia"), "zone": "UTC"}
    rows = list(csv.DictReader(io.StringIO((await make("helper_log", values)).content.decode("utf-8-sig"))))
    assert [one["type"] for one in rows][2:] == [type_ for type_, _ in SAT_DOWN]
    assert (rows[1]["text"], rows[5]["tokens"], rows[5]["text"]) == (
        "'=1+1",
        "120",
        'what: a bridge\nlinks: ["[link 1]"]',
    )
    async with street.database.transaction() as unit:
        (await unit.session.get_one(User, lenas)).role = "student"
    assert b"bridge" not in (await make("helper_log", values)).content
    log = next(one for one in street.lena.chat.messages if "If you open one" in one.text)
    street.lena.presses(first(street, "project", log), on=log)
    await street.settle()
    assert "for coaches" in street.lena.screen.text
    assert len(await street.read(Look)) == 1


async def test_the_student_reads_who_looked_at_what_and_when(street: Street, clock: Clock) -> None:
    nia = await nia_sat_down(street)
    await nia_shared(street, nia, *(f"secret {n}" for n in range(6)))
    await nia_says(street, "/privacy")
    assert "Nobody has opened" in await nia_presses(street, "Who looked?")
    assert "secret 5" in await forged(street, f"a:shared_words:{nia}")
    assert len(await street.read(Look)) == 4
    await Counted(street, street.lena).presses("More ›", "‹ Earlier")
    assert len(await street.read(Look)) == 6, "each that was shown, and none twice"
    clock.move(timedelta(minutes=5))
    lena = await opens_the_log(street)
    await lena.presses(first(street, "project"))
    text = await nia_presses(street, "Back", "Who looked?")
    newest = text.splitlines()[1]
    assert newest.startswith("today ")
    assert "Lena read what you gave to the helper, today " in newest
    assert text.count("Lena read what you shared on ") == 6
    async with street.database.transaction() as unit:
        for one in (await unit.session.scalars(select(Look))).all():
            one.looked_by, one.subject_id = None, "gone" if one.what == "journal" else None
    text = await nia_presses(street, "Back", "Who looked?")
    assert "A former coach took what you gave to the helper as a file." in text
    assert "A former coach read something that you shared." in text
    async with street.database.transaction() as unit:
        for n in range(13):
            at = unit.now - timedelta(days=1 + n)
            unit.session.add(Look(student_id=nia, looked_by=None, what="journal", subject_id="gone", looked_at=at))
    assert (await nia_presses(street, "Back", "Who looked?")).count("ormer coach") == 8
    assert (await nia_presses(street, "More ›", "More ›")).count("ormer coach") == 4
    street.nia.presses_data("a:looks_page:999999", street.nia.screen)
    await street.settle()
    assert street.nia.screen.text.count("ormer coach") == 4


async def test_the_student_reads_whether_the_helper_is_on_and_deletes_what_it_was_told(street: Street) -> None:
    nia = await nia_sat_down(street)
    assert "Your class has no computer helper" in await nia_says(street, "/privacy")
    async with street.database.transaction() as unit:
        (await unit.session.scalars(select(Batch))).one().helper = True
    assert "The computer helper is off for you. It needs a yes from home." in await nia_says(street, "/privacy")
    async with street.database.transaction() as unit:
        unit.session.add(Consent(user_id=nia, what="helper", from_whom="7", how="form", given_at=unit.now))
        unit.session.add(ChatLog(type="user", data={"text": "7"}, timestamp=unit.now, user_id=None))
    text = await nia_says(street, "/privacy")
    assert "The computer helper is on for you: home said yes on " in text
    assert "what the computer helper was given by you, or by a coach about you, without names" in text
    text = await nia_presses(street, "Delete what the helper was told")
    assert "What you kept from it stays." in text
    await nia_presses(street, "Keep it")
    assert len(await street.read(ChatLog, ChatLog.user_id == nia)) == len(SAT_DOWN)
    assert "It is deleted here." in await nia_presses(street, "Delete what the helper was told", "Yes, delete it")
    assert [one.user_id for one in await told(street)] == [None], "and nobody else's"
    street.nia.presses_data("a:log_forgot", street.nia.screen)
    await street.settle()
    assert "It is deleted here." in street.nia.screen.text
    await nia_presses(street, "Back")
    assert "I keep nothing" in await nia_presses(street, "Delete what the helper was told")


@pytest.mark.thorough
async def test_on_a_shared_phone_each_button_is_about_the_student_to_whom_it_was_sent(street: Street) -> None:
    nia = await nia_sat_down(street)
    omar = await id_of(street, "Omar")
    async with street.database.transaction() as unit:
        await accounts.sign_in(unit, NIA, await unit.session.get_one(User, omar))
        unit.session.add(ChatLog(type="user", data={"text": "omars"}, timestamp=unit.now, user_id=omar))
        unit.session.add(Look(student_id=omar, looked_by=None, what="journal", subject_id="7", looked_at=unit.now))
    assert (await nia_says(street, "/privacy")).startswith("Omar\n")
    omars = street.nia.screen
    await nia_says(street, "/switch")
    await nia_presses(street, "Nia")
    assert (await nia_says(street, "/privacy")).startswith("Nia\n")
    assert "Nobody has opened" in await nia_presses(street, "Who looked?")
    street.nia.presses("Who looked?", on=omars)
    await street.settle()
    assert "A former coach read something that you shared." in omars.text
    street.nia.presses("Back", on=omars)
    await street.settle()
    await nia_presses(street, "Delete what the helper was told", "Yes, delete it")
    assert {one.user_id for one in await told(street)} == {nia}
    await nia_says(street, "/switch")
    await nia_presses(street, "Nia")
    await nia_says(street, "/privacy")
    await nia_presses(street, "Delete what the helper was told", "Yes, delete it")
    assert await told(street) == []


@pytest.mark.thorough
async def test_a_student_of_an_archived_class_still_sees_and_deletes_their_own_and_no_coach_does(
    street: Street,
) -> None:
    nia = await nia_sat_down(street)
    await opens_the_log(street)
    async with street.database.transaction() as unit:
        (await unit.session.scalars(select(Batch))).one().archived_at = unit.now
    [entry] = await street.read(ChatLog, ChatLog.type == "user")
    old = [f"helper_log:{nia}", f"log_file:{nia}", f"log_wiped:{nia}", f"log_only:{nia}:all",
           f"log_read:{entry.id}", f"log_turn:{entry.id}:0", f"log_entry:{entry.id}:0", f"log_drop:{entry.id}",
           f"log_dropped:{entry.id}", f"log_days:{nia}:all:0"]  # fmt: skip
    for data in old:
        text = await forged(street, f"a:{data}")
        assert "can't find that student" in text or "finished" in text, data
    assert await street.read(Look) == []
    assert len(await street.read(ChatLog)) == len(SAT_DOWN)
    await nia_says(street, "/privacy")
    await nia_presses(street, "Delete what the helper was told", "Yes, delete it")
    assert await told(street) == []


async def test_a_student_s_own_data_has_log_consents_and_looks_in_words_that_can_be_read(street: Street) -> None:
    nia = await nia_sat_down(street)
    async with street.database.transaction() as unit:
        lena = (await unit.session.scalars(select(User).where(User.display_name == "Lena"))).one()
        yes = Consent(user_id=nia, what="helper", from_whom="mother", how="form", given_at=unit.now,
                      recorded_by=lena.id)  # fmt: skip
        look = Look(student_id=nia, looked_by=lena.id, what="journal", subject_id="7", looked_at=unit.now)
        unit.session.add_all([yes, look])
    made = await maker(street.database, street.bot.studio, street.bot.kept)("mydata", {"user": nia})
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        data = json.loads(archive.read("data.json"))
        text = archive.read("about-me.txt").decode()
    assert [one["type"] for one in data["chatLogs"]].count("action") == 2
    assert data["looks"][0]["lookedBy"] == data["consents"][0]["recordedBy"] == "Lena"
    assert "data · flow: project_reflection" in text
    assert "data · answer · what: a bridge\ndata · answer · links: [link 1]" in text
    assert "{'" not in text
    who = Who(LENA, Chat(telegram_id=LENA, kind="private"), "UTC", user=lena)
    async with street.database.transaction() as unit:
        await leaving.delete_student(unit, who, nia)
    assert [await street.read(table) for table in (ChatLog, Consent, Look)] == [[], [], []]
