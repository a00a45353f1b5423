"""A student makes a card for their board, or says one thing about it anew."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.content.vision_board import COLORS, SIZES
from bot.conversations.claim import KEEP, MOST_BYTES
from bot.conversations.day import Day, days_between
from bot.conversations.flow import Flow
from bot.conversations.in_letters import Letters
from bot.conversations.showing import Photo
from bot.conversations.step import Draft, Step, Values
from bot.conversations.steps import Choice, Confirm, Summary, Text, Think
from bot.db import Unit
from bot.models import VisionBoardCard
from bot.services.errors import BotError
from bot.services.shown_length import emoji_or_none
from bot.services.vision import areas, cards, fields
from bot.services.vision.cards import Wanted
from bot.services.who import Who
from bot.views import claims as claim_views
from bot.views import vision_card as card_views
from bot.views import vision_changing as changing
from bot.views import vision_form as views
from bot.views.view import Prompt, View
from bot.views.vision_words import area_name
from bot.views.words import _, day

NAME, CHANGE = "board_card", "board_change"
LOOKS = ("color", "size")
NOT_OF_NEW = ("description", "date")  # which need not be asked, and may be said once the card is there

When = Callable[[Draft], bool]


def draft_for(area_id: str, kind: str, number: int, **held: Any) -> dict[str, Any]:
    """Return the draft of a new card: what need not be asked is there already, and can be changed at the end.

    `number` is how many cards there are: colours take turns.
    """
    fixed = {"area": area_id, "type": kind, "color": COLORS[number % len(COLORS)], "size": SIZES[kind][0]}
    return {**fixed, "subtitle": None, "emoji": None, **held}


def change_of(card: VisionBoardCard, field: str) -> dict[str, Any]:
    """Return the draft that says one field of a card anew; a calendar opens where its day `was`."""
    was = {"was": card.entry_date.isoformat()} if field == "date" and card.entry_date else {}
    return {"card": card.id, "field": field, "type": card.card_type, **was}


def _asked(draft: Draft) -> list[str]:
    """Return what stands in the summary of a card, in order."""
    size = ("size",) if len(SIZES[draft["type"]]) > 1 else ()
    own = [name for name in fields.OWN[draft["type"]] if name != "description"]
    return ["area", "title", *own, "color", *size, "emoji", "subtitle"]


def _of_new(field: str) -> When:
    return lambda draft: field in _asked(draft)


def _of_change(field: str) -> When:
    return lambda draft: draft["field"] == field


async def _area(unit: Unit, who: Who, draft: Draft) -> Values:
    area = await areas.owned(unit, who, draft["area"])
    return {"area": area_name(area)}


async def _days(unit: Unit, who: Who, _draft: Draft) -> Values:
    first, last = fields.days(who.today(unit.now))
    return {"first": first, "last": last}


async def _areas(unit: Unit, who: Who, _draft: Draft) -> Values:
    return {"areas": await areas.of(unit, who)}


def _letters(field: str, when: When, ask: Callable[[Draft], Prompt], **more: Any) -> Letters:
    return Letters(
        key=field, when=when, limit=fields.LIMITS[field], ask=_or_empty(field, ask), optional=_may_be_skipped(field),
        **{"parse": fields.line_or_none, **more},
    )  # fmt: skip


def _may_be_skipped(field: str) -> bool:
    return field in fields.OPTIONAL


def _or_empty(field: str, ask: Callable[[Draft], Prompt]) -> Callable[[Values, Draft], Prompt]:
    """Return what asks for a field; one that is changed, and may be empty, has an answer for that."""

    def asked(_values: Values, draft: Draft) -> Prompt:
        prompt = ask(draft)
        return views.or_empty(prompt) if "card" in draft and field in fields.OPTIONAL else prompt

    return asked


def _kept_words(text: str) -> str | None:
    return text if fields.line_or_none(text) else None


def _fields(when: Callable[[str], When]) -> tuple[Step, ...]:
    """Return the questions about all that a card may hold; `when` says which of them are asked."""
    return (
        _letters("title", when("title"), lambda draft: views.ask_title(draft["type"])),
        Text(
            key="target", when=when("target"), limit=10, parse=fields.number_or_none, misread="no_number",
            ask=lambda _values, draft: views.ask_target(draft["type"]),
        ),
        _letters("label", when("label"), lambda draft: views.ask_label(draft["type"])),
        _letters("habits", when("habits"), lambda _draft: views.ask_habits(), parse=fields.rows_or_none,
                 misread="no_habit_lines"),
        _letters("quote", when("quote"), lambda _draft: views.ask_quote(), parse=_kept_words),
        _letters("text", when("text"), lambda _draft: views.ask_text(), parse=_kept_words),
        Day(
            key="date", when=when("date"), load=_days, past=True, opens_at="was",
            ask=lambda values, _draft: views.ask_day(days_between(values["first"], values["last"], day)),
        ),
        *_photo(when("photo")),
        Choice(key="color", when=when("color"), ask=lambda _values, _draft: views.ask_color()),
        Choice(key="size", when=when("size"), ask=lambda _values, draft: views.ask_size(draft["type"])),
        Text(
            key="emoji", when=when("emoji"), limit=40, optional=True, parse=emoji_or_none, misread="no_sign",
            ask=_or_empty("emoji", lambda _draft: views.ask_emoji()),
        ),
        _letters("subtitle", when("subtitle"), lambda _draft: views.ask_subtitle()),
        _letters("description", when("description"), lambda _draft: views.ask_description(), parse=_kept_words),
    )  # fmt: skip


def _photo(when: When) -> tuple[Step, ...]:
    def has_photo(draft: Draft) -> bool:
        return when(draft) and bool(draft.get("photo"))

    return (
        Photo(key="photo", when=when, optional=True, bytes=MOST_BYTES,
              ask=lambda _values, _draft: views.ask_photo()),
        *kept_photo("photo", has_photo, back_to="photo"),
    )  # fmt: skip


def kept_photo(sent: str, when: When, back_to: str | None = None) -> tuple[Step, ...]:
    """Return what follows a photo: did the people in it say yes, and keeping it. A no leads back, or is one."""

    def may_be_kept(draft: Draft) -> bool:
        return when(draft) and draft.get("people") is not False

    return (
        Confirm(
            key="people", back_to=back_to, when=when, upon="kept", ask=lambda _values, _draft: claim_views.ask_people()
        ),
        Think(
            key="kept", work=KEEP, when=may_be_kept, payload=lambda draft: draft.get(sent),
            ask=lambda _values, _draft: claim_views.keeping(),
        ),
    )  # fmt: skip


def kept(draft: Draft, step: str) -> dict[str, Any] | None:
    """Return the photo as it is kept, None where none was sent; BotError where it could not be."""
    if not draft.get(step) or not draft.get("people"):
        return None
    found: dict[str, Any] = draft["kept"] or {}
    if "hash" not in found:
        raise BotError(found.get("refused", "file_not_fetched"), step=step)
    return found


async def _make(unit: Unit, who: Who, draft: Draft) -> View:
    held = {**{name: draft.get(name) for name in fields.FIELDS}, "photo": kept(draft, "photo")}
    wanted = Wanted(draft["area"], draft["type"], draft["color"], draft.get("size"), held)
    made = await cards.make(unit, who, wanted)
    return card_views.made(await cards.one(unit, who, made.id))


async def _change(unit: Unit, who: Who, draft: Draft) -> View:
    name = draft["field"]
    value = kept(draft, "photo") if name == "photo" else draft.get(name)
    return card_views.card(await cards.change(unit, who, draft["card"], name, value), changing.changed())


def _of_a_card(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return the questions about a card that is there: colour and size have buttons, and nothing is skipped."""
    return tuple(replace(step, optional=False) for step in steps if step.key not in LOOKS)


FLOWS = (
    Flow(
        name=NAME, title=lambda: _("your card"), finish=_make,
        steps=(
            Choice(key="area", load=_areas, ask=lambda values, _draft: views.ask_area(values["areas"])),
            *(step for step in _fields(_of_new) if step.key not in NOT_OF_NEW),
            Summary(
                key="summary", load=_area,
                ask=lambda values, draft: views.summary(values["area"], draft, _asked(draft)),
            ),
        ),
    ),
    Flow(name=CHANGE, title=lambda: _("the change"), finish=_change, steps=_of_a_card(_fields(_of_change))),
)  # fmt: skip
