"""A student's checks: asking, taking them, practising, looking back; and what a coach gave them to do."""

from bot.conversations import odd as odd_flow
from bot.conversations import sitting as flows
from bot.handlers.register import ID, NUMBER, STUDENTS, Action, Command
from bot.handlers.request import Request
from bot.models import AttemptInHand
from bot.services import inbox_news, scope
from bot.services.checks import asking, reports, reviewing, sittings, suggesting, unlocks
from bot.views import checks as views
from bot.views import questions, reviews
from bot.views.path_words import coaches as asked_of


async def checks(request: Request) -> None:
    """`/checks`: every major that there is a check for."""
    student = request.who.student()
    majors = await suggesting.majors_with_questions(request.unit, student.id)
    rows = [await asking.standing(request.unit, student, major.id) for major in majors]
    await request.aside(views.checks(rows))


async def check(request: Request, major_id: str) -> None:
    """The check of one major: where it stands, and what to do."""
    await _show_check(request, major_id)


async def _show_check(request: Request, major_id: str) -> None:
    student = request.who.student()
    standing = await asking.standing(request.unit, student, major_id)
    coaches = await scope.coach_names(request.unit, student)
    await request.aside(views.check(standing, coaches, request.who.zone, request.unit.now))


async def ask(request: Request, major_id: str) -> None:
    """Ask a coach to open the check."""
    student = request.who.student()
    before = await asking.pending(request.unit, student.id, major_id)
    standing = await asking.ask(request.unit, request.who, major_id)
    if standing.request is None:
        await _show_check(request, major_id)
        return
    if before is None:
        await inbox_news.tell(request.unit, unlocks.NAME, standing.request.id)
    coaches = await scope.coach_names(request.unit, student)
    request.show(views.asked(standing.major.title, coaches, standing.request.id))


async def take_back(request: Request, request_id: str) -> None:
    """Take a request back."""
    taken = await asking.take_back(request.unit, request.who, request_id)
    await inbox_news.tell(request.unit, unlocks.NAME, taken.id)
    request.show(views.taken_back(taken.major_objective_id))


async def begin(request: Request, major_id: str) -> None:
    """Begin a check; the unlock is spent by that."""
    await _hold(request, await sittings.begin_check(request.unit, request.who, major_id, questions.question))


async def practise(request: Request, major_id: str) -> None:
    """Practise, with feedback after each question."""
    await _hold(request, await sittings.begin_practice(request.unit, request.who, major_id, questions.question))


async def second_look(request: Request, attempt_id: str) -> None:
    """Take a second look at a near miss."""
    await _hold(request, await sittings.begin_second_look(request.unit, request.who, attempt_id, questions.question))


async def go_on(request: Request, sitting_id: str) -> None:
    """Go on with what is in hand, from whatever phone."""
    await _hold(request, await sittings.own(request.unit, request.who, sitting_id))


async def _hold(request: Request, sitting: AttemptInHand) -> None:
    """Hold the conversation about a sitting, anew where it stands: whatever was open of it elsewhere follows."""
    name = flows.flow_for(sitting.kind)
    await request.runner.drop(request.unit, request.who, name)
    await request.start(name, flows.draft_for(sitting))


async def review(request: Request, attempt_id: str) -> None:
    """Look back at an attempt."""
    await request.aside(reviews.review(await reviewing.of(request.unit, request.who, attempt_id)))


async def look(request: Request, attempt_id: str, number: str) -> None:
    """Look at one answer that was not right."""
    found = await reviewing.look(request.unit, request.who, attempt_id, int(number))
    request.show(reviews.look(found, await reviewing.of(request.unit, request.who, attempt_id)))


async def odd(request: Request, place: str, number: str) -> None:
    """Say that a question is odd."""
    await reports.question(request.unit, request.who, place, int(number))
    await request.runner.drop(request.unit, request.who, odd_flow.NAME)
    await request.start(odd_flow.NAME, {"place": place, "number": int(number)})


async def suggested(request: Request, activity_id: str) -> None:
    """Show an activity that a coach gave."""
    activity = await suggesting.given(request.unit, request.who, activity_id)
    coaches = await scope.coach_names(request.unit, request.who.student())
    request.show(reviews.suggested(activity, asked_of(coaches)))


async def suggested_done(request: Request, activity_id: str) -> None:
    """It is done."""
    request.show(reviews.suggestion_done((await suggesting.done(request.unit, request.who, activity_id)).title))


COMMANDS = {
    "checks": Command(checks),
}

ACTIONS = {
    "checks": Action(checks, STUDENTS),
    "check": Action(check, STUDENTS, (ID,)),
    "ask_check": Action(ask, STUDENTS, (ID,)),
    "take_check_back": Action(take_back, STUDENTS, (ID,)),
    "begin_check": Action(begin, STUDENTS, (ID,)),
    "go_on_check": Action(go_on, STUDENTS, (ID,)),
    "practise": Action(practise, STUDENTS, (ID,)),
    "second_look": Action(second_look, STUDENTS, (ID,)),
    "review": Action(review, STUDENTS, (ID,)),
    "look": Action(look, STUDENTS, (ID, NUMBER)),
    "odd": Action(odd, STUDENTS, (ID, NUMBER)),
    "suggested": Action(suggested, STUDENTS, (ID,)),
    "suggested_done": Action(suggested_done, STUDENTS, (ID,)),
}
