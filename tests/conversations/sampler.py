"""A flow with every kind of step in it, as plain as can be, and somebody to hold it with."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup
from sqlalchemy import select

from bot.conversations.day import Day, days_between
from bot.conversations.flow import Flow
from bot.conversations.given import Given, Kind
from bot.conversations.runner import Runner
from bot.conversations.step import Draft, Values
from bot.conversations.steps import Choice, Confirm, Many, Summary, Text, Think
from bot.db import Database, Unit
from bot.models import Chat, Conversation
from bot.services import accounts
from bot.services.errors import BotError
from bot.services.who import Who
from bot.views.view import Button, Option, Prompt, Screen, View, in_rows

FIRST, LAST = date(2026, 2, 20), date(2026, 3, 29)


def question(text: str, *labels: str) -> Any:
    """Return an `ask` that always asks the same."""
    prompt = Prompt(Markup(text), in_rows(Option(label.lower(), label) for label in labels))
    return lambda _values, _draft: prompt


def ask_day(_values: Values, _draft: Draft) -> Prompt:
    return Prompt(Markup("Which day?"), days_between(FIRST, LAST, lambda day: f"{day:%d.%m.}"))


def ask_sure(_values: Values, _draft: Draft) -> Prompt:
    return Prompt(Markup("Sure?"), ((Option("yes", "Yes"), Option("no", "No")),))


def ask_summary(_values: Values, draft: Draft) -> Prompt:
    changes = tuple(Option(f"change:{key}", f"Change {key}") for key in ("colour", "pets", "name", "day"))
    return Prompt(Markup("All: {}").format(sorted(draft)), ((Option("save", "Save"),), changes))


@dataclass
class Saved:
    """What `finish` was given; it may be told to refuse once."""

    drafts: list[dict[str, Any]] = field(default_factory=list)
    refuse: BotError | None = None

    async def finish(self, _unit: Unit, _who: Who, draft: Draft) -> View:
        if self.refuse is not None:
            error, self.refuse = self.refuse, None
            raise error
        self.drafts.append(dict(draft))
        return View(Markup("Saved."))


COLOURS = ("Red", "Green", "Blue", *(f"Shade{n}" for n in range(20)))

STEPS = (
    Choice(key="colour", ask=question("Which colour?", *COLOURS)),
    Many(key="pets", ask=question("Which pets?", "Cat", "Dog", "Fish"), least=1),
    Text(key="name", ask=question("What is it called?", "Rex"), limit=20),
    Text(key="note", ask=question("A note?"), limit=4000, optional=True),
    Day(key="day", ask=ask_day),
    Confirm(key="sure", ask=ask_sure),
    Text(key="why", ask=question("Why not?"), when=lambda draft: draft.get("sure") is False),
    Think(key="idea", work="idea", ask=question("Thinking …"), payload=lambda draft: {"name": draft["name"]}),
    Summary(key="summary", ask=ask_summary),
)  # fmt: skip


def sampler(saved: Saved, steps: Any = STEPS, name: str = "sampler") -> Flow:
    return Flow(name=name, title=lambda: f"the {name}", steps=steps, finish=saved.finish, idle=timedelta(hours=1))


class Talk:
    """One person with a runner and a real database; `screen` is what was shown last."""

    def __init__(self, database: Database, *flows: Flow) -> None:
        self.database = database
        self.runner = Runner(flows)
        self.screen = View(Markup("Nothing yet."))
        self.shown: list[Screen] = []
        self.who: Who

    async def begin(self, name: str = "Nia") -> "Talk":
        async with self.database.transaction() as unit:
            chat = Chat(telegram_id=hash(name) % 10**9, kind="private")
            unit.session.add(chat)
            user = await accounts.add_user(unit, name, "student", "2156")
            self.who = Who(chat.telegram_id, chat, "UTC", user=user)
        return self

    async def start(self, flow: str = "sampler", **draft: Any) -> None:
        await self._turn(lambda unit: self.runner.start(unit, self.who, flow, draft))

    async def says(self, text: str) -> None:
        await self._turn(lambda unit: self.runner.say(unit, self.who, Given("text", text)))

    async def sends(self, kind: Kind) -> None:
        await self._turn(lambda unit: self.runner.say(unit, self.who, Given(kind)))

    async def presses(self, label: str) -> None:
        await self.presses_data(self.button(label).data or "")

    async def presses_data(self, data: str) -> None:
        _, conversation, turn, index = data.split(":")
        await self._turn(lambda unit: self.runner.press(unit, self.who, (conversation, turn, index), None))

    async def cancels(self) -> None:
        await self._turn(lambda unit: self.runner.cancel(unit, self.who))

    async def is_answered(self, result: Any) -> None:
        """Let the slow work of this turn come back."""
        at = await self.at()
        await self._turn(lambda unit: self.runner.worked(unit, self.who, at.id, at.turn, result))

    async def at(self) -> Conversation:
        """Return the newest conversation as it is stored."""
        assert self.who.user is not None
        mine = select(Conversation).where(Conversation.user_id == self.who.user.id)
        async with self.database.reading() as unit:
            return (await unit.session.scalars(mine.order_by(Conversation.touched_at.desc()).limit(1))).one()

    def button(self, label: str) -> Button:
        for button in (one for row in self.screen.keyboard for one in row):
            if button.label in (label, f"✓ {label}"):
                return button
        raise LookupError(f"{label!r} is not among {self.labels}")

    @property
    def labels(self) -> list[str]:
        return [button.label for row in self.screen.keyboard for button in row]

    @property
    def text(self) -> str:
        return str(self.screen.text)

    async def _turn(self, move: Any) -> None:
        async with self.database.transaction() as unit:
            await move(unit)
            told = [one for one in unit.outgoing if isinstance(one, Screen)]
        self.shown += told
        if told:
            self.screen = told[-1].view
