"""Coming in and leaving: invites, several people on one account, logging out."""

import re

from bot.conversations import invite, join
from bot.handlers import jar
from bot.handlers.register import COACHES, ID, MEMBERS, Action, Command
from bot.handlers.request import Request
from bot.services import accounts, invites, leaving, newcomers, who
from bot.services.errors import BotError
from bot.views import commands, errors, privacy, years
from bot.views import invites as invite_views
from bot.views import joining as views
from bot.views import newcomers as newcomer_views

CODE = re.compile(r"[A-Za-z0-9_-]{16}")


DOORS = ("hello", jar.DOOR)  # what a link from a group says instead of a code


def code_in(text: str) -> str | None:
    """Return the code of an invite from what somebody sends: the link, the code, or a command with either."""
    last = text.split()[-1:] or [""]
    code = last[0].rpartition("start=")[2].lstrip(":")
    return code if code and not code.startswith(DOORS) else None


async def open_invite(request: Request, code: str) -> None:
    """Begin to come in with a code, whatever was begun with another one; the account may be somebody else's, too."""
    opened = await invites.open_invite(request.unit, request.who, code)
    if opened is None:
        request.show(errors.refusal("bad_code", {}))
    else:
        draft = join.draft_for_invite(opened, request.settings.bot_timezone)
        await request.runner.drop(request.unit, request.who, join.NAME)
        await request.start(join.NAME, draft, then="today" if opened.user else None)


async def stranger_said(request: Request) -> None:
    """A stranger may send the code, or the whole link, without any command."""
    code = code_in(request.text)
    if code is None or not CODE.fullmatch(code):
        await not_known(request)
    else:
        await open_invite(request, code)


async def not_known(request: Request) -> None:
    """Answer somebody who asks for more than a stranger may: one who waits for a coach reads that."""
    if not await is_between(request):
        raise BotError("strangers")


async def is_between(request: Request) -> bool:
    """Tell somebody who is neither in nor out where they stand: they wait for a coach, or have just left."""
    if left := await leaving.leaver_here(request.unit, request.who):
        view = privacy.forgotten if left[0].why == "forget_me" else years.has_left
        request.show(view(left[0].delete_at.date()))
    elif waits := await newcomers.waiting_here(request.unit, request.who):
        request.show(newcomer_views.waits([(one.id, one.name) for one in waits]))
    return bool(left or waits)


async def invite_student(request: Request) -> None:
    """`/invite`: for coaches."""
    request.who.coach()
    await request.start(invite.NAME, {"bot": request.bot.username})


async def invite_again(request: Request, user: str) -> None:
    """Make a new invite for somebody whose old one is lost."""
    issued = await invites.invite_again(request.unit, request.who, user)
    if issued is None:
        return
    link = invites.deep_link(request.bot.username, issued.code)
    request.below().show(invite_views.invite(issued.user.display_name, user, link, issued.code))


async def invite_off(request: Request, user: str) -> None:
    """Take an invite back that went to the wrong person."""
    request.show(invite_views.taken_back((await invites.take_back(request.unit, request.who, user)).display_name))


async def switch(request: Request) -> None:
    """`/switch`: who is speaking, where several share an account."""
    people = await who.sharing(request.unit, request.who)
    request.show(views.who_speaks([(one.id, one.display_name) for one in people], request.who.name))


async def switch_to(request: Request, user: str) -> None:
    """Let somebody else of this account speak."""
    if user not in [one.id for one in await who.sharing(request.unit, request.who)]:
        raise BotError("over")
    await request.runner.park(request.unit, request.who)
    await who.switch(request.unit, request.who.telegram_id, user)
    request.show(views.switched((await request.anew()).who.name))
    show_menu(await request.anew())


async def asking_to_leave(request: Request) -> None:
    """`/logout`: asks first."""
    if request.who.user is None:
        raise BotError("strangers")
    await request.aside(views.asking_to_leave(request.who.name))


async def log_out(request: Request) -> None:
    """Leave for good; what is open is put away first."""
    await request.runner.park(request.unit, request.who)
    await accounts.log_out(request.unit, request.who)
    request.show(views.goodbye())
    show_menu(await request.anew())


def show_menu(request: Request) -> None:
    """Let the client offer the commands that work for whoever speaks now."""
    request.unit.tell(commands.menu(request.who.chat.id, request.role, shared=request.who.shares_account))


COMMANDS = {
    "invite": Command(invite_student),
    "switch": Command(switch),
    "logout": Command(asking_to_leave),
}

ACTIONS = {
    "invite": Action(invite_student, COACHES),
    "invite_again": Action(invite_again, COACHES, (ID,)),
    "invite_off": Action(invite_off, COACHES, (ID,)),
    "switch": Action(switch, MEMBERS),
    "switch_to": Action(switch_to, MEMBERS, (ID,)),
    "logout": Action(log_out, MEMBERS),
}
