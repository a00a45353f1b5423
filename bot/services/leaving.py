"""Leaving for good: hidden at once, deleted after days in which it can be undone; or deleted at once by a coach."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from sqlalchemy import String, cast, delete, select, update

from bot.db import Unit
from bot.models import (
    Base,
    Batch,
    Broadcast,
    Chat,
    Conversation,
    InboxRow,
    Leaver,
    Newcomer,
    OutboxRow,
    Reminder,
    TelegramAccount,
    User,
)
from bot.models.wire import is_over
from bot.notices import Notice
from bot.services import scope, secret, stand_ins
from bot.services.errors import BotError
from bot.services.reminding import planning
from bot.services.who import Who, present, switch

THINK_IT_OVER = timedelta(days=7)


async def leave(unit: Unit, who: Who) -> Leaver:
    """Stop everything for somebody who wants to be forgotten; a second wish changes nothing."""
    if who.user is None:
        raise BotError("strangers")
    if who.is_coach:
        await _somebody_remains(unit, who.user)
    until = unit.now + THINK_IT_OVER
    row = Leaver(user_id=who.user.id, why="forget_me", decided_by=who.user.id, left_at=unit.now, delete_at=until)
    unit.session.add(row)
    await unit.session.flush()
    mine = update(Conversation).where(Conversation.user_id == who.user.id)
    await unit.session.execute(mine.values(state="gone", draft={}, shown={}, path=[], expires_at=None))
    if who.is_student:
        for coach in await scope.coaches_of(unit, who.user.batch):
            unit.tell(Notice(coach.id, "leaver", {"name": who.name, "until": until.date()}))
    return row


async def _somebody_remains(unit: Unit, coach: User) -> None:
    """A school with students keeps a coach who sees all of them."""
    account = select(TelegramAccount.user_id)
    others = select(User.id).where(User.role == "admin", User.id != coach.id, User.id.in_(account), present())
    sights = await scope.sights(unit, (await unit.session.scalars(others)).all())
    if any(one.names is None for one in sights.values()):
        return
    if await unit.session.scalar(select(User.id).where(User.role == "student", present()).limit(1)):
        raise BotError("last_coach")


async def leaver_here(unit: Unit, who: Who) -> tuple[Leaver, User] | None:
    """Return whoever of this Telegram account has left and is not deleted yet, the last to leave first."""
    found = await unit.session.execute(
        select(Leaver, User)
        .join(User, User.id == Leaver.user_id)
        .join(TelegramAccount, TelegramAccount.user_id == User.id)
        .where(TelegramAccount.telegram_id == who.telegram_id, Leaver.delete_at > unit.now)
        .order_by(Leaver.left_at.desc())
    )
    row = found.first()
    return (row[0], row[1]) if row else None


async def come_back(unit: Unit, who: Who) -> User:
    """Undo leaving, in time, from the same Telegram account."""
    found = await leaver_here(unit, who)
    if found is None or found[0].why != "forget_me":
        raise BotError("over")
    row, user = found
    await unit.session.delete(row)
    await unit.session.flush()
    await switch(unit, who.telegram_id, user.id)
    await planning.follow(unit, user.id)
    return user


async def delete_student(unit: Unit, who: Who, student_id: str) -> str:
    """Delete a student at once, at a guardian's wish; return the name for the last words to the coach."""
    student = await scope.student(unit, who, student_id)
    name = student.display_name
    await erase(unit, student)
    return name


async def due(unit: Unit) -> Sequence[str]:
    """Return the ids of everybody whose days are over."""
    gone = select(Leaver.user_id).where(Leaver.delete_at <= unit.now).order_by(Leaver.delete_at)
    return (await unit.session.scalars(gone)).all()


async def delete_due(unit: Unit, user_ids: Collection[str]) -> int:
    """Delete those of these people whose days are over; return how many. Whom another program deletes is left to it."""
    users = await unit.session.scalars(
        select(User)
        .join(Leaver, Leaver.user_id == User.id)
        .where(User.id.in_(user_ids), Leaver.delete_at <= unit.now)
        .order_by(User.id)
        .with_for_update(of=User, skip_locked=True)
    )
    found = users.all()
    for user in found:
        await erase(unit, user)
    return len(found)


async def erase_again(unit: Unit, erased: Collection[str]) -> int:
    """Delete everybody again whose id has one of these hashes; return how many of them a backup had brought back."""
    everybody = (await unit.session.scalars(select(User))).all()
    back = [user for user in everybody if secret.hashed(user.id) in erased]
    for user in back:
        await erase(unit, user)
    return len(back)


async def erase(unit: Unit, user: User) -> None:
    """Delete a user with every row that is theirs, and what stands of them in queues and lists."""
    unit.erased.append(user.id)
    if user.role == "admin":
        await _hand_over(unit, user)
    accounts = select(TelegramAccount.telegram_id).where(TelegramAccount.user_id == user.id)
    for telegram_id in (await unit.session.scalars(accounts)).all():
        await _forget_chat(unit, telegram_id, user.id)
    await _forget_mentions(unit, user.id)
    await take_off_lists(unit, user.id)
    await unit.session.execute(delete(User).where(User.id == user.id))
    unit.session.expunge(user)


async def _forget_mentions(unit: Unit, user_id: str) -> None:
    """Empty what others sent and were sent that has this person's id in it: a button of a coach's message."""
    for queue in (InboxRow, OutboxRow):
        named = cast(queue.payload, String).contains(user_id, autoescape=True)
        await unit.session.execute(update(queue).where(is_over(queue), named).values(payload=None))


async def _forget_chat(unit: Unit, telegram_id: int, user_id: str) -> None:
    """Empty what was said in a chat that nobody else reads; otherwise only what was for this person."""
    mine = TelegramAccount.telegram_id == telegram_id
    others = select(TelegramAccount.id).where(mine, TelegramAccount.user_id != user_id).limit(1)
    if await unit.session.scalar(others):
        return
    said = update(InboxRow).where(InboxRow.lane == str(telegram_id), is_over(InboxRow))
    await unit.session.execute(said.values(payload=None))
    await unit.session.execute(delete(Newcomer).where(Newcomer.telegram_id == telegram_id))
    chat = select(Chat.id).where(Chat.telegram_id == telegram_id).scalar_subquery()
    await unit.session.execute(delete(Conversation).where(Conversation.chat_id == chat))
    await unit.session.execute(
        update(OutboxRow).where(OutboxRow.chat_id == chat, is_over(OutboxRow)).values(payload=None)
    )


async def take_off_lists(unit: Unit, user_id: str) -> None:
    """Take a person who is about to be deleted off the lists of ids that no foreign key keeps true."""
    for group in await unit.session.scalars(select(Batch)):
        if user_id in group.care_contacts:
            group.care_contacts = [one for one in group.care_contacts if one != user_id]
    await unit.session.execute(delete(Reminder).where(Reminder.subject_id == user_id))
    for sent in await unit.session.scalars(select(Broadcast)):
        if user_id in sent.readers:
            sent.readers = [one for one in sent.readers if one != user_id]
            sent.outcomes = {one: outcome for one, outcome in sent.outcomes.items() if one != user_id}
    await unit.session.flush()


async def _hand_over(unit: Unit, coach: User) -> None:
    """Put "a former coach" wherever the contract requires the coach who is being deleted."""
    stand_in = await stand_ins.ensure(unit, stand_ins.FORMER_COACH)
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column.table.name == User.__tablename__ and key.ondelete == "RESTRICT":
                theirs = update(table).where(key.parent == coach.id)
                await unit.session.execute(theirs.values({key.parent.name: stand_in.id}))
