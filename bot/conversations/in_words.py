"""A flow of one question that is answered in words: a note, a reason, a review, when and where somebody meets."""

from collections.abc import Awaitable, Callable

from bot.conversations.flow import Flow
from bot.conversations.step import Draft, Values
from bot.conversations.steps import Text
from bot.db import Unit
from bot.services.who import Who
from bot.views.view import Prompt, View

Load = Callable[[Unit, Who, Draft], Awaitable[Values]]
Finish = Callable[[Unit, Who, Draft], Awaitable[View]]


def in_words(
    name: str, title: Callable[[], str], step: tuple[str, int], load: Load, ask: Callable[[Values], Prompt],
    finish: Finish,
) -> Flow:  # fmt: skip
    """Return such a flow; `step` is the key of its question, and how many characters fit."""
    key, limit = step
    question = Text(key=key, limit=limit, load=load, ask=lambda values, _draft: ask(values))
    return Flow(name=name, title=title, steps=(question,), finish=finish)
