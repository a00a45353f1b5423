"""A class fills its jar, from its group and in private, and votes in the end; what we keep of the group is nothing."""

import json

import pytest
from sqlalchemy import select

from bot.models import Batch, GroupChat, InboxRow, Marble, Nomination, OutboxRow, TreatVote, TrustJar
from playground.objects import Message
from tests.journeys.a_jar import group_of, jar_holds, pinned, presses_there, said, there, watches
from tests.journeys.path import presses, says
from tests.street import Street

TALK = "zebra: did you see what Nia got in the test"


async def test_a_coach_binds_a_group_and_its_jar_is_pinned_once(street: Street) -> None:
    await watches(street)
    assert any("This is the group of 2156 now." in one.text for one in said(street))
    jar = pinned(street)
    assert jar.photo is not None
    assert "Our jar: 0 of 50." in jar.text
    assert "This is the group of 2156 already." in await there(street, street.lena, "/bind")
    assert "Let's talk in private." in await there(street, street.nia, "/today")
    before = said(street)[-1]
    await there(street, street.nia, "/unbind")
    assert said(street)[-1] is before, "of what she may not, nothing is said before everybody"
    assert "This is not the group of 2156 any more." in await there(street, street.lena, "/unbind")
    assert "So it stood on" in pinned(street).text
    assert await street.read(GroupChat) == []


async def test_a_coach_of_two_classes_may_say_which_right_away(street: Street) -> None:
    await street.nia_has_checked_in()
    async with street.database.transaction() as unit:
        unit.session.add(Batch(name="Blue Room", zone="UTC", created_at=unit.now))
    assert await there(street, street.lena, "/bind") == "Which class is this group for?"
    assert await there(street, street.lena, "/bind 2158") == "Which class is this group for?"
    await there(street, street.lena, "/bind@marbles_bot  blue room")
    assert any("This is the group of Blue Room now." in one.text for one in said(street))
    async with street.database.reading() as unit:
        bound = await unit.session.scalar(select(Batch.name).join(GroupChat, GroupChat.batch_id == Batch.id))
    assert bound == "Blue Room"


async def test_a_marble_from_the_group_changes_the_picture_and_says_nothing_new(street: Street) -> None:
    await watches(street)
    before = pinned(street)
    assert await there(street, street.lena, "/jar") == "Jar 2156: 0 of 50. What did the class do?"
    count = len(said(street))
    assert await presses_there(street, street.lena, "Helped each other") == "In it goes: 1 of 50."
    assert await presses_there(street, street.lena, "One more") == "In it goes: 2 of 50."
    assert len(said(street)) == count
    assert pinned(street) is before
    assert before.text == "Our jar: 2 of 50.\nNewest marble: you helped each other."
    assert await presses_there(street, street.lena, "Undo") == "Out again: 1 of 50."
    assert "Our jar: 1 of 50." in before.text
    await presses_there(street, street.nia, "Another one")
    assert said(street)[-1].text == "Out again: 1 of 50.", "a student presses, and nothing happens"


async def test_a_reason_that_names_somebody_comes_back_with_ready_ones(street: Street) -> None:
    await watches(street)
    await says(street, street.lena, "/jar")
    await presses(street, street.lena, "Put one in", "Write it")
    text = await says(street, street.lena, "omar helped everybody pack up")
    assert "This names omar, and marbles belong to everyone. Shall I use one of these?" in text
    assert "In it goes: 1 of 50." in await presses(street, street.lena, "Helped each other")
    answer = await there(street, street.lena, "/jar omar helped everybody")
    assert "go without names" in answer
    assert "omar" not in answer.lower()
    assert await there(street, street.lena, "/jar you waited for each other") == "In it goes: 2 of 50."
    await there(street, street.lena, "/jar")
    street.lena.presses("Write it", chat=group_of(street))
    await street.settle()
    assert street.lena.screen.text.endswith("What did the class do?"), "in private, where nobody sees it being written"
    assert "In it goes: 3 of 50." in await says(street, street.lena, "you carried all the chairs")


