"""Coming in: by a personal invite, by a batch's, or as a coach whom the operator named."""

from typing import Any

from bot.conversations.flow import Flow
from bot.conversations.screens import BACK
from bot.conversations.step import Draft, Values
from bot.conversations.steps import Choice, Confirm, Text
from bot.db import Unit
from bot.notices import Notice
from bot.services import accounts, batches, inbox_news, invites, names, newcomers, places, scope
from bot.services.accounts import Choices
from bot.services.invites import Opened
from bot.services.who import Who
from bot.views import joining as views
from bot.views import newcomers as newcomer_views
from bot.views.view import Prompt, View
from bot.views.words import _

NAME = "join"


async def _readers(unit: Unit, _who: Who, draft: Draft) -> Values:
    """Return who reads what in the class, without names for somebody of whom no coach has said yet who they are."""
    batch = draft.get("batch")
    coaches = [one.display_name for one in await scope.coaches_of(unit, batch)] if _invited(draft) else []
    return {"coaches": coaches, "shares": await batches.shares_journals(unit, batch)}


async def _now(unit: Unit, _who: Who, _draft: Draft) -> Values:
    return {"now": unit.now}


def _ask_who(_values: Values, draft: Draft) -> Prompt:
    return views.is_it_you(draft["invited"], draft.get("inviter", ""))


def _ask_time(values: Values, draft: Draft) -> Prompt:
    return views.same_time(values["now"], draft["zone"], family=draft.get("phone") == "family")


def _ask_city_time(values: Values, draft: Draft) -> Prompt:
    return views.same_time_there(values["now"], draft["city"])


def _invited(draft: Draft) -> bool:
    """Whether somebody came by an invite of their own; by a batch's, or as an operator, they say who they are."""
    return bool(draft.get("invited"))


def _name(draft: Draft) -> str:
    return str(draft.get("invited") or draft.get("name", ""))


def _coming_in(draft: Draft) -> bool:
    return not _invited(draft) or draft.get("is_it_you") is True


def _student(draft: Draft) -> bool:
    return _coming_in(draft) and draft.get("role") == "student"


async def _finish(unit: Unit, who: Who, draft: Draft) -> View:
    choices = Choices(
        zone=draft.get("city") or draft["zone"],
        phone=draft.get("phone", "mine"),
        write_at=draft.get("write_at", "never"),
    )
    if draft.get("invite") and not _invited(draft):
        newcomer = await newcomers.wait_for_coach(unit, who, draft["invite"], draft["name"], choices)
        await inbox_news.tell(unit, newcomers.NAME, newcomer.id)
        return newcomer_views.waits([(one.id, one.name) for one in await newcomers.waiting_here(unit, who)])
    if not _invited(draft):
        coach = await accounts.arrive(unit, who, draft["name"], choices)
        return views.welcome(coach.display_name)
    user, inviter = await invites.accept(unit, who, draft["invite"], choices)
    if inviter in [
        one.id for one in await scope.coaches_of(unit, user.batch)
    ]:  # who may be no coach of theirs any more
        unit.tell(Notice(str(inviter), "joined", {"name": user.display_name, "user_id": user.id, "role": user.role}))
    return views.welcome(user.display_name)


JOIN = Flow(
    name=NAME,
    title=lambda: _("coming in"),
    steps=(
        Confirm(key="is_it_you", when=_invited, ask=_ask_who),
        Choice(
            key="closed",
            when=lambda draft: _invited(draft) and draft.get("is_it_you") is False,
            ask=lambda _values, _draft: views.kept_closed(BACK),
        ),
        Text(
            key="name",
            when=lambda draft: not _invited(draft),
            limit=names.NAME_LIMIT,
            ask=lambda _values, draft: views.your_name(draft["role"]),
        ),
        Choice(key="phone", when=_student, ask=lambda _values, draft: views.whose_phone(_name(draft))),
        Confirm(key="same_time", when=_coming_in, load=_now, ask=_ask_time),
        Text(
            key="city",
            when=lambda draft: _coming_in(draft) and draft.get("same_time") is False,
            limit=60,
            parse=places.zone_of,
            misread="unknown_city",
            ask=lambda _values, _draft: views.which_city(),
        ),
        Confirm(
            key="city_time", when=lambda draft: bool(draft.get("city")), load=_now, back_to="city", ask=_ask_city_time
        ),
        Choice(key="write_at", when=_student, ask=lambda _values, _draft: views.when_to_write()),
        Choice(
            key="who_sees",
            when=_student,
            load=_readers,
            ask=lambda values, _draft: views.who_sees_what(values["coaches"], shares=values["shares"]),
        ),
    ),
    finish=_finish,
    leavable=False,
    headed=False,
)


def draft_for_invite(opened: Opened, zone: str) -> dict[str, Any]:
    """Return what joining by an invite starts with."""
    return {
        "invite": opened.invite_id,
        "invited": opened.user.display_name if opened.user else None,
        "role": opened.user.role if opened.user else "student",
        "batch": opened.batch,
        "inviter": opened.inviter or "",
        "zone": opened.zone or zone,
    }


def draft_for_operator(zone: str) -> dict[str, Any]:
    """Return what joining as a coach named by the operator starts with."""
    return {"invite": None, "invited": None, "role": "admin", "zone": zone}
