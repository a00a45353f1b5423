"""Each kind of step: what it takes, what it refuses, what it stores."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.conversations.given import Given
from bot.conversations.step import Change, typed_key
from bot.conversations.steps import Text, Think
from bot.conversations.walk import stops
from bot.db import Database
from bot.models import WorkRow
from bot.services import accounts
from bot.views.view import Option
from tests.conversations.sampler import Saved, Talk, question, sampler


@pytest.mark.both
async def test_a_whole_conversation_is_saved_as_it_was_answered(at_summary: Talk, saved: Saved) -> None:
    assert "All:" in at_summary.text
    await at_summary.presses("Save")
    [draft] = saved.drafts
    assert draft == {
        "colour": "green", "pets": ["dog"], "name": "Bello", "note": None, "day": "2026-03-05", "sure": True,
        "idea": "a kennel", "summary": True,
    }  # fmt: skip
    at = await at_summary.at()
    assert (at.state, at.draft, at.shown, at.expires_at) == ("done", {}, {}, None)


async def test_a_choice_takes_its_label_typed_in_any_case(talk: Talk) -> None:
    await talk.says("  green! ")
    assert talk.text == "Which pets?"


async def test_a_choice_refuses_other_words_kindly_and_stays(talk: Talk) -> None:
    await talk.says("turquoise")
    assert talk.text == "I heard you. Here a button works best.\n\nWhich colour?"


async def test_a_long_choice_has_pages_and_old_pages_keep_working(talk: Talk) -> None:
    first = talk.button("Red")
    assert "Shade19" not in talk.labels
    await talk.presses("More ›")
    await talk.presses("More ›")
    assert "Shade19" in talk.labels
    assert "Red" not in talk.labels
    await talk.presses_data(first.data or "")
    assert (await talk.at()).draft == {"colour": "red"}


async def test_many_ticks_unticks_and_keeps_the_order(talk: Talk, saved: Saved) -> None:
    await talk.presses("Red")
    assert "Done" not in talk.labels
    for label in ("Fish", "Cat", "Dog", "Cat"):
        await talk.presses(label)
    assert "✓ Fish" in talk.labels
    await talk.presses("Done")
    assert (await talk.at()).draft["pets"] == ["fish", "dog"]


async def test_a_tick_that_arrives_twice_stays_a_tick(talk: Talk) -> None:
    await talk.presses("Red")
    tick = talk.button("Cat").data or ""
    await talk.presses_data(tick)
    await talk.presses_data(tick)
    assert "✓ Cat" in talk.labels


async def test_text_takes_words_or_a_ready_answer_and_counts_what_is_too_long(talk: Talk) -> None:
    await talk.presses("Red")
    await talk.presses("Cat")
    await talk.presses("Done")
    await talk.says("x" * 21)
    assert "That is 21 characters, and 20 fit." in talk.text
    await talk.says("   ")
    assert "Here I need words" in talk.text
    await talk.presses("Rex")
    assert (await talk.at()).draft["name"] == "Rex"


async def test_text_is_never_markup(talk: Talk) -> None:
    await talk.presses("Red")
    await talk.presses("Cat")
    await talk.presses("Done")
    await talk.says("<b>&amp;")
    assert (await talk.at()).draft["name"] == "<b>&amp;"


async def test_only_an_optional_step_can_be_skipped(halfway: Talk) -> None:
    assert "Skip" not in halfway.labels
    assert (await halfway.at()).draft["note"] is None


async def test_many_days_are_a_calendar_with_a_month_on_each_page(halfway: Talk) -> None:
    assert "Feb 2026" in halfway.labels
    assert "19" not in halfway.labels
    await halfway.presses("Feb 2026")
    await halfway.presses("›")
    assert "Mar 2026" in halfway.labels
    await halfway.presses("29")
    assert (await halfway.at()).draft["day"] == "2026-03-29"


@pytest.mark.parametrize("typed", ["29 Mar", "on Sunday, 29", "29.3.", "2026-03-29", "March 29th", "29.03."])
async def test_a_day_may_be_typed(halfway: Talk, typed: str) -> None:
    await halfway.says(typed)
    assert (await halfway.at()).draft["day"] == "2026-03-29"


@pytest.mark.parametrize("typed", ["30 March", "32.3.", "soon", "when I can", "12345", "mon tue 2027"])
async def test_words_that_are_no_day_here_are_told_which_days_are(halfway: Talk, typed: str) -> None:
    await halfway.says(typed)
    assert "Here I need a day, from Feb 20 to Mar 29." in halfway.text


async def test_a_no_may_lead_to_another_question(halfway: Talk) -> None:
    await halfway.says("5 March")
    await halfway.presses("No")
    assert halfway.text == "Why not?"


async def test_thinking_is_one_row_of_work_and_nothing_said_meanwhile_is_the_answer(halfway: Talk) -> None:
    await halfway.says("5 March")
    await halfway.presses("Yes")
    await halfway.says("hello?")
    assert "still working" in halfway.text
    async with halfway.database.reading() as unit:
        [row] = await unit.session.scalars(select(WorkRow))
    assert (row.kind, row.payload, row.turn) == ("idea", {"name": "Bello"}, (await halfway.at()).turn)


async def test_an_answer_of_slow_work_that_comes_too_late_is_refused(halfway: Talk) -> None:
    await halfway.says("5 March")
    await halfway.presses("Yes")
    late = await halfway.at()
    await halfway.presses("Back")
    async with halfway.database.transaction() as unit:
        await halfway.runner.worked(unit, halfway.who, late.id, late.turn, "too late")
    assert "idea" not in (await halfway.at()).draft
    assert halfway.text == "Sure?"


async def test_an_answer_of_slow_work_waits_while_somebody_else_of_the_account_speaks(halfway: Talk) -> None:
    await halfway.says("5 March")
    await halfway.presses("Yes")
    at, asked = await halfway.at(), halfway.who
    async with halfway.database.transaction() as unit:
        sister = await accounts.add_user(unit, "Ida", "student", "2156")
        await halfway.runner.worked(unit, replace(asked, user=sister), at.id, at.turn, "a kennel")
        assert unit.outgoing == []
    waits = await halfway.at()
    assert (waits.state, waits.draft["idea"]) == ("parked", "a kennel")
    await halfway.says("hello")
    await halfway.presses("Go on")
    assert "All:" in halfway.text


LEADS_BACK = (
    Text(key="word", ask=question("Which word?")),
    Think(key="idea", work="idea", ask=question("Thinking …"), when=lambda draft: draft.get("word") == "hm",
          back=lambda draft: Change({"better": draft["idea"]}, anew=("word", "idea"), note="again")),
    Text(key="why", ask=question("Why?")),
)  # fmt: skip


@pytest.mark.parametrize("is_away", [False, True])
async def test_slow_work_may_lead_back_with_what_it_brought(database: Database, saved: Saved, is_away: bool) -> None:
    flow = sampler(saved, LEADS_BACK)
    talk = await Talk(database, flow, sampler(saved, LEADS_BACK[:1], "other")).begin()
    await talk.start()
    await talk.says("hm")
    assert talk.text == "Thinking …"
    if is_away:
        asked = await talk.at()
        await talk.start("other")
        async with database.transaction() as unit:
            await talk.runner.worked(unit, talk.who, asked.id, asked.turn, "well")
            await talk.runner.resume(unit, talk.who, asked.id)
    else:
        await talk.is_answered("well")
    at = await talk.at()
    assert (at.step, at.draft, at.path) == ("word", {"better": "well"}, ["word"])
    assert is_away or talk.text == "That day is over, so let's start afresh.\n\nWhich word?"
    async with database.transaction() as unit:
        onward = [stop.onward async for stop in stops(unit, talk.who, sampler(saved, LEADS_BACK), {"word": "hm"})]
    assert onward[0] == {"…": "word"}, "and the preview says so"


async def test_a_summary_changes_any_one_answer_and_comes_back(at_summary: Talk, saved: Saved) -> None:
    await at_summary.presses("Change name")
    await at_summary.says("Hasso")
    assert "Thinking" in at_summary.text, "what was worked out from the old name is worked out anew"
    await at_summary.is_answered("a new idea")
    assert "All:" in at_summary.text
    await at_summary.presses("Change pets")
    assert "✓ Dog" in at_summary.labels
    await at_summary.presses("Back")
    assert "All:" in at_summary.text
    await at_summary.presses("Save")
    assert (saved.drafts[0]["name"], saved.drafts[0]["idea"]) == ("Hasso", "a new idea")
    assert saved.drafts[0]["pets"] == ["dog"]


@pytest.mark.parametrize(
    ("said", "key"),
    [("4/6", "a"), ("46", "b"), ("4-6", None), ("−5", "c"), ("5", "d"), ("yes", "e"), ("YES!", "e"), ("✅", "e")],
)
def test_what_is_typed_is_never_taken_for_another_button(said: str, key: str | None) -> None:
    """Without signs, 4/6 and 46 are the same letters, and so are 5 and −5."""
    labels = {"a": "4/6", "b": "46", "c": "−5", "d": "5", "e": "✅ Yes"}
    assert typed_key(Given("text", said), [Option(one, label) for one, label in labels.items()]) == key