async def test_the_fiftieth_is_celebrated_voted_on_and_emptied(street: Street) -> None:
    await watches(street)
    await jar_holds(street, 48)
    await says(street, street.lena, "/jar")
    await presses(street, street.lena, "Put one in", "Quiet start", "One more")
    assert "the class will celebrate" in street.lena.screen.text
    assert "The jar is full!" in await presses(street, street.lena, "Yes, fill it")
    poll = said(street)[-1]
    assert poll.poll is not None
    assert poll.poll.question.startswith("Fifty! The jar is full, and you filled it together.")
    assert poll.poll.is_anonymous
    for person, treat in ((street.nia, "Pancakes"), (street.omar, "Pancakes"), (street.lena, "Film afternoon")):
        person.votes(poll, treat)
    await street.settle()
    (vote,) = await street.read(TreatVote)
    assert (vote.state, vote.counts) == ("open", [1, 0, 2])
    assert "3 have voted. In front: Pancakes." in await presses(street, street.lena, "The jar")
    await presses(street, street.lena, "Close the vote")
    assert said(street)[-1].text == "The votes are in: Pancakes!"
    assert poll.poll.is_closed
    await there(street, street.lena, "/jar")
    assert "jar number 1" in str(said(street)[-1].buttons)
    assert "empty" in await presses_there(street, street.lena, "Empty it (that's jar number 1)")
    (jar,) = await street.read(TrustJar)
    assert (jar.count, jar.times_completed) == (0, 1)
    assert "Our jar: 0 of 50." in pinned(street).text


async def test_a_vote_that_is_closed_too_early_by_a_thumb_can_be_asked_for_again(street: Street) -> None:
    await watches(street)
    await jar_holds(street, 49)
    await says(street, street.lena, "/jar")
    await presses(street, street.lena, "Put one in", "Quiet start", "Yes, fill it")
    assert "Nobody has voted yet." in await presses(street, street.lena, "The jar")
    assert "The vote is over, and nobody has voted." in await presses(street, street.lena, "Close the vote")
    assert "Nobody has voted yet." in await presses(street, street.lena, "Let the class vote")
    poll = said(street)[-1]
    street.nia.votes(poll, "Pancakes")
    await street.settle()
    await presses(street, street.lena, "The jar")
    assert "Let the class vote" not in str(street.lena.screen.buttons)
    assert "The class chose: Pancakes." in await presses(street, street.lena, "Close the vote")
    assert "Let the class vote" not in str(street.lena.screen.buttons)


async def being_voted(street: Street) -> Message:
    """Let the class vote on its treat; return the poll."""
    await watches(street)
    await jar_holds(street, 49)
    await there(street, street.lena, "/jar")
    await presses_there(street, street.lena, "Quiet start", "Yes, fill it")
    return polls(street)[-1]


def polls(street: Street) -> list[Message]:
    return [one for one in said(street) if one.poll]


async def test_a_vote_comes_along_when_its_group_moves_before_anybody_has_voted(street: Street) -> None:
    old = await being_voted(street)
    group_of(street).upgrades(street.lena)
    await street.settle()
    [new] = polls(street)
    assert new.poll is not None
    assert new.poll is not old.poll
    assert "Our jar: 50 of 50." in pinned(street).text
    street.nia.votes(new, "Pancakes")
    await street.settle()
    await says(street, street.lena, "/jar")
    assert "1 has voted. In front: Pancakes." in street.lena.screen.text
    assert "The class chose: Pancakes." in await presses(street, street.lena, "Close the vote")
    assert new.poll.is_closed
    assert said(street)[-1].text == "The votes are in: Pancakes!"


@pytest.mark.parametrize("once_more", [True, False])
async def test_voices_that_stayed_behind_are_counted_or_the_class_votes_once_more(
    street: Street, once_more: bool
) -> None:
    old = await being_voted(street)
    for person, treat in ((street.nia, "Pancakes"), (street.omar, "Pancakes"), (street.lena, "Film afternoon")):
        person.votes(old, treat)
    await street.settle()
    group_of(street).upgrades(street.lena)
    await street.settle()
    assert polls(street) == []
    said_to_lena = street.lena.screen
    assert said_to_lena.text == (
        "The group of 2156 has moved, and its vote stayed behind.\n3 have voted. In front: Pancakes. "
        "Shall they vote once more, from the beginning, or does that count?"
    )
    page = await says(street, street.lena, "/jar")
    assert "The vote stayed behind when the group moved. 3 have voted. In front: Pancakes." in page
    for _ in range(2):
        label = "Let them vote once more" if once_more else "Count what is there"
        street.lena.presses(label, on=said_to_lena)
        await street.settle()
    if once_more:
        assert len(polls(street)) == 1
        assert "Nobody has voted yet." in street.lena.screen.text
    else:
        assert polls(street) == []
        assert [one.text for one in said(street)].count("The votes are in: Pancakes!") == 1
        assert "The class chose: Pancakes." in await says(street, street.lena, "/jar")
        assert "vote" not in str(street.lena.screen.buttons)


