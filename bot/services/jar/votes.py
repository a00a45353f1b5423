"""The class votes on its treat, once for each full jar: we know how many voices each has, and nobody's vote."""

from collections.abc import Sequence

from sqlalchemy import select, update

from bot.db import Unit
from bot.models import Batch, JarFilling, TreatVote
from bot.notices import Notice
from bot.services import scope
from bot.services.errors import BotError
from bot.services.jar import reasons, showing, standing
from bot.services.names import on_one_line
from bot.services.who import Who

READY = ("film", "games", "pancakes")  # their words are in `views/jar.py`
FEWEST, MOST = 2, 10
TREAT = 60  # characters


async def ask(unit: Unit, batch: Batch) -> TreatVote | None:
    """Ask the class which treat it shall be; None where it has no group, or was asked already."""
    jar = await standing.of_batch(unit, batch)
    group = await showing.group_of(unit, batch)
    if group is None or jar.vote is not None or not jar.is_full:
        return None
    treats = list(batch.treats or READY)
    vote = TreatVote(filling_id=jar.filling.id, chat_id=group.chat_id, treats=treats, counts=[0] * len(treats),
                     state="asked", asked_at=unit.now)  # fmt: skip
    unit.session.add(vote)
    await unit.session.flush()
    await showing.ask(unit, group, vote)
    return vote


async def ask_again(unit: Unit, who: Who, batch_id: str) -> TreatVote | None:
    """Ask a class whose group came later, whose poll was lost or stayed behind, or was over before anybody voted.

    One that stands there, or has a result, is not asked twice.
    """
    return await ask_anew(unit, await scope.batch(unit, who, batch_id))


async def ask_anew(unit: Unit, batch: Batch) -> TreatVote | None:
    """Ask a class whose last vote came to nothing, or that was not asked yet."""
    jar = await standing.of_batch(unit, batch)
    if jar.vote is not None and may_be_asked_again(jar.vote):
        await unit.session.delete(jar.vote)
        await unit.session.flush()
    return await ask(unit, batch)


def may_be_asked_again(vote: TreatVote) -> bool:
    """Whether a vote came to nothing: its poll was lost or stayed behind, or it is over without a voice."""
    return vote.state == "lost" or (vote.state == "closed" and not any(vote.counts))


async def opened(unit: Unit, vote_id: str, poll_id: str | None) -> None:
    """Note that Telegram has the poll, and by which name."""
    asked = update(TreatVote).where(TreatVote.id == vote_id, TreatVote.state.in_(("asked", "lost")))
    await unit.session.execute(asked.values(poll_id=poll_id, state="open"))


async def lost(unit: Unit, vote_id: str) -> None:
    """Note that nobody knows whether the group has the poll; a coach goes and looks."""
    gone = update(TreatVote).where(TreatVote.id == vote_id, TreatVote.state == "asked").values(state="lost")
    filling = (await unit.session.execute(gone.returning(TreatVote.filling_id))).scalar_one_or_none()
    if filling is not None and (batch := await batch_of(unit, filling)) is not None:
        for coach in await scope.coaches_of(unit, batch.name):
            unit.tell(Notice(coach.id, "vote_lost", {"batch": batch.name, "id": batch.id}))


async def counted(unit: Unit, poll_id: str, counts: Sequence[int], *, is_over: bool) -> None:
    """Note how many voices each treat has; of a poll that is none of ours, nothing."""
    known = select(TreatVote).where(TreatVote.poll_id == poll_id).execution_options(populate_existing=True)
    vote = await unit.session.scalar(known)
    if vote is not None and len(counts) == len(vote.treats):
        vote.counts = list(counts)
        if is_over and vote.state == "open":
            vote.state, vote.closed_at = "closed", unit.now


async def close(unit: Unit, who: Who, batch_id: str, vote_id: str) -> TreatVote:
    """Let nobody vote any more; a second time changes nothing. BotError: over."""
    batch = await scope.batch(unit, who, batch_id)
    vote = (await standing.of_batch(unit, batch)).vote
    if vote is None or vote.id != vote_id:
        raise BotError("over")
    await end(unit, vote)
    return vote


async def end(unit: Unit, vote: TreatVote) -> None:
    """Let a vote be over, whoever ends it. What came out is told once Telegram has counted."""
    ended = await unit.session.execute(
        update(TreatVote)
        .where(TreatVote.id == vote.id, TreatVote.state.in_(("asked", "open", "lost")))
        .values(state="closing", closed_at=unit.now)
        .returning(TreatVote.id)
    )
    if ended.scalar_one_or_none() is not None:
        await unit.session.refresh(vote)
        showing.close(unit, vote)


async def ended(unit: Unit, vote_id: str, voices: Sequence[int] | None) -> None:
    """Tell the class what came out: by the last count, where Telegram said it, or else as far as we know; once."""
    over = update(TreatVote).where(TreatVote.id == vote_id, TreatVote.state == "closing").values(state="closed")
    vote = await unit.session.scalar(over.returning(TreatVote), execution_options={"populate_existing": True})
    if vote is None:
        return
    if voices is not None and len(voices) == len(vote.treats):
        vote.counts = list(voices)
    if (batch := await batch_of(unit, vote.filling_id)) is not None:
        await showing.tell_result(unit, batch, vote)


async def batch_of(unit: Unit, filling_id: str) -> Batch | None:
    """Return whose jar a filling is of."""
    batches = select(Batch).join(JarFilling, JarFilling.batch_id == Batch.id)
    return await unit.session.scalar(batches.where(JarFilling.id == filling_id))


def leading(vote: TreatVote) -> list[str]:
    """Return the treats with the most voices; none before anybody voted."""
    most = max(vote.counts, default=0)
    return [treat for treat, count in zip(vote.treats, vote.counts, strict=True) if count == most > 0]


async def set_treats(unit: Unit, who: Who, batch_id: str, lines: str) -> Batch:
    """Say what a class may choose from, a line each; from the next full jar on.

    BotError: treats_number, text_too_long, treat_twice, treats_name_somebody.
    """
    batch = await scope.batch(unit, who, batch_id)
    treats = [line for one in lines.splitlines() if (line := on_one_line(one))]
    if not FEWEST <= len(treats) <= MOST:
        raise BotError("treats_number", step="treats", least=FEWEST, most=MOST, number=len(treats))
    if longest := next((one for one in treats if len(one) > TREAT), None):
        raise BotError("text_too_long", step="treats", length=len(longest), limit=TREAT)
    if len({one.casefold() for one in treats}) < len(treats):
        raise BotError("treat_twice", step="treats")
    if found := await reasons.naming(unit, batch, "\n".join(treats)):
        raise BotError("treats_name_somebody", step="treats", names=found)
    batch.treats = treats
    return batch


async def ready_treats(unit: Unit, who: Who, batch_id: str) -> Batch:
    """Let a class choose from the ready treats again."""
    batch = await scope.batch(unit, who, batch_id)
    batch.treats = None
    return batch
