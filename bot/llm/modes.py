"""How a server is asked for JSON: by a schema, by a switch, or by words alone; each is a step down."""

import json
from typing import Any, Literal

from bot.llm.prompts import Prompt

Mode = Literal["json_schema", "json_object", "text"]
LADDER: tuple[Mode, ...] = ("json_schema", "json_object", "text")


def below(mode: Mode) -> Mode | None:
    """Return what to try with a server that does not know a mode; None below the last."""
    after = LADDER[LADDER.index(mode) + 1 :]
    return after[0] if after else None


def options(mode: Mode, prompt: Prompt) -> dict[str, Any]:
    """Return what a request says of the answer's format."""
    match mode:
        case "json_schema":
            schema = {"name": prompt.name, "strict": True, "schema": prompt.schema}
            return {"response_format": {"type": "json_schema", "json_schema": schema}}
        case "json_object":
            return {"response_format": {"type": "json_object"}}
        case "text":
            return {}


def messages(prompt: Prompt, values: Any) -> list[dict[str, str]]:
    """Return what is said: the house's words, then one JSON object with all that came from people.

    Inside of a JSON text nobody can close the quote that they stand in. The schema stands in the words in every mode:
    some servers take the option and know nothing of it.
    """
    schema = json.dumps(prompt.schema, ensure_ascii=False)
    form = f"Answer with one JSON object and nothing else. It fits this JSON schema:\n{schema}"
    said = json.dumps(values, ensure_ascii=False)
    return [{"role": "system", "content": f"{prompt.told.system}\n{form}"}, {"role": "user", "content": said}]
