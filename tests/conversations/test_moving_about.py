"""Moving about in a conversation: back, cancel, undo, parking, silence, stale buttons, changed steps."""

from datetime import timedelta

import pytest

from bot.conversations import parking
from bot.conversations.runner import Runner
from bot.conversations.steps import Text
from bot.db import Database
from bot.services.errors import BotError
from tests.conversations.sampler import STEPS, Saved, Talk, question, sampler


async def test_back_returns_with_the_old_answers_still_there(halfway: Talk) -> None:
    for _ in range(3):
        await halfway.presses("Back")
    assert halfway.text == "Which pets?"
    assert "✓ Dog" in halfway.labels
    await halfway.presses("Done")
    assert halfway.text == "Which day?", "what was answered is not asked again"


async def test_the_first_screen_has_a_way_out_instead_of_a_way_back(talk: Talk) -> None:
    assert "Back" not in talk.labels
    await talk.presses("Later")
    assert "I've put the sampler away" in talk.text
    assert talk.labels == ["Undo", "Today"], "there is a way back, and a way on"


async def test_cancel_can_be_undone(halfway: Talk) -> None:
    await halfway.cancels()
    assert (await halfway.at()).state == "cancelled"
    await halfway.presses("Undo")
    assert halfway.text == "Which day?"
    assert (await halfway.at()).draft["name"] == "Bello"


async def test_after_an_hour_a_cancelled_draft_is_emptied(halfway: Talk) -> None:
    await halfway.cancels()
    undo = halfway.button("Undo").data or ""
    await silence(halfway, timedelta(hours=2))
    assert (await halfway.at()).draft == {}
    with pytest.raises(BotError, match="over"):
        await halfway.presses_data(undo)


async def test_a_silence_parks_without_a_word_and_words_bring_the_offer(halfway: Talk) -> None:
    shown = len(halfway.shown)
    await silence(halfway, timedelta(hours=2))
    assert (await halfway.at()).state == "parked"
    assert len(halfway.shown) == shown
    await halfway.says("hi")
    assert "Welcome back! I've kept the sampler for you. Shall we go on?" in halfway.text
    await halfway.presses("Go on")
    assert halfway.text == "Which day?"


async def test_words_for_a_first_question_that_waits_are_offered_as_its_answer(database: Database) -> None:
    asked = Text(key="name", ask=question("What is it called?"), limit=20)
    talk = await Talk(database, sampler(Saved(), steps=(asked, *STEPS[-1:]))).begin()
    await talk.start()
    await silence(talk, timedelta(hours=2))
    await talk.sends("sticker")
    assert talk.text == "What is it called?", "of a sticker there is nothing to keep"
    await silence(talk, timedelta(hours=2))
    await talk.says("Rex")
    assert "You just wrote “Rex”. Does that belong to it?" in talk.text
    await talk.presses("Yes, keep what I wrote")
    assert talk.text == "All: [&#39;name&#39;]"


async def test_starting_over_forgets_the_answers_and_keeps_what_it_began_with(halfway: Talk) -> None:
    await halfway.database.close()
    await silence(halfway, timedelta(hours=2))
    await halfway.says("hi")
    await halfway.presses("Start over")
    assert halfway.text == "Which colour?"
    assert (await halfway.at()).draft == {}


async def test_letting_go_is_for_good(halfway: Talk) -> None:
    await silence(halfway, timedelta(hours=2))
    await halfway.says("hi")
    await halfway.presses("Let it go")
    assert (await halfway.at()).state == "gone"
    assert (await halfway.at()).draft == {}


async def test_a_parked_button_resumes_where_it_stands(halfway: Talk) -> None:
    day = halfway.button("22").data or ""
    await silence(halfway, timedelta(hours=2))
    await halfway.presses_data(day)
    assert halfway.text == "Sure?"
    assert (await halfway.at()).state == "active"


async def test_a_week_later_a_parked_draft_is_gone(halfway: Talk) -> None:
    await silence(halfway, timedelta(hours=2))
    await silence(halfway, timedelta(days=8))
    assert (await halfway.at()).state == "gone"


async def test_a_button_of_an_old_screen_leads_to_where_one_is(talk: Talk) -> None:
    red = talk.button("Red").data or ""
    await talk.presses("Green")
    await talk.presses_data(red)
    assert talk.text == "That button is from before. We are here now:\n\nWhich pets?"
    assert (await talk.at()).draft == {"colour": "green"}


@pytest.mark.parametrize("index", ["99", "-1", "x", "1e3", "٣"])
async def test_a_forged_index_changes_nothing(talk: Talk, index: str) -> None:
    _, conversation, turn, _ = (talk.button("Red").data or "").split(":")
    await talk.presses_data(f"c:{conversation}:{turn}:{index}")
    assert (await talk.at()).draft == {}


