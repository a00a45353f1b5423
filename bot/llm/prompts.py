"""Every prompt that there is: what the helper is told, and the shape that its answer has to have."""

from dataclasses import dataclass
from typing import Any

from bot.content.prompts import Told, told
from bot.llm.shapes import Dictated, Reflected, Shape, Sharpened

_NOT_FOR_SERVERS = ("title", "default", "minLength", "maxLength", "minItems", "maxItems", "description")


@dataclass(frozen=True)
class Prompt:
    """One task for the helper."""

    told: Told
    shape: type[Shape]

    @property
    def name(self) -> str:
        """Its name, under which flows ask and logs tell."""
        return self.told.name

    @property
    def schema(self) -> dict[str, Any]:
        """The shape as a JSON schema, as strict servers want it: every field named, and no other."""
        schema: dict[str, Any] = _closed(self.shape.model_json_schema())
        return schema


def _closed(part: Any) -> Any:
    if isinstance(part, list):
        return [_closed(one) for one in part]
    if not isinstance(part, dict):
        return part
    named = {name: _closed(one) for name, one in part.get("properties", {}).items()}
    kept = {key: _closed(value) for key, value in part.items() if key not in (*_NOT_FOR_SERVERS, "properties")}
    if part.get("type") == "object":
        kept |= {"properties": named, "required": list(named), "additionalProperties": False}
    return kept


_SHAPES: dict[str, type[Shape]] = {"sharpen": Sharpened, "reflection": Reflected, "dictation": Dictated}
PROMPTS = {name: Prompt(told(name), shape) for name, shape in _SHAPES.items()}
