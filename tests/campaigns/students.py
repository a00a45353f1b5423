"""Simulated students: each looks at the chat and does what somebody with a phone would do, until all is said."""

import re
from dataclasses import dataclass, replace
from random import Random

from bot.content.feelings import starter_pack
from playground import Message, Person
from playground.keyboards import inline_rows
from playground.objects import JSON

# Questions are recognised by their answers: the wording is free to change.
CATEGORIES = {category.name for category in starter_pack()}
WORDS = {word.name for category in starter_pack() for word in category.feelings}
DONE, SKIP, GO_ON, TICK = "Done", "Skip", "Go on", "✓ "
CLOSING = re.compile(r"change\w*:(\w+)$")  # the button under "Kept for you", with the id of what was kept
START_OVER_AFTER = 3  # fruitless tries


@dataclass(frozen=True)
class Said:
    """What a student said in one round: the words in the order picked, and the text, if any."""

    words: tuple[str, ...] = ()
    journal: str | None = None


class Student:
    """Checks in `rounds` times. What is said in a round follows from the seed alone, so repeating oneself is safe.

    `patience` is how many seconds without an answer pass before a student tries again.
    """

    def __init__(self, person: Person, seed: str, rounds: int, patience: float) -> None:
        self.person = person
        self.said: list[Said] = []
        self.kept: list[str] = []  # the ids that the bot answered each round with
        self.tried_again = 0
        self.started_over = 0
        self._seed = f"{seed}:{person.id}"
        self._luck = Random(f"{self._seed}:luck")  # decides when and how often, never what is said
        self._rounds = rounds
        self._patience = patience
        self._since = 0  # the message that this round began with
        self._seen: object = None
        self._acted_at = self._ready_at = 0.0
        self._fruitless = 0
        self._wrote = False
        self._later: list[tuple[float, JSON]] = []

    @property
    def is_finished(self) -> bool:
        return len(self.kept) >= self._rounds and not self._later

    @property
    def screen(self) -> str:
        """Where this student stands."""
        shown = self._shown()
        newest = f"{shown[-1].text[:80]!r} {shown[-1].buttons}" if shown else "no answer"
        return f"{self.person.name}: round {len(self.said)}, {newest}"

    def look(self, now: float) -> None:
        """Take the phone: answer what is new, or try again, or wait."""
        self._repeat_presses(now)
        shown = self._shown()
        self._notice_what_was_kept(shown)
        if len(self.kept) >= self._rounds:
            return
        state = [(one.id, one.text, str(one.keyboard)) for one in shown]
        if state != self._seen and now >= self._ready_at:
            self._seen = state
            if self._act(shown, now):
                self._fruitless = 0
        elif now - self._acted_at > self._patience:
            self._try_again(shown, now)

    def _act(self, shown: list[Message], now: float) -> bool:
        if len(self.said) == len(self.kept):
            self.said.append(Said())
            self._wrote = False
            self._since = self.person.says("/start" if len(self.said) == 1 else "/checkin").id
        elif not self._answer(shown, now):
            return False
        self._acts(now)
        return True

    def _try_again(self, shown: list[Message], now: float) -> None:
        self._acts(now)
        self.tried_again += 1
        self._fruitless += 1
        self._wrote = False
        if self._fruitless % START_OVER_AFTER == 0 or not self._answer(shown, now):
            self.started_over += bool(shown)
            self.person.says("/checkin")

    def _acts(self, now: float) -> None:
        self._acted_at = now
        self._ready_at = now + self._luck.uniform(0, 0.3)

    def _answer(self, shown: list[Message], now: float) -> bool:
        """Answer the newest question; False where nothing is asked, or where the text was sent already."""
        for message in reversed(shown):
            labels = _labels(message)
            if GO_ON in labels:
                return self._press(message, GO_ON, now)
            if any(_name(label) in CATEGORIES for label in labels):
                return self._press(message, self._pick_category(labels), now)
            if any(label.removeprefix(TICK) in WORDS for label in labels):
                return self._press(message, self._pick_word(labels), now)
            if SKIP in labels:
                return not self._wrote and self._write(message, now)
        return False

    def _pick_category(self, labels: list[str]) -> str:
        """Some words stand right beside the categories; then the one picked is the only one."""
        choice = self._mind("category").choice([one for one in labels if _name(one) in CATEGORIES or one in WORDS])
        if choice in WORDS:
            self.said[-1] = replace(self.said[-1], words=(choice,))
        return choice

    def _pick_word(self, labels: list[str]) -> str:
        answers = [label.removeprefix(TICK) for label in labels if label.removeprefix(TICK) in WORDS]
        mind = self._mind("words")
        words = tuple(mind.sample(answers, mind.choice((1, 1, 2, 3))))
        self.said[-1] = replace(self.said[-1], words=words)
        return next((word for word in words if TICK + word not in labels), DONE)

    def _write(self, asked: Message, now: float) -> bool:
        mind = self._mind("journal")
        if mind.random() < 0.2:
            return self._press(asked, SKIP, now)
        journal = f"{self.person.name}, {len(self.said)}: {mind.randrange(10**9)}"
        self.said[-1] = replace(self.said[-1], journal=journal)
        self._wrote = True  # nobody types the same text twice at once
        self.person.says(journal)
        return True

    def _press(self, message: Message, label: str, now: float) -> bool:
        """Press; now and then twice, and now and then Telegram delivers it again much later, under a new id."""
        button = next(one for row in inline_rows(message.keyboard) for one in row if one["text"] == label)
        self.person.presses_data(button["callback_data"], on=message)
        luck = self._luck.random()
        if luck < 0.1:
            self.person.world.repeat()
        elif luck < 0.2:
            self._later.append((now + self._luck.uniform(0.1, 2), self.person.world.updates.sent(None)))
        return True

    def _repeat_presses(self, now: float) -> None:
        for due in [one for one in self._later if one[0] <= now]:
            self._later.remove(due)
            self.person.world.repeat(due[1])

    def _shown(self) -> list[Message]:
        """What the bot has said since this round began."""
        newest = []
        for message in reversed(self.person.chat.messages):
            if message.id < self._since:
                break
            if message.sender is self.person.world.bot:
                newest.append(message)
        return newest[::-1]

    def _notice_what_was_kept(self, shown: list[Message]) -> None:
        for message in shown:
            for row in inline_rows(message.keyboard):
                for button in row:
                    found = CLOSING.search(button.get("callback_data", ""))
                    if found and found[1] not in self.kept:
                        self.kept.append(found[1])

    def _mind(self, about: str) -> Random:
        return Random(f"{self._seed}:{len(self.said)}:{about}")


def _labels(message: Message) -> list[str]:
    return [button["text"] for row in inline_rows(message.keyboard) for button in row]


def _name(label: str) -> str:
    """A category's label without its sign."""
    return label.rpartition(" ")[2]
