"""Which questions a student gets."""

from collections import Counter
from itertools import groupby
from random import Random

import pytest

from bot.content.diagnostics import bank
from bot.content.diagnostics.item import Asked
from bot.services.checks.choosing import choose, for_practice, fresh_like
from tests.report import Report

ATTEMPTS, COUNT = 40, 12


def sat(module: str, attempts: int, chance: Random) -> list[list[Asked]]:
    """Let one student sit so many checks of a module."""
    met: Counter[str] = Counter()
    found = []
    for _ in range(attempts):
        found.append(choose(bank.models_of(module), COUNT, met, chance))
        met.update(one.fingerprint for one in found[-1])
    return found


@pytest.mark.parametrize(
    "module",
    [pytest.param(one, marks=() if one.number in (2, 7) else pytest.mark.thorough, id=one.key) for one in bank.MODULES],
)
def test_forty_checks_of_one_student_repeat_no_question(module: bank.Module, report: Report) -> None:
    asked = [one for sitting in sat(module.key, ATTEMPTS, Random(1)) for one in sitting]
    assert len({one.fingerprint for one in asked}) == len(asked) == ATTEMPTS * COUNT
    report(f"{module.key}: {ATTEMPTS} checks of one student, {len(asked)} questions, none of them twice")


@pytest.mark.parametrize("module", bank.MODULES, ids=lambda module: module.key)
def test_sub_modules_come_in_turn_and_no_model_twice_while_another_is_unused(module: bank.Module) -> None:
    [sitting] = sat(module.key, 1, Random(2))
    assert len({one.item for one in sitting}) == COUNT
    parts = [".".join(one.item.split(".")[:2]) for one in sitting]
    assert parts[: len(module.parts)] == [part.number for part in module.parts]
    assert len(module.parts) == 1 or all(len(list(same)) == 1 for _, same in groupby(parts))


def test_all_models_of_a_module_are_used_before_any_comes_again() -> None:
    for module in bank.MODULES:
        models = bank.models_of(module.key)
        asked = choose(models, len(models) + 3, {}, Random(3))
        assert len({one.item for one in asked[: len(models)]}) == len(models)


def test_practice_leaves_a_quarter_of_each_part_for_the_check() -> None:
    for module in bank.MODULES:
        models = bank.models_of(module.key)
        every, practised = (Counter(one.submodule for one in found) for found in (models, for_practice(models)))
        assert all(practised[part] == count - count // 4 for part, count in every.items())


def test_a_second_look_is_at_the_same_model_with_another_question() -> None:
    for model in bank.models().values():
        first = model.ask(1)
        again = fresh_like(bank.models_of("math.fractions"), first.item, {first.fingerprint: 1}, Random(4))
        if model in bank.models_of("math.fractions"):
            assert again.item == first.item
        assert again.fingerprint != first.fingerprint


def test_a_model_that_has_run_dry_gives_the_question_met_least_often() -> None:
    class Two:
        """Makes two questions and no more."""

        key, submodule, variety = "2.1.two", "2.1", 2

        def ask(self, seed: int) -> Asked:
            return bank.models()["2.2.same-bottoms"].ask(seed % 2)

    source = Two()
    often, once = source.ask(0).fingerprint, source.ask(1).fingerprint
    [one] = choose([source], 1, {often: 3, once: 1}, Random(5))
    assert one.fingerprint == once


def test_without_any_question_there_is_nothing_to_choose() -> None:
    with pytest.raises(ValueError, match="nothing to choose"):
        choose([], 12, {}, Random(6))
