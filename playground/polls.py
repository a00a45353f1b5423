"""A poll: its question, its answers, and who has given which."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(eq=False)
class Poll:
    """`votes` maps user ids to the places of the options they have chosen."""

    id: str
    question: str
    options: list[str]
    is_anonymous: bool = True
    allows_multiple_answers: bool = False
    allows_revoting: bool = True
    is_closed: bool = False
    votes: dict[int, list[int]] = field(default_factory=dict)

    def counts(self) -> list[int]:
        """Return how many have chosen each option."""
        return [sum(place in chosen for chosen in self.votes.values()) for place in range(len(self.options))]

    def place(self, label: str) -> int:
        """Return where the option with this label stands, else the first that contains it; LookupError names them."""
        fitting = [one for one in self.options if label in one]
        if not fitting:
            raise LookupError(f"no option {label!r} in the poll; there are: {', '.join(self.options)}")
        return self.options.index(label if label in self.options else fitting[0])

    def choose(self, user_id: int, chosen: list[int]) -> None:
        """Answer, change an answer, or with an empty list take it back; ValueError with what stands against it."""
        if self.is_closed:
            raise ValueError("can't answer closed poll")
        if len(chosen) > 1 and not self.allows_multiple_answers:
            raise ValueError("can't choose more than 1 option in the poll")
        if user_id in self.votes and not self.allows_revoting:
            raise ValueError("can't revote in the poll")
        if any(not 0 <= place < len(self.options) for place in chosen):
            raise ValueError("invalid option identifier specified")
        self.votes.pop(user_id, None)
        if chosen:
            self.votes[user_id] = sorted(set(chosen))

    def as_json(self) -> dict[str, Any]:
        options = [
            {"persistent_id": str(place), "text": text, "voter_count": count}
            for place, (text, count) in enumerate(zip(self.options, self.counts(), strict=True))
        ]
        kind = {"type": "regular", "allows_multiple_answers": self.allows_multiple_answers}
        kind |= {"allows_revoting": self.allows_revoting, "members_only": False, "is_anonymous": self.is_anonymous}
        state = {"is_closed": self.is_closed, "total_voter_count": len(self.votes)}
        return {"id": self.id, "question": self.question, "options": options} | kind | state
