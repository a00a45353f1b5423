"""Every way through a flow, without holding it: for the preview, the diagrams, and the test against dead ends."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from bot.conversations.day import Day
from bot.conversations.flow import Flow, first_gap
from bot.conversations.hint import DayOrWords
from bot.conversations.pasting import Pasting
from bot.conversations.showing import Photo, Showing
from bot.conversations.step import Draft, Step
from bot.conversations.steps import Confirm, Document, Many, Summary, Text, Think
from bot.conversations.telling import DONE, OUT, VOICE, Telling
from bot.db import Unit
from bot.services.who import Who
from bot.views.view import Prompt

END = "end"


@dataclass(frozen=True)
class Stop:
    """A step as it is reached on one way: its question, and where each answer that we tried leads.

    `complete` are the drafts of those answers after which nothing is left to ask.
    """

    step: Step
    draft: dict[str, Any]
    prompt: Prompt
    onward: dict[str, str]
    complete: list[dict[str, Any]]


async def stops(unit: Unit, who: Who, flow: Flow, draft: dict[str, Any], words: str = "words") -> AsyncIterator[Stop]:
    """Yield each step once for every set of steps that the answers before it call for."""
    waiting, seen = [dict(draft)], set()
    while waiting:
        answers = waiting.pop(0)
        step = await first_gap(flow, unit, who, answers, verify=False)
        place = (step.key if step else END, tuple(one.key for one in flow.applicable(answers)))
        if step is None or place in seen:
            continue
        seen.add(place)
        prompt = step.ask(await step.load(unit, who, answers), answers)
        onward: dict[str, str] = {}
        complete: list[dict[str, Any]] = []
        for label, answer in _tries(step, prompt, words, answers).items():
            after = _after({**answers, step.key: answer}, step)
            following = await first_gap(flow, unit, who, after, verify=False)
            onward[label] = following.key if following else END
            (waiting if following else complete).append(after)
        yield Stop(step, answers, prompt, onward, complete)


def _after(answers: dict[str, Any], step: Step) -> dict[str, Any]:
    """Return what an answer leaves in the draft: of work that leads back, what it changes there."""
    if isinstance(step, Think) and step.back is not None:
        return step.back(answers).applied(answers, step.key)
    return answers


def _tries(step: Step, prompt: Prompt, words: str, draft: Draft) -> dict[str, Any]:
    """Return answers that stand for all, by what a person would press or type."""
    options = {option.label: option.key for option in prompt.options}
    match step:
        case Confirm():
            return {label: key == "yes" for label, key in options.items()}
        case Day():
            return dict(list(options.items())[:: max(len(options) - 1, 1)])
        case Many():
            return {"…": [option.key for option in prompt.options[: max(step.least, 1)]]}
        case Document():
            return {"…": {"words": words}, "📎": {"id": words, "name": "list.csv", "size": 1}}
        case Pasting():
            links = {"links": ["https://docs.google.com/presentation/d/1", "https://example.org/"]}
            photo = {"words": "", "id": words, "name": "photo.jpg", "size": 1, "photo": True}
            return {"…": links, "🖼": photo} if step.bytes else {"…": links}
        case Telling():
            ways = {label: {"said": [words], "way": key} for label, key in options.items() if key != OUT}
            voice = {"said": [], "way": VOICE, VOICE: {"id": words, "size": 1, "seconds": 1}}
            spoken = {"🎤": voice} if step.hears(draft) else {}
            return {"…": {"said": [words], "way": DONE}, **ways, **spoken}
        case Showing():
            file = {"words": "", "id": words, "name": "work.pdf", "size": 1, "photo": False}
            return {"…": {"words": words}, "📎": file, "🖼": {**file, "name": "photo.jpg", "photo": True}}
        case Photo():
            return {"🖼": {"id": words, "name": "photo.jpg", "size": 1, "photo": True}}
        case DayOrWords():
            ready = {option.label: option.key for option in (*prompt.options[:1], *prompt.also[150:151])}
            return {"…": words, **ready}
        case Text():
            said = [option.label if option.value is None else option.value for option in prompt.options]
            return {"…": step.parse(words) or next(iter(said), words)}
        case Summary():
            return {label: True for label, key in options.items() if key == "save"}
        case Think():
            return {"…": {}, **{f"… {n}": one for n, one in enumerate(step.examples(draft), start=1)}}
    return options
