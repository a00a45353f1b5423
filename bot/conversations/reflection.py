"""A student says how a project was, in three questions; or a coach writes down what a student said.

Where the helper may be asked, a student can tell of it instead, as in `talk.py`: those steps stand before the
questions, and the summary shows all answers, whichever way they came. What was said on one way stays on the other.
"""

from collections.abc import Callable
from typing import Any

from bot.conversations import talk
from bot.conversations.flow import Flow
from bot.conversations.step import Draft, Values
from bot.conversations.steps import Choice, Summary, Text
from bot.conversations.telling import HEARD
from bot.db import Unit
from bot.models import ProjectReflection
from bot.services import scope
from bot.services.projects import pages, reflecting
from bot.services.who import Who
from bot.views import reflection as views
from bot.views import talk as talk_views
from bot.views.view import Prompt, View
from bot.views.words import _

NAME = "reflection"
UPON, AFRESH = "upon", "afresh"  # the version that answers are begun upon; that of one who starts over
WHICH = "which"
CLASHES = "clashes"  # whether something else was saved since the answers were begun
_NOTHING = reflecting.version(None)


def draft_for(
    project_id: str,
    before: ProjectReflection | None,
    student_id: str | None = None,
    *,
    talk: bool = False,
    voice: bool = False,
) -> dict[str, Any]:
    """Return what the flow begins with; where something was said already, one comes straight to that.

    With `talk` a student who has said nothing yet may tell of it, and the helper sorts their words; with `voice` they
    may speak, too.
    """
    draft: dict[str, Any] = {"project": project_id, "student": student_id, "talk": talk and before is None}
    draft[UPON] = draft[AFRESH] = reflecting.version(before)
    draft["voice"] = draft["talk"] and voice
    return draft if before is None else {**draft, **{key: getattr(before, key) for key in reflecting.QUESTIONS}}


async def _of(unit: Unit, who: Who, draft: Draft) -> Values:
    to = await reflecting.open_to(unit, who, draft["project"], draft.get("student"))
    name = to.student.display_name if to.entered_by else None
    return {
        "project": to.at.project.name, "name": name, "coaches": await scope.coach_names(unit, to.student),
        "last_day": to.at.last_day, "over": to.at.is_over,
    }  # fmt: skip


def _asking(question: str) -> Callable[[Values, Draft], Prompt]:
    def ask(values: Values, draft: Draft) -> Prompt:
        before = talk.before(draft, question)
        if values["name"] is not None:
            return views.ask_for(question, values["project"], values["name"], before)
        asked = views.ask(question, values["project"], values["coaches"], before)
        if before or not talk.typed(draft):
            return asked
        first = question == reflecting.QUESTIONS[0]
        return talk_views.ask(asked, talk.typed(draft), talk.why_unsorted(draft), first=first)

    return ask


async def _there(unit: Unit, who: Who, draft: Draft) -> ProjectReflection | None:
    whose = draft.get("student") or who.student().id
    return await reflecting.of(unit, whose, draft["project"])


def _upon(draft: Draft) -> str:
    return str(draft.get(UPON) or draft.get(AFRESH) or _NOTHING)


async def _clash(unit: Unit, who: Who, draft: Draft) -> Values:
    """Look whether another phone, or a coach, was quicker, with other words."""
    there = await _there(unit, who, draft)
    same = all(getattr(there, key, None) == said for key, said in talk.answers(draft).items())
    return {CLASHES: not same and reflecting.version(there) != _upon(draft)}


async def _both(unit: Unit, who: Who, draft: Draft) -> Values:
    return {**await _of(unit, who, draft), "there": await _there(unit, who, draft)}


def _ask_which(values: Values, draft: Draft) -> Prompt:
    there = values["there"]
    return views.which(values["project"], talk.answers(draft), there, reflecting.version(there), values["name"])


async def _finish(unit: Unit, who: Who, draft: Draft) -> View:
    project_id, student_id = draft["project"], draft.get("student")
    stays = draft.get(WHICH) == views.THEIRS
    if not stays:
        upon = str(draft[WHICH]).removeprefix(views.MINE) if WHICH in draft else _upon(draft)
        await reflecting.save_reflection(unit, who, project_id, talk.answers(draft), student_id, upon=upon)
    if student_id is not None:
        return views.kept_for(await pages.of_student(unit, who, project_id, student_id), as_it_was=stays)
    await talk.put_links(unit, who, draft)
    return views.kept(await pages.mine(unit, who, project_id), as_it_was=stays)


def _question(key: str) -> Text:
    return Text(
        key=key, load=_of, when=lambda draft: talk.is_open(draft, key), ask=_asking(key), limit=reflecting.LIMIT,
        optional=True,
    )  # fmt: skip


REFLECTION = Flow(
    name=NAME,
    title=lambda: _("how the project was"),
    steps=(
        *talk.steps(_of),
        *(step for key, looks in talk.looks().items() for step in (*looks, _question(key))),
        talk.LINKS_STEP,
        Summary(
            key="summary", load=_of, keep=_clash,
            ask=lambda values, draft: views.summary(values["project"], talk.answers(draft), values["name"]),
        ),
        # Somebody may be quicker still: then it is asked when the answers are saved.
        Choice(
            key=WHICH, when=lambda draft: draft.get(CLASHES) or WHICH in draft, load=_both, ask=_ask_which
        ),
    ),
    finish=_finish,
    # Of a draft that waited, what it was begun upon stays; one that starts over is begun upon what stood when its
    # student last came back to it.
    beside=frozenset({HEARD, UPON, CLASHES}),
)  # fmt: skip
