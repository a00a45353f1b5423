"""Something is put into a project: links, each looked at by itself, or a photo; and a link is called otherwise."""

from collections.abc import Callable, Iterator
from typing import Any

from bot.content.addresses import guess
from bot.conversations.claim import KEEP, MOST_BYTES
from bot.conversations.flow import Flow
from bot.conversations.pasting import Pasting
from bot.conversations.step import Draft, Step, Values
from bot.conversations.steps import Choice, Confirm, Text, Think
from bot.db import Unit
from bot.services.errors import BotError
from bot.services.names import on_one_line
from bot.services.projects import links, photos, whose
from bot.services.who import Who
from bot.views import claims as claim_views
from bot.views import project_things as views
from bot.views.view import Prompt, View
from bot.views.words import _

ADD, ADD_FOR, RENAME = "project_add", "project_add_for", "project_link_name"
AT_ONCE = 5  # links in one message


def _sent(draft: Draft) -> list[str]:
    """Return the links that were sent."""
    found: list[str] = draft.get("sent", {}).get("links", [])
    return found


def _has_photo(draft: Draft) -> bool:
    return "id" in draft.get("sent", {})


async def _to(unit: Unit, who: Who, draft: Draft) -> Values:
    to = await whose.entry(unit, who, draft["project"], draft.get("student"))
    if await links.room(unit, to.student.id, to.project_id) < 1 and to.entered_by:
        raise BotError("enough_links", most=links.MOST)
    return {"project": to.at.project.name, "student": to.student.display_name if to.entered_by else None}


def _chose(number: int, *ways: str) -> Callable[[Draft], bool]:
    return lambda draft: number < len(_sent(draft)) and (not ways or draft.get(f"link{number}") in ways)


def _ask_link(number: int) -> Callable[[Values, Draft], Prompt]:
    def ask(_values: Values, draft: Draft) -> Prompt:
        url = _sent(draft)[number]
        return views.ask_link(number + 1, len(_sent(draft)), url, guess(url))

    return ask


def _about(number: int) -> Iterator[Step]:
    """Yield what is asked about one link: whether it goes in as guessed, or how it is called, or what it is."""
    yield Choice(key=f"link{number}", when=_chose(number), ask=_ask_link(number))
    yield Text(
        key=f"title{number}", when=_chose(number, "title"), limit=links.TITLE,
        parse=lambda text: on_one_line(text) or None,
        ask=lambda _values, draft: views.ask_title(guess(_sent(draft)[number]).title),
    )  # fmt: skip
    yield Choice(
        key=f"kind{number}", when=_chose(number, "kind"),
        ask=lambda _values, draft: views.ask_kind(_sent(draft)[number]),
    )  # fmt: skip


def _new(draft: Draft) -> list[links.New]:
    """Return the links that go in, as they were guessed or said."""
    found = []
    for number, url in enumerate(_sent(draft)):
        if draft[f"link{number}"] != "out":
            first = guess(url)
            title, kind = draft.get(f"title{number}", first.title), draft.get(f"kind{number}", first.kind)
            found.append(links.New(url, title, kind))
    return found


async def _finish(unit: Unit, who: Who, draft: Draft) -> View:
    if _has_photo(draft):
        await photos.add(unit, who, draft["project"], _kept(draft), draft["sent"].get("words"))
        return views.kept_photo(draft["project"])
    new = _new(draft)
    made = await links.add(unit, who, draft["project"], new) if new else []
    return views.kept(draft["project"], made)


def _kept(draft: Draft) -> dict[str, Any]:
    """Return the photo as it is kept; BotError where it could not be."""
    found: dict[str, Any] = draft["kept"] or {}
    if "hash" not in found:
        raise BotError(found.get("refused", "file_not_fetched"), step="sent")
    return found


async def _finish_for(unit: Unit, who: Who, draft: Draft) -> View:
    to, new = await whose.entry(unit, who, draft["project"], draft["student"]), _new(draft)
    made = await links.add(unit, who, draft["project"], new, draft["student"]) if new else []
    return views.kept_for(draft["project"], to.student, made)


async def _link(unit: Unit, who: Who, draft: Draft) -> Values:
    return {"title": (await links.changeable(unit, who, draft["link"])).title}


async def _rename(unit: Unit, who: Who, draft: Draft) -> View:
    found = await links.rename(unit, who, draft["link"], draft["title"])
    coach = await whose.names(unit, [found.entered_by])
    return views.link(found, coach.get(found.entered_by or ""), may_change=True)


def _pasting(size: int = 0) -> Pasting:
    return Pasting(
        key="sent", most=AT_ONCE, longest=links.LONGEST, bytes=size, load=_to,
        ask=lambda values, _draft: views.ask_thing(values["project"], values["student"]),
    )  # fmt: skip


_EACH = tuple(step for number in range(AT_ONCE) for step in _about(number))
_PHOTO = (
    Confirm(key="people", back_to="sent", when=_has_photo, ask=lambda _values, _draft: claim_views.ask_people()),
    Think(
        key="kept", work=KEEP, when=_has_photo, payload=lambda draft: draft.get("sent"),
        ask=lambda _values, _draft: claim_views.keeping(),
    ),
)  # fmt: skip

FLOWS = (
    Flow(
        name=ADD, title=lambda: _("what goes into the project"), finish=_finish,
        steps=(_pasting(MOST_BYTES), *_PHOTO, *_EACH),
    ),
    Flow(
        name=ADD_FOR, title=lambda: _("the links for a student"), finish=_finish_for, steps=(_pasting(), *_EACH),
    ),
    Flow(
        name=RENAME, title=lambda: _("the title"), finish=_rename,
        steps=(
            Text(
                key="title", load=_link, limit=links.TITLE, parse=lambda text: on_one_line(text) or None,
                ask=lambda values, _draft: views.ask_title(values["title"]),
            ),
        ),
    ),
)  # fmt: skip
