"""Every item model: one right option, three that a named misconception leads to, and enough different questions."""

from collections import Counter

import pytest

from bot.content.diagnostics import bank
from bot.content.diagnostics.item import ItemModel, Misconception
from bot.content.diagnostics.sampling import chi_square, sample
from bot.content.diagnostics.values import plain
from tests.content.diagnostics.checks import checks
from tests.content.diagnostics.reading import words_a_sentence
from tests.report import Report

FEW, MANY = 30, 10_000


@pytest.mark.parametrize("model", bank.models().values(), ids=lambda model: model.key)
def test_every_question_has_one_right_option(model: ItemModel) -> None:
    found = sample(model, range(FEW), checks()[model.key])
    assert found.problems == []
    assert len(found.misconceptions) >= 3


@pytest.mark.thorough
@pytest.mark.parametrize("module", bank.MODULES, ids=lambda module: module.key)
def test_every_question_of_many_seeds_has_one_right_option(module: bank.Module, report: Report) -> None:
    places: Counter[int] = Counter()
    different = 0
    models = bank.models_of(module.key)
    for model in models:
        found = sample(model, range(MANY), checks()[model.key])
        assert found.problems == []
        assert len(found.different) >= model.variety, f"{model.key} makes only {len(found.different)}"
        places += found.places
        different += len(found.different)
    assert different >= 600
    report(
        f"{module.key}: {len(models)} models × {MANY} seeds, 0 wrong keys, 0 equal options; {different} different "
        f"questions; the key's place: chi-square {chi_square(places):.1f} (11.3 is the limit of 99 in 100)"
    )


def test_there_are_enough_models_of_every_part() -> None:
    counts = Counter(model.submodule for model in bank.models().values())
    for module in bank.MODULES:
        assert sum(counts[part.number] for part in module.parts) >= 12, module.key
        assert all(counts[part.number] >= 4 for part in module.parts), module.key
    assert len(bank.models()) >= 88


def test_every_misconception_helps_somewhere_and_says_maybe() -> None:
    numbers = {part.number for module in bank.MODULES for part in module.parts}
    known = bank.misconceptions().values()
    assert [one.code for one in known if one.helps not in numbers] == []
    assert [one.code for one in known if not one.kindly.startswith("Maybe ")] == []


def test_names_of_models_and_misconceptions_are_used_once() -> None:
    models = [model.key for _, model in bank.found(ItemModel)]
    assert [key for key, count in Counter(models).items() if count > 1] == []
    meant = {(one.code, one) for _, one in bank.found(Misconception)}
    assert [code for code, count in Counter(code for code, _ in meant).items() if count > 1] == []


def test_every_model_stands_in_a_file_of_its_sub_module() -> None:
    assert [model.key for number, model in bank.found(ItemModel) if model.submodule != number] == []


def test_the_same_seed_makes_the_same_question() -> None:
    for model in bank.models().values():
        assert model.ask(7) == model.ask(7)


def test_questions_are_short_enough_for_a_ten_year_old(report: Report) -> None:
    texts = [plain(text) for model in bank.models().values() for seed in range(3)
             for one in [model.ask(seed)] for text in (one.stem, one.because)]  # fmt: skip
    texts += [one.kindly for one in bank.misconceptions().values()]
    average = words_a_sentence(texts)
    assert average <= 14
    report(f"questions, explanations and hints: {average:.1f} words a sentence")
