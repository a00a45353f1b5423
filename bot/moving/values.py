"""One value on its way: from a column to JSON and back, with a sentence for what no column can hold."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any, NoReturn

from sqlalchemy import JSON, BigInteger, Boolean, Column, Enum, Float, Integer

from bot.models.base import Instant, LocalDay

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def milliseconds(moment: datetime) -> int:
    """Return Unix milliseconds."""
    return round((moment - EPOCH) / timedelta(milliseconds=1))


def plain(value: Any) -> Any:
    """Return what a document holds for what a row holds."""
    if isinstance(value, datetime):
        return milliseconds(value)
    return value.isoformat() if isinstance(value, date) else value


def line(document: dict[str, Any]) -> bytes:
    """Return a document as a line of the file; readable letters stay so, unless UTF-8 has no bytes for one."""
    try:
        return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(document, separators=(",", ":")).encode() + b"\n"


def stored(column: Column[Any], value: Any) -> Any:
    """Return what a row holds for what a document holds; ValueError says in a sentence what is wrong with it."""
    if value is None:
        if column.nullable:
            return None
        raise ValueError("it is missing")
    kind = column.type
    if isinstance(kind, JSON):
        return value
    if isinstance(kind, Boolean):
        return value if isinstance(value, bool) else _refuse("true or false")
    if isinstance(kind, Instant):
        return _moment(value)
    if isinstance(kind, Integer):
        return _whole(value, 63 if isinstance(kind, BigInteger) else 31)
    if isinstance(kind, Float):
        return float(_number(value))
    return _text(column, value)


def _number(value: Any) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        _refuse("a number")
    return value


def _whole(value: Any, bits: int) -> int:
    """The web application writes every number as a float."""
    number = _number(value)
    if number != int(number):
        _refuse("a whole number")
    if not -(2**bits) <= number < 2**bits:
        _refuse("a number of this size")
    return int(number)


def _moment(value: Any) -> datetime:
    try:
        return EPOCH + timedelta(milliseconds=round(_number(value)))
    except OverflowError:
        _refuse("a moment in milliseconds since 1970")


def _text(column: Column[Any], value: Any) -> Any:
    text = value if isinstance(value, str) else _refuse("a text")
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        _refuse("a text without characters that no database keeps")
    if isinstance(column.type, Enum) and text not in column.type.enums:
        _refuse(f"one of {', '.join(column.type.enums)}")
    if not isinstance(column.type, LocalDay):
        return text
    try:
        return date.fromisoformat(text)
    except ValueError:
        _refuse("a day like 2026-01-31")


def _refuse(called: str) -> NoReturn:
    raise ValueError(f"{called} is wanted")
