"""How a text finds its language, and how a value gets into it without becoming markup.

`_()` is called while rendering, never at import: the language is whoever's the text is for. A text that is kept as data
is marked with `N_()` and translated where it is shown. Values enter a text through `html()` only, which escapes them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations, translation
from pathlib import Path

from babel import Locale
from babel.dates import format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, get_decimal_symbol
from markupsafe import Markup, escape

from bot.content.texts import N_ as N_  # views say what is data, too
from bot.views.view import View

DEFAULT_LANGUAGE = "en"
LOCALES = Path(__file__).parent.parent / "locales"

_language: ContextVar[str] = ContextVar("language", default=DEFAULT_LANGUAGE)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Render everything inside in this language."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


@cache
def _catalogue(language: str) -> GNUTranslations | NullTranslations:
    return translation("marbles", LOCALES, languages=[language], fallback=True)


def _(text: str) -> str:
    """Translate a text into the language that is being spoken."""
    return _catalogue(_language.get()).gettext(text)


def ngettext(one: str, many: str, number: int) -> str:
    """Translate a text that counts something; `{n}` in it is filled with the number."""
    return _catalogue(_language.get()).ngettext(one, many, number).replace("{n}", str(number))


def html(text: str, /, **values: object) -> Markup:
    """Fill a translated HTML text with values; every value that is not markup itself is escaped."""
    return Markup(text).format(**values)  # noqa: S704 - the text is ours, the values are escaped


def bold(value: object) -> Markup:
    """Return a value in bold, escaped."""
    return Markup("<b>{}</b>").format(value)


def headed(view: View, name: str) -> View:
    """Put a student's name on top, where there is one to put: several people may read the same phone."""
    return view if not name or bold(name) in view.text else replace(view, text=bold(name) + Markup("\n") + view.text)


def listed(items: list[str]) -> str:
    """Join as people speak: a, b, and c."""
    return format_list(items, style="standard", locale=locale())


def day(value: date) -> str:
    """Return a day as people of the language write it, short: 24 Dec."""
    return format_skeleton("MMMd", value, locale=locale())


def day_seen_from(value: date, other: date) -> str:
    """Return a day in the same way, with its year where that is not the other's."""
    return day(value) if value.year == other.year else format_skeleton("yMMMd", value, locale=locale())


def number(value: int) -> str:
    """Return a number as it is written in the language being spoken."""
    return format_decimal(value, locale=locale())


def decimal_mark() -> str:
    """Return what stands between the whole number and its decimal places in the language being spoken."""
    return get_decimal_symbol(locale())


def lines(*parts: object) -> Markup:
    """Put one part under the other, leaving out the empty ones."""
    return Markup("\n").join(escape(part) for part in parts if part)


def locale() -> Locale:
    """Return the language being spoken, for what Babel knows of it."""
    return Locale.parse(_language.get().replace("-", "_"))
