"""What an address tells: known places by host and path, files by their ending, and nothing is mistaken for another."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from bot.content.addresses import KINDS, TITLE, Guess, completed, guess, links_in, links_meant
from bot.content.entries import is_link

KNOWN = {
    "https://docs.google.com/presentation/d/1AbC/edit#slide=id.p": Guess("presentation", "Google Slides"),
    "https://docs.google.com/a/school.org/presentation/d/1": Guess("presentation", "Google Slides"),
    "https://docs.google.com/document/u/0/d/1AbC/edit?usp=sharing": Guess("document", "Google Docs"),
    "https://docs.google.com/spreadsheets/d/1": Guess("document", "Google Sheets"),
    "https://drive.google.com/file/d/1/view": Guess("other", "Google Drive"),
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ": Guess("video", "YouTube"),
    "https://m.youtube.com/watch?v=1": Guess("video", "YouTube"),
    "https://youtu.be/dQw4w9WgXcQ": Guess("video", "YouTube"),
    "https://WWW.YouTube.com:443/shorts/1": Guess("video", "YouTube"),
    "https://www.canva.com/design/DAF/view": Guess("presentation", "Canva"),
    "https://view.genially.com/1": Guess("presentation", "Genially"),
    "https://scratch.mit.edu/projects/1": Guess("other", "Scratch"),
    "https://github.com/nia/bridge": Guess("other", "GitHub"),
    "https://gist.github.com/nia/1": Guess("document", "GitHub Gist"),
    "https://nia.github.io/bridge/": Guess("other", "GitHub Pages"),
    "https://padlet.com/nia/bridges": Guess("other", "Padlet"),
    "https://school.example.org/files/our%20bridge.PDF?download=1": Guess("document", "our bridge.PDF"),
    "https://school.example.org/bridge.mp4": Guess("video", "bridge.mp4"),
    "https://school.example.org/talk.pptx": Guess("presentation", "talk.pptx"),
}
HOST_ALONE = (
    "https://docs.google.com.example.org/presentation/d/1", "https://notyoutube.com/watch", "https://youtube.com.org/",
    "https://google.com/presentation", "https://example.org/youtube.com", "https://example.org/.pdf",
    "https://example.org/?v=bridge.pdf", "https://docs.google.com/presentations/d/1",
)  # fmt: skip
PARTS = some.sampled_from(
    ["a", "d1", "our-bridge", "x%20y.pdf", "A_(b)", "~", "ü", "film.MP4", "presentation", "document"]
)
HOSTS = some.lists(
    some.sampled_from(["docs", "google", "youtube", "x-1", "school", "io", "github"]), min_size=1, max_size=3
)
ADDRESSES = some.builds(
    lambda host, end, path: f"https://{'.'.join(host)}.{end}" + "".join(f"/{part}" for part in path),
    HOSTS, some.sampled_from(["com", "org", "be", "com:8443"]), some.lists(PARTS, max_size=3),
)  # fmt: skip


@pytest.mark.parametrize("link", KNOWN)
def test_what_many_use_is_known(link: str) -> None:
    assert is_link(link)
    assert guess(link) == KNOWN[link]


@pytest.mark.parametrize("link", HOST_ALONE)
def test_what_only_looks_like_it_is_called_by_its_host(link: str) -> None:
    assert guess(link) == Guess("other", link.split("/")[2])


@given(ADDRESSES)
def test_every_link_has_a_kind_and_a_title_that_fits(link: str) -> None:
    assert is_link(link)
    found = guess(link)
    assert found.kind in KINDS
    assert 1 <= len(found.title) <= TITLE
    assert found.title == found.title.strip()
    assert found.title.isprintable()


@given(some.sampled_from(sorted(KNOWN)), some.sampled_from(["", "?usp=sharing", "#here", "?a=https://youtu.be/1"]))
def test_what_follows_the_path_changes_nothing(link: str, behind: str) -> None:
    assume("?" not in link and "#" not in link)
    assert guess(link + behind) == KNOWN[link]


@given(some.text(max_size=300))
def test_whatever_is_said_only_links_are_found_in_it(text: str) -> None:
    found = links_in(text)
    assert all(is_link(one) for one in found)
    assert len(set(found)) == len(found)


@given(some.lists(ADDRESSES, max_size=6), some.sampled_from([" ", "\n", ", ", " and ", "; "]))
def test_links_are_found_in_the_order_in_which_they_stand(addresses: list[str], between: str) -> None:
    assume(all(one[-1].isalnum() for one in addresses))
    assert links_in(f"Look: {between.join(addresses)}.") == list(dict.fromkeys(addresses))


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)", "http://example.org/", "ftp://example.org/a", "data:text/html,<b>", "see example.org",
        "https://nia:secret@example.org/", "https://nia@example.org/", "https://", "https://bridge",
        "https://exa<mple.org", "https:// example.org", "tg://resolve?domain=x", "https://x.org:port/", "https://[::1]/a",
        "file:///etc/passwd",
    ],
)  # fmt: skip
def test_rubbish_is_no_link(text: str) -> None:
    assert links_in(text) == []


MEANT = {
    "docs.google.com/abc": ["https://docs.google.com/abc"],
    "Here: www.x.org, and (youtu.be/1).": ["https://www.x.org", "https://youtu.be/1"],
    "see example.org!": ["https://example.org"],
    "Scratch.MIT.edu": ["https://Scratch.MIT.edu"],
    "kahoot.it": ["https://kahoot.it"],
    "bridge.school": ["https://bridge.school"],
    "nia.github.io": ["https://nia.github.io"],
    "nia.itch.io": ["https://nia.itch.io"],
    "nia.glitch.me": ["https://nia.glitch.me"],
    "see nia.github.io/bridge or x.school/a": ["https://nia.github.io/bridge", "https://x.school/a"],
    "https://youtu.be/1 youtu.be/1 www.x.org:8443/a": ["https://youtu.be/1", "https://www.x.org:8443/a"],
}
NOT_MEANT = (
    "bridge.py", "our bridge.mp4", "plan.pdf", "it was great.art class was, too", "it held.so we went on", "and/or",
    "3.5/5", "a.m./p.m.", "nia@example.org", "nia@example.org/a", "mailto:nia@example.org", "localhost:8000/a", "www",
    "www.bridge", "www.bridge.zip", "192.168.0.1/a", "tg://resolve?domain=x.org", "http://example.org/", "x..org/a",
    "javascript:alert(1)", "data:text/html,<b>", "ftp://example.org/a", "exa<mple.org/", "//example.org/a", "",
    "our.bridge.py", "plan.v2.md", "I think he.is/she.is nice",
)  # fmt: skip


@pytest.mark.parametrize("text", MEANT)
def test_an_address_is_one_without_its_beginning_where_a_link_is_asked_for(text: str) -> None:
    assert links_meant(text) == MEANT[text]


@pytest.mark.parametrize("text", NOT_MEANT)
def test_what_may_be_words_a_file_or_something_else_is_no_address(text: str) -> None:
    assert links_meant(text) == []
    assert completed(text) == text


@given(some.text(max_size=300) | ADDRESSES.map(lambda link: f"“{link.removeprefix('https://')}”"))
def test_where_a_link_is_asked_for_only_links_are_found_and_none_is_lost(text: str) -> None:
    found = links_meant(text)
    assert all(is_link(one) for one in found)
    assert len(set(found)) == len(found)
    assert set(links_in(text)) <= set(found)


@given(ADDRESSES)
def test_an_address_that_was_completed_is_the_one_that_was_meant(link: str) -> None:
    assert completed(link) == link
    assume("/" in link.removeprefix("https://"))
    assert completed(link.removeprefix("https://")) == link


def test_what_a_sentence_puts_behind_a_link_is_not_part_of_it() -> None:
    text = "It's here (https://example.org/a_(b)), or there: HTTPS://example.org/c! And “https://example.org/d”."
    assert links_in(text) == ["https://example.org/a_(b)", "https://example.org/c", "https://example.org/d"]
