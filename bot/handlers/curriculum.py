"""The curriculum for coaches: looking around in it, its forms, its order, and parts that go."""

import re

from bot.conversations import curriculum as flows
from bot.handlers.register import COACHES, ID, NUMBER, Action, Command
from bot.handlers.request import Request
from bot.services.checks import policy
from bot.services.curriculum import browsing, editing, hanging
from bot.services.curriculum.parts import called, find, parent_of
from bot.views import check_policy as policy_views
from bot.views import curriculum as views
from bot.views.view import View

KIND = re.compile("domain|major|objective|activity")
BELOW = re.compile("major|objective|activity")
ORDERED = re.compile("domain|activity")
WAY = re.compile("up|down")
SETTING = re.compile("|".join(policy.CHOICES))

SLOT = "curriculum"  # a file that is sent while this is the last thing we showed is meant for it


async def curriculum(request: Request) -> None:
    """`/curriculum`: every domain."""
    await request.aside(views.domains(await browsing.domains(request.unit, request.who)), SLOT)


async def curriculum_page(request: Request, number: str) -> None:
    """Another page of the domains."""
    request.show(views.domains(await browsing.domains(request.unit, request.who), int(number)), SLOT)


async def domain(request: Request, part_id: str, number: str = "0") -> None:
    """A domain with its majors."""
    request.show(await _page(request, "domain", part_id, int(number)), SLOT)


async def major(request: Request, part_id: str, number: str = "0") -> None:
    """A major with its objectives."""
    request.show(await _page(request, "major", part_id, int(number)), SLOT)


async def objective(request: Request, part_id: str, number: str = "0") -> None:
    """An objective with its activities."""
    request.show(await _page(request, "objective", part_id, int(number)), SLOT)


async def activity(request: Request, part_id: str) -> None:
    """An activity."""
    request.show(await _page(request, "activity", part_id), SLOT)


async def _page(request: Request, kind: str, part_id: str, number: int = 0) -> View:
    """Return the page of a part."""
    unit, who = request.unit, request.who
    match kind:
        case "domain":
            return views.domain(await browsing.domain(unit, who, part_id), number)
        case "major":
            return views.major(await browsing.major(unit, who, part_id), number)
        case "objective":
            return views.objective(await browsing.objective(unit, who, part_id), number)
    return views.activity(await browsing.activity(unit, who, part_id))


async def new_domain(request: Request) -> None:
    """Make a domain."""
    request.who.coach()
    await _ask(request, "domain", {})


async def new(request: Request, kind: str, above_id: str) -> None:
    """Make a part of another one."""
    above = flows.ABOVE[kind]
    await find(request.unit, request.who, above, above_id)
    await _ask(request, kind, {"above": [above, above_id]})


async def edit(request: Request, kind: str, part_id: str) -> None:
    """Change a part: its form, filled with what it holds."""
    part = await find(request.unit, request.who, kind, part_id)
    await _ask(request, kind, flows.filled(kind, part))


async def _ask(request: Request, kind: str, draft: dict[str, object]) -> None:
    await request.runner.drop(request.unit, request.who, flows.NAMES[kind])
    await request.start(flows.NAMES[kind], draft)


async def move(request: Request, kind: str, part_id: str, way: str) -> None:
    """Put a part one place up or down."""
    place, of = await editing.move(request.unit, request.who, kind, part_id, way)
    request.show((await _page(request, kind, part_id)).after(views.moved(place, of)), SLOT)


async def delete(request: Request, kind: str, part_id: str) -> None:
    """Say what goes with a part, before it goes."""
    part = await find(request.unit, request.who, kind, part_id)
    what = await hanging.on(request.unit, kind, part_id)
    request.show(views.before_deleting(kind, part_id, called(part), what), SLOT)


async def delete_now(request: Request, kind: str, part_id: str) -> None:
    """Delete a part that nobody has."""
    part = await editing.delete(request.unit, request.who, kind, part_id)
    above = parent_of(part)
    gone = views.deleted(called(part))
    if above is None:
        request.show(views.domains(await browsing.domains(request.unit, request.who)).after(gone), SLOT)
    else:
        request.show((await _page(request, *above)).after(gone), SLOT)


async def check_policy(request: Request, major_id: str) -> None:
    """How a major is checked."""
    part = await find(request.unit, request.who, "major", major_id)
    chosen = await policy.of(request.unit, major_id)
    request.show(policy_views.policy(major_id, part.title, chosen, policy.CHOICES))


async def check_set(request: Request, major_id: str, what: str, value: str) -> None:
    """Choose one thing about how a major is checked."""
    await policy.choose(request.unit, request.who, major_id, what, int(value))
    await check_policy(request, major_id)


COMMANDS = {
    "curriculum": Command(curriculum),
}

ACTIONS = {
    "curriculum": Action(curriculum, COACHES),
    "curriculum_page": Action(curriculum_page, COACHES, (NUMBER,)),
    "cur_domain": Action(domain, COACHES, (ID,)),
    "cur_domain_page": Action(domain, COACHES, (ID, NUMBER)),
    "cur_major": Action(major, COACHES, (ID,)),
    "cur_major_page": Action(major, COACHES, (ID, NUMBER)),
    "cur_objective": Action(objective, COACHES, (ID,)),
    "cur_objective_page": Action(objective, COACHES, (ID, NUMBER)),
    "cur_activity": Action(activity, COACHES, (ID,)),
    "cur_new_domain": Action(new_domain, COACHES),
    "cur_new": Action(new, COACHES, (BELOW, ID)),
    "cur_edit": Action(edit, COACHES, (KIND, ID)),
    "cur_move": Action(move, COACHES, (ORDERED, ID, WAY)),
    "cur_delete": Action(delete, COACHES, (KIND, ID)),
    "cur_delete_now": Action(delete_now, COACHES, (KIND, ID)),
    "check_policy": Action(check_policy, COACHES, (ID,)),
    "check_set": Action(check_set, COACHES, (ID, SETTING, NUMBER)),
}
