"""From what a server said to an answer that fits, or to what is amiss with it."""

import json
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from bot.llm.shapes import OFFERED, Shape

MOST_TRIES = 20  # places at which an object may begin
MOST_PROBLEMS = 5


class UnusableError(Exception):
    """It does not fit; the message says why, in words for the helper. It quotes nothing of the answer."""


def read(said: str, shape: type[Shape], offered: Any = ()) -> Shape:
    """Return the first JSON object in a text that fits the shape; UnusableError where there is none.

    Servers put it into a fence, behind a greeting, before an explanation, or into another object.
    """
    why = "There is no JSON object in it."
    for found in _objects(said):
        try:
            return shape.model_validate(found, context={OFFERED: offered})
        except ValidationError as error:
            why = _problems(error)
    raise UnusableError(why)


def _objects(said: str) -> Iterator[dict[str, Any]]:
    decoder, at = json.JSONDecoder(), -1
    for _ in range(MOST_TRIES):
        at = said.find("{", at + 1)
        if at < 0:
            return
        try:
            found, _ = decoder.raw_decode(said, at)
        except (ValueError, RecursionError):  # half an object, a number of ten thousand digits, a hole without a bottom
            continue
        if isinstance(found, dict):
            yield found


def _problems(error: ValidationError) -> str:
    found = error.errors(include_url=False, include_context=False, include_input=False)[:MOST_PROBLEMS]
    return " ".join(f"{'.'.join(map(str, one['loc']))[:80]}: {one['msg']}." for one in found)
