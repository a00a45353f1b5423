"""A coach tells of several students of a class at once, and looks at what is put down for each of them.

Names are found here, before anything leaves; a doubtful one is asked about. Where the helper may hear of a student, it
sorts the words about them into the three answers; for the others the coach says to which question the words belong.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from bot.conversations import helper
from bot.conversations.flow import Flow
from bot.conversations.step import Change, Draft, Step, Values
from bot.conversations.steps import Choice, Summary
from bot.conversations.telling import Telling
from bot.db import Unit
from bot.services import extraction
from bot.services.answering import Answers
from bot.services.extraction import Found
from bot.services.names import plain
from bot.services.projects import cycles, dictating, mentions
from bot.services.projects.mentions import NOBODY, Doubt
from bot.services.projects.reflecting import LIMIT, QUESTIONS
from bot.services.who import Who
from bot.views import dictation as views
from bot.views.fitting import cut
from bot.views.view import Prompt, View
from bot.views.words import _

NAME = "dictation"
TOLD, PEOPLE, DOUBTS, SORTED = "told", "people", "doubts", "sorted"
MOST = 10  # students in one go
OUT, OTHERWISE, KEEP = "out", "otherwise", "keep"
_Pairs = tuple[tuple[str, str], ...]
_SAID = {"text": "3 × 8", "words": "3 × 8"}


def draft_for(project_id: str, batch_id: str) -> dict[str, Any]:
    """Return what the flow begins with."""
    return {"project": project_id, "batch": batch_id}


async def _of(unit: Unit, who: Who, draft: Draft) -> Values:
    at = await cycles.to_change(unit, who, draft["project"])
    known = await dictating.people(unit, who, draft["project"], draft["batch"])
    return {"project": at.project.name, "helped": any(one["helped"] for one in known.values())}


async def _listen(unit: Unit, who: Who, draft: Draft) -> Mapping[str, Any] | Change:
    """Find out of whom was spoken; where that is nobody, ask for a name and lose no word."""
    known = await dictating.people(unit, who, draft["project"], draft["batch"])
    names = {one: person["name"] for one, person in known.items()}
    said = draft[TOLD]["said"]
    doubts = mentions.doubts(said, names)
    if not doubts and not mentions.about(said, names, {}).of:
        return Change({TOLD: said}, note="nobody_named")
    return {PEOPLE: known, DOUBTS: [[one.word, list(one.may_be)] for one in doubts]}


def _doubts(draft: Draft) -> list[Doubt]:
    return [Doubt(word, tuple(may_be)) for word, may_be in draft.get(DOUBTS, ())]


def _names(draft: Draft) -> dict[str, str]:
    return {one: person["name"] for one, person in draft.get(PEOPLE, {}).items()}


def _called(draft: Draft) -> dict[str, str]:
    """Return what a coach reads for each student: two of one name are told apart."""
    return {one: person.get("called", person["name"]) for one, person in draft.get(PEOPLE, {}).items()}


def told(draft: Draft) -> mentions.Told:
    """Return the sentences about each student."""
    meant = {plain(one.word): draft.get(f"who{n}", "").partition("/")[0] for n, one in enumerate(_doubts(draft))}
    said = (draft.get(TOLD) or {}).get("said", ())
    return _about(tuple(said), tuple(_names(draft).items()), tuple(meant.items()))


@lru_cache(maxsize=16)  # each step of the flow asks for it, in every move
def _about(said: tuple[str, ...], names: _Pairs, meant: _Pairs) -> mentions.Told:
    return mentions.about(said, dict(names), dict(meant))


def spoken_of(draft: Draft) -> list[str]:
    """Return the students for whom something can be put down, in the order in which they came up."""
    return [one for one in told(draft).of if not draft[PEOPLE][one]["themself"]][:MOST]


def _to_sort(draft: Draft) -> dict[str, dict[str, Any]]:
    return {
        one: {"student": draft[PEOPLE][one]["name"], "said": told(draft).of[one]}
        for one in spoken_of(draft)
        if draft[PEOPLE][one]["helped"]
    }


def found(draft: Draft, student_id: str) -> dict[str, Found]:
    """Return what the helper found about a student, as far as the words say it."""
    answer = helper.answer_of(draft, SORTED, student_id) or {}
    return extraction.kept(told(draft).of.get(student_id, ()), extraction.given(answer, QUESTIONS))


def answers(draft: Draft) -> dict[str, Answers]:
    """Return what is put down for each student, by id."""
    ways = {one: _way(draft, number) for number, one in enumerate(spoken_of(draft))}
    return {
        one: {key: answer.text for key, answer in found(draft, one).items()}
        if way == KEEP
        else {way: _whole(draft, one)}
        for one, way in ways.items()
        if way in (KEEP, *QUESTIONS)
    }


def _way(draft: Draft, number: int) -> str:
    """Return what was said of the words about a student: to keep them as they were found, to which question, or out."""
    looked: str = (draft.get(f"look{number}") or OTHERWISE).partition("/")[0]
    return looked if looked != OTHERWISE else (draft.get(f"where{number}") or OUT).partition("/")[0]


def _whole(draft: Draft, student_id: str) -> str:
    return cut(" ".join(told(draft).of[student_id]), LIMIT)


def _who(number: int) -> Choice:
    def ask(_values: Values, draft: Draft) -> Prompt:
        one = _doubts(draft)[number]
        return views.who(one.word, {key: _called(draft)[key] for key in one.may_be}, NOBODY)

    return Choice(key=f"who{number}", when=lambda draft: number < len(_doubts(draft)), ask=ask)


def _student(draft: Draft, number: int) -> str | None:
    of = spoken_of(draft)
    return of[number] if number < len(of) else None


def _look(number: int) -> Choice:
    """Return the step at which the answers about a student are looked at, with the words that they are from."""

    def is_there(draft: Draft) -> bool:
        return (one := _student(draft, number)) is not None and bool(found(draft, one))

    def ask(_values: Values, draft: Draft) -> Prompt:
        one = spoken_of(draft)[number]
        return views.look(one, _called(draft)[one], found(draft, one), (number + 1, len(spoken_of(draft))))

    async def note(unit: Unit, who: Who, draft: Draft) -> Mapping[str, Any]:
        did: helper.Did = "kept" if _way(draft, number) == KEEP else "dropped"
        helper.note_action(unit, who, did, spoken_of(draft)[number], flow=NAME, step="look")
        return {}

    return Choice(key=f"look{number}", upon=SORTED, when=is_there, keep=note, ask=ask)


def _where(number: int) -> Choice:
    """Return the step at which a coach says to which question the words about a student belong."""

    def is_open(draft: Draft) -> bool:
        if (one := _student(draft, number)) is None:
            return False
        return not found(draft, one) or (draft.get(f"look{number}") or "").startswith(OTHERWISE)

    def ask(_values: Values, draft: Draft) -> Prompt:
        one = spoken_of(draft)[number]
        return views.where(one, _called(draft)[one], _whole(draft, one), (number + 1, len(spoken_of(draft))))

    return Choice(key=f"where{number}", when=is_open, ask=ask)


def _each(number: int) -> tuple[Step, ...]:
    return _look(number), _where(number)


def _summary(values: Values, draft: Draft) -> Prompt:
    names, said = _called(draft), told(draft)
    steps = [f"look{n}" if found(draft, one) else f"where{n}" for n, one in enumerate(spoken_of(draft))]
    return views.summary(
        values["project"],
        [(names[one], step, answers(draft).get(one)) for one, step in zip(spoken_of(draft), steps, strict=True)],
        themselves=[names[one] for one in said.of if draft[PEOPLE][one]["themself"]],
        nobody=said.nobody, too_many=[names[one] for one in said.of if not draft[PEOPLE][one]["themself"]][MOST:],
    )  # fmt: skip


async def _finish(unit: Unit, who: Who, draft: Draft) -> View:
    put = await dictating.save(unit, who, draft["project"], answers(draft))
    return views.kept(draft["project"], draft["batch"], put.down, put.themselves)


def _telling() -> Telling:
    step = Telling(
        key=TOLD, load=_of, keep=_listen, ask=lambda values, draft: views.listen(values, len(step.so_far(draft)))
    )
    return step


DICTATION = Flow(
    name=NAME,
    title=lambda: _("telling about several students"),
    steps=(
        _telling(),
        *map(_who, range(mentions.MOST_DOUBTS)),
        helper.step_of_each(
            key=SORTED, prompt=NAME, values=_to_sort, when=lambda draft: bool(_to_sort(draft)),
            example=dict.fromkeys(QUESTIONS, _SAID),
        ),
        *(step for number in range(MOST) for step in _each(number)),
        Summary(key="summary", load=_of, ask=_summary),
    ),
    finish=_finish,
    beside=frozenset({PEOPLE, DOUBTS}),
)  # fmt: skip
