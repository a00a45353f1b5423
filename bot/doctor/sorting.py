"""`doctor --llm`: our reflections through the configured helper, and what came of it as sentences."""

from collections.abc import Iterator

from bot.content.reflections import reflections
from bot.doctor.findings import Finding, look, note, ok
from bot.doctor.scoring import ANSWERS, Score
from bot.llm.errors import HelperError
from bot.llm.helper import Helper, helper_of
from bot.llm.prompts import PROMPTS
from bot.services import extraction
from bot.services.helper.redaction import Redaction, UnknownPlaceholderError
from bot.settings import Settings

PROMPT = "reflection"


async def examine(settings: Settings) -> list[Finding]:
    """Let the configured helper sort all of them; each is one question to it, which somebody may have to pay."""
    helper = helper_of(settings)
    if helper is None:
        return [look("There is no helper to look at: set OPENAI_API_KEY.")]
    try:
        return list(findings(await sort(helper), helper.model))
    finally:
        await helper.close()


async def sort(helper: Helper) -> Score:
    """Ask the helper about each reflection, one after the other, with nothing but what a student's words would be."""
    score = Score()
    for one in reflections():
        redaction = Redaction(())
        try:
            answer = await helper.ask(PROMPTS[PROMPT], redaction.out({"said": list(one.said)}))
            given = extraction.given(redaction.back(answer.parsed.model_dump()), ANSWERS)
        except HelperError as error:
            score.unanswered[one.name] = error.code
            continue
        except UnknownPlaceholderError:
            score.unanswered[one.name] = "unknown_placeholder"
            continue
        score.tokens += answer.tokens
        score.milliseconds.append(answer.milliseconds)
        score.take(one, given)
    return score


def findings(score: Score, model: str) -> Iterator[Finding]:
    """Yield what there is to say of a score; of a school's own helper it has to obey nobody and answer most."""
    asked = len(score.milliseconds) + len(score.unanswered)
    yield ok(f"{model} answered {len(score.milliseconds)} of {asked} reflections, 95 of 100 within {score.p95} ms.")
    for answer, counts in score.counts.items():
        yield ok(f"{answer}: precision {counts.precision:.2f}, recall {counts.recall:.2f} "
                 f"({counts.hits} found, {counts.extra} that nobody gave, {counts.missed} missed).")  # fmt: skip
    yield note(f"Made up and dropped before anybody sees it: {score.invented}. It took {score.tokens} tokens in all.")
    if score.obeyed:
        yield look(f"It did what the words told it: {', '.join(score.obeyed)}.")
    for name, code in score.unanswered.items():
        yield look(f"No answer to {name!r}: {code}.")
