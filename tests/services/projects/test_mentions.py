"""Of whom a coach speaks: whole names, parts of them, misspelt ones, names that two share, and words that are names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.services.projects.mentions import MOST_DOUBTS, NOBODY, Doubt, about, doubts

CLASS = {
    "n": "Nia Okafor",
    "o": "Omar Haddad",
    "z": "Zoë Müller",
    "a": "Ade Bello",
    "a2": "Ade Cole",
    "w": "Will Stone",
    "d": "दीया शर्मा",
}


def of(*said: str, **meant: str) -> dict[str, list[str]]:
    return dict(about(said, CLASS, meant).of)


def asked(*said: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.word, one.may_be) for one in doubts(said, CLASS)]


@pytest.mark.parametrize(
    ("said", "whose"),
    [
        ("Nia built a bridge.", "n"),
        ("NIA built a bridge.", "n"),
        ("Okafor built a bridge.", "n"),
        ("Nia Okafor built a bridge.", "n"),
        ("Nia's bridge held.", "n"),
        ("Zoe built a bridge.", "z"),
        ("Ade Cole built a bridge.", "a2"),
        ("दीया ने एक पुल बनाया।", "d"),
    ],
)
def test_a_name_as_it_stands_on_the_roster_is_that_student(said: str, whose: str) -> None:
    assert asked(said) == []
    assert of(said) == {whose: [said]}


@pytest.mark.parametrize(
    ("said", "doubt"),
    [
        ("Omer made a film.", ("Omer", ("o",))),
        ("Niah made a film.", ("Niah", ("n",))),
        ("Nya made a film.", ("Nya", ("n",))),
        ("Ade made a film.", ("Ade", ("a", "a2"))),
        ("next time she will ask.", ("will", ("w",))),
        ("nia made a film.", ("nia", ("n",))),
    ],
)
def test_a_name_that_is_nearly_one_or_somebody_elses_too_is_asked_about(
    said: str, doubt: tuple[str, tuple[str, ...]]
) -> None:
    assert asked(said) == [doubt]
    assert of(said) == {}
    word, may_be = doubt
    assert of(said, **{word.lower(): may_be[-1]}) == {may_be[-1]: [said]}
    assert of(said, **{word.lower(): NOBODY}) == {}


@pytest.mark.parametrize(
    "said", ["Now it holds.", "Over there.", "They made a film.", "Once more.", "", "😀 7 + 8 = 15"]
)
def test_other_words_are_no_names(said: str) -> None:
    assert asked(said) == []
    assert of(said) == {}


def test_what_follows_on_a_name_is_about_them_until_the_next_one_in_the_next_message_too() -> None:
    found = of("Nia built a bridge. It held 3 kilos!\nOmar drew it", "He drew it well", "Nia and Omar were quick.")
    assert found == {
        "n": ["Nia built a bridge.", "It held 3 kilos!", "Nia and Omar were quick."],
        "o": ["Omar drew it", "He drew it well", "Nia and Omar were quick."],
    }


def test_what_comes_before_any_name_is_about_nobody_and_not_lost() -> None:
    told = about(["What a day! Nia built a bridge."], CLASS, {})
    assert (list(told.of), told.nobody) == (["n"], ["What a day!"])


def test_whoever_is_meant_has_to_be_of_the_class() -> None:
    assert of("Omer made a film.", omer="somebody else") == {}


def test_each_doubt_comes_once_and_there_are_not_too_many() -> None:
    assert asked("Omer and Omer", "OMER") == [("Omer", ("o",))]
    many = {str(n): f"{letter}oyanne" for n, letter in enumerate("BCDFGHKLMP")}
    said = " ".join(f"{name}t" for name in many.values())
    assert doubts([said], many)[0] == Doubt("Boyannet", ("0",))
    assert len(doubts([said], many)) == MOST_DOUBTS


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=80) | st.sampled_from(["Nia. ", "Omer did", "will Ade go?"]), max_size=4))
def test_no_word_is_lost_whatever_is_said(said: list[str]) -> None:
    told = about(said, CLASS, {})
    kept = " ".join([*(one for each in told.of.values() for one in each), *told.nobody])
    assert {word for one in said for word in one.split()} <= set(kept.split())