async def test_a_student_proposes_a_deed_and_the_group_never_hears_of_whom(street: Street) -> None:
    await watches(street)
    await says(street, street.nia, "/jar")
    assert "Our jar: 0 of 50." in street.nia.screen.text
    await presses(street, street.nia, "Tell what we did")
    assert "This names Omar" in await says(street, street.nia, "Omar brought cake")
    thanks = await says(street, street.nia, "we brought cake for everybody")
    assert thanks.startswith("Thank you! I'll show Lena what the class did, without names.")
    await says(street, street.lena, "/inbox")
    card = await presses(street, street.lena, "Open the first")
    assert "“we brought cake for everybody”" in card
    assert "Nia" not in card
    await presses(street, street.lena, "Put it in")
    assert "A marble for the class! Lena put it in" in street.nia.screen.text
    assert "Newest marble: we brought cake for everybody." in pinned(street).text
    everything = " ".join(f"{one.text} {one.buttons}" for one in said(street))
    assert not [one for one in ("Nia", "Omar", "Proud", "Happy") if one in everything], "no name beside a deed, no mood"


async def test_words_behind_a_student_s_command_are_offered_as_a_deed_and_shown_after_a_yes(street: Street) -> None:
    nia = street.nia
    await street.nia_has_checked_in()
    assert "This names Omar" in await says(street, nia, "/jar Omar brought cake")
    assert (await says(street, nia, "we brought cake")).startswith("Thank you! I'll show Lena what the class did")
    await says(street, nia, "/jar")
    await presses(street, nia, "Tell what we did")
    assert "Is that what your class did: “how does this work?”?" in await says(street, nia, "/jar how does this work?")
    assert len(await street.read(Nomination)) == 1
    assert "Is that what your class did: “we sang”?" in await says(street, nia, "/jar@marbles_bot\nwe sang")
    assert (await presses(street, nia, "Yes, tell my coach")).startswith("Thank you! I'll show Lena")
    assert "That is 121 characters, and 120 fit" in await says(street, nia, f"/jar {'x' * 121}")
    assert (await says(street, nia, "we danced")).startswith("Thank you!")
    assert "3 of yours wait already." in await says(street, nia, "/jar we tidied up")
    assert [one.words for one in await street.read(Nomination)] == ["we brought cake", "we sang", "we danced"]
    assert "Our jar: 0 of 50." in await says(street, nia, "/jar  ")


async def test_every_deed_that_waits_stands_beside_its_way_back(street: Street) -> None:
    await street.nia_has_checked_in()
    for words in ("we sang", "we danced", "we tidied up"):
        await says(street, street.nia, "/jar")
        await presses(street, street.nia, "Tell what we did")
        text = await says(street, street.nia, words)
    text = await says(street, street.nia, "/jar")
    for words in ("we sang", "we danced", "we tidied up"):
        assert f"You proposed: “{words}” (waits)" in text
        assert f"Take back: {words}" in str(street.nia.screen.buttons)


async def test_a_coach_is_told_who_will_read_why_a_deed_gets_no_marble(street: Street) -> None:
    await street.nia_has_checked_in()
    await says(street, street.nia, "/jar")
    await presses(street, street.nia, "Tell what we did")
    await says(street, street.nia, "we sang")
    await says(street, street.lena, "/inbox")
    text = await presses(street, street.lena, "Open the first", "Not this one…")
    assert "Only whoever told me in 2156 reads it." in text, "not the class, as it might seem"
    assert "Write what whoever told me in 2156 shall read" in await presses(street, street.lena, "Write it")
    await says(street, street.lena, "Sing it to me")
    assert "Lena says: “Sing it to me”" in street.nia.screen.text


