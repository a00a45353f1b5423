"""Pushed buttons, and whether the bot has answered them."""

from dataclasses import dataclass
from typing import Any

from playground.objects import Message
from playground.refusals import bad_request


@dataclass(eq=False)
class Press:
    id: str
    person_id: int
    message: Message
    data: str
    answer: dict[str, Any] | None = None

    @property
    def is_answered(self) -> bool:
        return self.answer is not None


class Presses:
    def __init__(self, first_id: int) -> None:
        self._next_id = first_id
        self._open: dict[str, Press] = {}

    def add(self, person_id: int, message: Message, data: str) -> Press:
        press = Press(str(self._next_id), person_id, message, data)
        self._next_id += 1
        self._open[press.id] = press
        return press

    def answer(self, press_id: str, answer: dict[str, Any]) -> Press:
        press = self._open.pop(press_id, None)
        if press is None:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        press.answer = answer
        return press
