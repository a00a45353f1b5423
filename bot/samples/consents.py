"""What a home said yes to: for one student, and for several of a class."""

from bot.conversations import consents
from bot.samples.sample import FLOW, Sample
from bot.services.who import Who


def samples(coach: Who, student_id: str, batch_id: str) -> list[Sample]:
    """Return the flow for one student, and for a class with nobody ticked and with somebody."""
    several = FLOW[consents.SEVERAL]
    return [
        (FLOW[consents.ONE], "a coach", coach, consents.draft_for(student_id, "helper")),
        (several, "a coach", coach, consents.draft_for_class(batch_id, [])),
        (several, "a coach, for everybody", coach, consents.draft_for_class(batch_id, [student_id])),
    ]
