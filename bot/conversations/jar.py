"""Marbles in words: what one is for, how many, what treats there are, and what a student proposes."""

import re
from typing import Any

from bot.conversations.flow import Flow
from bot.conversations.step import Draft, Values
from bot.conversations.steps import Choice, Confirm, Text
from bot.db import Unit
from bot.models import new_id
from bot.services import batches, inbox_news, scope
from bot.services.errors import BotError
from bot.services.jar import adding, nominating, reasons, standing, votes
from bot.services.who import Who
from bot.views import jar_of_coach as views
from bot.views import jar_of_student as student_views
from bot.views.path_words import coaches
from bot.views.view import View
from bot.views.words import _

MARBLE, MARBLES, TREATS, NOMINATE = "marble", "marbles", "treats", "nominate"
_NUMBER = re.compile(r"[0-9]{1,2}")


def _batch(draft: Draft) -> str:
    """Return whose jar it is: where a coach has several classes, and said a deed first, they are asked."""
    return str(draft.get("batch") or draft["of"])


async def _jars(unit: Unit, who: Who, _draft: Draft) -> Values:
    found = await batches.of_coach(unit, who)
    return {"jars": [await standing.of_batch(unit, one.batch) for one in found]}


async def _jar(unit: Unit, who: Who, draft: Draft) -> Values:
    found = await standing.of_coach(unit, who, _batch(draft))
    return {"batch": found.batch.name, "count": found.count}


def _number(words: str) -> str | None:
    found = _NUMBER.fullmatch(words.strip())
    return str(int(found[0])) if found and 1 <= int(found[0]) <= adding.MOST_AT_ONCE else None


async def _fills(unit: Unit, who: Who, draft: Draft) -> Values:
    found = await standing.of_coach(unit, who, _batch(draft))
    return {"fills": found.count + int(draft.get("number", 1)) == standing.FULL}


async def with_words(unit: Unit, who: Who, batch_id: str, words: str) -> dict[str, Any]:
    """Return the draft of a marble that somebody has said already what it is for."""
    draft = {"batch": batch_id, "words": words}
    return {**draft, **await _fills(unit, who, draft)}


async def _put_in(unit: Unit, who: Who, draft: Draft) -> View:
    """Put them in, unless the last one was not meant."""
    if draft.get("sure") is False:
        return views.as_it_is(await standing.of_coach(unit, who, _batch(draft)))
    number, sure = int(draft.get("number", 1)), bool(draft.get("sure"))
    try:
        put_in = await adding.add(unit, who, _batch(draft), draft["words"], number, may_fill=sure)
    except BotError as error:
        if error.code != "jar_full":
            raise
        return views.empty(await standing.of_coach(unit, who, _batch(draft)))
    return views.went_in(put_in.jar, put_in.marbles, new_id())


async def _treats(unit: Unit, who: Who, draft: Draft) -> View:
    return views.choose_treats(await votes.set_treats(unit, who, draft["batch"], draft["treats"]))


async def deed(unit: Unit, who: Who, words: str) -> dict[str, Any]:
    """Return the draft of a proposal for which words were said already: offered as its answer, unless they can't be."""
    jar = await standing.of_mine(unit, who)
    try:
        return {"said": await reasons.checked(unit, jar.batch, words)}
    except BotError:
        return {"words": words}  # which is refused, with the reason, and asked for again


async def _nominate(unit: Unit, who: Who, draft: Draft) -> View:
    one = await nominating.nominate(unit, who, draft["words"])
    await inbox_news.tell(unit, nominating.NAME, one.id, loud=True)
    return student_views.thanks(coaches(await scope.coach_names(unit, who.student())), one)


_OF = Choice(
    key="of", when=lambda draft: "batch" not in draft, load=_jars, keep=_fills,
    ask=lambda values, _draft: views.ask_which(values["jars"]),
)  # fmt: skip
_WORDS = Text(
    key="words", load=_jar, limit=reasons.LIMIT, keep=_fills,
    ask=lambda values, _draft: views.ask_words(values["batch"], values["count"]),
)  # fmt: skip
# Somebody may be quicker: then it is asked when the marble goes in.
_SURE = Confirm(
    key="sure", when=lambda draft: draft.get("fills") or "sure" in draft, ask=lambda _values, _draft: views.ask_fills()
)

_BESIDE = frozenset({"fills"})

FLOWS = (
    Flow(name=MARBLE, title=lambda: _("the marble"), steps=(_OF, _WORDS, _SURE), finish=_put_in, beside=_BESIDE),
    Flow(
        name=MARBLES, title=lambda: _("the marbles"), finish=_put_in, beside=_BESIDE,
        steps=(
            Text(
                key="number", load=_jar, limit=20, parse=_number, misread="no_marbles",
                ask=lambda values, _draft: views.ask_number(values["batch"], values["count"]),
            ),
            _WORDS,
            _SURE,
        ),
    ),
    Flow(
        name=TREATS, title=lambda: _("the treats"), finish=_treats,
        steps=(Text(key="treats", limit=1000, load=_jar, ask=lambda _values, _draft: views.ask_treats()),),
    ),
    Flow(
        name=NOMINATE, title=lambda: _("what your class did"), finish=_nominate,
        steps=(
            Text(
                key="words", limit=reasons.LIMIT,
                ask=lambda _values, draft: student_views.ask_words(draft.get("said")),
            ),
        ),
    ),
)  # fmt: skip
