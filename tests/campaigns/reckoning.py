"""The reckoning afterwards: what the tables and the chats hold, against what was said."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import select

from bot.db import Database, Unit
from bot.models import (
    Base,
    Chat,
    Conversation,
    EmotionCheckIn,
    EmotionSubcategory,
    InboxRow,
    OutboxRow,
    TelegramAccount,
)
from playground import World
from playground.markup import parse
from tests.campaigns.students import Student

Row = TypeVar("Row", bound=Base)


@dataclass
class Reckoning:
    """What was found. Every list in `wrong` should be empty; `sent_twice` counts messages that stand there twice."""

    check_ins: int = 0
    updates: int = 0
    messages: int = 0
    sent_twice: int = 0
    wrong: dict[str, list[str]] = field(default_factory=dict)

    def __str__(self) -> str:
        wrong = ", ".join(f"{name} {len(found)}" for name, found in self.wrong.items())
        return f"{self.check_ins} check-ins, {self.updates} updates: {wrong}"


async def reckon(database: Database, world: World, first_update: int, students: Sequence[Student]) -> Reckoning:
    """Read everything in a fresh transaction."""
    result = Reckoning(updates=world.updates.next_id - first_update)
    async with database.reading() as unit:
        inbox, outbox = await _all(unit, InboxRow), await _all(unit, OutboxRow)
        rows: list[InboxRow | OutboxRow] = [*inbox, *outbox]
        known = [int(row.key) for row in inbox if row.source == "telegram"]
        known += [update["update_id"] for update in world.pending]  # not lost: Telegram still has it
        result.wrong["updates lost"] = [str(one) for one in _missing(first_update, world.updates.next_id, known)]
        await _check_ins(unit, students, result)
        result.wrong["order changed"] = _out_of_order(inbox)
        result.wrong["stuck"] = await _stuck(unit, students)
        result.wrong["rows left"] = [
            f"{row.__tablename__} {row.id} {row.state} {row.error}"
            for row in rows
            if row.state not in ("handled", "sent", "replaced")
        ]
        result.wrong["last messages lost"] = _last_messages(world, await _all(unit, Chat), outbox)
        _copies(world, outbox, result)
    return result


async def rows_left(database: Database) -> int:
    """How much there is still to do."""
    async with database.reading() as unit:
        inbox = await unit.session.scalars(select(InboxRow.id).where(InboxRow.state == "open"))
        outbox = await unit.session.scalars(select(OutboxRow.id).where(OutboxRow.state == "open"))
        return len(inbox.all()) + len(outbox.all())


async def _all(unit: Unit, table: type[Row]) -> list[Row]:
    return list(await unit.session.scalars(select(table).order_by(*table.__table__.primary_key)))


def _missing(first: int, end: int, known: Sequence[int]) -> list[int]:
    return sorted(set(range(first, end)) - set(known))


async def _check_ins(unit: Unit, students: Sequence[Student], result: Reckoning) -> None:
    """Every student's check-ins: as many as were answered, in order, with every word that was said."""
    named = await unit.session.execute(select(EmotionSubcategory.id, EmotionSubcategory.name))
    name = dict(named.all())
    owners = await unit.session.execute(select(TelegramAccount.user_id, TelegramAccount.telegram_id))
    owner = dict(owners.all())
    entries: dict[int, list[EmotionCheckIn]] = {student.person.id: [] for student in students}
    for entry in await unit.session.scalars(select(EmotionCheckIn).order_by(EmotionCheckIn.timestamp)):
        entries[owner[entry.user_id]].append(entry)
    lost, twice, words = [], [], []
    for student in students:
        mine = entries[student.person.id]
        result.check_ins += len(mine)
        lost += [f"{student.person.name}: {one}" for one in student.kept if one not in [entry.id for entry in mine]]
        twice += [f"{student.person.name}: {entry.id}" for entry in mine if entry.id not in student.kept]
        written = [(tuple(name[key] for key in entry.feelings), entry.journal_entry) for entry in mine]
        said = [(one.words, one.journal) for one in student.said]
        words += [f"{student.person.name}: {one}, kept {written}" for one in said if one not in written]
    result.wrong |= {"check-ins lost": lost, "twice": twice, "words lost": words}


async def _stuck(unit: Unit, students: Sequence[Student]) -> list[str]:
    """Conversations that were left open, but for one that somebody began anew while the answer was on its way."""
    chats = await unit.session.execute(select(Chat.id, Chat.telegram_id))
    chat = dict(chats.all())
    began_anew = {student.person.id for student in students if student.is_finished and student.started_over}
    return [
        f"{chat[row.chat_id]}: {row.flow} {row.state} at {row.step}"
        for row in await _all(unit, Conversation)
        if row.state != "done" and not (row.step == "category" and chat[row.chat_id] in began_anew)
    ]


def _out_of_order(inbox: Sequence[InboxRow]) -> list[str]:
    """What was served before something that the same chat had sent earlier."""
    found, newest = [], dict[str, InboxRow]()
    for row in inbox:
        before = newest.get(row.lane)
        if before and before.handled_at and row.handled_at and row.handled_at < before.handled_at:
            found.append(f"{row.lane}: {before.key} after {row.key}")
        newest[row.lane] = row
    return found


def _last_messages(world: World, chats: Sequence[Chat], outbox: Sequence[OutboxRow]) -> list[str]:
    """Chats in which the newest thing that the bot had to say does not stand as it was meant."""
    newest = {row.chat_id: row for row in outbox}
    wrong = []
    for chat in chats:
        row = newest.get(chat.id)
        there = world.chats[chat.telegram_id].find(row.message_id) if row else None
        if row is None or there is None or parse(row.payload["text"])[0] != there.text:
            wrong.append(f"{chat.telegram_id}: {row and row.payload}, stands {there and there.text!r}")
    return wrong


def _copies(world: World, outbox: Sequence[OutboxRow], result: Reckoning) -> None:
    """Count what the outbox knows nothing of: sent, but the cut came before that was noted, so it was sent again.

    One process must never send a message twice; its lives are told apart by the question who it is.
    """
    noted = {row.message_id for row in outbox if row.state == "sent" and row.fresh}
    life, sent = 0, list[tuple[int, tuple[str, ...], int]]()
    for call in world.calls:
        life += call.method == "getMe"
        if call.method == "sendMessage" and not call.was_refused:
            said = tuple(str(call.arguments.get(name)) for name in ("chat_id", "text", "reply_markup"))
            sent.append((life, said, call.result["message_id"]))
    result.messages = len(sent)
    times = Counter(said for _, said, _ in sent)
    unnoted = [(one, said) for one, said, number in sent if number not in noted]
    result.sent_twice = sum(times[said] > 1 for _, said in unnoted)
    lives_of_noted = {said: one for one, said, number in sent if number in noted}
    result.wrong["sent twice without a cut"] = [
        str(said) for one, said in unnoted if one in (life, lives_of_noted.get(said))
    ]
