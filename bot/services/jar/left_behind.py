"""A poll stays behind when its group becomes a supergroup: nobody can vote there any more, nor close it."""

from sqlalchemy import update

from bot.db import Unit
from bot.models import Batch, TreatVote
from bot.notices import Notice
from bot.services import scope
from bot.services.jar import votes


async def stay(unit: Unit, chat_id: str) -> None:
    """Let a poll of a group that has moved be over, and its class vote where the group is now.

    Nobody can vote in both. Where some have voted already, their coaches say whether that counts; until then all that
    we know of it is kept.
    """
    gone = update(TreatVote).where(TreatVote.chat_id == chat_id, TreatVote.state == "open").values(state="lost")
    rows = await unit.session.scalars(gone.returning(TreatVote), execution_options={"populate_existing": True})
    for vote in rows.all():
        if (batch := await votes.batch_of(unit, vote.filling_id)) is not None:
            if any(vote.counts):
                await _tell(unit, batch, vote)
            else:
                await votes.ask_anew(unit, batch)


async def _tell(unit: Unit, batch: Batch, vote: TreatVote) -> None:
    values = {
        "batch": batch.name, "id": batch.id, "vote": vote.id, "count": sum(vote.counts),
        "leading": votes.leading(vote),
    }  # fmt: skip
    for coach in await scope.coaches_of(unit, batch.name):
        unit.tell(Notice(coach.id, "vote_left_behind", values))
