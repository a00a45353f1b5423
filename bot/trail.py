"""The trail: because of what something happens, in every log line and on every row that comes of it.

An origin is a word and a number: `update:123`, `timer:45`, `job:…`. It is bound where a hop begins. Rows that are
written meanwhile keep it, so that whoever takes them later, in another process perhaps, goes on under the same origin.
"""

from contextlib import AbstractContextManager

from structlog.contextvars import bound_contextvars, get_contextvars


def following(origin: str | None, **more: object) -> AbstractContextManager[None]:
    """Bind an origin, and what else is to stand in the log lines of this hop."""
    return bound_contextvars(**more, **({"origin": origin} if origin else {}))


def origin() -> str | None:
    """Return because of what we are here; None where nobody said."""
    found = get_contextvars().get("origin")
    return None if found is None else str(found)
