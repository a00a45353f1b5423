"""The questions of the checks for coaches: any model with any seed, and the school's own."""

import re

from bot.content.diagnostics import bank
from bot.content.diagnostics.bank import Module
from bot.handlers.register import COACHES, ID, NUMBER, Action, Command
from bot.handlers.request import Request
from bot.services.checks import sources
from bot.services.curriculum.parts import find
from bot.services.errors import BotError
from bot.services.question_bank import own
from bot.views import question_preview as views
from bot.views import questions as asking

MODULE = re.compile("|".join(re.escape(one.key) for one in bank.MODULES))
PART = re.compile(r"[0-9]\.[0-9]")
MODEL = re.compile(r"[0-9]\.[0-9]\.[a-z0-9-]{1,40}")
TYPED = re.compile(rf"/\w+(?:@\w+)?\s+({MODEL.pattern})(?:\s+([0-9]{{1,6}}))?\s*")

SLOT = "question"  # a picture is a message of its own: the one before loses its buttons


async def questions(request: Request) -> None:
    """`/questions`: every module; `/questions 2.2.same-bottoms 17` shows one question."""
    request.who.coach()
    typed = TYPED.fullmatch(request.text)
    if typed:
        await question(request, typed[1], typed[2] or str(views.FIRST_SEED))
        return
    if request.text.startswith("/") and len(request.text.split()) > 1:
        raise BotError("no_such_model")
    found = [(one, len(bank.models_of(one.key))) for one in bank.MODULES]
    await request.aside(views.modules(found))


async def module(request: Request, key: str) -> None:
    """One module with its sub-modules."""
    one = _module(key)
    models = bank.models_of(key)
    parts = [(part, sum(model.submodule == part.number for model in models)) for part in one.parts]
    request.show(views.module(one, parts, (await own.counts(request.unit)).get(key, 0)))


def _module(key: str) -> Module:
    return next(one for one in bank.MODULES if one.key == key)


async def of_major(request: Request, major_id: str) -> None:
    """The questions that check a major."""
    major = await find(request.unit, request.who, "major", major_id)
    if MODULE.fullmatch(major.diagnostic_module_key or "") is None:
        raise BotError("no_module")
    await module(request, major.diagnostic_module_key)


async def part(request: Request, number: str, page: str = "0") -> None:
    """One sub-module with its models."""
    for one in bank.MODULES:
        for found in one.parts:
            if found.number == number:
                models = [model for model in bank.models_of(one.key) if model.submodule == number]
                request.show(views.part(one.key, found, models, int(page)))
                return
    raise BotError("no_such_model")


async def question(request: Request, key: str, seed: str) -> None:
    """One question of a model, as a student would see it."""
    model = bank.models().get(key)
    if model is None:
        raise BotError("no_such_model")
    asked = asking.question(model.ask(int(seed)))
    request.show(views.model_question(model, asked, await sources.misconceptions(request.unit)), SLOT)


async def own_questions(request: Request, key: str, number: str = "0") -> None:
    """A school's own questions of a module."""
    found = await own.of_module(request.unit, request.who, key)
    request.show(views.own_questions(_module(key), found, int(number)))


async def own_question(request: Request, question_id: str) -> None:
    """One question of a school's own."""
    one = await own.find(request.unit, request.who, question_id)
    codes = await sources.misconceptions(request.unit)
    asked = sources.OwnQuestion(one, codes).ask(views.FIRST_SEED)
    request.show(views.own_question(one, asking.question(asked), codes))


async def retire(request: Request, question_id: str) -> None:
    """Take a question out of use."""
    await own.retire(request.unit, request.who, question_id, away=True)
    await own_question(request, question_id)


async def use_again(request: Request, question_id: str) -> None:
    """Use a question again."""
    await own.retire(request.unit, request.who, question_id, away=False)
    await own_question(request, question_id)


COMMANDS = {
    "questions": Command(questions),
}

ACTIONS = {
    "questions": Action(questions, COACHES),
    "questions_module": Action(module, COACHES, (MODULE,)),
    "questions_for": Action(of_major, COACHES, (ID,)),
    "questions_part": Action(part, COACHES, (PART,)),
    "questions_part_page": Action(part, COACHES, (PART, NUMBER)),
    "question": Action(question, COACHES, (MODEL, NUMBER)),
    "own_questions": Action(own_questions, COACHES, (MODULE,)),
    "own_page": Action(own_questions, COACHES, (MODULE, NUMBER)),
    "own_question": Action(own_question, COACHES, (ID,)),
    "own_retire": Action(retire, COACHES, (ID,)),
    "own_again": Action(use_again, COACHES, (ID,)),
}
