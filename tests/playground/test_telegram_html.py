"""Telegram's HTML: what it means, what it refuses, and the way back."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground import Refused
from playground.entities import detect, length, part
from playground.markup import parse
from playground.rendering import render

texts = st.text(st.characters(exclude_categories=["Cs"]))


def _wrap(parts: tuple[str, str, str]) -> str:
    tag, inside, after = parts
    return f"<{tag}>{inside}</{tag}>{after}"


nested = st.recursive(texts.map(escape), lambda inner: st.tuples(st.sampled_from("bisu"), inner, inner).map(_wrap))


@given(texts)
def test_an_escaped_text_comes_back_as_it_was(text: str) -> None:
    assert parse(escape(text)) == (text, [])


@given(texts.filter(bool), texts)
def test_an_entity_covers_its_words_whatever_they_are(inside: str, before: str) -> None:
    text, (bold,) = parse(f"{escape(before)}<b>{escape(inside)}</b>")
    assert part(text, bold["offset"], bold["length"]) == inside


@given(nested)
def test_rendering_and_parsing_are_each_others_way_back(html: str) -> None:
    text, entities = parse(html)
    assert parse(render(text, entities)) == (text, entities)


@pytest.mark.parametrize(
    ("html", "kinds"),
    [
        ("<strong>a</strong><em>b</em><ins>c</ins><del>d</del>", ["bold", "italic", "underline", "strikethrough"]),
        ("<b>a<i>b<u>c</u></i></b>", ["bold", "italic", "underline"]),
        ('<span class="tg-spoiler">a</span><tg-spoiler>b</tg-spoiler>', ["spoiler", "spoiler"]),
        ('<pre><code class="language-python">x</code></pre>', ["pre"]),
        ("<blockquote>a</blockquote><blockquote expandable>b</blockquote>", ["blockquote", "expandable_blockquote"]),
        ('<a href="https://example.org/">a</a>', ["text_link"]),
        ('<a href="tg://user?id=5">a</a>', ["text_mention"]),
        ('<a href="nowhere">a</a>', []),
        ('<tg-emoji emoji-id="123">a</tg-emoji>', ["custom_emoji"]),
        ("<B>a</b>", ["bold"]),
        ("<b></b>", []),
    ],
)
def test_tags_become_entities(html: str, kinds: list[str]) -> None:
    assert [entity["type"] for entity in parse(html)[1]] == kinds


def test_offsets_count_utf16_units() -> None:
    assert parse("🙂<b>é🙂</b>") == ("🙂é🙂", [{"type": "bold", "offset": 2, "length": 3}])
    assert length("🙂é") == 3


def test_only_telegrams_own_references_are_decoded() -> None:
    assert parse("&lt;&gt;&amp;&quot;&#39;&#x41;&nbsp;&copy;")[0] == "<>&\"'A&nbsp;&copy;"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("é<p>x</p>", 'Unsupported start tag "p" at byte offset 2'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("x<b", "Unclosed start tag at byte offset 1"),
        ('<a href="x>y</a>', "Unclosed start tag at byte offset 0"),
        ("<a href=http://x>y</a>", "Unexpected end of name token at byte offset 8"),
        ("<a =x>y</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji emoji-id='x'>y</tg-emoji>", "Invalid custom emoji identifier specified"),
    ],
)
def test_broken_markup_is_refused_in_telegrams_words(html: str, words: str) -> None:
    with pytest.raises(Refused) as caught:
        parse(html)
    assert caught.value.description == f"Bad Request: can't parse entities: {words}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start now", [("bot_command", "/start")]),
        ("a/b and /menu@some_bot", [("bot_command", "/menu@some_bot")]),
        ("see https://example.org/a?b=1.", [("url", "https://example.org/a?b=1")]),
        ("write to me@example.org", [("email", "me@example.org")]),
        ("ask @nia_smith #today", [("mention", "@nia_smith"), ("hashtag", "#today")]),
        ("3/4 + 1/8 = 7/8", []),
    ],
)
def test_telegram_finds_some_things_by_itself(text: str, found: list[tuple[str, str]]) -> None:
    entities = detect(text)
    assert [(one["type"], part(text, one["offset"], one["length"])) for one in entities] == found


def test_a_page_never_gets_a_script_from_a_link() -> None:
    entity = {"type": "text_link", "offset": 0, "length": 1, "url": "javascript:alert(1)"}
    assert render("x", [entity], found=True) == "x"
    assert render('<img src="x">', [], found=True) == '&lt;img src="x"&gt;'
