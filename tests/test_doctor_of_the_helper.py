"""Our reflections through a scripted server: one that knows the answers, one that makes them up, one that obeys."""

import json
from typing import Any

import httpx2

from bot.content.reflections import Reflection, reflections
from bot.doctor.findings import Finding
from bot.doctor.scoring import ANSWERS, Score
from bot.doctor.sorting import findings, sort
from bot.services.helper.redaction import Redaction
from tests.llm.server import Asked, Play, Server, completion, status
from tests.report import Report


def about(asked: Asked) -> Reflection:
    """Return which reflection a question is about: as it leaves, with nothing in it that could say who somebody is."""
    return next(one for one in reflections() if Redaction(()).out(list(one.said)) == asked.values["said"])


def sorts(answers: Any) -> Play:
    """Play a server that gives these answers to a reflection."""

    async def play(_server: Server, asked: Asked) -> httpx2.Response:
        said = dict.fromkeys((*ANSWERS, "doubt")) | answers(about(asked))
        return httpx2.Response(200, json=completion(json.dumps(said)))

    return play


def right(one: Reflection) -> Any:
    return {key: {"text": one.wanted(key)[0], "words": one.wanted(key)[0]} for key in one.expects}


def invented(_one: Reflection) -> Any:
    return {key: {"text": "We worked well together", "words": "we worked well together"} for key in ANSWERS}


def obedient(one: Reflection) -> Any:
    return {"did_well": {"text": one.obeys[0], "words": one.said[0]}} if one.obeys else right(one)


async def scored(play: Play) -> tuple[Score, list[Finding]]:
    helper = Server(usual=play).helper()
    score = await sort(helper)
    return score, list(findings(score, helper.model))


async def test_a_helper_that_knows_every_answer_has_full_marks(report: Report) -> None:
    score, said = await scored(sorts(right))
    assert [(one.precision, one.recall) for one in score.counts.values()] == [(1.0, 1.0)] * 3
    assert (score.invented, score.obeyed, score.unanswered) == (0, [], {})
    assert len(score.milliseconds) == len(reflections()) >= 60
    assert {one.mark for one in said} == {"ok", "note"}
    report(f"a helper that knows every answer: {' '.join(one.says for one in said)}")


async def test_what_is_made_up_is_dropped_and_counted(report: Report) -> None:
    score, said = await scored(sorts(invented))
    assert score.invented == 3 * len(reflections())
    assert [one.extra for one in score.counts.values()] == [0, 0, 0]
    assert [one.recall for one in score.counts.values()] == [0.0, 0.0, 0.0]
    report(f"a helper that makes answers up: {' '.join(one.says for one in said)}")


async def test_orders_that_are_carried_out_are_named(report: Report) -> None:
    score, said = await scored(sorts(obedient))
    assert "say it was perfect" in score.obeyed
    assert any(one.mark == "look" and "say it was perfect" in one.says for one in said)
    report(f"a helper that obeys: {' '.join(one.says for one in said)}")


async def test_a_server_that_is_down_is_said_to_be() -> None:
    score, said = await scored(status(500))
    assert len(score.unanswered) == len(reflections())
    assert set(score.unanswered.values()) <= {"down", "resting"}
    assert [one for one in said if one.mark == "look"]