async def test_of_what_a_group_says_nothing_is_kept(street: Street) -> None:
    await watches(street)
    group = group_of(street)
    street.omar.says(TALK, group)
    talked = street.nia.says(f"{TALK}!", group)
    street.omar.edits(talked, f"{TALK}!!")
    street.omar.sends("photo", caption=TALK, chat=group)
    street.lena.says("/jar", group, reply_to=talked)
    street.lena.says("/ban zebra", group)
    group.loses(street.omar)
    group.adds(street.omar, by=street.lena)
    await street.settle()
    await presses_there(street, street.lena, "Quiet start")
    rows = await street.read(InboxRow)
    assert "zebra" not in json.dumps([one.payload for one in rows])
    assert group.chat.title not in json.dumps([one.payload for one in rows]), "not even what it is called"
    assert "zebra" not in json.dumps([one.payload for one in await street.read(OutboxRow)])
    assert len([one for one in rows if one.state == "ignored"]) >= 5
    assert {one.payload for one in rows if one.state == "ignored"} == {None}


async def test_the_jar_outlives_whatever_becomes_of_its_group(street: Street) -> None:
    await watches(street)
    group = group_of(street)
    group.demotes_bot(street.lena)
    await street.settle()
    assert "I may not pin in the group of 2156 any more." in street.lena.screen.text
    group.promotes_bot(street.lena)
    await street.settle()
    assert "Our jar: 0 of 50." in pinned(street).text
    street.lena.deletes(pinned(street))
    await there(street, street.lena, "/jar you listened")
    assert "Newest marble: you listened." in pinned(street).text
    group.upgrades(street.lena)
    await street.settle()
    assert "Newest marble: you listened." in pinned(street).text
    group.removes_bot(street.lena)
    await street.settle()
    assert "I was taken out of the group of 2156." in street.lena.screen.text
    await says(street, street.lena, "/jar")
    await presses(street, street.lena, "Put one in", "Quiet start")
    group.adds_bot(street.lena)
    await street.settle()
    assert "Our jar: 2 of 50." in said(street)[-1].text
    assert len(await street.read(Marble)) == 2


async def test_a_command_means_the_same_however_it_is_written(street: Street) -> None:
    await watches(street)
    assert await there(street, street.lena, "/JAR\nyou all helped each other") == "In it goes: 1 of 50."
    assert "Newest marble: you all helped each other." in pinned(street).text
    assert "Or shall I use one of these?" in await there(street, street.lena, f"/jar {'x' * 121}")
    assert said(street)[-1].text.startswith("That is 121 characters, and 120 fit.")
    assert await presses_there(street, street.lena, "Quiet start") == "In it goes: 2 of 50."
    assert "words, with letters" in await there(street, street.lena, "/jar 🎉")
    await there(street, street.lena, "/Unbind")
    assert said(street)[-1].text.startswith("This is not the group of 2156 any more.")
    assert (await there(street, street.lena, "/unbind"), said(street)[-1].buttons) == (
        "This group belongs to no class.",
        [],
    ), "no button there that would lead one of them to something private"


async def test_what_is_asked_in_a_topic_is_answered_there(street: Street) -> None:
    await watches(street)
    chat = {"id": group_of(street).id, "type": "supergroup", "is_forum": True}
    said = {"message_id": 7, "date": 1, "chat": chat, "message_thread_id": 44, "is_topic_message": True}
    for person, words in ((street.lena, "/jar you sang"), (street.lena, "/bind"), (street.nia, "/today")):
        command = {"type": "bot_command", "offset": 0, "length": len(words.split()[0])}
        about = {"from": person.user.as_json(), "text": words, "entities": [command]}
        street.world.queue_raw({"message": said | about})
        await street.settle()
    sent = [one.arguments for one in street.world.calls if one.method == "sendMessage"][-3:]
    assert [one["text"][:11] for one in sent] == ["In it goes:", "This is the", "Let's talk "]
    assert [str(one["message_thread_id"]) for one in sent] == ["44"] * 3
    jar = [one.arguments for one in street.world.calls if one.method == "sendPhoto"]
    assert not any("message_thread_id" in one for one in jar), "the jar stands where all see it"


@pytest.mark.parametrize(
    ("typed", "read"), [("you sang.", "you sang."), ("you sang!", "you sang!"), ("a, b …", "a, b …")]
)
async def test_a_sentence_that_ends_ends_once(street: Street, typed: str, read: str) -> None:
    await watches(street)
    await there(street, street.lena, f"/jar {typed}")
    assert pinned(street).text.endswith(f"Newest marble: {read}")
    for person in (street.lena, street.nia):
        assert f"Newest marble: {read}\n" in f"{await says(street, person, '/jar')}\n"


async def test_whoever_writes_many_commands_fills_no_line_in_the_group(street: Street) -> None:
    await watches(street)
    before = len(said(street))
    for _ in range(30):
        street.omar.says("/today", group_of(street))
    await street.settle()
    assert len(said(street)) - before <= 2
    await there(street, street.omar, "/today")
    assert said(street)[-1].text == "Let's talk in private."


