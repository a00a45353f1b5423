"""Classes for coaches: the list, and one class with its policies."""

import re

from bot.conversations import classes as flows
from bot.handlers import consents
from bot.handlers.register import COACHES, ID, Action, Command
from bot.handlers.request import Request
from bot.models import Batch
from bot.services import batches, coaches, invites, scope
from bot.views import classes as views
from bot.views import invites as invite_views
from bot.views import school_days as school_day_views

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
VALUE = re.compile(r"[a-z]{2,10}|[0-9]{1,4}")
WEEKDAYS = re.compile(r"[0-6]{1,7}")
POLICY = re.compile("|".join(batches.POLICIES))
JOURNAL = re.compile("private|shared")


async def classes(request: Request) -> None:
    """`/classes`: every class of this coach."""
    found = await batches.of_coach(request.unit, request.who)
    request.show(views.classes(found, await batches.archived(request.unit, request.who)))


async def page(request: Request, batch_id: str) -> None:
    """One class."""
    await _show(request, await scope.batch(request.unit, request.who, batch_id))


async def _show(request: Request, batch: Batch) -> None:
    await request.unit.session.flush()
    summary = next(one for one in await batches.of_coach(request.unit, request.who) if one.batch.id == batch.id)
    names = {one.id: one.display_name for one, _ in await coaches.everyone(request.unit, request.who)}
    contacts = [names[key] for key in batch.care_contacts if key in names]
    request.show(views.page(summary, request.unit.now, contacts))


async def set_policy(request: Request, batch_id: str, policy: str, value: str) -> None:
    """Change a policy; before a class gets the helper, say what that means."""
    if (policy, value) == ("helper", "on"):
        await consents.helper(request, batch_id)
        return
    await _show(request, await batches.set_policy(request.unit, request.who, batch_id, policy, value))


async def journal(request: Request, batch_id: str, value: str) -> None:
    """Say what a change of the journal policy means, before it is made."""
    request.show(views.journal_question(await scope.batch(request.unit, request.who, batch_id), value))


async def hours(request: Request, batch_id: str) -> None:
    """Choose when school begins and ends."""
    request.show(views.hours(await scope.batch(request.unit, request.who, batch_id)))


async def days(request: Request, batch_id: str) -> None:
    """Choose on which weekdays there is school."""
    request.show(school_day_views.choose(await scope.batch(request.unit, request.who, batch_id)))


async def days_set(request: Request, batch_id: str, weekdays: str) -> None:
    """Keep the weekdays on which there is school."""
    request.show(school_day_views.choose(await batches.set_school_days(request.unit, request.who, batch_id, weekdays)))


async def holidays(request: Request, batch_id: str) -> None:
    """The days without school."""
    request.show(views.holidays(await scope.batch(request.unit, request.who, batch_id)))


async def holiday_off(request: Request, batch_id: str, first: str) -> None:
    """Take holidays out."""
    request.show(views.holidays(await batches.remove_holiday(request.unit, request.who, batch_id, first)))


async def contacts(request: Request, batch_id: str) -> None:
    """The grown-ups whom students can turn to."""
    await _show_contacts(request, await scope.batch(request.unit, request.who, batch_id))


async def contact(request: Request, batch_id: str, coach_id: str) -> None:
    """Tick or untick one of them."""
    batch = await batches.toggle_care_contact(request.unit, request.who, batch_id, coach_id)
    await _show_contacts(request, batch)


async def _show_contacts(request: Request, batch: Batch) -> None:
    people = [(one.id, one.display_name) for one, _ in await coaches.everyone(request.unit, request.who)]
    request.show(views.contacts(batch, people))


async def away(request: Request, batch_id: str) -> None:
    """Put a class away."""
    await batches.set_archived(request.unit, request.who, batch_id, away=True)
    await request.unit.session.flush()
    await classes(request)


async def out(request: Request, batch_id: str) -> None:
    """Take a class out again."""
    await _show(request, await batches.set_archived(request.unit, request.who, batch_id, away=False))


async def invite(request: Request, batch_id: str) -> None:
    """Make an invite for the whole class."""
    batch, code = await invites.issue_for_batch(request.unit, request.who, batch_id)
    link = invites.deep_link(request.bot.username, code)
    request.below().show(views.invite(batch.id, batch.name, link, code, invites.USES))


async def invite_off(request: Request, batch_id: str) -> None:
    """Take the invite of a class back."""
    batch = await invites.take_back_for_batch(request.unit, request.who, batch_id)
    request.show(invite_views.taken_back(batch.name))


async def new_class(request: Request) -> None:
    """Make a class."""
    request.who.coach()
    await request.start(flows.NEW, {})


async def rename(request: Request, batch_id: str) -> None:
    """Give a class another name."""
    await _ask(request, flows.RENAME, batch_id)


async def zone(request: Request, batch_id: str) -> None:
    """Say where a class is at school."""
    await _ask(request, flows.ZONE, batch_id)


async def holiday_add(request: Request, batch_id: str) -> None:
    """Note days without school."""
    await _ask(request, flows.HOLIDAY, batch_id)


async def _ask(request: Request, flow: str, batch_id: str) -> None:
    batch = await scope.batch(request.unit, request.who, batch_id)
    await request.runner.drop(request.unit, request.who, flow)
    await request.start(flow, {"batch": batch.id})


COMMANDS = {
    "classes": Command(classes),
}

ACTIONS = {
    "classes": Action(classes, COACHES),
    "class": Action(page, COACHES, (ID,)),
    "class_set": Action(set_policy, COACHES, (ID, POLICY, VALUE)),
    "class_journal": Action(journal, COACHES, (ID, JOURNAL)),
    "class_hours": Action(hours, COACHES, (ID,)),
    "class_days": Action(days, COACHES, (ID,)),
    "class_days_set": Action(days_set, COACHES, (ID, WEEKDAYS)),
    "class_holidays": Action(holidays, COACHES, (ID,)),
    "holiday_off": Action(holiday_off, COACHES, (ID, DAY)),
    "holiday_add": Action(holiday_add, COACHES, (ID,)),
    "class_contacts": Action(contacts, COACHES, (ID,)),
    "class_contact": Action(contact, COACHES, (ID, ID)),
    "class_away": Action(away, COACHES, (ID,)),
    "class_out": Action(out, COACHES, (ID,)),
    "class_invite": Action(invite, COACHES, (ID,)),
    "class_invite_off": Action(invite_off, COACHES, (ID,)),
    "class_zone": Action(zone, COACHES, (ID,)),
    "class_name": Action(rename, COACHES, (ID,)),
    "new_class": Action(new_class, COACHES),
}
