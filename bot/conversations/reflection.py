"""A student says how a project was, in three questions; or a coach writes down what a student said.

Another way to the same three answers comes as steps before the questions: an answer that is in the draft already is
not asked for, and the summary shows all of them, whichever way they came. What was said on one way stays on the other.
"""

from collections.abc import Callable
from typing import Any

from bot.conversations.flow import Flow
from bot.conversations.step import Draft, Values
from bot.conversations.steps import Summary, Text
from bot.db import Unit
from bot.models import ProjectReflection
from bot.services import scope
from bot.services.projects import pages, reflecting
from bot.services.who import Who
from bot.views import reflection as views
from bot.views.view import Prompt, View
from bot.views.words import _

NAME = "reflection"


def draft_for(project_id: str, before: ProjectReflection | None, student_id: str | None = None) -> dict[str, Any]:
    """Return what the flow begins with; where something was said already, one comes straight to that."""
    draft: dict[str, Any] = {"project": project_id, "student": student_id}
    return draft if before is None else {**draft, **{key: getattr(before, key) for key in reflecting.QUESTIONS}}


async def _of(unit: Unit, who: Who, draft: Draft) -> Values:
    to = await reflecting.open_to(unit, who, draft["project"], draft.get("student"))
    name = to.student.display_name if to.entered_by else None
    return {"project": to.at.project.name, "name": name, "coaches": await scope.coach_names(unit, to.student)}


def _asking(question: str) -> Callable[[Values, Draft], Prompt]:
    def ask(values: Values, draft: Draft) -> Prompt:
        before = draft.get(question)
        if values["name"] is None:
            return views.ask(question, values["project"], values["coaches"], before)
        return views.ask_for(question, values["project"], values["name"], before)

    return ask


async def _finish(unit: Unit, who: Who, draft: Draft) -> View:
    row = await reflecting.save_reflection(unit, who, draft["project"], draft, draft.get("student"))
    if draft.get("student") is None:
        return views.kept(await pages.mine(unit, who, row.project_id))
    return views.kept_for(await pages.of_student(unit, who, row.project_id, row.user_id))


REFLECTION = Flow(
    name=NAME,
    title=lambda: _("how the project was"),
    steps=(
        *(
            Text(key=key, load=_of, ask=_asking(key), limit=reflecting.LIMIT, optional=True)
            for key in reflecting.QUESTIONS
        ),
        Summary(
            key="summary", load=_of,
            ask=lambda values, draft: views.summary(values["project"], draft, values["name"]),
        ),
    ),
    finish=_finish,
)  # fmt: skip
