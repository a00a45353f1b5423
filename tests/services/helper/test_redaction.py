"""What leaves says of nobody who they are: names, numbers, addresses, in every spelling that we thought of."""

import json
import unicodedata

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bot.services.helper.redaction import TITLES, Redaction, UnknownPlaceholderError
from bot.services.names import plain

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NAMES = (
    "Nia",
    "Omar Al-Farouq",
    "Aarav Sharma",
    "Siobhán O'Brien",
    "José",
    "Müller",
    "आरव",
    "عمر",
    "李明",
    "Mr Ade",
    "Ki",
)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("I read with Omar.", "I read with [name 1]."),
        ("OMAR and omar", "[name 1] and [name 2]"),
        ("Omar Al-Farouq's book", "[name 1]'s book"),
        ("omaroo is no name, nor is somar", "omaroo is no name, nor is somar"),
        ("Aarav ke saath, aaravji bole, Sharmaji bhi", "[name 1] ke saath, [name 2] bole, [name 3] bhi"),
        ("siobhan und MÜLLER und Jose", "[name 1] und [name 2] und [name 3]"),
        ("Jose\u0301 and Jos\u200be\u0301", "[name 1] and [name 2]"),
        ("आरव के साथ", "[name 1] के साथ"),
        ("مع عمر", "مع [name 1]"),
        ("我和李明一起读", "我和[name 1]一起读"),
        ("Ki123 and omar_7", "[name 1]123 and [name 2]_7"),
        ("Mr Ade and a mr of no name", "Mr [name 1] and a mr of no name"),
        ("call +91 98765 43210 or 030/1234567", "call [phone 1] or [phone 2]"),
        ("call९८७६५४३२१०", "call[phone 1]"),
        ("18 of 20 by 2026-03-02, 6 7 8 at 10:30", "18 of 20 by 2026-03-02, 6 7 8 at 10:30"),
        ("nia.k@school.example, omar@okaxis", "[email 1], [email 2]"),
        ("I'm @nia_k on it", "I'm [handle 1] on it"),
        ("see https://x.example/a?token=7#b now", "see [link 1] now"),
        ("www.omar.example or omar.github.io, youtu.be/7", "[link 1] or [link 2], [link 3]"),
        ("N i a with n-i-a and N.I.A. ate", "[name 1] with [name 2] and [name 3]. ate"),
        ("o_m_a_r’s book, t h e n i a", "[name 1] book, [name 2]"),
        ("K i and ж I, but 1 a 2 i 3", "[name 1] and ж I, but 1 a 2 i 3"),
        ("plan A, B and C: am I a coach?", "plan A, B and C: am I a coach?"),
        ("v1.2 and 3.5 km, e.g. this", "v1.2 and 3.5 km, e.g. this"),
        ("[name 1] is what I typed, with Omar", "[words 1] is what I typed, with [name 1]"),
    ],
)
def test_what_is_taken_out(said: str, left: str) -> None:
    redaction = Redaction(NAMES)
    assert redaction.out(said) == left
    assert redaction.back(left) == said


def test_a_class_of_names_that_are_words_of_placeholders_changes_nothing_of_them() -> None:
    redaction = Redaction(["Name", "Phone Link", "Words"])
    left = redaction.out("Name, call 98765 43210")
    assert left == "[name 1], call [phone 1]"
    assert redaction.out(left) == "[words 1], call [words 2]"
    assert redaction.again(left) == left


def test_all_texts_of_one_exchange_have_the_same_placeholders() -> None:
    redaction = Redaction(NAMES)
    assert redaction.out({"words": "with Omar", "goal": ["Omar", {"why": "Nia"}], "n": 7}) == {
        "words": "with [name 1]", "goal": ["[name 1]", {"why": "[name 2]"}], "n": 7,
    }  # fmt: skip


