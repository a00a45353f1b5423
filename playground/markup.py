"""Telegram's HTML parse mode, read as strictly and refused in the same words as Telegram does."""

import re
from dataclasses import dataclass, field

from playground.entities import Entity, in_order, length, part
from playground.references import unescape
from playground.refusals import Refused, bad_request

_TYPES = {
    **dict.fromkeys(["b", "strong"], "bold"),
    **dict.fromkeys(["i", "em"], "italic"),
    **dict.fromkeys(["u", "ins"], "underline"),
    **dict.fromkeys(["s", "strike", "del"], "strikethrough"),
    **dict.fromkeys(["tg-spoiler", "span"], "spoiler"),
    **{
        "a": "text_link",
        "code": "code",
        "pre": "pre",
        "blockquote": "blockquote",
        "tg-emoji": "custom_emoji",
    },
}
_ATTRIBUTE = re.compile(r"\s*([^\s=>/\"']*)\s*(=?)\s*")
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_USER_LINK = re.compile(r"tg://user\?id=(\d+)$")


def parse(html: str) -> tuple[str, list[Entity]]:
    """HTML → text and entities; raises Refused with the byte offset of what is wrong."""
    return _Parser(html).parse()


@dataclass
class _Tag:
    name: str
    offset: int
    attributes: dict[str, str] = field(default_factory=dict)


class _Parser:
    def __init__(self, html: str) -> None:
        self.html = html
        self.position = 0
        self.text: list[str] = []
        self.offset = 0
        self.open: list[_Tag] = []
        self.entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        while self.position < len(self.html):
            if self.html.startswith("</", self.position):
                self._end_tag()
            elif self.html[self.position] == "<":
                self._start_tag()
            else:
                self._words()
        if self.open:
            raise _broken(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        return "".join(self.text), in_order(self.entities)

    def _words(self) -> None:
        end = self.html.find("<", self.position)
        end = len(self.html) if end < 0 else end
        words = unescape(self.html[self.position : end])
        self.text.append(words)
        self.offset += length(words)
        self.position = end

    def _start_tag(self) -> None:
        begin = self.position
        end = self._next(r"[\s>]", begin + 1)
        if end is None:
            raise _broken(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        name = self.html[begin + 1 : end].lower()
        if name not in _TYPES:
            raise _broken(f'Unsupported start tag "{name}" at byte offset {self._bytes(begin)}')
        tag = _Tag(name, self.offset)
        self.position = end
        while not self._at_end_of_tag(begin):
            self._attribute(tag, begin)
        if name == "span" and tag.attributes.get("class") != "tg-spoiler":
            raise _broken(f'Tag "span" must have class "tg-spoiler" at byte offset {self._bytes(begin)}')
        self.open.append(tag)

    def _at_end_of_tag(self, begin: int) -> bool:
        self.position = self._next(r"\S", self.position) or len(self.html)
        if self.position == len(self.html):
            raise _broken(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        if self.html[self.position] != ">":
            return False
        self.position += 1
        return True

    def _attribute(self, tag: _Tag, begin: int) -> None:
        match = _ATTRIBUTE.match(self.html, self.position)
        assert match is not None
        name, equals = match.groups()
        self.position = match.end()
        if not name:
            where = f'in the tag "{tag.name}" at byte offset {self._bytes(begin)}'
            raise _broken(f"Empty attribute name {where}")
        if self.position == len(self.html):
            raise _broken(f'Unclosed start tag "{tag.name}" at byte offset {self._bytes(begin)}')
        tag.attributes[name] = self._value(begin) if equals else ""

    def _value(self, begin: int) -> str:
        quote = self.html[self.position]
        if quote not in "\"'":
            return self._token()
        end = self.html.find(quote, self.position + 1)
        if end < 0:
            raise _broken(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        value = unescape(self.html[self.position + 1 : end])
        self.position = end + 1
        return value

    def _token(self) -> str:
        begin = self.position
        match = _TOKEN.match(self.html, begin)
        assert match is not None
        self.position = match.end()
        if self.html[self.position : self.position + 1] not in (" ", "\n", "\t", ">"):
            raise _broken(f"Unexpected end of name token at byte offset {self._bytes(begin)}")
        return match.group().lower()

    def _end_tag(self) -> None:
        begin = self.position
        if not self.open:
            raise _broken(f"Unexpected end tag at byte offset {self._bytes(begin)}")
        match = re.compile(r"</([^\s>]*)\s*>").match(self.html, begin)
        if match is None:
            raise _broken(f"Unclosed end tag at byte offset {self._bytes(begin)}")
        found, tag = match.group(1).lower(), self.open.pop()
        if found and found != tag.name:
            expected = f'expected "</{tag.name}>", found "</{found}>"'
            raise _broken(f"Unmatched end tag at byte offset {self._bytes(begin)}, {expected}")
        self.position = match.end()
        if self.offset > tag.offset:
            self._keep(tag)

    def _keep(self, tag: _Tag) -> None:
        entity: Entity = {"type": _TYPES[tag.name], "offset": tag.offset, "length": self.offset - tag.offset}
        last = self.entities[-1] if self.entities else {}
        if tag.name == "pre" and last.get("type") == "code" and _same_place(last, entity):
            entity = self.entities.pop() | {"type": "pre"}
        elif tag.name == "code" and tag.attributes.get("class", "").startswith("language-"):
            entity["language"] = tag.attributes["class"].removeprefix("language-")
        elif tag.name == "blockquote" and "expandable" in tag.attributes:
            entity["type"] = "expandable_blockquote"
        elif tag.name == "tg-emoji":
            entity["custom_emoji_id"] = _emoji_id(tag)
        elif tag.name == "a":
            link = _link(tag.attributes.get("href") or part("".join(self.text), tag.offset, entity["length"]))
            if link is None:
                return
            entity |= link
        self.entities.append(entity)

    def _next(self, pattern: str, position: int) -> int | None:
        match = re.compile(pattern).search(self.html, position)
        return match.start() if match else None

    def _bytes(self, position: int) -> int:
        return len(self.html[:position].encode())


def _link(url: str) -> Entity | None:
    """Where the words lead; Telegram keeps the words of a link to nowhere, without the link."""
    user = _USER_LINK.match(url)
    if user:
        return {"type": "text_mention", "user": {"id": int(user.group(1))}}
    is_address = re.match(r"(https?|tg|ton)://\S|[\w-]+(\.[\w-]+)+", url)
    return {"url": _full(url)} if is_address else None


def _full(url: str) -> str:
    return url if "://" in url else f"http://{url}/"


def _emoji_id(tag: _Tag) -> str:
    number = tag.attributes.get("emoji-id", "")
    if not number.isdigit():
        raise _broken("Invalid custom emoji identifier specified")
    return number


def _same_place(one: Entity, other: Entity) -> bool:
    return bool(one["offset"] == other["offset"] and one["length"] == other["length"])


def _broken(why: str) -> Refused:
    return bad_request(f"can't parse entities: {why}")
