"""What an address tells of what is behind it, by its host and path alone; nothing behind it is ever fetched."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, get_args
from urllib.parse import unquote, urlsplit

import yaml
from pydantic import TypeAdapter

from bot.content.entries import Words, is_link

Kind = Literal["presentation", "document", "video", "other"]
KINDS: tuple[Kind, ...] = get_args(Kind)

TITLE = 120
_AFTER = ".,;:!?'\"»”’>*_"  # what a sentence puts behind a link
_PAIRS = {")": "(", "]": "[", "}": "{"}
_BEFORE = "([{\"'“„«‘<"  # what a sentence puts before one
# Where nobody wrote https://: ends that are an address wherever they stand, and those that may be a word or a file.
_PLAIN_ENDS = frozenset({"com", "org", "net", "edu"})
_ENDS = _PLAIN_ENDS | {
    "academy",
    "app",
    "art",
    "blog",
    "cloud",
    "dev",
    "games",
    "gov",
    "info",
    "link",
    "live",
    "media",
    "museum",
    "news",
    "online",
    "page",
    "school",
    "science",
    "site",
    "space",
    "studio",
    "tech",
    "video",
    "website",
    "wiki",
    "world",
    "xyz",
}
_FOUND = re.compile(r"https://\S+", re.IGNORECASE)
_FILES: Mapping[str, Kind] = {
    **dict.fromkeys(("ppt", "pptx", "odp", "key"), "presentation"),
    **dict.fromkeys(("pdf", "doc", "docx", "odt", "rtf", "txt", "md", "epub", "xlsx", "ods", "csv"), "document"),
    **dict.fromkeys(("mp4", "mov", "webm", "m4v", "avi", "mkv"), "video"),
}
_OF_FILES = {*_FILES, "cs", "gz", "js", "pl", "py", "rb", "rs", "sh", "ts"}  # that are a country's, too, some of them


class Guess(NamedTuple):
    """What something may be, and what it may be called."""

    kind: Kind
    title: str


def links_in(text: str) -> list[str]:
    """Return the links in words that we hand on, each once, without what the sentence puts behind them."""
    found = ("https://" + _bare(one[len("https://") :]) for one in _FOUND.findall(text))
    return list(dict.fromkeys(one for one in found if is_link(one)))


def links_meant(text: str) -> list[str]:
    """Return the same where somebody was asked for a link: addresses without their https:// are among them."""
    words = text.split()
    found = [
        link
        for word in words
        for link in (links_in(word) if "://" in word else _completed(word, alone=len(words) == 1))
    ]
    return list(dict.fromkeys(found))


def completed(text: str) -> str:
    """Return an address that was typed by itself with its https://; all else as it is."""
    return next(iter(links_meant(text)), text) if len(text.split()) == 1 else text


def _completed(word: str, *, alone: bool) -> list[str]:
    """Return what a word is with https:// before it, where it plainly is an address: by its end, or what is around."""
    bare = _bare(word.lstrip(_BEFORE))
    link = f"https://{bare}"
    if not is_link(link):
        return []
    parts = urlsplit(link)
    host = parts.hostname or ""
    *before, end = host.split(".")
    may_be = end in _ENDS or (end.isascii() and end.isalpha() and len(end) == 2)
    if host.startswith("www.") or (parts.path and alone):
        is_meant = may_be
    elif parts.path:  # "he is/she is" without its spaces is none
        is_meant = end in _ENDS or any(place in _places() for place in _where(host, parts.path.split("/")[1:]))
    else:
        is_long = len(before) > 1 and may_be and end not in _OF_FILES
        is_meant = end in _PLAIN_ENDS or (alone and (end in _ENDS or host in _places() or is_long))
    return [link] if is_meant else []


def _bare(word: str) -> str:
    while word and (word[-1] in _AFTER or word.count(word[-1]) > word.count(_PAIRS.get(word[-1], word[-1]))):
        word = word[:-1]
    return word


def guess(link: str) -> Guess:
    """Return what is probably behind a link, for which `is_link` holds; its title has one to 120 characters."""
    parts = urlsplit(link)
    host, path = (parts.hostname or "").removeprefix("www."), [one for one in parts.path.split("/") if one]
    known = next((_places()[place] for place in _where(host, path) if place in _places()), None)
    return known or _file(path) or Guess("other", host[:TITLE])


def _where(host: str, path: Sequence[str]) -> Iterator[str]:
    """Yield where something may stand in the table, the most exact first."""
    if host == "docs.google.com" and path[:1] == ["a"]:  # …/a/school.org/presentation/…
        path = path[2:]
    labels = host.split(".")
    for n in range(len(labels) - 1):
        above = ".".join(labels[n:])
        if path:
            yield f"{above}/{path[0]}"
        yield above


@cache
def _places() -> Mapping[str, Guess]:
    raw = yaml.safe_load((Path(__file__).parent / "addresses.yaml").read_text("utf-8"))
    table = TypeAdapter(dict[Kind, dict[Words, tuple[Words, ...]]]).validate_python(raw)
    return {
        place: Guess(kind, title)
        for kind, called in table.items()
        for title, places in called.items()
        for place in places
    }


def _file(path: Sequence[str]) -> Guess | None:
    name = "".join(one for one in unquote(path[-1]) if one.isprintable()).strip() if path else ""
    kind = _FILES.get(name.rpartition(".")[2].casefold())
    return Guess(kind, name[-TITLE:].strip()) if kind and not name.startswith(".") and "." in name else None