async def test_another_persons_button_does_nothing(talk: Talk) -> None:
    red = talk.button("Red").data or ""
    ravi = await Talk(talk.database, sampler(Saved())).begin("Ravi")
    with pytest.raises(BotError, match="over"):
        await ravi.presses_data(red)
    assert (await talk.at()).draft == {}


@pytest.mark.both
async def test_a_refusal_at_the_end_returns_to_the_step_it_is_about(at_summary: Talk, saved: Saved) -> None:
    saved.refuse = BotError("feeling_gone", step="pets")
    await at_summary.presses("Save")
    assert at_summary.text == "That word is no longer on the list. Please pick another one.\n\nWhich pets?"
    assert saved.drafts == []
    await at_summary.presses("Cat")
    await at_summary.presses("Done")
    await at_summary.presses("Save")
    assert saved.drafts[0]["pets"] == ["cat"]


async def test_a_refusal_about_nothing_in_particular_ends_the_conversation(at_summary: Talk, saved: Saved) -> None:
    saved.refuse = BotError("day_over")
    await at_summary.presses("Save")
    assert "That day is over" in at_summary.text
    assert (await at_summary.at()).state == "gone"


async def test_another_conversation_parks_this_one_and_offers_it_at_its_end(halfway: Talk, saved: Saved) -> None:
    short = sampler(saved, (Text(key="word", ask=question("One word?")),), "short")
    halfway.runner = Runner([sampler(saved), short])
    await halfway.start("short")
    assert halfway.text == "One word?"
    await halfway.says("yes")
    assert halfway.labels == ["Go on with the sampler"]


async def test_at_most_three_conversations_wait_and_one_of_a_kind(halfway: Talk, saved: Saved) -> None:
    names = ["a", "b", "c", "d"]
    flows = [sampler(saved, (Text(key="word", ask=question(f"{name}?")),), name) for name in names]
    halfway.runner = Runner([sampler(saved), *flows])
    for name in names:
        await halfway.start(name)
    async with halfway.database.reading() as unit:
        waiting = await unit.session.scalars(parking._mine(halfway.who, "parked"))
        assert [at.flow for at in waiting] == ["c", "b", "a"]


async def test_the_one_that_waited_longest_is_taken_up_with_all_that_it_holds(halfway: Talk, saved: Saved) -> None:
    names = ["a", "b", "c"]
    flows = [sampler(saved, (Text(key="word", ask=question(f"{name}?")),), name) for name in names]
    halfway.runner = Runner([sampler(saved), *flows])
    back = halfway.button("Back").data or ""
    for name in names:
        await halfway.start(name)
    await halfway.presses_data(back)
    assert halfway.text == "A note?"
    assert (await halfway.at()).draft["name"] == "Bello"


async def test_undoing_one_and_going_on_with_another_of_its_kind_loses_neither(halfway: Talk) -> None:
    await halfway.cancels()
    undo = halfway.button("Undo").data or ""
    await halfway.start()
    await halfway.presses("Green")
    newer = halfway.button("Dog").data or ""
    await halfway.presses_data(undo)
    assert halfway.text == "Which day?"
    await halfway.presses_data(newer)
    assert halfway.text == "Which pets?"
    assert "✓ Dog" in halfway.labels


async def test_starting_what_is_open_shows_it_again_and_loses_nothing(halfway: Talk) -> None:
    await halfway.start()
    assert halfway.text == "Which day?"
    assert (await halfway.at()).draft["name"] == "Bello"


async def test_a_release_that_changed_the_steps_keeps_what_still_fits(halfway: Talk, saved: Saved) -> None:
    fewer = tuple(step for step in STEPS if step.key not in ("day", "colour"))
    new = Text(key="weather", ask=question("What is the weather?"))
    halfway.runner = Runner([sampler(saved, (fewer[0], new, *fewer[1:]))])
    await halfway.says("sunny")
    assert halfway.text == "This has changed a little since. Let's go on here.\n\nWhat is the weather?"
    assert (await halfway.at()).draft["name"] == "Bello"
    await halfway.says("sunny")
    assert halfway.text == "Sure?"


async def test_a_release_that_dropped_the_flow_says_so(halfway: Talk) -> None:
    day = halfway.button("22").data or ""
    halfway.runner = Runner([])
    with pytest.raises(BotError, match="over"):
        await halfway.presses_data(day)
    await halfway.says("hello?")
    assert "What would you like to do?" in halfway.text


async def silence(talk: Talk, span: timedelta) -> None:
    """Let time pass, and the timer that stands for it arrive."""
    talk.database.clock.move(span)
    at = await talk.at()
    async with talk.database.transaction() as unit:
        await parking.time_out(unit, at.id, at.turn)
