"""The group's one message about its jar: pinned, silent, and edited whenever the jar changes."""

from sqlalchemy import select

from bot.clock import local_day
from bot.db import Unit
from bot.models import Batch, GroupChat, TreatVote
from bot.notices import Notice, PollOver, Priority
from bot.services.jar import standing
from bot.services.jar.standing import Jar


def slot(batch: Batch) -> str:
    """Return the place of a batch's jar in its group."""
    return f"jar:{batch.id}"


def vote_slot(vote: TreatVote) -> str:
    """Return the place of a vote in its group."""
    return f"vote:{vote.id}"


async def group_of(unit: Unit, batch: Batch) -> GroupChat | None:
    """Return the group in which a batch is now; None where there is none, or where we were thrown out."""
    return await unit.session.scalar(
        select(GroupChat).where(GroupChat.batch_id == batch.id, GroupChat.left_at.is_(None))
    )


async def show(unit: Unit, batch: Batch, *, anew: bool = False) -> Jar:
    """Let the group see its jar as it stands, and return that.

    What was not sent yet is replaced, so that bursts are one edit. `anew` it is a new message at the end of the chat,
    and that one is pinned.
    """
    jar, group = await standing.of_batch(unit, batch), await group_of(unit, batch)
    if group is None:
        return jar
    values = {"count": jar.count, "newest": jar.newest, "seed": jar.seed}
    unit.tell(
        Notice("", "jar", values, Priority.BULK, slot(batch), quiet=True, chat_id=group.chat_id,
               language=group.language, pinned=True, fresh=anew)
    )  # fmt: skip
    return jar


async def leave(unit: Unit, batch: Batch) -> None:
    """Let the message in the group say that it is how the jar stood: it is not edited any more."""
    group = await group_of(unit, batch)
    if group is not None:
        jar = await standing.of_batch(unit, batch)
        values = {"count": jar.count, "seed": jar.seed, "on": local_day(unit.now, batch.zone)}
        unit.tell(
            Notice("", "jar_stood", values, slot=slot(batch), quiet=True, chat_id=group.chat_id,
                   language=group.language)
        )  # fmt: skip


async def ask(unit: Unit, group: GroupChat, vote: TreatVote) -> None:
    """Ask the group which treat it shall be: the one message that celebrates."""
    values = {"treats": vote.treats, "vote": vote.id}
    unit.tell(Notice("", "jar_full", values, slot=vote_slot(vote), chat_id=group.chat_id, language=group.language))


def close(unit: Unit, vote: TreatVote) -> None:
    """Let a vote take no more voices."""
    unit.tell(PollOver(vote.chat_id, vote_slot(vote), vote.id))


async def tell_result(unit: Unit, batch: Batch, vote: TreatVote) -> None:
    """Say what came out, in the group that voted."""
    group = await group_of(unit, batch)
    if group is not None and group.chat_id == vote.chat_id and any(vote.counts):
        values = {"treats": vote.treats, "counts": vote.counts}
        unit.tell(Notice("", "treat_chosen", values, chat_id=group.chat_id, language=group.language))
