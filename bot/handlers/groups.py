"""A class's group: its page for coaches in private, and what is asked and pressed in the group itself."""

from bot.handlers import jar
from bot.handlers.register import COACHES, ID, Action, Command
from bot.handlers.request import Request
from bot.services import batches, scope
from bot.services.groups import binding, talking
from bot.services.groups.binding import Rights
from bot.services.jar import showing, standing
from bot.views import groups as views
from bot.views import today as today_views

NOBODY = Rights(runs_it=False, may_pin=False)


async def command(request: Request, name: str) -> None:
    """Take a command in a group: what is the class's there is done there, for all else there is the private chat."""
    by_link = name == "start" and request.text.split()[1:] == ["bind"]
    is_bind = name == "bind" or by_link
    if request.who.user is None and request.is_anonymous and (is_bind or name in ("unbind", "jar")):
        request.show(views.who_are_you())
    elif is_bind or name == "unbind":
        await (_bind(request, by_link=by_link) if is_bind else _unbind(request))
    elif name == "jar" and request.who.is_coach and (bound := await binding.here(request.unit, request.who)):
        await jar.in_group(request, bound.batch_id)
    elif not await talking.is_behind(request.unit, request.who):  # whoever writes a hundred of these fills no line
        request.show(today_views.only_in_private(request.bot.username))


async def _bind(request: Request, *, by_link: bool) -> None:
    """Bind the group to the only class there is, or to the one that is named; ask where that is not clear."""
    rights = request.rights or NOBODY
    await binding.may_bind(request.unit, request.who, rights)
    found = await batches.of_coach(request.unit, request.who)
    said = "" if by_link else " ".join(request.text.split()[1:]).casefold()
    meant = [one for one in found if said in ("", one.batch.name.casefold())]
    if len(meant) == 1:
        await bind_to(request, meant[0].batch.id)
    else:
        request.show(views.which_class(found))


async def bind_to(request: Request, batch_id: str) -> None:
    """Bind the group to a class."""
    rights = request.rights or NOBODY
    batch = await scope.batch(request.unit, request.who, batch_id)
    request.show(views.bound(batch.name, may_pin=rights.may_pin))  # first what this is, then the jar
    await binding.bind(request.unit, request.who, batch.id, rights)


async def _unbind(request: Request) -> None:
    batch = await binding.unbind_here(request.unit, request.who, request.rights or NOBODY)
    request.show(views.unbound(batch.name))


async def explain(request: Request) -> None:
    """`/bind` or `/unbind` in private: both belong into the group."""
    request.who.coach()
    await request.aside(views.write_it_there())


async def page(request: Request, batch_id: str) -> None:
    """The group of a class."""
    found = await standing.of_coach(request.unit, request.who, batch_id)
    request.show(views.of_class(found, request.bot.username))


async def show(request: Request, batch_id: str) -> None:
    """Show the jar at the end of the group's chat once more."""
    found = await standing.of_coach(request.unit, request.who, batch_id)
    await showing.show(request.unit, found.batch, anew=True)
    request.show(views.shown(found.batch))


async def off(request: Request, batch_id: str) -> None:
    """Ask before a group is let go."""
    found = await standing.of_coach(request.unit, request.who, batch_id)
    request.show(views.let_go_question(found.batch))


async def off_now(request: Request, batch_id: str) -> None:
    """Let it go."""
    request.show(views.let_go(await binding.unbind(request.unit, request.who, batch_id)))


COMMANDS = {
    "bind": Command(explain),
    "unbind": Command(explain),
}

ACTIONS = {
    "bind_to": Action(bind_to, COACHES, (ID,), in_group=True),
    "group": Action(page, COACHES, (ID,)),
    "group_show": Action(show, COACHES, (ID,)),
    "group_off": Action(off, COACHES, (ID,)),
    "group_off_now": Action(off_now, COACHES, (ID,)),
}
