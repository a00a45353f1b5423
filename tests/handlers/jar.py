"""What the jar of the matrix's school has in it, and who watches it."""

from bot.db import Unit
from bot.models import Batch, Chat, GroupChat, JarFilling, Marble, Nomination, TreatVote, TrustJar, User

NOMINATED = "zebradeed"


async def in_a_jar(unit: Unit, student: User, coach: User, batch: Batch) -> dict[str, str]:
    """Let a class have three marbles, a group, a vote that goes on, and a deed that waits; return their ids."""
    chat = Chat(telegram_id=-5, kind="group")
    filling = JarFilling(batch_id=batch.id, begun_at=unit.now)
    deed = Nomination(user_id=student.id, batch_id=batch.id, words=NOMINATED, created_at=unit.now)
    unit.session.add_all([chat, filling, deed, TrustJar(batch=batch.name, count=3, updated_at=unit.now)])
    await unit.session.flush()
    marbles = [Marble(filling_id=filling.id, reason="3 × 8", added_by=coach.id, added_at=unit.now) for _ in range(3)]
    group = GroupChat(chat_id=chat.id, batch_id=batch.id, bound_at=unit.now, language="en", may_pin=True)
    vote = TreatVote(filling_id=filling.id, chat_id=chat.id, treats=["film", "games"], counts=[1, 0], poll_id="7",
                     state="open", asked_at=unit.now)  # fmt: skip
    unit.session.add_all([*marbles, group, vote])
    await unit.session.flush()
    return {"filling": filling.id, "marble": marbles[0].id, "vote": vote.id, "nomination": deed.id}
