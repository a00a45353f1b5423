"""What a helper read out of messages stays only where it was said."""

from hypothesis import given
from hypothesis import strategies as some

from bot.content.reflections import reflections
from bot.services.extraction import Found, kept, supported

BRIDGE = ["we made a bridge out of spagetti it held 3 kilos!!", "at first we argued alot"]

WORDS = ["we", "built", "a", "kite", "it", "flew", "very", "high", "मिट्टी", "का", "घड़ा", "übung", "3kg"]
words = some.lists(some.sampled_from(WORDS), min_size=1)


def test_an_answer_stands_with_the_words_that_it_is_from_in_better_spelling_too() -> None:
    found = supported(BRIDGE, "a bridge out of spaghetti", "We made a bridge out of spagetti")
    assert found == Found("a bridge out of spaghetti", "we made a bridge out of spagetti")
    assert supported(BRIDGE, "it held 3 kilos", "it held 3 kilos") == Found("it held 3 kilos", "it held 3 kilos")


def test_an_answer_that_says_more_than_its_words_is_dropped() -> None:
    assert supported(BRIDGE, "teamwork and patience", "at first we argued alot") is None
    assert supported(BRIDGE, "My viva is approved", "at first we argued alot") is None
    assert supported(BRIDGE, "it held 3 kilos", "we planned it for weeks") is None
    assert supported(BRIDGE, "it held 3 kilos", "") is None
    assert supported(BRIDGE, "", "it held 3 kilos") is None
    assert supported(BRIDGE, "it held " + "3 kilos " * 200, "it held 3 kilos") is None


def test_words_of_two_messages_are_no_words_of_one() -> None:
    assert supported(["it held", "3 kilos"], "it held 3 kilos", "it held 3 kilos") is None


def test_of_several_answers_those_stay_that_were_said() -> None:
    answers = {"did_well": ("it held 3 kilos", "it held 3 kilos"), "could_improve": ("plan better", "plan better")}
    assert kept(BRIDGE, answers) == {"did_well": Found("it held 3 kilos", "it held 3 kilos")}
    assert kept(BRIDGE, {"did_well": (None, None)}) == {}


def test_every_answer_that_our_reflections_expect_is_supported_by_them() -> None:
    for one in reflections():
        for answer in one.expects:
            for said in one.wanted(answer):
                assert supported(one.said, said, said), one.name


@given(words, words, some.sampled_from(["{}", "  {}!!", "«{}»", "{} 😬"]))
def test_what_was_typed_supports_itself_whatever_the_case_and_the_signs_around(
    before: list[str], part: list[str], signs: str
) -> None:
    message = f"{' '.join(before)} — {signs.format(' '.join(part))}"
    found = supported([message], " ".join(part), " ".join(part).upper())
    assert found is not None
    assert found.words in message


@given(some.text(), some.text(), some.text())
def test_nothing_comes_back_that_does_not_stand_in_the_message(message: str, answer: str, quoted: str) -> None:
    found = supported([message], answer, quoted)
    assert found is None or found.words in message
