"""Giving a part of the curriculum to students, and taking it back: what, to whom, and sure."""

from typing import Any

from bot.conversations.flow import Flow
from bot.conversations.step import Draft, Step, Values
from bot.conversations.steps import Choice, Many, Summary
from bot.db import Unit
from bot.services import batches, students
from bot.services.curriculum import browsing
from bot.services.curriculum.parts import called, find
from bot.services.path import assigning, audience, unassigning
from bot.services.path.audience import Audience
from bot.services.who import Who
from bot.views import assigning as views
from bot.views.view import Prompt, View
from bot.views.words import _

GIVE, TAKE = "give", "take"


def of_objective(objective: Any) -> dict[str, Any]:
    """Return the draft of one who has chosen an objective already."""
    if objective.major_objective_id is None:
        return {"domain": objective.domain_id, "major": f"objective:{objective.id}"}
    return {"domain": objective.domain_id, "major": f"major:{objective.major_objective_id}", "part": objective.id}


def of_major(major: Any) -> dict[str, Any]:
    """Return the draft of one who has chosen a whole major already."""
    return {"domain": major.domain_id, "major": f"major:{major.id}", "part": views.ALL}


def _what(draft: Draft) -> tuple[str, str]:
    """Return kind and id of what was chosen."""
    kind, _colon, part_id = draft["major"].partition(":")
    part = draft.get("part", views.ALL)
    return (kind, part_id) if part == views.ALL or kind == "objective" else ("objective", part)


def _whom(draft: Draft) -> Audience:
    if student := draft.get("student"):
        return Audience(student_ids=(student,))
    if draft["whom"] == views.SOME:
        return Audience(student_ids=tuple(draft["students"]))
    return Audience(batch_id=draft["whom"].partition(":")[2])


async def _title(unit: Unit, who: Who, draft: Draft) -> str:
    return called(await find(unit, who, *_what(draft)))


async def _batches(unit: Unit, who: Who, draft: Draft) -> Values:
    mine = [(one.batch.id, one.batch.name) for one in await batches.of_coach(unit, who)]
    return {"title": await _title(unit, who, draft), "batches": mine}


async def _would_give(unit: Unit, who: Who, draft: Draft) -> Values:
    return {"would": await assigning.would_change(unit, who, *_what(draft), _whom(draft))}


async def _held(unit: Unit, who: Who, draft: Draft) -> Values:
    held = await unassigning.held(unit, who, *_what(draft), _whom(draft))
    return {"title": await _title(unit, who, draft), "held": held}


async def _give(unit: Unit, who: Who, draft: Draft) -> View:
    done = await assigning.assign(unit, who, *_what(draft), _whom(draft))
    return views.given(*_what(draft), done, draft.get("student"))


async def _take(unit: Unit, who: Who, draft: Draft) -> View:
    done = await unassigning.unassign(unit, who, *_what(draft), _whom(draft), sure=True)
    return views.taken(*_what(draft), done, draft.get("student"))


class _Shelf:
    """What can be chosen from, as the loads of the steps; when something is taken back, only what students have."""

    def __init__(self, *, taking: bool) -> None:
        self.taking = taking

    async def _kept(self, unit: Unit, who: Who, draft: Draft, found: list[Any]) -> list[Any]:
        if not self.taking:
            return found
        ids = (draft["student"],) if "student" in draft else tuple(one.id for one in await students.found(unit, who))
        people = await audience.students(unit, who, Audience(student_ids=ids)) if ids else ()
        given = await assigning.given_to(unit, people)
        return [one for one in found if one.id in given]

    async def domains(self, unit: Unit, who: Who, draft: Draft) -> Values:
        """Every domain."""
        return {"found": await self._kept(unit, who, draft, await browsing.domains(unit, who))}

    async def majors(self, unit: Unit, who: Who, draft: Draft) -> Values:
        """What stands in the chosen domain."""
        page = await browsing.domain(unit, who, draft["domain"])
        some = [one for one in page.inside if one.kind == "objective" or one.count or self.taking]
        return {"found": await self._kept(unit, who, draft, some)}

    async def parts(self, unit: Unit, who: Who, draft: Draft) -> Values:
        """What stands in the chosen major."""
        page = await browsing.major(unit, who, draft["major"].partition(":")[2])
        return {"title": page.part.title, "found": await self._kept(unit, who, draft, list(page.inside))}

    async def students(self, unit: Unit, who: Who, draft: Draft) -> Values:
        """Who lacks what is given, or has what is taken back."""
        given = await assigning.content(unit, who, *_what(draft))
        have = await assigning.holders(unit, given.objective_ids)
        everybody = await students.found(unit, who)
        if self.taking:
            some = [one for one in everybody if one.id in have]
        else:
            some = [one for one in everybody if len(have.get(one.id, ())) < len(given.objective_ids)]
        return {"title": given.title, "found": some}


def _steps(*, taking: bool) -> tuple[Step, ...]:
    shelf = _Shelf(taking=taking)

    def open_to_all(draft: Draft) -> bool:
        return "student" not in draft

    return (
        Choice(key="domain", load=shelf.domains,
               ask=lambda values, _draft: views.ask_domain(values["found"], taking=taking)),
        Choice(key="major", load=shelf.majors, ask=lambda values, _draft: views.ask_major(values["found"])),
        Choice(key="part", load=shelf.parts, when=lambda draft: draft.get("major", "major").startswith("major"),
               ask=lambda values, _draft: views.ask_part(values["title"], values["found"])),
        Choice(key="whom", load=_batches, when=open_to_all,
               ask=lambda values, _draft: views.ask_whom(values["title"], values["batches"], taking=taking)),
        Many(key="students", load=shelf.students, when=lambda draft: draft.get("whom") == views.SOME,
             ask=lambda values, _draft: views.ask_students(values["title"], values["found"], taking=taking)),
    )  # fmt: skip


def _ask_giving(values: Values, draft: Draft) -> Prompt:
    return views.before_giving(values["would"], to_one="student" in draft)


def _ask_taking(values: Values, draft: Draft) -> Prompt:
    return views.before_taking(values["title"], values["held"], to_one="student" in draft)


FLOWS = (
    Flow(
        name=GIVE,
        title=lambda: _("what you give"),
        steps=(*_steps(taking=False), Summary(key="summary", load=_would_give, ask=_ask_giving)),
        finish=_give,
    ),
    Flow(
        name=TAKE,
        title=lambda: _("what you take back"),
        steps=(*_steps(taking=True), Summary(key="summary", load=_held, ask=_ask_taking)),
        finish=_take,
    ),
)
