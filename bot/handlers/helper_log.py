"""The helper's log: read and deleted by coaches, deleted by the student, who also sees who looked."""

import re
from datetime import date

from bot.handlers.register import COACHES, ID, NUMBER, STUDENTS, Action, day_in
from bot.handlers.request import Request
from bot.services import helper_forgetting, helper_log, looks
from bot.views import helper_log as views
from bot.views import looks as look_views
from bot.views.paging import page_of
from bot.views.view import View

ONLY = re.compile(rf"({'|'.join(views.ONLY)})(?:-([0-9]{{8}}))?")


def _only(argument: str) -> tuple[str, date | None]:
    """Return the kind and the day that a button keeps to."""
    found = ONLY.fullmatch(argument)
    return (found[1], day_in(found[2]) if found[2] else None) if found else ("all", None)


async def log(request: Request, student_id: str, only: str = "all", page: str = "0") -> None:
    """What the helper was asked by a student, stretch by stretch."""
    request.show(await _log(request, student_id, only, int(page)))


async def _log(request: Request, student_id: str, only: str = "all", number: int = 0) -> View:
    student, found = await helper_log.of(request.unit, request.who, student_id)
    kind, day = _only(only)
    kept = helper_log.narrowed(found, None if kind == "all" else kind, day, request.who.zone)
    page = page_of(kept, number, views.STRETCHES)
    begins = await helper_log.read(request.unit, [one.id for one in page.items])
    flows = {one.id: one.flow for one in begins}
    return views.log(student, page, flows, kind, day, request.who.zone, request.unit.now)


async def only(request: Request, student_id: str, now: str) -> None:
    """Choose what to keep to."""
    student, _found = await helper_log.of(request.unit, request.who, student_id)
    request.show(views.only(student, *_only(now)))


async def days(request: Request, student_id: str, now: str, page: str) -> None:
    """Choose a day."""
    student, found = await helper_log.of(request.unit, request.who, student_id)
    days = list(dict.fromkeys(helper_log.local_day(one, request.who.zone) for one in found))
    request.show(views.days(student, days, *_only(now), int(page)))


async def read(request: Request, entry_id: str) -> None:
    """Open a stretch."""
    await _stretch(request, entry_id, 0, turning=False)


async def turn(request: Request, entry_id: str, page: str) -> None:
    """Another page of it."""
    await _stretch(request, entry_id, int(page), turning=True)


async def _stretch(request: Request, entry_id: str, number: int, *, turning: bool) -> None:
    student, stretch = await helper_log.around(request.unit, request.who, entry_id)
    await looks.note(request.unit, request.who, student.id, "helper_log", [stretch.id], turning=turning)
    page = page_of(stretch.marks, number, views.ENTRIES)
    entries = await helper_log.read(request.unit, [one.id for one in page.items])
    request.show(views.stretch(student, stretch, page, entries, request.who.zone, request.unit.now))


async def entry(request: Request, entry_id: str, page: str) -> None:
    """One entry to its end."""
    student, stretch = await helper_log.around(request.unit, request.who, entry_id)
    await looks.note(request.unit, request.who, student.id, "helper_log", [stretch.id], turning=True)
    place = [one.id for one in stretch.marks].index(entry_id)
    [found] = await helper_log.read(request.unit, [entry_id])
    back = stretch.id, place // views.ENTRIES
    request.show(views.entry(student, found, back, int(page), request.who.zone, request.unit.now))


async def as_file(request: Request, student_id: str) -> None:
    """Send the log of a student as a file."""
    student, _found = await helper_log.of(request.unit, request.who, student_id)
    await looks.note(request.unit, request.who, student.id, "helper_log", [None])
    request.below().show(views.file(student, request.who.coach().id, request.who.zone))


async def ask_to_drop(request: Request, entry_id: str) -> None:
    """Ask before one entry is gone."""
    student, _stretch = await helper_log.around(request.unit, request.who, entry_id)
    request.show(views.ask_to_drop(entry_id, student.display_name))


async def drop(request: Request, entry_id: str) -> None:
    """Delete one entry."""
    student = await helper_forgetting.drop(request.unit, request.who, entry_id)
    request.show((await _log(request, student.id)).after(views.dropped()))


async def ask_to_wipe(request: Request, student_id: str) -> None:
    """Ask before the whole log is gone."""
    student, found = await helper_log.of(request.unit, request.who, student_id)
    count = sum(len(one.marks) for one in found)
    nothing = await _log(request, student.id)
    request.show(views.ask_to_wipe(student.id, student.display_name, count) if count else nothing)


async def wipe(request: Request, student_id: str) -> None:
    """Delete the whole log of a student."""
    student = await helper_forgetting.wipe(request.unit, request.who, student_id)
    request.show((await _log(request, student.id)).after(views.wiped()))


async def ask_to_forget(request: Request) -> None:
    """Ask a student before what the helper was told is gone."""
    request.show(views.ask_to_forget(await helper_forgetting.count_own(request.unit, request.who)))


async def forget(request: Request) -> None:
    """Delete what a student told the helper."""
    await helper_forgetting.wipe_own(request.unit, request.who)
    request.show(views.forgotten())


async def who_looked(request: Request, page: str = "0") -> None:
    """Who looked at what the student shared, and gave to the helper."""
    found = await looks.at_mine(request.unit, request.who)
    request.show(look_views.looks(found, int(page), request.who.zone, request.unit.now))


ACTIONS = {
    "helper_log": Action(log, COACHES, (ID,)),
    "log_page": Action(log, COACHES, (ID, ONLY, NUMBER)),
    "log_only": Action(only, COACHES, (ID, ONLY)),
    "log_days": Action(days, COACHES, (ID, ONLY, NUMBER)),
    "log_read": Action(read, COACHES, (ID,)),
    "log_turn": Action(turn, COACHES, (ID, NUMBER)),
    "log_entry": Action(entry, COACHES, (ID, NUMBER)),
    "log_file": Action(as_file, COACHES, (ID,)),
    "log_drop": Action(ask_to_drop, COACHES, (ID,)),
    "log_dropped": Action(drop, COACHES, (ID,)),
    "log_wipe": Action(ask_to_wipe, COACHES, (ID,)),
    "log_wiped": Action(wipe, COACHES, (ID,)),
    "log_forget": Action(ask_to_forget, STUDENTS),
    "log_forgot": Action(forget, STUDENTS),
    "looks": Action(who_looked, STUDENTS),
    "looks_page": Action(who_looked, STUDENTS, (NUMBER,)),
}