async def test_a_jar_that_came_with_marbles_does_not_wait_for_its_first(street: Street) -> None:
    await watches(street)
    await jar_holds(street, 49)
    await says(street, street.lena, "/jar")
    await presses(street, street.lena, "The group", "Show it anew")
    assert said(street)[-1].text == "Our jar: 49 of 50."
    asked = await says(street, street.lena, "/jar you sang together")
    assert asked == "This one fills the jar, and the class will celebrate. Shall it go in?"
    group_of(street).removes_bot(street.lena)
    await street.settle()
    await presses(street, street.lena, "Yes, fill it")
    assert "I am not in its group any more." in await presses(street, street.lena, "The jar")
    assert "Let the class vote" not in str(street.lena.screen.buttons), "nobody is there to vote"


async def test_a_deed_for_a_jar_that_is_fuller_by_now_is_asked_about_once_more(street: Street) -> None:
    await watches(street)
    await says(street, street.nia, "/jar")
    await presses(street, street.nia, "Tell what we did", "Quiet start")
    await says(street, street.lena, "/inbox")
    await presses(street, street.lena, "Open the first")
    await jar_holds(street, 49)
    assert "This marble would fill it." in await presses(street, street.lena, "Put it in")
    assert "A marble went in, by Lena" in await presses(street, street.lena, "Put it in and fill the jar")


async def test_whoever_writes_as_the_group_is_asked_to_write_as_themselves(street: Street) -> None:
    await watches(street)
    group_of(street).promotes(street.lena, by=street.lena, is_anonymous=True)
    await street.settle()
    for words in ("/jar you sang", "/bind", "/unbind"):
        before = said(street)[-1]
        assert (await there(street, street.lena, words)).startswith("You write as the group")
        assert said(street)[-1] is not before
    assert await street.read(Marble) == []


async def test_several_are_put_in_and_undone_with_one_press(street: Street) -> None:
    await watches(street)
    await says(street, street.lena, "/jar")
    assert "Empty it" not in str(street.lena.screen.buttons)
    assert await presses(street, street.lena, "Several", "10", "Quiet start") == "In they go: 10 of 50."
    await presses(street, street.lena, "The jar")
    assert "Empty it" in str(street.lena.screen.buttons)
    street.lena.presses("Undo all 10")
    await street.settle()
    assert "Jar 2156: 0 of 50." in await says(street, street.lena, "/jar")
    await presses(street, street.lena, "Several")
    for odd in ("25", "a lot", "0"):
        text = await says(street, street.lena, odd)
        assert text.startswith(
            "Here I need a number from 1 to 10. So many go in at once.\n\nJar 2156: 0 of 50. How many"
        )
    await says(street, street.lena, "7")
    assert await presses(street, street.lena, "Quiet start") == "In they go: 7 of 50."


async def test_a_coach_of_two_classes_who_says_what_for_is_asked_in_which_jar(street: Street) -> None:
    await watches(street)
    async with street.database.transaction() as unit:
        unit.session.add(Batch(name="2157", zone="UTC", created_at=unit.now))
    assert await says(street, street.lena, "/jar you sang together") == "Which jar is it for?"
    assert await presses(street, street.lena, "Jar 2156: 0 of 50.") == "In it goes: 1 of 50."
    assert "Newest marble: you sang together." in pinned(street).text
    await jar_holds(street, 49)
    await says(street, street.lena, "/jar you sang once more")
    await presses(street, street.lena, "Jar 2156: 49 of 50.")
    assert street.lena.screen.text == "This one fills the jar, and the class will celebrate. Shall it go in?"
    assert "All stays as it is." in await presses(street, street.lena, "Not yet")


async def test_two_taps_are_one_marble(street: Street) -> None:
    await watches(street)
    await there(street, street.lena, "/jar")
    for label, count in (("Quiet start", 1), ("One more", 2), ("One more", 3)):
        asked = said(street)[-1]
        for _ in range(3):
            street.lena.presses(label, on=asked, chat=group_of(street))
        await street.settle()
        assert asked.text == f"In it goes: {count} of 50."
    assert await presses_there(street, street.lena, "Undo") == "Out again: 2 of 50."
    assert len([one for one in await street.read(Marble) if one.undone_at is None]) == 2
