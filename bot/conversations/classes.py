"""What a coach says about a class in words: its name, its city, its holidays."""

from datetime import date, timedelta
from typing import Any

from bot.conversations.day import Day, days_between
from bot.conversations.flow import Flow
from bot.conversations.step import Draft, Values
from bot.conversations.steps import Text
from bot.db import Unit
from bot.services import batches, invites, names, places, scope
from bot.services.who import Who
from bot.views import classes as views
from bot.views import coaches as coach_views
from bot.views import invites as invite_views
from bot.views.view import Prompt, View
from bot.views.words import _, day

NEW, RENAME, ZONE, HOLIDAY, INVITE_COACH = "new_class", "class_name", "class_zone", "holiday", "invite_coach"
AHEAD = timedelta(days=365)
NAME_LIMIT = 40


async def _today(unit: Unit, who: Who, _draft: Draft) -> Values:
    return {"today": who.today(unit.now)}


async def _named(unit: Unit, who: Who, draft: Draft) -> Values:
    return {"name": (await scope.batch(unit, who, draft["batch"])).name}


def _first_day(values: Values, _draft: Draft) -> Prompt:
    return views.ask_first_day(days_between(values["today"], values["today"] + AHEAD, day))


def _last_day(_values: Values, draft: Draft) -> Prompt:
    first = date.fromisoformat(draft["first"])
    return views.ask_last_day(days_between(first, first + timedelta(days=70), day))


async def _make(unit: Unit, who: Who, draft: Draft) -> View:
    made = await batches.ensure(unit, who, draft["name"])
    return views.made(made.id, made.name)


async def _rename(unit: Unit, who: Who, draft: Draft) -> View:
    group = await batches.rename(unit, who, draft["batch"], draft["name"])
    return views.saved(group.id, group.name)


async def _move(unit: Unit, who: Who, draft: Draft) -> View:
    group = await batches.move_zone(unit, who, draft["batch"], draft["city"])
    return views.saved(group.id, group.name)


async def _add_holiday(unit: Unit, who: Who, draft: Draft) -> View:
    days = date.fromisoformat(draft["first"]), date.fromisoformat(draft["last"])
    group = await batches.add_holiday(unit, who, draft["batch"], days, draft["name"])
    return views.saved(group.id, group.name)


async def _invite_coach(unit: Unit, who: Who, draft: Draft) -> View:
    issued = await invites.invite_coach(unit, who, draft["name"])
    link = invites.deep_link(draft["bot"], issued.code)
    return invite_views.invite(issued.user.display_name, issued.user.id, link, issued.code)


def _name_step(**more: Any) -> Text:
    return Text(
        key="name", limit=NAME_LIMIT, parse=names.name_or_none, misread="no_name",
        ask=lambda _values, _draft: views.ask_class_name(), **more,
    )  # fmt: skip


FLOWS = (
    Flow(name=NEW, title=lambda: _("the new class"), steps=(_name_step(),), finish=_make),
    Flow(
        name=INVITE_COACH,
        title=lambda: _("the invite"),
        steps=(
            Text(
                key="name", limit=names.NAME_LIMIT, parse=names.name_or_none, misread="no_name",
                ask=lambda _values, _draft: coach_views.ask_name(),
            ),
        ),
        finish=_invite_coach,
    ),
    Flow(name=RENAME, title=lambda: _("the new name"), steps=(_name_step(),), finish=_rename),
    Flow(
        name=ZONE,
        title=lambda: _("the city"),
        steps=(
            Text(
                key="city", load=_named, limit=60, parse=places.zone_of, misread="unknown_city",
                ask=lambda values, _draft: views.ask_city(values["name"]),
            ),
        ),
        finish=_move,
    ),
    Flow(
        name=HOLIDAY,
        title=lambda: _("the holidays"),
        steps=(
            Day(key="first", load=_today, ask=_first_day),
            Day(key="last", opens_at="first", ask=_last_day),
            Text(key="name", limit=NAME_LIMIT, ask=lambda _values, _draft: views.ask_holiday_name()),
        ),
        finish=_add_holiday,
    ),
)  # fmt: skip
