"""A student looks back at a sprint: the counts, three questions, and the answers together."""

from collections.abc import Callable
from typing import Any

from bot.conversations.flow import Flow
from bot.conversations.step import Draft, Values
from bot.conversations.steps import Choice, Summary, Text
from bot.db import Unit
from bot.models import Retrospective
from bot.services import scope
from bot.services.rhythm import looking_back, ready_answers, sprints, unfinished
from bot.services.who import Who
from bot.views import looking_back as views
from bot.views.view import Prompt, View
from bot.views.words import _

NAME = "looking_back"


def draft_for(sprint_id: str, before: Retrospective | None) -> dict[str, Any]:
    """Return what the flow begins with; whoever looked back already comes straight to what they said."""
    if before is None:
        return {"sprint": sprint_id}
    return {"sprint": sprint_id, "begin": "begin", **{key: getattr(before, key) for key in looking_back.QUESTIONS}}


async def _of(unit: Unit, who: Who, draft: Draft) -> Values:
    sprint = await looking_back.open_to(unit, who, draft["sprint"])
    found = await looking_back.sum_up(unit, who.student().id, sprint, who.today(unit.now))
    return {
        "sprint": sprint.name,
        "counts": found.counts,
        "ready": ready_answers.ready(found),
        "names": await scope.coach_names(unit, who.student()),
    }


async def _name(unit: Unit, who: Who, draft: Draft) -> Values:
    return {"sprint": (await looking_back.open_to(unit, who, draft["sprint"])).name}


async def _finish(unit: Unit, who: Who, draft: Draft) -> View:
    row = await looking_back.save(unit, who, draft["sprint"], draft)
    names = await scope.coach_names(unit, who.student())
    until = looking_back.ended_on(who, await sprints.by_id(unit, row.sprint_id)) + looking_back.OPEN_FOR
    return views.kept(row.sprint_id, names, until, left=bool(await unfinished.of_last(unit, who)))


def _asking(question: str) -> Callable[[Values, Draft], Prompt]:
    return lambda values, _draft: views.ask(question, values["sprint"], values["ready"][question])


LOOKING_BACK = Flow(
    name=NAME,
    title=lambda: _("looking back"),
    steps=(
        Choice(
            key="begin",
            load=_of,
            ask=lambda values, _draft: views.ask_begin(values["sprint"], values["counts"], values["names"]),
        ),
        *(
            Text(key=key, load=_of, ask=_asking(key), limit=looking_back.LIMIT, optional=True)
            for key in looking_back.QUESTIONS
        ),
        Summary(key="summary", load=_name, ask=lambda values, draft: views.summary(values["sprint"], draft)),
    ),
    finish=_finish,
)
