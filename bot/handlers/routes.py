"""The commands: each a few lines from what was typed to a service or a flow."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.conversations import checkin, invite, join
from bot.handlers.turn import Turn
from bot.services import feelings, invites
from bot.services.errors import BotError
from bot.views import asking, coach, errors
from bot.views import checkin as checkin_views
from bot.views import joining as joining_views
from bot.views import today as today_views
from bot.views.words import N_


async def start(turn: Turn) -> None:
    """`/start`, alone or with the code of an invite."""
    code = turn.text.partition(" ")[2].strip()
    if turn.who.user is None:
        await (_open_invite(turn, code) if code and code != "hello" else _hello(turn))
    elif code and code != "hello":
        raise BotError("already_joined", name=turn.who.name)
    else:
        await today(turn)


async def _hello(turn: Turn) -> None:
    if turn.who.telegram_id in turn.settings.bot_admin_ids:
        draft = join.draft_for_operator(turn.settings.bot_admin_ids, turn.settings.bot_timezone)
        await turn.start(join.NAME, draft, then="today")
    else:
        turn.show(joining_views.hello_stranger())


async def _open_invite(turn: Turn, code: str) -> None:
    opened = await invites.open_invite(turn.unit, turn.who.chat, code)
    if opened is None:
        turn.show(errors.refusal("bad_code", {}))
    else:
        draft = join.draft_for_invite(opened, turn.settings.bot_timezone)
        await turn.runner.drop(turn.unit, turn.who, join.NAME)
        await turn.start(join.NAME, draft, then="today")


async def today(turn: Turn) -> None:
    """`/today`: what do I do now? A student who has not said how they are is asked that first."""
    if turn.who.is_coach:
        await turn.aside(coach.class_today(await feelings.mood_today(turn.unit, turn.who)))
        return
    student = turn.who.student()
    entry = await feelings.latest_of(turn.unit, student, turn.who.today(turn.unit.now))
    if entry is None:
        await turn.start(checkin.NAME, checkin.draft_for(turn.unit, turn.who), then="today")
        return
    _, silent = await feelings.category_of(turn.unit, entry)
    line = checkin_views.today_line(await feelings.names(turn.unit, entry), silent=silent)
    await turn.aside(today_views.student(turn.who.name, line, entry.id))


async def check_in(turn: Turn) -> None:
    """`/checkin`: as often a day as somebody likes."""
    turn.who.student()
    await turn.start(checkin.NAME, checkin.draft_for(turn.unit, turn.who))


async def invite_student(turn: Turn) -> None:
    """`/invite`: for coaches."""
    turn.who.coach()
    await turn.start(invite.NAME, {"bot": turn.bot.username})


async def help_(turn: Turn) -> None:
    """`/help`: what can be asked for."""
    await turn.aside(today_views.help_for(student=turn.who.is_student, coach=turn.who.is_coach))


async def cancel(turn: Turn) -> None:
    """`/cancel`: put away what is open."""
    if not await turn.runner.cancel(turn.unit, turn.who):
        turn.show(asking.nothing_to_cancel())


async def log_out(turn: Turn) -> None:
    """`/logout`: asks first."""
    if turn.who.user is None:
        raise BotError("strangers")
    await turn.aside(joining_views.asking_to_leave(turn.who.name))


Route = Callable[[Turn], Awaitable[None]]


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


async def command(turn: Turn, name: str) -> None:
    """Run a command by name, for somebody whom we know if it needs that."""
    found = COMMANDS.get(name)
    if found is None:
        await turn.aside(today_views.unknown_command())
        return
    if found.known_only and turn.who.user is None:
        raise BotError("strangers")
    await found.route(turn)


async def go_on(turn: Turn, then: str | None) -> None:
    """Lead to what somebody asked for before a conversation came first."""
    if then is not None and (after := await turn.anew()).who.user is not None:
        await command(after, then)
