"""A language in which every letter of ours is another one: what stays in plain letters, nobody could translate."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path
from string import ascii_letters

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo

from bot.models import WorkRow
from bot.notices import Notice
from bot.views import notices
from bot.views.view import Button, Menu, Prompt, Screen, View

HOUSE = Path(__file__).parents[2]
LANGUAGE = "ja"  # what Babel writes in it, lists and days, has no plain letter either

OTHERS = "åƀçđéƒğħîĵķłɱñöþǫřšŧûṽŵẋýžÅɃÇĐÉƑĞĦÎĴĶŁṀÑÖÞǪŘŠŦÛṼŴẊÝŽ"
_LETTERS = str.maketrans(ascii_letters, OTHERS)
_COMMAND = r"(?<![\w/])/[a-z_]+"
_NOT_WORDS = re.compile(rf"(\{{[^}}]*\}}|<[^>]*>|{_COMMAND})")
_NEVER_OURS = re.compile(rf"<code>[^<]*</code>|<[^>]*>|https?://\S+|{_COMMAND}")
_PLAIN = re.compile(r"[A-Za-z]+")


def pseudo(text: str) -> str:
    """Translate a text; what is filled in, markup and commands stay."""
    parts = _NOT_WORDS.split(text)
    return "⟦" + "".join(part if n % 2 else part.translate(_LETTERS) for n, part in enumerate(parts)) + "⟧"


def write_catalogue(folder: Path) -> None:
    """Collect every text as `make messages` does, translate it, and compile it as a language of the house."""
    with (HOUSE / "babel.cfg").open() as configuration:
        methods, options = parse_mapping_cfg(configuration)  # type: ignore[no-untyped-call]
    keywords = {"_": None, "N_": None, "ngettext": (1, 2)}
    catalogue = Catalog()
    for _, _, message, _, _ in extract_from_dir(HOUSE / "bot", methods, options, keywords):
        forms = message if isinstance(message, tuple) else (message,)
        translated = tuple(pseudo(form) for form in forms)
        catalogue.add(message, translated if len(forms) > 1 else translated[0])
    place = folder / LANGUAGE / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "marbles.mo").open("wb") as compiled:
        write_mo(compiled, catalogue)


def texts(shown: object) -> Iterator[str]:
    """Yield every text that a person reads of what was shown."""
    match shown:
        case Screen(view=view):
            yield from texts(view)
        case Notice():
            yield from texts(notices.render(shown))
        case View(text=text, keyboard=rows):
            yield from (text, *(button.label for row in rows for button in row))
        case Prompt(text=text, options=options):
            yield from (text, *(option.label for option in options))
        case Button(label=label):
            yield label
        case Menu(commands=commands):
            yield from (says for _, says in commands)
        case str():
            yield shown
        case dict():
            yield from (text for one in shown.values() for text in texts(one))
        case list() | tuple():
            yield from (text for one in shown for text in texts(one))
        case None | WorkRow():
            return
        case _:
            raise TypeError(f"What does a person read of this? {shown!r}")


def unwrapped(shown: Iterable[object], data: Iterable[str] = ()) -> list[str]:
    """Return a sentence on every plain word in what was shown that is not among the data."""
    known = set(data)
    found = {
        word: text
        for one in shown
        for text in texts(one)
        for word in _PLAIN.findall(unescape(_NEVER_OURS.sub(" ", text)))
        if word not in known
    }
    return [
        f"{word!r} is not wrapped in _(), or not marked with N_() where it is kept: {text}"
        for word, text in found.items()
    ]
