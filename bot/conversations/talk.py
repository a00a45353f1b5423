"""A project told as to a friend: the helper sorts the words, and the student keeps, changes or leaves out each answer.

These steps stand before the three questions. What is found comes with the words that it is from, and nothing comes that
was not said; what is not found, or is to be said otherwise, is asked for.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.content.addresses import guess, links_in
from bot.conversations import hearing, helper
from bot.conversations.step import SO_FAR, Draft, Keep, Step, Values
from bot.conversations.steps import Choice
from bot.conversations.telling import DONE, Telling
from bot.db import Unit
from bot.services import extraction
from bot.services.extraction import Found
from bot.services.projects import links
from bot.services.projects.reflecting import QUESTIONS
from bot.services.who import Who
from bot.views import talk as views
from bot.views.view import Prompt

TOLD, HEARING, SORTED, DOUBT, LINKS = "told", "hearing", "sorted", "doubt", "links"
LAST = QUESTIONS[-1]  # the answer that a doubt may be
MOST_LINKS = 5
PROMPT = "reflection"
LOOKED: Mapping[str, helper.Did] = {"keep": "kept", "change": "changed", "out": "dropped"}
_SAID = {"text": "3 × 8", "words": "3 × 8"}
EXAMPLES = ({QUESTIONS[0]: _SAID, "doubt": _SAID["words"]}, dict.fromkeys(QUESTIONS, _SAID))


def said(draft: Draft) -> Sequence[str]:
    """Return what a student has told, on this way or before they chose the other one."""
    found: Sequence[str] = (draft.get(TOLD) or {}).get("said", ())
    return found


def found(draft: Draft) -> dict[str, Found]:
    """Return what the helper found in it: for each question that was answered, the answer and its words."""
    return extraction.kept(said(draft), extraction.given(helper.answer(draft, SORTED) or {}, QUESTIONS))


def doubt(draft: Draft) -> Found | None:
    """Return words that may be meant as the last answer, where none was found."""
    words = (helper.answer(draft, SORTED) or {}).get("doubt")
    return None if LAST in found(draft) else extraction.supported(said(draft), words, words)


def answers(draft: Draft) -> dict[str, str | None]:
    """Return the three answers: what was typed for a question, or what was kept of what was found."""
    kept = {key: one.text for key, one in found(draft).items() if draft.get(_look(key)) == "keep"}
    if (maybe := doubt(draft)) and draft.get(_look(DOUBT)) == "keep":
        kept[LAST] = maybe.words
    return {key: draft.get(key, kept.get(key)) for key in QUESTIONS}


def is_open(draft: Draft, question: str) -> bool:
    """Whether a question is still to be asked, or was answered in words: what was kept or left out needs none."""
    looks = [_look(question), *([_look(DOUBT)] if question == LAST else [])]
    return question in draft or not any(draft.get(look) in ("keep", "out") for look in looks)


def before(draft: Draft, question: str) -> str | None:
    """Return what is to be changed: the answer that was given, or found."""
    if question in draft:
        typed: str | None = draft[question]
        return typed
    one = found(draft).get(question)
    return one.text if one and draft.get(_look(question)) == "change" else None


def typed(draft: Draft) -> Sequence[str]:
    """Return what was told where nobody has sorted it, or nothing was found in it: it is offered as answers."""
    return () if found(draft) or doubt(draft) else said(draft)


def why_unsorted(draft: Draft) -> str | None:
    """Return the code of the reason why what was told is still in one heap; None where the student wanted it so."""
    return views.NOTHING_FOUND if helper.answer(draft, SORTED) is not None else helper.refused(draft, SORTED)


async def put_links(unit: Unit, who: Who, draft: Draft) -> None:
    """Put the links that were told of into the project, as many as fit, where the student wants that."""
    if draft.get(LINKS) == "yes":
        room = await links.room(unit, who.student().id, draft["project"])
        new = [links.New(url, guess(url).title, guess(url).kind) for url in _links(draft)[:room]]
        if new:
            await links.add(unit, who, draft["project"], new)


def _links(draft: Draft) -> list[str]:
    told = dict.fromkeys(link for one in said(draft) for link in links_in(one) if len(link) <= links.LONGEST)
    return list(told)[:MOST_LINKS]


def _is_told(draft: Draft) -> bool:
    """Whether a student may tell, or has begun to: what was said stays theirs when they may tell no more meanwhile."""
    return bool(draft.get("talk")) or TOLD in draft or SO_FAR + TOLD in draft


def _is_done(draft: Draft) -> bool:
    return (draft.get(TOLD) or {}).get("way") == DONE


def _look(question: str) -> str:
    return f"look_{question}"


def _noted(question: str) -> Keep:
    async def note(unit: Unit, who: Who, draft: Draft) -> Mapping[str, Any]:
        helper.note_action(unit, who, LOOKED[draft[_look(question)]], flow="reflection", step="look", field=question)
        return {}

    return note


def _looking(question: str) -> Choice:
    """Return the step at which an answer is looked at, with the words that it is from."""

    def ask(_values: Values, draft: Draft) -> Prompt:
        those = found(draft)
        count = len(those) + bool(doubt(draft))
        return views.look(question, those[question], list(those).index(question) + 1, count)

    return Choice(
        key=_look(question), upon=SORTED, when=lambda draft: question in found(draft), keep=_noted(question), ask=ask
    )


def steps(of: Callable[..., Any]) -> tuple[Step, ...]:
    """Return the steps of the talk; `of` loads of which project it is."""
    telling = Telling(
        key=TOLD, load=of, when=_is_told,
        hears=lambda draft: bool(draft.get("voice")), bytes=hearing.MOST_BYTES,
        ask=lambda values, draft: views.listen(
            values, len(telling.so_far(draft)), telling.heard(draft), voice=bool(draft.get("voice"))
        ),
    )  # fmt: skip
    return (
        telling,
        hearing.step(telling, key=HEARING),
        helper.step(
            key=SORTED, prompt=PROMPT, when=_is_done, values=lambda draft: {"said": list(said(draft))},
            examples=EXAMPLES,
        ),
    )  # fmt: skip


def looks() -> Mapping[str, tuple[Step, ...]]:
    """Return, for each question, the steps at which what was found of it is looked at."""
    maybe = Choice(
        key=_look(DOUBT), upon=SORTED, when=lambda draft: doubt(draft) is not None, keep=_noted(DOUBT),
        ask=lambda _values, draft: views.look_at_doubt(doubt(draft), len(found(draft)) + 1),
    )  # fmt: skip
    return {key: (_looking(key), *((maybe,) if key == LAST else ())) for key in QUESTIONS}


LINKS_STEP = Choice(
    key=LINKS,
    when=lambda draft: bool(_links(draft)),
    ask=lambda _values, draft: views.ask_links([guess(link) for link in _links(draft)]),
)
