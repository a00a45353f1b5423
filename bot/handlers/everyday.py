"""What everybody asks for: start, today, the menu, help, and going on with what waits."""

from zoneinfo import ZoneInfo

from bot.conversations import checkin, join
from bot.handlers import coming_in, jar
from bot.handlers.register import ANYBODY, ID, MEMBERS, Action, Command
from bot.handlers.request import Request
from bot.models import EmotionCheckIn
from bot.services import feelings, inbox, next_step, scope, wall
from bot.services.path import news
from bot.services.reminding import choosing
from bot.services.rhythm import commenting
from bot.views import asking, commands
from bot.views import checkin as checkin_views
from bot.views import commenting as comment_views
from bot.views import digest as digest_views
from bot.views import joining as joining_views
from bot.views import today as today_views
from bot.views import wall as wall_views
from bot.views.view import View


async def start(request: Request) -> None:
    """`/start`, alone or with the code of an invite."""
    behind = request.text.split()[1:]
    door, _, batch_id = "".join(behind).partition(jar.DOOR)
    if not door and ID.fullmatch(batch_id) and request.who.user is not None:
        await jar.write(request, batch_id)
        return
    code = coming_in.code_in(" ".join(behind))
    if code:
        await coming_in.open_invite(request, code)
    elif request.who.user is None:
        await _hello(request)
    else:
        await today(request)


async def _hello(request: Request) -> None:
    if await request.runner.remind(request.unit, request.who) or await coming_in.is_between(request):
        return
    if request.who.is_operator:
        await request.start(join.NAME, join.draft_for_operator(request.settings.bot_timezone), then="today")
    else:
        request.show(joining_views.hello_stranger())


async def today(request: Request) -> None:
    """`/today`: what do I do now? A student who has not said how they are is asked that first."""
    if request.who.is_coach:
        await _class_today(request)
        return
    if await next_step.gate_is_closed(request.unit, request.who):
        await request.start(checkin.NAME, checkin.draft_for(request.unit, request.who), then="today")
        return
    await show_day(request)


async def _class_today(request: Request) -> None:
    now = request.unit.now.astimezone(ZoneInfo(request.who.zone))
    waiting = len(await inbox.waiting(request.unit, request.who.coach()))
    present = await wall.mood_today(request.unit, request.who)
    view = wall_views.class_today(present, now, waiting)
    if present and await choosing.may_offer_digest(request.unit, request.who):
        view = digest_views.offer().below(view)
    await request.aside(view)


async def show_day(request: Request, said: View | None = None, without: frozenset[str] = frozenset()) -> None:
    """Show a student's day without asking for anything first, below what is `said`; see `next_step.of`."""
    step = await next_step.of(request.unit, request.who, without)
    entry = await feelings.latest_once(request.unit, request.who.student(), request.who.today(request.unit.now))
    feeling = await _said(request, entry) if entry else None
    view = today_views.student(request.who.name, feeling, step, await _waits(request), await _news(request))
    await request.aside(view.below(said) if said else view, slot="today")


async def _waits(request: Request) -> View | None:
    found = await news.waiting(request.unit, request.who.student().id)
    names = await scope.coach_names(request.unit, request.who.student())
    return today_views.waits(found, names, request.unit.now, request.who.zone)


async def _news(request: Request) -> View | None:
    """Return what a coach said to a goal or a look back, which the student reads by this."""
    about = await commenting.news(request.unit, request.who)
    return comment_views.news(about) if about else None


async def _said(request: Request, entry: EmotionCheckIn) -> View:
    """Return what a student said today, with what can be done about it."""
    _, silent = await feelings.category_of(request.unit, entry)
    words = await feelings.names(request.unit, entry)
    coaches = (await feelings.readers(request.unit, request.who))["coaches"]
    return checkin_views.said_today(entry, words, coaches, silent=silent)


async def menu(request: Request) -> None:
    """`/menu`: everything there is, by areas."""
    await request.aside(today_views.menu(request.role, shared=request.who.shares_account))


async def help_(request: Request) -> None:
    """`/help`: what can be asked for."""
    await request.aside(commands.help_for(request.role, shared=request.who.shares_account))


async def cancel(request: Request) -> None:
    """`/cancel`: put away what is open."""
    if not await request.runner.cancel(request.unit, request.who):
        request.show(asking.nothing_to_cancel())


async def resume(request: Request, conversation: str) -> None:
    """Take up what was waiting."""
    await request.runner.resume(request.unit, request.who, conversation)


COMMANDS = {
    "start": Command(start, known_only=False),
    "today": Command(today),
    "menu": Command(menu),
    "help": Command(help_, known_only=False),
    "cancel": Command(cancel, known_only=False),
}

ACTIONS = {
    "today": Action(today, MEMBERS),
    "menu": Action(menu, MEMBERS),
    "help": Action(help_, MEMBERS),
    "resume": Action(resume, ANYBODY, (ID,)),
}