def test_an_answer_is_written_down_without_what_it_made_up() -> None:
    redaction = Redaction(NAMES)
    redaction.out("with Omar")
    assert (
        redaction.again("read with [name 1] and Nia, not [name 9]") == "read with [name 1] and [name 2], not [words 1]"
    )
    assert redaction.back({"words": "I read with [Name 1]"}) == {"words": "I read with Omar"}
    with pytest.raises(UnknownPlaceholderError):
        redaction.back("with [name 99]")
    with pytest.raises(UnknownPlaceholderError):
        Redaction(NAMES).back("[link 1]")
    assert redaction.back("step [part 1], [x]") == "step [part 1], [x]"


LETTERS = st.text(st.characters(categories=["Lu", "Ll", "Lo", "Mn", "Mc"]), min_size=2, max_size=12)
ODD = st.text(max_size=40) | st.sampled_from(["\u200b", "\u0301", "’s ", "-", "_", "7", " ", ".", "@", "[name 1]"])


@settings(max_examples=60, deadline=None)
@given(st.lists(ODD | st.sampled_from([*NAMES, *map(str.upper, NAMES)])).map("".join))
def test_whatever_is_taken_out_comes_back_as_it_was(said: str) -> None:
    redaction = Redaction(NAMES)
    left = redaction.out(said)
    assert redaction.back(left) == said
    assert redaction.back(redaction.again(left)) == said


@settings(max_examples=60, deadline=None)
@given(st.lists(LETTERS, min_size=1, max_size=4), st.data())
def test_no_name_of_the_class_is_left_in_whatever_case_or_form(names: list[str], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(names))
    assume(
        plain(name) not in TITLES and name[0].isalpha() and any(unicodedata.category(one)[0] == "L" for one in name[1:])
    )
    normal = data.draw(
        st.sampled_from(
            [lambda word: unicodedata.normalize("NFC", word), lambda word: unicodedata.normalize("NFD", word)]
        )
    )
    typed = normal(data.draw(st.sampled_from([name, name.lower(), name.upper(), name.title()])))
    before, after = data.draw(st.sampled_from([("", ""), ("with ", "!"), ("7", "7"), ("“", "”"), ("\n", "'s")]))
    left = Redaction(names).out(before + typed + after)
    assert typed not in left
    assert "[name 1]" in left


PARTED = st.sampled_from([" ", "-", ".", "_", "*", " . ", "·", " - ", "’", "🎉", "👩‍🦰"])


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(NAMES[:6]), PARTED, st.sampled_from([("", ""), ("a ", "!"), ("You and ", " helped")]))
def test_no_name_is_left_that_is_spelled_letter_by_letter(name: str, between: str, around: tuple[str, str]) -> None:
    first = name.split()[0]
    said = around[0] + between.join(first) + around[1]
    left = Redaction(NAMES).out(said)
    assert "[name 1]" in left
    assert between.join(first[-2:]) not in left


@settings(max_examples=60, deadline=None)
@given(st.integers(7, 15), st.sampled_from(["", " ", "-", ".", ") "]), st.sampled_from(["", "+", "tel:", "call "]))
def test_no_number_that_somebody_could_be_called_by_is_left(count: int, between: str, before: str) -> None:
    number = between.join("9876543210123456"[:count])
    assert "98" not in Redaction(()).out(f"{before}{number}!").replace(" ", "").replace("-", "")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_nothing_behind_a_link_is_left(path: str, query: str) -> None:
    secret = "s3cr3t"
    left = Redaction(()).out(
        f"look https://a.example/{''.join(path.split())}{secret}?token={secret}{''.join(query.split())}"
    )
    assert secret not in left


def test_long_words_of_no_sense_cost_no_time() -> None:
    """Each of these once let a careless pattern try for minutes."""
    for nasty in ("a." * 4000, "1 " * 4000, "a" * 8000, "@" * 8000, "[name " * 1500, "-" * 8000 + "1", "\u200b" * 8000):
        Redaction(NAMES).out(nasty)


def test_values_are_json_before_and_after() -> None:
    values = {"words": "with Omar", "not_these": ["a", "b"], "goal": {"why": None}}
    assert json.loads(json.dumps(Redaction(NAMES).out(values)))["not_these"] == ["a", "b"]
