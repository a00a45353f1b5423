"""A few answers in a student's own words, each of which may be left out."""

from collections.abc import Mapping, Sequence

from bot.services.errors import BotError

Answers = Mapping[str, str | None]


def checked(answers: Answers, questions: Sequence[str], limit: int) -> dict[str, str | None]:
    """Return the answers to these questions without the space around them; one at least, and none too long."""
    said = {key: (answers.get(key) or "").strip() or None for key in questions}
    if not any(said.values()):
        raise BotError("one_answer", step=questions[0])
    for key, text in said.items():
        if text and len(text) > limit:
            raise BotError("text_too_long", step=key, length=len(text), limit=limit)
    return said
