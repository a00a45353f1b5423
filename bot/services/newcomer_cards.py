"""A coach's cards about newcomers: a yes ties somebody who waits to a row of the roster, or to a new one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import exists, func, literal, or_, select, union_all, update

from bot.db import Unit
from bot.models import Base, Batch, Decision, Newcomer, Preferences, TelegramAccount, User
from bot.notices import Notice
from bot.services import accounts, leaving, mydata, scope
from bot.services.accounts import Choices
from bot.services.cards import Card, Done, Kind, found, move
from bot.services.errors import BotError
from bot.services.names import plain
from bot.services.newcomers import NAME, not_yet_joined
from bot.services.who import Who, present

# What accepting makes by itself, or what the wire keeps about anybody who presses a button.
NOT_BUILT_ON = frozenset(
    {"telegram_accounts", "sessions", "preferences", "reminders", "unasked_days", "outbox", "conversations"}
)


async def _waiting(unit: Unit, coach: User) -> Sequence[Card]:
    rows = (
        await unit.session.execute(
            scope.with_batch(Newcomer, coach).where(Newcomer.state == "waiting").order_by(Newcomer.created_at)
        )
    ).all()
    rosters = {name: await _roster(unit, name) for name in {batch.name for _, batch in rows}}
    claimed = [(batch.name, plain(one.name)) for one, batch in rows]
    return [
        Card(
            NAME, one.id, one.created_at, one.name, batch.name,
            ordinary=rosters[batch.name].expects(one.name) and claimed.count(claim) == 1,
        )
        for (one, batch), claim in zip(rows, claimed, strict=True)
    ]  # fmt: skip


@dataclass(frozen=True)
class Roster:
    """A batch as a newcomer meets it: who has not come in yet, what everybody is called, whether there is a list.

    A batch has no list while everybody in it came by its invite and was new.
    """

    free: Sequence[User]
    names: Counter[str]
    has_list: bool

    def same(self, name: str) -> User | None:
        """Return the one row of this name that nobody has come in with; None if there are several, too."""
        found = [one for one in self.free if plain(one.display_name) == plain(name)]
        return found[0] if len(found) == 1 else None

    def is_open(self, name: str) -> bool:
        """Whether the batch fills up by its invite alone, and nobody of this name is there."""
        return not self.has_list and not self.names[plain(name)]

    def expects(self, name: str) -> bool:
        """Whether there is nothing unusual in somebody of this name coming in."""
        return self.same(name) is not None or self.is_open(name)


async def _roster(unit: Unit, batch: str) -> Roster:
    was_new = exists().where(Newcomer.user_id == User.id, Newcomer.created_at <= User.created_at)
    students = select(User.display_name, was_new).where(User.role == "student", User.batch == batch, present())
    found = (await unit.session.execute(students)).all()
    names = Counter(plain(name) for name, _ in found)
    return Roster(await not_yet_joined(unit, {batch}), names, has_list=not all(new for _, new in found))


async def _own(unit: Unit, coach: User, newcomer_id: str) -> tuple[Newcomer, Batch]:
    return await found(unit, scope.with_batch(Newcomer, coach).where(Newcomer.id == newcomer_id))


async def _evidence(unit: Unit, coach: User, newcomer_id: str) -> Mapping[str, Any]:
    newcomer, batch = await _own(unit, coach, newcomer_id)
    roster = await _roster(unit, batch.name)
    same = roster.same(newcomer.name)
    return {
        "name": newcomer.name,
        "batch": batch.name,
        "since": newcomer.created_at,
        "state": newcomer.state,
        "roster": [(one.id, one.display_name) for one in roster.free],
        "same": same.id if same else None,
        "is_open": roster.is_open(newcomer.name),
        "namesakes": roster.names[plain(newcomer.name)],
    }


async def _approve(unit: Unit, who: Who, newcomer_id: str, choice: str | None) -> Done | None:
    """Tie a newcomer to a row of the roster: the `choice`, or the one of the same name, or a new one."""
    newcomer, batch = await _own(unit, who.coach(), newcomer_id)
    if not await move(unit, Newcomer.id, newcomer.id, Newcomer.state, "waiting", "accepted"):
        return None
    user, is_new = await _tie(unit, newcomer, batch, choice)
    had = await _rows_about(unit, user)
    await unit.session.execute(update(Newcomer).where(Newcomer.id == newcomer.id).values(user_id=user.id))
    # A brother may be in the middle of a sentence on the same phone.
    await accounts.sign_in(unit, newcomer.telegram_id, user, at_once=False)
    await accounts.choose(unit, user, Choices(**newcomer.choices))
    unit.tell(Notice(user.id, "newcomer_accepted", {"name": user.display_name, "coach": who.name}))
    return Done(user.id, {"new": is_new, "had": had})


async def _tie(unit: Unit, newcomer: Newcomer, batch: Batch, choice: str | None) -> tuple[User, bool]:
    roster = await _roster(unit, batch.name)
    if choice == "new" or (choice is None and roster.is_open(newcomer.name)):
        return await accounts.add_user(unit, newcomer.name, "student", batch.name), True
    if choice is None:
        tied = roster.same(newcomer.name)
    else:
        tied = next((one for one in roster.free if one.id == choice), None)
    if tied is None:
        raise BotError("roster_row_taken")
    return tied, False


async def _refuse(unit: Unit, who: Who, newcomer_id: str, reason: str) -> Done | None:
    newcomer, _ = await _own(unit, who.coach(), newcomer_id)
    if not await move(unit, Newcomer.id, newcomer.id, Newcomer.state, "waiting", "refused"):
        return None
    _tell(unit, newcomer, "newcomer_refused", name=newcomer.name, coach=who.name, reason=reason)
    return Done(None, {})


def _tell(unit: Unit, newcomer: Newcomer, kind: str, **values: str) -> None:
    """Write to somebody who is no user yet: their chat is all that we know of them."""
    unit.tell(Notice("", kind, values, chat_id=newcomer.chat_id))


async def _take_back(unit: Unit, decision: Decision) -> bool:
    """Let a newcomer wait again, unless anything came to hang on their row since, or they wait anew already."""
    newcomer = await unit.session.get_one(Newcomer, decision.subject_id, populate_existing=True)
    again = select(Newcomer.id).where(
        Newcomer.telegram_id == newcomer.telegram_id, Newcomer.name == newcomer.name, Newcomer.state == "waiting"
    )
    if await unit.session.scalar(again):
        return False
    # Locked, so that nobody hangs anything on it between the look and the deletion.
    user = await unit.session.get(User, newcomer.user_id, with_for_update=True) if newcomer.user_id else None
    newcomer.state, newcomer.user_id = "waiting", None
    await unit.session.flush()
    if user is not None:
        await _let_go_of_decisions(unit, user)
        had = decision.undo.get("had", {})
        if any(count > had.get(table, 0) for table, count in (await _rows_about(unit, user)).items()):
            return False
        await _forget_joining(unit, newcomer, user, is_new=bool(decision.undo.get("new")))
    _tell(unit, newcomer, "newcomer_waits_again", name=newcomer.name)
    return True


async def _let_go_of_decisions(unit: Unit, user: User) -> None:
    """Keep what was decided about a newcomer, whatever becomes of the row they were tied to."""
    decided = update(Decision).where(Decision.student_id == user.id, Decision.kind == NAME)
    await unit.session.execute(decided.values(student_id=None))


async def _rows_about(unit: Unit, user: User) -> dict[str, int]:
    """Count the rows that name a student, by table, found by walking the tables: a new one cannot be forgotten."""
    counts = [
        select(literal(table.name), func.count())
        .select_from(table)
        .where(or_(*(column == user.id for column in mydata.people_columns(table))))
        for table in Base.metadata.sorted_tables
        if table.name not in NOT_BUILT_ON and mydata.people_columns(table)
    ]
    return {table: count for table, count in await unit.session.execute(union_all(*counts)) if count}


async def _forget_joining(unit: Unit, newcomer: Newcomer, user: User, *, is_new: bool) -> None:
    """Undo what accepting did: the session, the account, the choices, and the row of the roster if that was new."""
    account = await unit.session.scalar(
        select(TelegramAccount).where(
            TelegramAccount.telegram_id == newcomer.telegram_id, TelegramAccount.user_id == user.id
        )
    )
    mine = await unit.session.get(Preferences, user.id)
    if is_new:
        await leaving.take_off_lists(unit, user.id)
    for row in (account, mine, user if is_new else None):
        if row is not None:
            await unit.session.delete(row)
    await unit.session.flush()


async def _readers(unit: Unit, newcomer_id: str) -> Sequence[User]:
    name = select(Batch.name).join(Newcomer, Newcomer.batch_id == Batch.id).where(Newcomer.id == newcomer_id)
    return await scope.coaches_of(unit, await unit.session.scalar(name))


KIND = Kind(NAME, _waiting, _evidence, _approve, _refuse, _take_back, _readers)
