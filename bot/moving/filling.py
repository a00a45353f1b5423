"""What a file of the web application does not tell, and what we know all the same."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Column

from bot.models.contract import EXTRA_FIELDS

Values = dict[str, Any]


@dataclass
class Known:
    """What may be asked for filling: the school's zone, and the sprint of each goal that was read."""

    zone: ZoneInfo
    sprint_of_goal: dict[str, str] = field(default_factory=dict)


_FILLS: Mapping[str, Callable[[Values, Known], Any]] = {
    "emotion_check_ins.feelings": lambda row, _: [row["subcategory_id"]],
    "emotion_check_ins.local_date": lambda row, known: row["timestamp"].astimezone(known.zone).date(),
    "action_items.sprint_id": lambda row, known: known.sprint_of_goal.get(row["goal_id"]),
}


def is_ours(column: Column[Any]) -> bool:
    """Whether a column stands beside the contract in one of its tables."""
    table = getattr(column, "table", None)
    return table is not None and column.name in EXTRA_FIELDS.get(table.name, ())


def filled(column: Column[Any], row: Values, known: Known) -> Any:
    """Return the value of a column of ours that the document does not have."""
    fill = _FILLS.get(str(column))
    if fill is not None:
        return fill(row, known)
    default: Any = column.default
    if default is None:
        return None
    return default.arg(None) if default.is_callable else default.arg
