"""Every flow of the house, with every kind of input at every step: no dead end, nothing that Telegram would refuse."""

import typing
from collections.abc import AsyncIterator, Sequence

import pytest

from bot.conversations.flow import Flow
from bot.conversations.flows import FLOWS
from bot.conversations.given import Given, Kind, Sent
from bot.conversations.runner import Runner
from bot.conversations.steps import Text
from bot.conversations.walk import END, Stop, stops
from bot.db import Database, Unit
from bot.samples.every import samples
from bot.services.who import Who
from bot.transport.delivery import payload
from bot.views import asking
from bot.views.view import Screen, View
from tests.conversations.sampler import Saved, sampler
from tests.report import Report

KINDS = typing.get_args(Kind)
ODD_TEXTS = ("", " ", "x", "x" * 5000, "😀" * 300, "<b>&lt;", "/nothing", "null", "c:1:2:3", "\u202eabc", "0", "-1")
FILES = [Given("document", file=Sent("file", name, size)) for name, size in (("a.csv", 10), ("", 2**40))]
PHOTOS = [Given("photo", "", photo=Sent("photo", "photo.jpg", 10)), Given("text", "look", photo=Sent("p", "", 2**40))]

Sample = tuple[Flow, str, Who, dict[str, typing.Any]]


async def every_stop(unit: Unit) -> list[tuple[Sample, Stop]]:
    return [
        (sample, stop)
        for sample in await samples(unit)
        async for stop in stops(unit, sample[2], sample[0], sample[3], words="Berlin")
    ]


async def test_every_flow_has_a_sample_and_each_of_its_steps_is_reached(database: Database) -> None:
    async with database.transaction() as unit:
        found = await every_stop(unit)
    reached = {(sample[0].name, kind_of(stop.step.key)) for sample, stop in found}
    assert reached == {(flow.name, kind_of(step.key)) for flow in FLOWS for step in flow.steps}


def kind_of(key: str) -> str:
    """Steps that are numbered, one a question, are all alike."""
    return key.rstrip("0123456789")


def test_whatever_a_step_refuses_has_words_for_it() -> None:
    """Otherwise the question comes again as if nobody had said anything."""
    misread = {step.misread for flow in FLOWS for step in flow.steps if isinstance(step, Text)}
    assert "no_number" in misread
    assert [code for code in misread if not asking.refused(code, {"kind": "text", "text": "x"})] == []


async def test_every_way_ends(database: Database) -> None:
    async with database.transaction() as unit:
        for sample in await samples(unit):
            found = [stop async for stop in stops(unit, sample[2], sample[0], sample[3], words="Berlin")]
            ends = [key for stop in found for key in stop.onward.values() if key == END]
            assert ends, f"no way through {sample[0].name} for {sample[1]}"
            assert all(stop.onward for stop in found)


async def test_whatever_is_sent_at_whatever_step_is_answered(
    database: Database, report: Report, request: pytest.FixtureRequest
) -> None:
    """The answer fits into a message, and there is always one. With --everything each stop gets every input."""
    count = 0
    inputs = [Given(kind) for kind in KINDS] + [Given("text", text) for text in ODD_TEXTS] + FILES + PHOTOS
    apart = 1 if request.config.getoption("everything") else 29
    async with database.transaction() as unit:
        found = await every_stop(unit)
        for number, (sample, stop) in enumerate(found):
            some = inputs[number % apart :: apart]
            async for given, screens in answers(unit, sample, stop, some):
                assert screens, f"no answer to {given!r} at {sample[0].name}.{stop.step.key}"
                for view in screens:
                    payload(view)
            count += len(some)
    report(f"every flow: {len(found)} stops, {count} inputs of {len(inputs)} sorts, each answered within the limits")


async def answers(
    unit: Unit, sample: Sample, stop: Stop, inputs: Sequence[Given]
) -> AsyncIterator[tuple[Given, list[View]]]:
    """Bring a conversation to a stop; yield each input with what was shown in answer. Nothing of it stays."""
    flow, _, who, _ = sample
    runner = Runner([flow])
    async with unit.session.begin_nested() as place:
        await runner.start(unit, who, flow.name, dict(stop.draft))
        for given in inputs:
            unit.outgoing.clear()
            async with unit.session.begin_nested() as trial:
                unit.session.expunge_all()
                await runner.say(unit, who, given)
                await trial.rollback()
            yield given, [screen.view for screen in unit.outgoing if isinstance(screen, Screen)]
        unit.outgoing.clear()
        unit.session.expunge_all()
        await place.rollback()


async def test_the_sampler_is_walked_by_the_same_rules(database: Database) -> None:
    async with database.transaction() as unit:
        who = (await samples(unit))[2][2]
        flow = sampler(Saved())
        reached = {stop.step.key async for stop in stops(unit, who, flow, {})}
    assert reached == {step.key for step in flow.steps}
