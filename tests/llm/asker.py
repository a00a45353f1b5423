"""A student who may ask the helper, in the middle of a flow, as rows; and the work that asks for them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from bot.conversations.helper import ASK
from bot.db import HELPER, Database
from bot.llm.helper import Helper
from bot.models import Batch, Chat, ChatLog, Consent, Conversation, InboxRow, User, WorkRow
from bot.services import accounts
from bot.services.helper.budget import Budget
from bot.transport.helping import Helping

# What nobody outside may read: names of a class, and what its people wrote elsewhere.
NAMES = ("Nia Okafor", "Omar", "Lena")
WORDS = "read with Omar every day, call me +91 98765 43210"
LEFT = "read with [name 1] every day, call me [phone 1]"


@dataclass
class Asker:
    """Nia of 2156, whose coach is Lena, and who sits beside Omar."""

    database: Database
    user: str = ""
    conversation: str = ""
    asked: int = 0

    async def begin(self) -> "Asker":
        self.database.able = frozenset({HELPER})
        async with self.database.transaction() as unit:
            lena = await accounts.add_user(unit, "Lena", "admin")
            await accounts.sign_in(unit, 1, lena)
            nia, _ = [await accounts.add_user(unit, name, "student", "2156") for name in NAMES[:2]]
            chat = Chat(telegram_id=2, kind="private")
            unit.session.add_all([Batch(name="2156", zone="UTC", helper=True, created_at=unit.now), chat])
            unit.session.add(Consent(user_id=nia.id, what="helper", from_whom="her mother", how="paper",
                                     given_at=unit.now, recorded_by=lena.id))  # fmt: skip
            await unit.session.flush()
            at = Conversation(chat_id=chat.id, user_id=nia.id, flow="sharpen", fingerprint="7", state="active",
                              step="sharper", turn="7", shown={}, draft={}, path=[], started_at=unit.now,
                              touched_at=unit.now)  # fmt: skip
            unit.session.add(at)
            await unit.session.flush()
            self.user, self.conversation = nia.id, at.id
        return self

    async def work(self, **values: Any) -> WorkRow:
        """Put a question into the queue of work."""
        said = {
            "field": "specific",
            "words": WORDS,
            "goal": {"title": "Books"},
            "not_these": [],
            "offered": ["specific"],
        }
        self.asked += 1
        row = WorkRow(kind=ASK, payload={"prompt": "sharpen", "step": "sharper", "values": said | values}, lane="2",
                      conversation_id=self.conversation, turn=f"t{self.asked}")  # fmt: skip
        async with self.database.transaction() as unit:
            row.created_at = unit.now
            unit.session.add(row)
        return row

    def asks(self, helper: Helper, each: int = 20, in_all: int = 1000) -> Helping:
        return Helping(self.database, helper, Budget(each, in_all))

    async def gets(self, helper: Helper, each: int = 20, in_all: int = 1000, **values: Any) -> dict[str, Any]:
        """Ask once; return what the flow gets."""
        return await self.asks(helper, each, in_all)(await self.work(**values))

    async def log(self) -> list[ChatLog]:
        async with self.database.reading() as unit:
            return list(await unit.session.scalars(select(ChatLog).order_by(ChatLog.timestamp)))

    async def answers(self) -> list[InboxRow]:
        """Return what work has put into the inbox."""
        async with self.database.reading() as unit:
            return list(await unit.session.scalars(select(InboxRow).where(InboxRow.source == "work")))

    async def types(self) -> list[str]:
        """Return what is written down, by its types."""
        return sorted(row.type for row in await self.log())

    async def change(self, what: Any) -> None:
        """Change something of the student, or of their class."""
        async with self.database.transaction() as unit:
            student = await unit.session.get_one(User, self.user)
            batch = (await unit.session.scalars(select(Batch))).one()
            await what(unit, student, batch)
