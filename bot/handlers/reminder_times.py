"""At what times somebody is reminded of what: all of it, and one kind or one habit, changed in two presses."""

import re

from bot.conversations import reminder_time as flow
from bot.handlers.register import ID, MEMBERS, STUDENTS, Action
from bot.handlers.request import Request
from bot.services import preferences
from bot.services.reminding import choosing, habit
from bot.views import reminder_times as views

KIND = re.compile("|".join({kind for kinds in choosing.OF_ROLE.values() for kind in kinds}))
HOW = re.compile(r"none|usual|[+-]?[0-9]{1,4}")
ADDING = re.compile(r"alone|more")


async def reminders(request: Request) -> None:
    """What comes when."""
    mine = await preferences.of(request.unit, request.who)
    request.show(views.overview(await choosing.of(request.unit, request.who), mine, request.unit.now))


async def remind(request: Request, kind: str, habit_id: str | None = None) -> None:
    """When one thing comes, and when it could."""
    request.show(views.times(await choosing.one(request.unit, request.who, kind, habit_id)))


async def remind_more(request: Request, kind: str, habit_id: str | None = None) -> None:
    """At what other time, too?"""
    request.show(views.more(await choosing.one(request.unit, request.who, kind, habit_id)))


async def remind_at(request: Request, kind: str, how: str, habit_id: str | None = None) -> None:
    """Change the times, and show them all."""
    about = await choosing.change(request.unit, request.who, how, kind, habit_id)
    mine, found = about.mine, await choosing.of(request.unit, request.who)
    request.show(views.overview(found, mine, request.unit.now, views.changed(about)))


async def remind_type(request: Request, kind: str, adding: str, habit_id: str | None = None) -> None:
    """Say a time in words."""
    await choosing.one(request.unit, request.who, kind, habit_id)
    await request.start_afresh(flow.NAME, flow.draft_for(kind, habit_id, adding=adding == "more"))


async def habit_remind(request: Request, habit_id: str) -> None:
    """When a habit comes, and when it could."""
    await remind(request, habit.KIND, habit_id)


async def habit_remind_more(request: Request, habit_id: str) -> None:
    """At what other time, too?"""
    await remind_more(request, habit.KIND, habit_id)


async def habit_remind_at(request: Request, habit_id: str, how: str) -> None:
    """Change the times of a habit."""
    await remind_at(request, habit.KIND, how, habit_id)


async def habit_remind_type(request: Request, habit_id: str, adding: str) -> None:
    """Say a time of a habit in words."""
    await remind_type(request, habit.KIND, adding, habit_id)


ACTIONS = {
    "reminders": Action(reminders, MEMBERS),
    "remind": Action(remind, MEMBERS, (KIND,)),
    "remind_more": Action(remind_more, MEMBERS, (KIND,)),
    "remind_at": Action(remind_at, MEMBERS, (KIND, HOW)),
    "remind_type": Action(remind_type, MEMBERS, (KIND, ADDING)),
    "habit_remind": Action(habit_remind, STUDENTS, (ID,)),
    "habit_remind_more": Action(habit_remind_more, STUDENTS, (ID,)),
    "habit_remind_at": Action(habit_remind_at, STUDENTS, (ID, HOW)),
    "habit_remind_type": Action(habit_remind_type, STUDENTS, (ID, ADDING)),
}
