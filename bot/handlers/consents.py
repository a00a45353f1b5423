"""What homes said yes to: a student's page of it, and the helper of a class with whose home said yes to it."""

import re
from typing import get_args

from bot.conversations import consents as flows
from bot.db import HELPER
from bot.handlers.register import COACHES, ID, NUMBER, Action
from bot.handlers.request import Request
from bot.models import Batch
from bot.models.consents import Matter
from bot.services import batches, consents, helper_log, scope
from bot.views import class_helper as class_views
from bot.views import consents as views

MATTER = re.compile("|".join(get_args(Matter)))


async def student(request: Request, student_id: str) -> None:
    """What the home of a student said yes to."""
    request.show(await flows.page(request.unit, request.who, student_id))


async def put_down(request: Request, student_id: str, what: str) -> None:
    """Put down that a home said yes."""
    found = await scope.student(request.unit, request.who, student_id)
    await request.start_afresh(flows.ONE, flows.draft_for(found.id, what))


async def ask_to_take_back(request: Request, consent_id: str) -> None:
    """Ask before a yes is taken back."""
    request.show(views.ask_to_take_back(*await consents.one(request.unit, request.who, consent_id)))


async def take_back(request: Request, consent_id: str) -> None:
    """Put down that a home takes its yes back."""
    _, found = await consents.withdraw(request.unit, request.who, consent_id)
    page = await flows.page(request.unit, request.who, found.id)
    request.show(page.after(views.taken_back()))


async def helper(request: Request, batch_id: str) -> None:
    """The helper of a class; where it has none, the question whether it shall."""
    await show_helper(request, await scope.batch(request.unit, request.who, batch_id))


async def show_helper(request: Request, batch: Batch) -> None:
    """Show the helper of a class, or ask whether it shall have one."""
    if not batch.helper:
        request.show(class_views.question(batch))
        return
    _, students = await consents.of_class(request.unit, request.who, batch.id, flows.HELPER)
    used = await helper_log.used_today(request.unit, request.who, batch.id)
    request.show(class_views.page(batch, students, used, is_there=HELPER in request.unit.able))


async def helper_on(request: Request, batch_id: str) -> None:
    """Give a class the helper."""
    await show_helper(request, await batches.set_policy(request.unit, request.who, batch_id, "helper", "on"))


async def yeses(request: Request, batch_id: str, page: str = "0") -> None:
    """Who of a class has a yes to the helper."""
    found = await consents.of_class(request.unit, request.who, batch_id, flows.HELPER)
    request.show(class_views.yeses(*found, int(page)))


async def put_down_some(request: Request, batch_id: str) -> None:
    """Put down for several of a class that home said yes; nobody is ticked yet."""
    await _several(request, batch_id, all_of_them=False)


async def put_down_all(request: Request, batch_id: str) -> None:
    """The same, with everybody ticked who has none."""
    await _several(request, batch_id, all_of_them=True)


async def _several(request: Request, batch_id: str, *, all_of_them: bool) -> None:
    batch, students = await consents.of_class(request.unit, request.who, batch_id, flows.HELPER)
    lacking = [one.id for one in students if not one.has]
    if not lacking:
        request.show(class_views.everybody_has_one(batch))
        return
    await request.start_afresh(flows.SEVERAL, flows.draft_for_class(batch.id, lacking if all_of_them else []))


ACTIONS = {
    "consents": Action(student, COACHES, (ID,)),
    "consent_yes": Action(put_down, COACHES, (ID, MATTER)),
    "consent_off": Action(ask_to_take_back, COACHES, (ID,)),
    "consent_off_now": Action(take_back, COACHES, (ID,)),
    "class_helper": Action(helper, COACHES, (ID,)),
    "helper_on": Action(helper_on, COACHES, (ID,)),
    "yeses": Action(yeses, COACHES, (ID,)),
    "yeses_page": Action(yeses, COACHES, (ID, NUMBER)),
    "yes_some": Action(put_down_some, COACHES, (ID,)),
    "yes_all": Action(put_down_all, COACHES, (ID,)),
}
