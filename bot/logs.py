"""What the log looks like: one line an event, JSON where nobody looks on, and never a word that somebody wrote.

Messages of exceptions quote what they stumbled over: an answer, a name, a row. So of an exception we say where it was
raised and its kind, and the message only of those kinds that speak of the machine. Lines of ours have ids and counts as
values, never texts; of people not even the number that Telegram has for them.
"""

import logging
import re
import sqlite3
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, Processor

SPEAKING = (OSError, sqlite3.OperationalError)  # a disk that is full, a port that is taken, a database that is locked
HOUSE = str(Path(__file__).parent)
LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}


def configure(level: str = "info", stream: TextIO = sys.stderr) -> None:
    """Send everything, the libraries' warnings too, to one stream."""
    structlog.configure(
        processors=[*before(), last(stream)],
        wrapper_class=structlog.make_filtering_bound_logger(LEVELS[level]),
        logger_factory=structlog.PrintLoggerFactory(stream),
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*before(), _first_line],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last(stream)],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)


def before() -> list[Processor]:
    """Return what is done with an event before it is written."""
    return [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        tell_where,
    ]


def last(stream: TextIO) -> Processor:
    """Return what writes an event: for somebody at a terminal, or for a program."""
    return structlog.dev.ConsoleRenderer() if stream.isatty() else structlog.processors.JSONRenderer()


def tell_where(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """Put the places of an exception into an event instead of the exception."""
    found = event.pop("exc_info", None)
    error = found if isinstance(found, BaseException) else found[1] if isinstance(found, tuple) else sys.exc_info()[1]
    if found and error is not None:
        event["exception"] = "\n".join(places(error))
    return event


def places(error: BaseException) -> Iterator[str]:
    """Yield by which of our lines an exception, and those before it, came about, the first one first."""
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier is not None:
        yield from places(earlier)
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if frame.filename.startswith(HOUSE) or frame is frames[-1]]
    yield "".join(traceback.format_list(ours)) + kind(error)
    for inner in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
        yield from places(inner)


def kind(error: BaseException) -> str:
    """Return an exception's class, with its message if that speaks of the machine only."""
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    return f"{name}: {unquoted(str(error))}" if isinstance(error, SPEAKING) else name


def unquoted(words: str | None) -> str:
    """Return somebody else's message without what it quotes, which may be a text of ours."""
    return re.sub(r"""(["'`“«]).*""", r"\1…", words or "", flags=re.DOTALL)


def _first_line(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """Libraries put representations of whatever they hold into the lines below."""
    return {**event, "event": str(event["event"]).partition("\n")[0]}
