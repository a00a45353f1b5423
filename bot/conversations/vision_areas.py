"""A student makes an area of their board, calls one otherwise, or gives it another sign."""

from bot.conversations.flow import Flow
from bot.conversations.in_letters import Letters
from bot.conversations.step import Draft, Values
from bot.conversations.steps import Choice
from bot.db import Unit
from bot.services.vision import areas, fields, pages
from bot.services.who import Who
from bot.views import vision_areas as views
from bot.views.view import View
from bot.views.vision_words import area_name
from bot.views.words import _

NEW, RENAME, SIGN = "board_area_new", "board_area_name", "board_area_sign"


async def _room(unit: Unit, who: Who, _draft: Draft) -> Values:
    await areas.has_room(unit, who)
    return {}


async def _one(unit: Unit, who: Who, draft: Draft) -> Values:
    return {"name": area_name(await areas.owned(unit, who, draft["area"]))}


async def _make(unit: Unit, who: Who, draft: Draft) -> View:
    made = await areas.add(unit, who, draft["name"], draft["icon"])
    return views.area(await pages.area(unit, who, made.id), note=views.made(made))


async def _rename(unit: Unit, who: Who, draft: Draft) -> View:
    changed = await areas.rename(unit, who, draft["area"], draft["name"])
    return views.area(await pages.area(unit, who, changed.id), note=views.changed())


async def _show_as(unit: Unit, who: Who, draft: Draft) -> View:
    changed = await areas.show_as(unit, who, draft["area"], draft["icon"])
    return views.area(await pages.area(unit, who, changed.id), note=views.changed())


FLOWS = (
    Flow(
        name=NEW, title=lambda: _("the new area"), finish=_make,
        steps=(
            Letters(key="name", limit=areas.NAME, parse=fields.line_or_none, load=_room,
                    ask=lambda _values, _draft: views.ask_name(None)),
            Choice(key="icon", ask=lambda _values, _draft: views.ask_sign()),
        ),
    ),
    Flow(
        name=RENAME, title=lambda: _("the name"), finish=_rename,
        steps=(
            Letters(key="name", limit=areas.NAME, parse=fields.line_or_none, load=_one,
                    ask=lambda values, _draft: views.ask_name(values["name"])),
        ),
    ),
    Flow(
        name=SIGN, title=lambda: _("the sign"), finish=_show_as,
        steps=(Choice(key="icon", load=_one, ask=lambda _values, _draft: views.ask_sign()),),
    ),
)  # fmt: skip
