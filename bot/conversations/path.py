"""What is said in words about the path: a note on an activity, a request for a talk, a coach's notes and reasons."""

from bot.conversations.in_words import in_words
from bot.conversations.step import Draft, Values
from bot.db import Unit
from bot.services import inbox_news, scope
from bot.services.path import by_hand, coaching, mine, owned, ticking, todo, viva, viva_cards
from bot.services.who import Who
from bot.views import path_of as coach_views
from bot.views import steps as views
from bot.views import viva as viva_views
from bot.views.path_words import coaches
from bot.views.view import Prompt, View
from bot.views.words import _

TICK_NOTE, TALK, MEET = "tick_note", "talk", "meet"
MAJOR_NOTES, PART_NOTES = "major_notes", "part_notes"
PASS, TAKE_BACK = "pass_by_hand", "mastery_off"


async def _activity(unit: Unit, who: Who, draft: Draft) -> Values:
    return {"title": (await ticking.ticked(unit, who, draft["activity"])).title}


async def _keep_note(unit: Unit, who: Who, draft: Draft) -> View:
    await ticking.note(unit, who, draft["activity"], draft["text"])
    return views.activity(*await todo.one(unit, who, draft["activity"]), views.note_kept())


async def _major(unit: Unit, who: Who, draft: Draft) -> Values:
    row = await owned.major(unit, who, draft["major"])
    return {
        "title": (await mine.major(unit, row)).title,
        "asked": coaches(await scope.coach_names(unit, who.student())),
    }


async def _ask_talk(unit: Unit, who: Who, draft: Draft) -> View:
    major = await viva.ask(unit, who, draft["major"], draft["note"])
    await inbox_news.tell(unit, viva.NAME, viva.card_id(major))
    return viva_views.asked_for(major.id, coaches(await scope.coach_names(unit, who.student())))


async def _card(unit: Unit, who: Who, draft: Draft) -> Values:
    return await viva_cards.KIND.evidence(unit, who.coach(), draft["card"])


async def _meet(unit: Unit, who: Who, draft: Draft) -> View:
    await viva_cards.meet(unit, who, draft["card"], draft["words"])
    return viva_views.meeting_told(draft["card"], (await _card(unit, who, draft))["name"])


async def _students_major(unit: Unit, who: Who, draft: Draft) -> Values:
    row, student = await owned.students_major(unit, who, draft["row"])
    return {"name": student.display_name, "title": (await mine.major(unit, row)).title, "before": row.admin_notes}


async def _students_part(unit: Unit, who: Who, draft: Draft) -> Values:
    row, student = await owned.students_part(unit, who, draft["row"])
    part, _parent = await mine.part(unit, row)
    return {"name": student.display_name, "title": part.title, "before": row.admin_notes}


async def major_page(unit: Unit, who: Who, row_id: str, number: int = 0) -> View:
    """Return a student's major as their coach sees it."""
    row, student = await owned.students_major(unit, who, row_id)
    return coach_views.major(student, await mine.major(unit, row), number)


async def part_page(unit: Unit, who: Who, row_id: str, number: int = 0) -> View:
    """Return a student's step as their coach sees it."""
    row, student = await owned.students_part(unit, who, row_id)
    return coach_views.part(student, await todo.page(unit, row), number)


async def _keep_major_notes(unit: Unit, who: Who, draft: Draft) -> View:
    await coaching.write_notes(unit, who, draft["row"], draft["text"], on_major=True)
    return (await major_page(unit, who, draft["row"])).after(coach_views.notes_kept())


async def _keep_part_notes(unit: Unit, who: Who, draft: Draft) -> View:
    await coaching.write_notes(unit, who, draft["row"], draft["text"], on_major=False)
    return (await part_page(unit, who, draft["row"])).after(coach_views.notes_kept())


async def _pass(unit: Unit, who: Who, draft: Draft) -> View:
    card = await by_hand.pass_by_hand(unit, who, draft["row"], draft["reason"])
    if card is not None:
        await inbox_news.tell(unit, viva.NAME, card)
    return (await major_page(unit, who, draft["row"])).after(coach_views.decided(mastered=True))


async def _take_back(unit: Unit, who: Who, draft: Draft) -> View:
    await by_hand.take_back(unit, who, draft["row"], draft["reason"])
    return (await major_page(unit, who, draft["row"])).after(coach_views.decided(mastered=False))


def _ask_notes(values: Values) -> Prompt:
    return coach_views.ask_notes(values["name"], values["title"], values["before"])


FLOWS = (
    in_words(
        TICK_NOTE, lambda: _("your note"), ("text", ticking.NOTE), _activity,
        lambda values: views.ask_note(values["title"]), _keep_note,
    ),
    in_words(
        TALK, lambda: _("asking for a talk"), ("note", viva.NOTE), _major,
        lambda values: viva_views.ask_note(values["title"], values["asked"]), _ask_talk,
    ),
    in_words(
        MEET, lambda: _("when you meet"), ("words", by_hand.REASON), _card,
        lambda values: viva_views.ask_meeting(values["name"]), _meet,
    ),
    in_words(
        MAJOR_NOTES, lambda: _("the notes"), ("text", coaching.NOTES), _students_major, _ask_notes, _keep_major_notes
    ),
    in_words(
        PART_NOTES, lambda: _("the notes"), ("text", coaching.NOTES), _students_part, _ask_notes, _keep_part_notes
    ),
    in_words(
        PASS, lambda: _("passing by hand"), ("reason", by_hand.REASON), _students_major,
        lambda values: coach_views.ask_pass(values["name"], values["title"]), _pass,
    ),
    in_words(
        TAKE_BACK, lambda: _("taking mastery back"), ("reason", by_hand.REASON), _students_major,
        lambda values: coach_views.ask_take_back(values["name"], values["title"]), _take_back,
    ),
)  # fmt: skip
