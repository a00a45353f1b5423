"""What a telling takes: words, and where it hears, what is spoken, as long as there is room."""

from typing import Any

import pytest
from markupsafe import Markup

from bot.conversations import hearing
from bot.conversations.given import Given, Voice
from bot.conversations.step import Answer, Change, Redraw, Refusal
from bot.conversations.telling import HEARD, OUT, VOICE, Telling
from bot.services.helper.asking import ENOUGH, NO_WORDS
from bot.views.view import Option, Prompt

PROMPT = Prompt(Markup("Tell me."), ((Option("done", "I'm done"), Option(OUT, "Not what I said")),))
TELLING = Telling(key="told", ask=lambda _values, _draft: PROMPT, most=3, limit=30, seconds=60, bytes=1000,
                  hears=lambda draft: bool(draft.get("may")))  # fmt: skip
SPOKEN = Voice("v", 1000, 60)
STEP = hearing.step(TELLING, key="ear")


def read(given: Given, *said: str, may: bool = True) -> Any:
    return TELLING.read(given, None, PROMPT, TELLING.begin({"may": may, "~told": list(said)}))


@pytest.mark.parametrize(
    ("voice", "said", "code"),
    [
        (Voice("v", 1000, 61), (), "voice_too_long"),
        (Voice("v", 1001, 60), (), "voice_too_long"),
        (SPOKEN, ("a", "b", "c"), "told_often"),
        (SPOKEN, ("x" * 31,), "told_too_much"),
    ],
)
def test_what_is_too_much_is_refused_before_anything_leaves(voice: Voice, said: tuple[str, ...], code: str) -> None:
    refused = read(Given("voice", voice=voice), *said)
    assert isinstance(refused, Refusal)
    assert refused.code == code


def test_what_is_spoken_goes_on_to_be_heard_with_all_that_was_said() -> None:
    voice = {"id": "v", "size": 1000, "seconds": 60}
    assert read(Given("voice", voice=SPOKEN), "a") == Answer({"said": ["a"], "way": VOICE, "voice": voice})
    below = read(Given("text", " b ", voice=SPOKEN), "a")
    assert below.value["said"] == ["a", "b"]


def test_where_it_does_not_hear_a_voice_gets_a_kind_word_and_what_is_written_below_counts() -> None:
    assert read(Given("voice", voice=SPOKEN), may=False) == Refusal("words", {"kind": "voice"})
    assert read(Given("text", "b", voice=SPOKEN), "a", may=False) == Change({"told": ["a", "b"]}, note="")


@pytest.mark.parametrize(
    ("brought", "said", "heard", "note"),
    [
        ({"answer": {"words": "b"}}, ["a", "b"], 2, ""),
        ({"answer": {"words": "x" * 30}}, ["a"], None, "heard_too_much"),
        ({"refused": NO_WORDS}, ["a"], None, "no_words_heard"),
        ({"refused": ENOUGH}, ["a"], None, "heard_enough"),
        ({"refused": "helper_off"}, ["a"], None, "not_heard"),
        (None, ["a"], None, "not_heard"),
    ],
)
def test_whatever_comes_back_the_telling_goes_on_with_all_that_was_said(
    brought: Any, said: list[str], heard: int | None, note: str
) -> None:
    draft = {"told": {"said": ["a"], "way": VOICE, "voice": {"id": "v"}}, "ear": brought, "may": True}
    assert STEP.when(draft)
    assert STEP.back is not None
    change = STEP.back(draft)
    after = change.applied(draft, "ear")
    assert (after, change.note) == ({"may": True, "~told": said, HEARD: heard}, note)
    assert not STEP.when(after)
    assert TELLING.heard(after) == ("b" if heard else None)


def test_words_typed_meanwhile_are_taken_and_another_voice_has_to_wait() -> None:
    memory = STEP.begin({"told": {"said": ["a"], "way": VOICE}})
    taken = STEP.read(Given("text", " b "), None, PROMPT, memory)
    assert isinstance(taken, Redraw)
    assert STEP.unfinished(taken.memory) == ["b"]
    assert STEP.read(Given("text", "c"), None, PROMPT, taken.memory) == Refusal("told_often", {"most": 3})
    assert STEP.read(Given("voice", voice=SPOKEN), None, PROMPT, memory) == Refusal("hears_one")
    assert STEP.read(Given("sticker"), None, PROMPT, memory) == Refusal("thinking")


def test_what_was_heard_goes_out_and_nothing_else() -> None:
    out = TELLING.read(Given("press"), OUT, PROMPT, TELLING.begin({"~told": ["a", "b"], HEARD: 2}))
    assert out == Change({"told": ["a"], HEARD: None}, note="heard_out")
