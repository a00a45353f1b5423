"""A habit on a day, by buttons that carry both: done, undone, not today, a note; they may come from long ago."""

from bot.conversations import habit as flows
from bot.handlers.habits import DAY, day_in, overview
from bot.handlers.register import ID, STUDENTS, Action
from bot.handlers.request import Request
from bot.services.rhythm import habit_pages, habit_ticks
from bot.services.rhythm.habit_ticks import OnDay
from bot.views import habit_ticks as views
from bot.views.view import View


def _shown(one: OnDay) -> View:
    """Return what there is to say about a habit on a day as it stands now."""
    page, mark = habit_pages.page_of(one.record), one.record.mark(one.day)
    if mark == "done":
        return views.ticked(page, one.day)
    return views.skipped(page, one.day, one.skips_left) if mark == "skipped" else views.on_its_day(page, one.day)


async def habit_day(request: Request, habit_id: str, day: str) -> None:
    """A habit on a day, as its reminder shows it."""
    request.show(_shown(await habit_ticks.look(request.unit, request.who, habit_id, day_in(day))))


async def habit_tick(request: Request, habit_id: str, day: str) -> None:
    """It is done."""
    request.show(_shown(await habit_ticks.tick(request.unit, request.who, habit_id, day_in(day))))


async def habit_untick(request: Request, habit_id: str, day: str) -> None:
    """It is not done after all."""
    one = await habit_ticks.tick(request.unit, request.who, habit_id, day_in(day), done=False)
    request.show(views.reopened(habit_pages.page_of(one.record), one.day))


async def habits_tick(request: Request, habit_id: str, day: str) -> None:
    """It is done, says somebody who looks at all habits."""
    await habit_ticks.tick(request.unit, request.who, habit_id, day_in(day))
    request.show(await overview(request))


async def habits_untick(request: Request, habit_id: str, day: str) -> None:
    """It is not, says the same."""
    await habit_ticks.tick(request.unit, request.who, habit_id, day_in(day), done=False)
    request.show(await overview(request))


async def habit_no(request: Request, habit_id: str, day: str) -> None:
    """Yesterday it was not done, and that is okay."""
    one = await habit_ticks.say_no(request.unit, request.who, habit_id, day_in(day))
    done = one.record.mark(one.day) == "done"  # meanwhile, on another screen
    request.show(_shown(one) if done else views.not_yesterday())


async def habit_not_today(request: Request, habit_id: str, day: str) -> None:
    """Not today: sick or away, or just not?"""
    one = await habit_ticks.look(request.unit, request.who, habit_id, day_in(day))
    if one.record.mark(one.day) in ("done", "skipped"):
        request.show(_shown(one))
        return
    page = habit_pages.page_of(one.record)
    request.show(views.not_today(page, one.day, one.skips_left, habit_ticks.SKIPS))


async def habit_skip(request: Request, habit_id: str, day: str) -> None:
    """Just not."""
    request.show(_shown(await habit_ticks.skip(request.unit, request.who, habit_id, day_in(day))))


async def habit_unskip(request: Request, habit_id: str, day: str) -> None:
    """Take that back."""
    request.show(_shown(await habit_ticks.unskip(request.unit, request.who, habit_id, day_in(day))))


async def habit_away(request: Request, habit_id: str, day: str) -> None:
    """Sick or away: until when?"""
    one = await habit_ticks.look(request.unit, request.who, habit_id, day_in(day))
    back = views.back_to_not_today(habit_id, one.day)
    request.show(views.until_when(request.who.name, one.day, back))


async def habit_note(request: Request, habit_id: str, day: str) -> None:
    """A note on a day that is done."""
    one = await habit_ticks.ticked(request.unit, request.who, habit_id, day_in(day))
    await request.start_afresh(flows.NOTE, {"habit": habit_id, "day": one.day.isoformat()})


ON_A_DAY = (
    habit_day, habit_tick, habit_untick, habits_tick, habits_untick, habit_no, habit_not_today, habit_skip,
    habit_unskip, habit_away, habit_note,
)  # fmt: skip

ACTIONS = {act.__name__: Action(act, STUDENTS, (ID, DAY)) for act in ON_A_DAY}
