"""Checks in a coach's hands: a student's, the mix-ups of a class, how questions do, and the choices on a card."""

import re

from bot.content.diagnostics.bank import MODULES
from bot.handlers.register import COACHES, ID, NUMBER, Action
from bot.handlers.request import Request
from bot.models import DiagnosticUnlock
from bot.services import inbox, inbox_news, scope
from bot.services.checks import counts, history, opening, sources, suggesting, unlocks
from bot.services.errors import BotError
from bot.views import check_cards
from bot.views import student_checks as views

MIXUP = re.compile(r"[0-9a-f]{8}")
MODULE = re.compile(r"[a-z]+\.[a-z-]{1,24}")


async def checks(request: Request, student_id: str) -> None:
    """A student's checks."""
    found = await history.of(request.unit, request.who, student_id)
    request.show(views.checks(found, request.who.zone, request.unit.now))


async def attempt(request: Request, attempt_id: str) -> None:
    """One attempt of a student."""
    found, student = await history.attempt(request.unit, request.who, attempt_id)
    request.show(views.attempt(found, student.display_name, await sources.misconceptions(request.unit)))


async def hours_and_tries(request: Request, request_id: str) -> None:
    """Choose for how long and how often a check is opened."""
    evidence = await unlocks.KIND.evidence(request.unit, request.who.coach(), request_id)
    slot = inbox_news.card_slot(unlocks.NAME, request_id)
    request.show(check_cards.hours_and_tries(request_id, evidence), slot=slot)


async def open_check(request: Request, student_id: str, major_id: str) -> None:
    """Open a check that was not asked for; where it was meanwhile, that is answered with a yes."""
    asked = await opening.open_unasked(request.unit, request.who, student_id, major_id)
    if asked is not None and await inbox.approve(request.unit, request.who, unlocks.KIND, asked):
        await inbox_news.tell(request.unit, unlocks.NAME, asked, besides=request.who.user)
    student = await scope.student(request.unit, request.who, student_id)
    request.show(views.opened(student.display_name, student.id))


async def longer(request: Request, unlock_id: str) -> None:
    """Give a day more."""
    unlock = await opening.extend(request.unit, request.who, unlock_id)
    await checks(request, unlock.user_id)


async def end(request: Request, unlock_id: str) -> None:
    """Ask before a check is ended."""
    unlock, begun = await opening.own(request.unit, request.who, unlock_id)
    student = await scope.student(request.unit, request.who, unlock.user_id)
    request.show(views.ask_to_end(unlock_id, student.display_name, student.id, begun=begun))


async def end_now(request: Request, unlock_id: str) -> None:
    """End a check."""
    finished = await opening.revoke(request.unit, request.who, unlock_id)
    if finished is not None and finished.card:
        await inbox_news.tell(request.unit, *finished.card, besides=request.who.user)
    unlock = await request.unit.session.get_one(DiagnosticUnlock, unlock_id)
    await checks(request, unlock.user_id)


async def mixups(request: Request, batch_id: str) -> None:
    """The mix-ups of a class that were seen twice."""
    name, found = await suggesting.in_batch(request.unit, request.who, batch_id)
    rows = [
        (one, suggesting.short_name(one), [student.display_name for student in students])
        for one, students in found.items()
    ]
    request.show(views.mixups(batch_id, name, rows))


async def help_with(request: Request, batch_id: str, mixup: str) -> None:
    """Give the activity that helps to all who show a mix-up."""
    _, activity, names = await suggesting.give(request.unit, request.who, batch_id, mixup)
    request.show(views.helped(batch_id, activity.title, names))


async def question_counts(request: Request, module_key: str, page: str) -> None:
    """How the questions of a module do."""
    module = next((one for one in MODULES if one.key == module_key), None)
    if module is None:
        raise BotError("over")
    found = await counts.of_module(request.unit, request.who, module_key)
    known = await sources.misconceptions(request.unit)
    request.show(views.counts(module.name, module_key, found, known, int(page)))


ACTIONS = {
    "student_checks": Action(checks, COACHES, (ID,)),
    "attempt": Action(attempt, COACHES, (ID,)),
    "hours_and_tries": Action(hours_and_tries, COACHES, (ID,)),
    "open_check": Action(open_check, COACHES, (ID, ID)),
    "longer": Action(longer, COACHES, (ID,)),
    "end_check": Action(end, COACHES, (ID,)),
    "end_check_now": Action(end_now, COACHES, (ID,)),
    "mixups": Action(mixups, COACHES, (ID,)),
    "help_with": Action(help_with, COACHES, (ID, MIXUP)),
    "question_counts": Action(question_counts, COACHES, (MODULE, NUMBER)),
}
