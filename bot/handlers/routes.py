"""The commands: each a few lines from what was typed to a service or a flow."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.conversations import checkin, invite, join
from bot.conversations import reinvite as reinvite_flow
from bot.handlers.request import Request
from bot.services import feelings, invites
from bot.services.errors import BotError
from bot.views import asking, coach, errors
from bot.views import checkin as checkin_views
from bot.views import joining as joining_views
from bot.views import today as today_views
from bot.views.view import Menu
from bot.views.words import N_, _


async def start(request: Request) -> None:
    """`/start`, alone or with the code of an invite."""
    code = code_in(request.text.removeprefix("/start"))
    if request.who.user is None:
        await (open_invite(request, code) if code else _hello(request))
    elif code:
        raise BotError("already_joined", name=request.who.name)
    else:
        await today(request)


def code_in(text: str) -> str | None:
    """Return the code of an invite from what somebody sends: the link, the code, or a command with either."""
    last = text.split()[-1:] or [""]
    code = last[0].rpartition("start=")[2].lstrip(":")
    return code if code and code != "hello" else None


async def _hello(request: Request) -> None:
    if await request.runner.remind(request.unit, request.who):
        return
    if request.who.is_operator:
        await request.start(join.NAME, join.draft_for_operator(request.settings.bot_timezone), then="today")
    else:
        request.show(joining_views.hello_stranger())


async def open_invite(request: Request, code: str) -> None:
    """Begin to come in with a code, whatever was begun with another one."""
    opened = await invites.open_invite(request.unit, request.who.chat, code)
    if opened is None:
        request.show(errors.refusal("bad_code", {}))
    else:
        draft = join.draft_for_invite(opened, request.settings.bot_timezone)
        await request.runner.drop(request.unit, request.who, join.NAME)
        await request.start(join.NAME, draft, then="today")


async def today(request: Request) -> None:
    """`/today`: what do I do now? A student who has not said how they are is asked that first."""
    if request.who.is_coach:
        now = request.unit.now.astimezone(ZoneInfo(request.who.zone))
        await request.aside(coach.class_today(await feelings.mood_today(request.unit, request.who), now))
        return
    student = request.who.student()
    entry = await feelings.latest_of(request.unit, student, request.who.today(request.unit.now))
    if entry is None:
        await request.start(checkin.NAME, checkin.draft_for(request.unit, request.who), then="today")
        return
    _, silent = await feelings.category_of(request.unit, entry)
    line = checkin_views.today_line(await feelings.names(request.unit, entry), silent=silent)
    await request.aside(today_views.student(request.who.name, line, entry.id))


async def check_in(request: Request) -> None:
    """`/checkin`: as often a day as somebody likes."""
    request.who.student()
    await request.start(checkin.NAME, checkin.draft_for(request.unit, request.who))


async def invite_student(request: Request) -> None:
    """`/invite`: for coaches."""
    request.who.coach()
    await request.start(invite.NAME, {"bot": request.bot.username})


async def reinvite(request: Request) -> None:
    """A new invite for somebody who is on the roster."""
    request.who.coach()
    await request.start(reinvite_flow.NAME, {"bot": request.bot.username})


async def edited(request: Request) -> None:
    """A message was edited while nothing was asked: what was kept of it is as it was first."""
    who, unit = request.who, request.unit
    entry = await feelings.latest_of(unit, who.user, who.today(unit.now)) if who.user and who.is_student else None
    if entry is not None and entry.journal_entry:
        request.show(checkin_views.first_version(entry.id))
    else:
        request.show(asking.nothing_open())


async def help_(request: Request) -> None:
    """`/help`: what can be asked for."""
    await request.aside(today_views.help_for(student=request.who.is_student, coach=request.who.is_coach))


async def cancel(request: Request) -> None:
    """`/cancel`: put away what is open."""
    if not await request.runner.cancel(request.unit, request.who):
        request.show(asking.nothing_to_cancel())


async def log_out(request: Request) -> None:
    """`/logout`: asks first."""
    if request.who.user is None:
        raise BotError("strangers")
    await request.aside(joining_views.asking_to_leave(request.who.name))


Route = Callable[[Request], Awaitable[None]]


@dataclass(frozen=True)
class Command:
    """A command: what it does, what the client's menu says of it, and in whose menu it stands."""

    route: Route
    says: str
    roles: tuple[str, ...] = ("student", "admin")
    known_only: bool = True


COMMANDS = {
    "start": Command(start, N_("come in"), ("stranger",), known_only=False),
    "today": Command(today, N_("what to do now")),
    "checkin": Command(check_in, N_("say how you are"), ("student",)),
    "invite": Command(invite_student, N_("invite a student"), ("admin",)),
    "help": Command(help_, N_("what I can do"), ("stranger", "student", "admin"), known_only=False),
    "cancel": Command(cancel, N_("put away what is open"), known_only=False),
    "logout": Command(log_out, N_("stop writing here")),
}


async def command(request: Request, name: str) -> None:
    """Run a command by name, for somebody whom we know if it needs that."""
    found = COMMANDS.get(name)
    if found is None:
        await request.aside(today_views.unknown_command())
        return
    if found.known_only and request.who.user is None:
        if not await request.runner.remind(request.unit, request.who):
            raise BotError("strangers")
        return
    await found.route(request)


async def go_on(request: Request, then: str | None) -> None:
    """Lead to what somebody asked for before a conversation came first; a newcomer gets their menu with it."""
    if then is None or (after := await request.anew()).who.user is None:
        return
    if request.who.user is None:
        after.unit.tell(menu(after))
    await command(after, then)


def menu(request: Request) -> Menu:
    """Return the commands that work for whoever speaks."""
    role = request.who.user.role if request.who.user else "stranger"
    return Menu(request.who.chat.id, tuple((name, _(one.says)) for name, one in COMMANDS.items() if role in one.roles))
