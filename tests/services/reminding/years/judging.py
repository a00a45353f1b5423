"""What was said beside what was expected, counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from tests.services.reminding.years.oracle import Oracle
from tests.services.reminding.years.school import Heard
from tests.services.reminding.years.student import About


@dataclass
class Tally:
    """What came of it. Everything but `due`, `said` and `messages` should be nothing; `told` says what was amiss."""

    due: int = 0
    said: int = 0
    messages: int = 0
    missing: int = 0
    double: int = 0
    quiet: int = 0
    done: int = 0
    other: int = 0
    told: list[str] = field(default_factory=list)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(**{name: getattr(self, name) + getattr(other, name) for name in vars(self)})

    def __str__(self) -> str:
        return (
            f"{self.due} due, {self.said} said in {self.messages} messages, missing {self.missing}, "
            f"double {self.double}, in quiet hours {self.quiet}, after done {self.done}, otherwise amiss {self.other}"
        )


class Judge:
    """Holds each message against what the oracle expects, and against what no message may be."""

    def __init__(self, oracles: Mapping[str, Oracle]) -> None:
        self.tally = Tally()
        self._oracles = oracles
        self._asked: dict[str, set[About]] = {}

    def hears(self, now: datetime, heard: Heard, expected: Mapping[str, set[About]]) -> None:
        """Count what was said in one look of the house."""
        for name in sorted({*heard, *expected}):
            messages, wanted = heard.get(name, []), expected.get(name, set())
            said = [about for message in messages for about in message]
            self.tally.messages += len(messages)
            self.tally.said += len(said)
            self._count("missing", now, name, wanted - set(said))
            self._count("double", now, name, {one for one in said if said.count(one) > 1})
            for about in set(said) - wanted:
                self._count(self._amiss(now, name, about), now, name, {about})

    def _amiss(self, now: datetime, name: str, about: About) -> str:
        oracle = self._oracles[name]
        if oracle.is_quiet(now):
            return "quiet"
        day = oracle.day_of(now)
        if (about[1] or about[0], day) in oracle.done:
            return "done"
        return "double" if any(on == day and key[:2] == about for on, key in oracle.ended) else "other"

    def _count(self, what: str, now: datetime, name: str, those: set[About]) -> None:
        if those:
            setattr(self.tally, what, getattr(self.tally, what) + len(those))
            self.tally.told.append(f"{what}: {name} {sorted(those)} at {now}")
