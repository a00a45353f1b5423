"""A student's path: looking at it, ticking, asking for a talk, showing what was done."""

import re

from markupsafe import Markup

from bot.conversations import claim as claim_flow
from bot.conversations import path as flows
from bot.handlers.register import ID, NUMBER, STUDENTS, Action, Command
from bot.handlers.request import Request
from bot.models import Claim
from bot.services import cards, inbox_news, scope
from bot.services.path import claims, mine, news, owned, ticking, todo, viva, ways
from bot.views import claims as claim_views
from bot.views import path as views
from bot.views import steps as step_views
from bot.views import viva as viva_views
from bot.views.path_words import coaches, not_yet
from bot.views.view import View

MINUTES = re.compile("|".join(map(str, ticking.MINUTES)))


async def path(request: Request) -> None:
    """`/path`: everything that is assigned, and how far it is."""
    await request.aside(await _path(request))


async def path_page(request: Request, page: str) -> None:
    """Another page of it."""
    request.show(await _path(request, int(page)))


async def _path(request: Request, number: int = 0) -> View:
    student = request.who.student()
    fields = await mine.path(request.unit, student.id)
    return views.path(fields, number, await mine.coming(request.unit, student.id))


async def map_(request: Request) -> None:
    """`/map`: the same as a picture."""
    fields = await mine.path(request.unit, request.who.student().id)
    await request.below().aside(views.mastery_map(fields))


async def major(request: Request, major_id: str, page: str = "0") -> None:
    """One major."""
    row = await owned.major(request.unit, request.who, major_id)
    said_no = await _said_no(request, row.user_id, row.id)
    one = await mine.major(request.unit, row)
    coming = await mine.coming(request.unit, row.user_id, one.parts[0].id) if one.parts else None
    mine_too = coming if coming and any(part.id == coming.part_id for part in one.parts) else None
    open_ways = await ways.of(request.unit, row)
    request.show(views.major(one, open_ways, await _asked(request), int(page), coming=mine_too, said_no=said_no))


async def part(request: Request, part_id: str, page: str = "0") -> None:
    """One step."""
    row = await owned.part(request.unit, request.who, part_id)
    said_no = await _said_no(request, row.user_id, row.id)
    request.show(step_views.part(await todo.page(request.unit, row), await _asked(request), int(page), said_no))


async def _said_no(request: Request, user_id: str, row_id: str) -> Markup | None:
    """Return what a coach said last about a major or a step, which the student has read by this."""
    found = await news.look_at(request.unit, user_id, row_id)
    return not_yet(**found) if found else None


async def activity(request: Request, activity_id: str) -> None:
    """One activity."""
    request.show(step_views.activity(*await todo.one(request.unit, request.who, activity_id)))


async def tick(request: Request, activity_id: str) -> None:
    """It is done."""
    done = await ticking.tick(request.unit, request.who, activity_id)
    await _show_ticked(request, done, ticking.MINUTES)


async def untick(request: Request, activity_id: str) -> None:
    """It is not done after all; a talk that was asked for then waits no longer."""
    opened = await ticking.tick(request.unit, request.who, activity_id, done=False)
    if opened.fell_back is not None:
        await inbox_news.tell(request.unit, viva.NAME, opened.fell_back)
    again = await todo.one(request.unit, request.who, activity_id)
    request.show(step_views.activity(*again, step_views.reopened()))


async def tick_time(request: Request, activity_id: str, minutes: str) -> None:
    """How long it took."""
    await ticking.spend(request.unit, request.who, activity_id, int(minutes))
    done = await ticking.ticked(request.unit, request.who, activity_id)
    await _show_ticked(request, done, (), int(minutes))


async def _show_ticked(
    request: Request, done: ticking.Ticked, times: tuple[int, ...], kept: int | None = None
) -> None:  # fmt: skip
    coming = await mine.coming(request.unit, request.who.student().id, done.part.id)
    may_ask = False
    if done.major is not None:
        may_ask = await viva.may_ask(request.unit, await owned.major(request.unit, request.who, done.major.id))
    talk = await _asked(request) if may_ask else ""
    said = step_views.time_kept(kept) if kept else None
    request.show(step_views.ticked(done, times, coming, talk, said))


async def tick_note(request: Request, activity_id: str) -> None:
    """A note about it."""
    await ticking.ticked(request.unit, request.who, activity_id)
    await request.start_afresh(flows.TICK_NOTE, {"activity": activity_id})


async def talk(request: Request, major_id: str) -> None:
    """Ask before a coach is asked for a talk."""
    row = await owned.major(request.unit, request.who, major_id)
    if row.status == "viva_requested" or not await viva.may_ask(request.unit, row):
        await major(request, major_id)
        return
    request.show(viva_views.ask(await mine.major(request.unit, row), await _asked(request)))


async def talk_ask(request: Request, major_id: str) -> None:
    """Ask a coach for a talk."""
    row = await viva.ask(request.unit, request.who, major_id)
    await inbox_news.tell(request.unit, viva.NAME, viva.card_id(row))
    request.show(viva_views.asked_for(row.id, await _asked(request)))


async def talk_note(request: Request, major_id: str) -> None:
    """Ask for a talk, with words to the coach."""
    await owned.major(request.unit, request.who, major_id)
    await request.start_afresh(flows.TALK, {"major": major_id})


async def talk_off(request: Request, major_id: str) -> None:
    """Take that back."""
    card = await viva.withdraw(request.unit, request.who, major_id)
    await inbox_news.tell(request.unit, viva.NAME, card)
    row = await owned.major(request.unit, request.who, major_id)
    request.show(viva_views.taken_back(row.id, (await mine.major(request.unit, row)).title))


async def claim(request: Request, part_id: str) -> None:
    """Show a coach what was done of a step."""
    await claims.may_show(request.unit, request.who, part_id)
    await request.start_afresh(claim_flow.NAME, {"part": part_id})


async def claim_off(request: Request, claim_id: str) -> None:
    """Take that back."""
    gone = await cards.withdraw(request.unit, request.who, Claim, claim_id)
    await inbox_news.tell(request.unit, claims.NAME, gone.id)
    request.show(claim_views.taken_back(gone.student_objective_id))


async def _asked(request: Request) -> str:
    return coaches(await scope.coach_names(request.unit, request.who.student()))


COMMANDS = {
    "path": Command(path),
    "map": Command(map_),
}

ACTIONS = {
    "path": Action(path, STUDENTS),
    "path_page": Action(path_page, STUDENTS, (NUMBER,)),
    "map": Action(map_, STUDENTS),
    "path_major": Action(major, STUDENTS, (ID,)),
    "path_major_page": Action(major, STUDENTS, (ID, NUMBER)),
    "path_part": Action(part, STUDENTS, (ID,)),
    "path_part_page": Action(part, STUDENTS, (ID, NUMBER)),
    "path_activity": Action(activity, STUDENTS, (ID,)),
    "tick": Action(tick, STUDENTS, (ID,)),
    "untick": Action(untick, STUDENTS, (ID,)),
    "tick_time": Action(tick_time, STUDENTS, (ID, MINUTES)),
    "tick_note": Action(tick_note, STUDENTS, (ID,)),
    "talk": Action(talk, STUDENTS, (ID,)),
    "talk_ask": Action(talk_ask, STUDENTS, (ID,)),
    "talk_note": Action(talk_note, STUDENTS, (ID,)),
    "talk_off": Action(talk_off, STUDENTS, (ID,)),
    "claim": Action(claim, STUDENTS, (ID,)),
    "claim_off": Action(claim_off, STUDENTS, (ID,)),
}
