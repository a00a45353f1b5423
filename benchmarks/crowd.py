"""The people who write to a bot: each goes through a script, again and again, and waits for every answer."""

import asyncio
import json
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count
from time import perf_counter
from typing import Any, NamedTuple

Update = dict[str, Any]


class Says(NamedTuple):
    """To type something."""

    words: str


class Presses(NamedTuple):
    """To press a button of the last screen, by its label."""

    label: str


class Sends(NamedTuple):
    """To send a file."""

    name: str


Act = Says | Presses | Sends
Script = Sequence[Act]


@dataclass
class Person:
    """Somebody with a phone; `asked_at` is when the act was due that waits for its answer.

    Their script begins again at its end, unless they do it `once`.
    """

    id: int
    script: Script
    once: bool = False
    place: int = 0
    asked_at: float | None = None
    message_id: int = 0
    buttons: dict[str, str] = field(default_factory=dict)

    @property
    def next_act(self) -> Act:
        return self.script[self.place % len(self.script)]

    @property
    def can_act(self) -> bool:
        """Whether there is something left to do, and the button for it, if it is a press, on the screen."""
        left = not self.once or self.place < len(self.script)
        return left and (not isinstance(self.next_act, Presses) or self.next_act.label in self.buttons)

    def act(self, update_id: int) -> Update:
        """Return the next act of the script as the update that Telegram makes of it."""
        act = self.next_act
        self.place += 1
        sender = {"id": self.id, "is_bot": False, "first_name": f"Person {self.id}"}
        message = {"message_id": update_id, "date": 1, "chat": {"id": self.id, "type": "private"}}
        match act:
            case Presses(label):
                shown = {**message, "message_id": self.message_id, "text": "x"}
                press = {"id": str(update_id), "from": sender, "chat_instance": "1", "message": shown}
                return {"update_id": update_id, "callback_query": {**press, "data": self.buttons[label]}}
            case Sends(name):
                file = {"file_id": name, "file_unique_id": name, "file_name": name, "file_size": 1}
                return {"update_id": update_id, "message": {**message, "from": sender, "document": file}}
            case Says(words):
                command = {"type": "bot_command", "offset": 0, "length": len(words)}
                entities = {"entities": [command]} if words.startswith("/") else {}
                return {"update_id": update_id, "message": {**message, "from": sender, "text": words, **entities}}

    def reads(self, message_id: int, keyboard: str | None) -> None:
        """Take in a screen, as far as the script needs it."""
        self.message_id = message_id
        if keyboard and isinstance(self.next_act, Presses):
            rows = json.loads(keyboard).get("inline_keyboard", ())
            self.buttons = {one["text"]: one.get("callback_data", "") for row in rows for one in row}


class Answer(NamedTuple):
    """When somebody was answered, and after how many seconds."""

    at: float
    after: float


class Crowd:
    """Many people, `at_once` of whom wait for an answer at any time; or else so many acts `per_second`, come what may.

    They take turns: who was answered acts again when all others have.
    """

    def __init__(self, people: Iterable[Person], *, at_once: int = 64, per_second: float | None = None) -> None:
        self.people = {person.id: person for person in people}
        self.answers: list[Answer] = []
        self.arrived: Callable[[Update], None] = lambda _update: None
        self._at_once = at_once
        self._per_second = per_second
        self._apart: dict[int, Person] = {}
        self._numbers = count(1)
        self._free = deque(self.people.values())
        self._owed: deque[float] = deque()
        self._pacing: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        """Let the first ones act, or begin to act at the pace."""
        if self._per_second is not None:
            self._act_in_time(asyncio.get_running_loop().time())
            return
        for _ in range(min(self._at_once, len(self._free))):
            self.act(self._free.popleft())

    def end(self) -> None:
        """Act no more at the pace."""
        if self._pacing:
            self._pacing.cancel()

    def act(self, person: Person, due: float | None = None) -> None:
        """Let somebody act now; their answer is measured from when that was due."""
        person.asked_at = perf_counter() if due is None else due
        self.arrived(person.act(next(self._numbers)))

    def beside(self, somebody: Person) -> None:
        """Let somebody act now and whenever they are answered, apart from the others' turns and uncounted.

        A screen without the button that they look for says to wait: they act on the next one.
        """
        self._apart[somebody.id] = somebody
        self.act(somebody)

    def answered(self, chat: int, message_id: int, keyboard: str | None) -> None:
        """Somebody reads an answer, and whoever's turn it is goes on."""
        person = self.people.get(chat) or self._apart[chat]
        person.reads(message_id, keyboard)
        if person.asked_at is None:
            return
        if chat in self._apart:
            if person.can_act:
                self.act(person)
            return
        now = perf_counter()
        self.answers.append(Answer(now, now - person.asked_at))
        person.asked_at = None
        self._free.append(person)
        if self._per_second is None:
            self.act(self._free.popleft())
        elif self._owed:
            self.act(self._free.popleft(), self._owed.popleft())

    def _act_in_time(self, due: float) -> None:
        """Let the next one act; where nobody is free, the act is owed, and measured from now."""
        assert self._per_second
        if self._free:
            self.act(self._free.popleft())
        else:
            self._owed.append(perf_counter())
        loop, after = asyncio.get_running_loop(), due + 1 / self._per_second
        self._pacing = loop.call_at(after, self._act_in_time, after)


def people(number: int, script: Script, first: int = 1) -> list[Person]:
    """Return so many people with the same script; their ids count from `first`."""
    return [Person(first + n, script) for n in range(number)]
