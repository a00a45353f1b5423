"""Checks and practice as conversations over what is in hand: a question a step, every answer kept once it is given.

The answers stand in `attempts_in_hand`; the draft only says where somebody is. So a phone may be lost and the sitting
goes on from another, and a conversation that was forgotten is begun again where it stood.
"""

from collections.abc import Callable, Mapping
from typing import Any

from bot.conversations.flow import Flow
from bot.conversations.step import Draft, Keep, Step, Values
from bot.conversations.steps import Choice, Confirm, Summary
from bot.db import Unit
from bot.models import AttemptInHand, MajorObjective
from bot.services import inbox_news, scope
from bot.services.checks import outcomes, sittings, sources
from bot.services.checks.outcomes import Finished
from bot.services.who import Who
from bot.views import checks as views
from bot.views.view import Prompt, View
from bot.views.words import _

CHECK, LEARN = "check", "learn"
MOST = 20  # questions; no policy and no second look has more


def flow_for(kind: str) -> str:
    """Return the conversation in which a sitting of this kind is held."""
    return CHECK if kind == "mastery" else LEARN


def draft_for(sitting: AttemptInHand) -> dict[str, Any]:
    """Return the draft that goes on with a sitting, with every answer that is there."""
    draft: dict[str, Any] = {"sitting": sitting.id, "count": len(sitting.questions)}
    for n, answer in enumerate(sitting.answers):
        if answer is not None:
            draft |= {f"q{n}": views.UNKNOWN if answer == sittings.DONT_KNOW else str(answer), f"after{n}": True}
    return draft


async def _sitting(unit: Unit, who: Who, draft: Draft) -> Values:
    return {"sitting": await sittings.own(unit, who, draft["sitting"])}


async def _with_maybe(unit: Unit, who: Who, draft: Draft, number: int) -> Values:
    sitting = await sittings.own(unit, who, draft["sitting"])
    answer = sitting.answers[number]
    code = sitting.questions[number]["misconceptions"][answer] if answer is not None and answer >= 0 else None
    maybe = (await sources.misconceptions(unit)).get(code or "")
    return {"sitting": sitting, "maybe": maybe.kindly if maybe else None}


def _exists(number: int) -> Callable[[Draft], bool]:
    return lambda draft: number < draft["count"]


def _keep(number: int) -> Keep:
    async def keep(unit: Unit, who: Who, draft: Draft) -> Mapping[str, Any]:
        said = draft[f"q{number}"]
        choice = sittings.DONT_KNOW if said == views.UNKNOWN else int(said)
        await sittings.answer(unit, who, draft["sitting"], number, choice)
        return {}

    return keep


def _ask(number: int) -> Callable[[Values, Draft], Prompt]:
    return lambda values, draft: views.question(
        number, draft["count"], values["sitting"].questions[number], draft["sitting"]
    )


def _chosen(number: int) -> Callable[[Values, Draft], Prompt]:
    return lambda values, draft: views.chosen(
        number, draft["count"], values["sitting"].questions[number], _given(values, number)
    )


def _feedback(number: int) -> Callable[[Values, Draft], Prompt]:
    return lambda values, draft: views.feedback(
        number, draft["count"], values["sitting"].questions[number], _given(values, number),
        values["maybe"],
    )  # fmt: skip


def _given(values: Values, number: int) -> int:
    answer = values["sitting"].answers[number]
    return sittings.DONT_KNOW if answer is None else int(answer)


def _load_maybe(number: int) -> Any:
    async def load(unit: Unit, who: Who, draft: Draft) -> Values:
        return await _with_maybe(unit, who, draft, number)

    return load


def _question(number: int) -> Step:
    return Choice(key=f"q{number}", load=_sitting, ask=_ask(number), when=_exists(number), keep=_keep(number))


def _said(values: Values) -> list[str]:
    sitting = values["sitting"]
    return [
        "?" if answer is None or answer < 0 else question["options"][answer]
        for question, answer in zip(sitting.questions, sitting.answers, strict=True)
    ]


async def _finish_check(unit: Unit, who: Who, draft: Draft) -> View:
    done = await _hand_in(unit, who, draft)
    major = await unit.session.get_one(MajorObjective, done.attempt.major_objective_id)
    return views.handed_in(done.attempt, major, near=sittings.is_near_miss(done.attempt))


async def _finish_learning(unit: Unit, who: Who, draft: Draft) -> View:
    done = await _hand_in(unit, who, draft)
    if done.look is None:
        return views.practised(done.attempt)
    coaches = await scope.coach_names(unit, who.student())
    return views.looked_again(done.look, coaches, done.attempt.id)


async def _hand_in(unit: Unit, who: Who, draft: Draft) -> Finished:
    done = await outcomes.hand_in(unit, who, draft["sitting"])
    if done.card:
        await inbox_news.tell(unit, *done.card)
    return done


FLOWS = (
    Flow(
        name=CHECK,
        title=lambda: _("the check"),
        steps=(
            *(
                step
                for n in range(MOST)
                for step in (
                    _question(n),
                    Confirm(key=f"after{n}", load=_sitting, ask=_chosen(n), when=_exists(n), back_to=f"q{n}"),
                )
            ),
            Summary(key="hand_in", load=_sitting, ask=lambda values, _draft: views.hand_in(_said(values))),
        ),
        finish=_finish_check,
    ),
    Flow(
        name=LEARN,
        title=lambda: _("the practice"),
        steps=tuple(
            step
            for n in range(MOST)
            for step in (
                _question(n),
                Choice(key=f"after{n}", load=_load_maybe(n), ask=_feedback(n), when=_exists(n)),
            )
        ),
        finish=_finish_learning,
        reversible=False,
    ),
)
