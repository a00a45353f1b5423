"""Links and photos of a project: one's own to put in, change and take out; a coach's for a student; never too many."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.clock import Clock
from bot.db import Database, Unit
from bot.models import Decision, ProjectLink
from bot.notices import Notice
from bot.services import kept_files
from bot.services.errors import BotError
from bot.services.projects import links, pages, photos, turns
from bot.services.projects.links import New
from bot.services.who import Who
from tests.services.projects.school import making, planned

VIDEO = New("https://youtu.be/1", "YouTube", "video")
PHOTO = {"hash": "a" * 64, "name": "photo.jpg", "mime": "image/jpeg", "size": 10}


def told(unit: Unit) -> list[tuple[str, Any]]:
    return [(one.to, one.values["thing"]) for one in unit.outgoing if isinstance(one, Notice)]


async def titles(unit: Unit, who: Who, project_id: str) -> list[str]:
    return [one.title for one in await links.of(unit, who.student().id, project_id)]


@pytest.mark.both
async def test_a_link_is_put_in_called_otherwise_taken_out_and_put_back(database: Database, clock: Clock) -> None:
    async with database.transaction() as unit:
        who = await making(unit)
        project = who.project.id
        (link,) = await links.add(unit, who.nia, project, [VIDEO])
        assert [one.id for one in await links.add(unit, who.nia, project, [VIDEO, VIDEO])] == [link.id]
        await links.rename(unit, who.nia, link.id, "  Our\nfilm ")
        await links.call_it(unit, who.nia, link.id, "document")
        assert told(unit) == []
    async with database.transaction() as unit:
        taken = await links.take_out(unit, who.nia, link.id)
        assert (await links.take_out(unit, who.nia, link.id)).id == taken.id
        assert await titles(unit, who.nia, project) == []
    async with database.transaction() as unit:
        back = await links.put_back(unit, who.nia, taken.id)
        assert (await links.put_back(unit, who.nia, taken.id)).id == back.id == link.id
        assert (back.title, back.link_type, back.added_at) == ("Our film", "document", link.added_at)
        again = await links.take_out(unit, who.nia, link.id)
    clock.move(timedelta(minutes=10))
    async with database.transaction() as unit:
        with pytest.raises(BotError, match="too_late_to_undo"):
            await links.put_back(unit, who.nia, again.id)
        await links.take_out(unit, who.nia, (await links.add(unit, who.nia, project, [VIDEO]))[0].id)
        assert await unit.session.scalar(select(func.count(Decision.id))) == 1, "only the last one is remembered"


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (New("javascript:alert(1)", "x", "other"), "link_needed"),
        (New("http://example.org/", "x", "other"), "link_needed"),
        (New("https://nia:secret@example.org/", "x", "other"), "link_needed"),
        (New("https://exa mple.org/", "x", "other"), "link_needed"),
        (New("https://example.org/" + "x" * 4000, "x", "other"), "link_too_long"),
        (New("https://example.org/", " \u202e ", "other"), "words_needed"),
        (New("https://example.org/", "x" * 121, "other"), "text_too_long"),
        (New("https://example.org/", "x", "virus"), "over"),  # type: ignore[arg-type]
    ],
)
async def test_rubbish_is_refused_and_nothing_beside_it_is_kept(database: Database, new: New, code: str) -> None:
    async with database.transaction() as unit:
        who = await making(unit)
        with pytest.raises(BotError, match=code):
            await links.add(unit, who.nia, who.project.id, [VIDEO, new])
        assert await titles(unit, who.nia, who.project.id) == []


@pytest.mark.both
async def test_twenty_links_are_enough_even_from_two_phones_at_once(database: Database) -> None:
    async with database.transaction() as unit:
        who = await making(unit)

    async def paste(number: int) -> str:
        new = [New(f"https://example.org/{number}/{n}", f"{n}", "other") for n in range(5)]
        try:
            async with database.transaction() as unit:
                await links.add(unit, who.nia, who.project.id, new)
        except BotError as error:
            return error.code
        return "kept"

    found = await asyncio.gather(*(paste(number) for number in range(10)))  # 50 links
    assert sorted(found) == ["enough_links"] * 6 + ["kept"] * 4
    async with database.transaction() as unit:
        assert len(await titles(unit, who.nia, who.project.id)) == links.MOST
        (first, *_) = await links.of(unit, who.nia.student().id, who.project.id)
        taken = await links.take_out(unit, who.nia, first.id)
        await links.add(unit, who.nia, who.project.id, [VIDEO])
        with pytest.raises(BotError, match="enough_links"):
            await links.put_back(unit, who.nia, taken.id)


async def test_a_coach_puts_links_in_for_a_student_who_hears_of_it_and_can_change_them(database: Database) -> None:
    async with database.transaction() as unit:
        who = await making(unit)
        nia, project = who.nia.student().id, who.project.id
        (link,) = await links.add(unit, who.lena, project, [VIDEO], nia)
        assert told(unit) == [(nia, "links")]
        await links.add(unit, who.lena, project, [VIDEO], nia)
        assert len(told(unit)) == 1, "the same a second time is no news"
        page = await pages.mine(unit, who.nia)
        assert page is not None
        assert (page.links[0].entered_by, page.enterers) == (who.lena.coach().id, {who.lena.coach().id: "Lena"})
        await links.rename(unit, who.nia, link.id, "My film")
        taken = await links.take_out(unit, who.lena, link.id)
        with pytest.raises(BotError, match="over"):
            await links.put_back(unit, who.nia, taken.id)
        assert (await links.put_back(unit, who.lena, taken.id)).title == "My film"


async def test_nobody_reaches_what_is_not_theirs(database: Database) -> None:
    async with database.transaction() as unit:
        who = await making(unit)
        project, nia = who.project.id, who.nia.student().id
        (mine,) = await links.add(unit, who.nia, project, [VIDEO])
        (entered,) = await links.add(unit, who.lena, project, [VIDEO._replace(url="https://youtu.be/2")], nia)
        photo = await photos.add(unit, who.nia, project, PHOTO, None)
        for by in (who.zoe, who.omar, who.ade):
            for link in (mine, entered):
                with pytest.raises(BotError, match="no_such_link"):
                    await links.take_out(unit, by, link.id)
                with pytest.raises(BotError, match="no_such_link"):
                    await links.rename(unit, by, link.id, "mine now")
        with pytest.raises(BotError, match="no_such_link"):
            await links.take_out(unit, who.lena, mine.id)
        for by in (who.zoe, who.omar):
            with pytest.raises(BotError, match="no_such_photo"):
                await photos.take_out(unit, by, photo.id)
            with pytest.raises(BotError, match="coaches_only"):
                await links.add(unit, by, project, [VIDEO], nia)
        with pytest.raises(BotError, match="no_such_student"):
            await photos.of_student(unit, who.ade, photo.id)
        for student_id in (nia, "z" * 16, who.omar.student().id):
            with pytest.raises(BotError, match="no_such_student"):
                await links.add(unit, who.ade, project, [VIDEO], student_id)
        with pytest.raises(BotError, match="no_such_project"):
            await links.add(unit, who.nia, "z" * 16, [VIDEO])


async def test_what_is_in_a_project_can_be_changed_until_a_week_after_its_end(database: Database, clock: Clock) -> None:
    async with database.transaction() as unit:
        who = await making(unit, left=5)
        (link,) = await links.add(unit, who.nia, who.project.id, [VIDEO])
        coming = await planned(unit, who.lena, "Arches", 10, 30)
        with pytest.raises(BotError, match="project_not_begun"):
            await links.add(unit, who.nia, coming.id, [VIDEO])
        await turns.close(unit, who.lena, who.project.id)
    clock.move(timedelta(days=7))
    async with database.transaction() as unit:
        assert (await links.rename(unit, who.nia, link.id, "Film")).title == "Film"
    clock.move(timedelta(days=1))
    async with database.transaction() as unit:
        for by in (who.nia, who.lena):
            with pytest.raises(BotError, match="project_stays"):
                await links.add(unit, by, who.project.id, [VIDEO], None if by is who.nia else who.nia.student().id)
        with pytest.raises(BotError, match="project_stays"):
            await links.take_out(unit, who.nia, link.id)
        page = await pages.mine(unit, who.nia, who.project.id)
        assert page is not None
        assert (page.links[0].title, page.at.may_change) == ("Film", False)
        assert await pages.mine(unit, who.nia) is None


async def test_photos_are_pictures_each_once_and_at_most_ten(database: Database) -> None:
    async with database.transaction() as unit:
        who = await making(unit)
        first = await photos.add(unit, who.nia, who.project.id, PHOTO, "our\nbridge " + "x" * 200)
        assert first.title is not None
        assert (first.title[:11], len(first.title)) == ("our bridge ", links.TITLE)
        assert (await photos.add(unit, who.nia, who.project.id, PHOTO, None)).id == first.id
        with pytest.raises(BotError, match="no_photo"):
            await photos.add(unit, who.nia, who.project.id, {**PHOTO, "mime": "application/pdf"}, None)
        for n in range(photos.MOST - 1):
            await photos.add(unit, who.nia, who.project.id, {**PHOTO, "hash": f"{n:064}"}, None)
        with pytest.raises(BotError, match="enough_photos"):
            await photos.add(unit, who.nia, who.project.id, {**PHOTO, "hash": "b" * 64}, None)
        assert "a" * 64 in await kept_files.named(unit)
        assert len(await kept_files.of(unit, who.nia.student().id)) == photos.MOST
        await photos.take_out(unit, who.nia, first.id)
        assert "a" * 64 not in await kept_files.named(unit)


async def test_a_link_whose_coach_is_gone_is_put_back_as_nobody_s(database: Database) -> None:
    async with database.transaction() as unit:
        who = await making(unit)
        (link,) = await links.add(unit, who.lena, who.project.id, [VIDEO], who.nia.student().id)
        taken = await links.take_out(unit, who.nia, link.id)
        taken.undo = {**taken.undo, "entered_by": "z" * 16}
        await unit.session.flush()
        await links.put_back(unit, who.nia, taken.id)
        found = (await unit.session.scalars(select(ProjectLink))).one()
        assert found.entered_by is None
