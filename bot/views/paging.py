"""Long lists a page at a time, with the ways to the page before and the next one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.views import asking
from bot.views.view import Button, act

T = TypeVar("T")


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some of many; pages are numbered from 0 to `last`."""

    items: Sequence[T]
    number: int
    last: int


def page_of(items: Sequence[T], number: int, size: int) -> Page[T]:
    """Return a page; an old button may ask for one that is no longer there, and gets the last."""
    last = max(len(items) - 1, 0) // size
    number = min(number, last)
    return Page(items[number * size : (number + 1) * size], number, last)


def turns(page: Page[T], name: str, *arguments: str) -> tuple[Button, ...]:
    """Return the row that turns the pages: an action, whose last argument is the number of a page."""
    earlier = [act(asking.earlier(), name, *arguments, str(page.number - 1))] if page.number else []
    more = [act(asking.more(), name, *arguments, str(page.number + 1))] if page.number < page.last else []
    return (*earlier, *more)
