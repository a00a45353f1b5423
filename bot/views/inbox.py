"""What waits for a coach: the live message with counts, the cards, and what was decided."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.views import book_cards, book_proposals, check_cards, claims, fitting, jar_of_student, newcomers, viva
from bot.views.paging import page_of, turns
from bot.views.path_words import said as known
from bot.views.view import Button, Prompt, View, act
from bot.views.words import N_, _, bold, html, lines, ngettext

PAGE = 8
LABEL = 60  # of a button
ROOM = fitting.ROOM // 2  # for each of the two lists of names


@dataclass(frozen=True)
class Words:
    """How one kind of card reads: its count, its evidence, its buttons for yes and no, its ready reasons, its yes."""

    counted: Callable[[int], str]
    evidence: Callable[[Mapping[str, Any]], Markup]
    approve: Callable[[str, Mapping[str, Any]], tuple[tuple[Button, ...], ...]]
    reasons: tuple[str, ...]
    yes: str = N_("Accepted by {name}, {clock}.")
    not_yet: str = N_("Not yet…")
    together: str = N_("Accept all {n} with nothing unusual")
    said_no: str = N_("Not yet, said {name}, {clock}: “{reason}”")
    reader: str = ""  # of the reason, where it is not whom the card names


WORDS: dict[str, Words] = {
    "newcomer": Words(newcomers.counted, newcomers.evidence, newcomers.approve, newcomers.REASONS),
    "unlock": Words(
        check_cards.unlocks,
        check_cards.unlock,
        check_cards.approve_unlock,
        check_cards.UNLOCK_REASONS,
        together=check_cards.TOGETHER,
    ),
    "near_miss": Words(
        check_cards.near_misses,
        check_cards.near_miss,
        check_cards.approve_near_miss,
        check_cards.NEAR_MISS_REASONS,
        not_yet=N_("Talk first"),
    ),
    "interrupted": Words(
        check_cards.interruptions,
        check_cards.interrupted,
        check_cards.approve_interrupted,
        check_cards.INTERRUPTED_REASONS,
    ),
    "report": Words(check_cards.reports, check_cards.report, check_cards.approve_report, check_cards.REPORT_REASONS),
    "viva": Words(viva.counted, viva.evidence, viva.approve, viva.REASONS, viva.MASTERED),
    "claim": Words(claims.counted, claims.evidence, claims.approve, claims.REASONS, claims.CONFIRMED),
    "reading": Words(
        book_cards.counted, book_cards.evidence, book_cards.approve, book_cards.REASONS, book_cards.PRESENTED
    ),
    "book": Words(
        book_proposals.counted,
        book_proposals.evidence,
        book_proposals.approve,
        book_proposals.REASONS,
        book_proposals.ADDED,
        book_proposals.NO,
        said_no=book_proposals.SAID_NO,
    ),
    "nomination": Words(
        jar_of_student.counted,
        jar_of_student.evidence,
        jar_of_student.approve,
        jar_of_student.REASONS,
        jar_of_student.ACCEPTED,
        jar_of_student.NO,
        said_no=jar_of_student.SAID_NO,
        reader=jar_of_student.READER,
    ),
}


def waiting(cards: Sequence[Any], *, recent: bool = False) -> View:
    """The live message: what waits, kind by kind, and the way to the first card and to what was decided just now."""
    back = (act(_("Decided just now"), "decided", "0", below=True),) if recent else ()
    today = act(_("Today"), "today", below=True)
    if not cards:
        return View(html(_("Nothing waits for you.")), ((*back, today),))
    first = html(ngettext("{n} waits for you", "{n} wait for you", len(cards)))
    parts = [html("{part}", part=WORDS[kind].counted(count)) for kind, count in _counts(cards).items()]
    look = sum(card.look_first for card in cards)
    if look:
        parts.append(html(ngettext("{n} to look at first", "{n} to look at first", look)))
    rows: list[tuple[Button, ...]] = [(act(_("Open the first"), "card", cards[0].kind, cards[0].id, below=True),)]
    for kind in _counts(cards):
        if (count := sum(card.ordinary for card in cards if card.kind == kind)) > 1:
            word = WORDS[kind].together
            label = html(_(word), n=count).unescape()
            rows.append((act(label, "accept_all", kind, below=True),))
    return View(lines(bold(first), *parts), (*rows, (*back, today)))


def _counts(cards: Sequence[Any]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for card in cards:
        counts[card.kind] = counts.get(card.kind, 0) + 1
    return counts


def card_of(kind: str, card_id: str, evidence: Mapping[str, Any], following: Any, left: int) -> View:
    """One card with its evidence: yes, not yet, or the next one."""
    words, word = WORDS[kind], WORDS[kind].not_yet
    ways = (act(_(word), "not_yet", kind, card_id), *_next(following, left))
    return View(words.evidence(evidence), (*words.approve(card_id, evidence), ways))


def decided(
    kind: str, evidence: Mapping[str, Any], verdict: Mapping[str, Any], *, following: Any = None, left: int = 0,
    undo: bool = False,
) -> View:  # fmt: skip
    """A card that was decided: by whom, when and why, with the way back while there is one."""
    ways = [act(_("Undo"), "undo", verdict["decision"].id)] if undo else []
    ways.extend(_next(following, left) or [act(_("What waits"), "inbox")])
    return View(lines(WORDS[kind].evidence(evidence), _said(WORDS[kind], **verdict)), (tuple(ways),))


def _said(words: Words, decision: Any, name: str, zone: str) -> Markup:
    clock = f"{decision.decided_at.astimezone(ZoneInfo(zone)):%H:%M}"
    word = words.yes if decision.outcome == "approved" else words.said_no
    return html(_(word), name=name, clock=clock, reason=known(decision.reason))


def changed(kind: str, card: str, evidence: Mapping[str, Any], verdict: Mapping[str, Any] | None) -> View:
    """An open card on the phone of a coach who did not act: it was decided, or waits again."""
    if verdict is not None:
        return decided(kind, evidence, verdict)
    if evidence["state"] == "waiting":
        return card_of(kind, card, evidence, None, 0)
    return gone(kind, evidence, None, 0)


def gone(kind: str, evidence: Mapping[str, Any], following: Any, left: int) -> View:
    """A card that nobody has to decide any more: it was taken back by whoever asked."""
    ways = _next(following, left) or (act(_("What waits"), "inbox"),)
    return View(lines(WORDS[kind].evidence(evidence), html(_("This no longer waits."))), (tuple(ways),))


def _next(following: Any, left: int) -> tuple[Button, ...]:
    if following is None:
        return ()
    label = html(_("Next ({n})"), n=left).unescape()
    return (act(label, "card", following.kind, following.id),)


def reasons(kind: str, card_id: str, name: str) -> View:
    """Why not yet: a ready reason, or the coach's own words; the person will read it."""
    ready = tuple((act(_(word), "refuse", kind, card_id, str(n)),) for n, word in enumerate(WORDS[kind].reasons))
    ways = (act(_("Write it"), "refuse_in_words", kind, card_id), act(_("Back"), "card", kind, card_id))
    return View(html(_("What shall I say to {name}?"), name=_reader(kind, name)), (*ready, ways))


def ask_reason(kind: str, name: str) -> Prompt:
    """The coach's own words."""
    return Prompt(html(_("Write what {name} shall read, in a sentence or two."), name=_reader(kind, name)))


def _reader(kind: str, name: str) -> Markup:
    word = WORDS[kind].reader
    return html(_(word)) if word else bold(name)


def accept_all(kind: str, cards: Sequence[Any], moment: datetime) -> View:
    """Everybody by name, before all of them are accepted at once."""
    names = fitting.names([card.name for card in cards])
    label = html(ngettext("Accept {n}", "Accept all {n}", len(cards))).unescape()
    until = str(int(moment.timestamp() * 1000))
    ways = (act(label, "accept_all_now", kind, until), act(_("One by one"), "card", kind, cards[0].id))
    return View(html(_("Nothing unusual with {names}."), names=names), (ways,))


def accepted_all(done: Sequence[str], missed: Sequence[str]) -> View:
    """What became of each of many, and the way to take one back."""
    well = html(
        ngettext("Accepted {n}: {names}.", "Accepted {n}: {names}.", len(done)), names=fitting.names(done, ROOM)
    )
    not_so = html(_("No longer waiting: {names}."), names=fitting.names(missed, ROOM))
    text = lines(well if done else None, not_so if missed else None) or html(_("Nothing waits for you."))
    undo = (act(_("Undo one…"), "decided", "0", below=True),) if done else ()
    return View(text, (undo, _ways()))


def _ways() -> tuple[Button, ...]:
    return act(_("What waits"), "inbox"), act(_("Today"), "today")


def recent(found: Sequence[Any], number: int) -> View:
    """What a coach decided just now, a page at a time: each leads to its card, where it can be taken back."""
    if not found:
        return View(html(_("There is nothing left to take back from the last ten minutes.")), (_ways(),))
    page = page_of(found, number, PAGE)
    rows = tuple(
        (act(_called(one.evidence), "card", one.decision.kind, one.decision.subject_id),) for one in page.items
    )
    return View(html(_("Decided just now. Open one to take it back.")), (*rows, turns(page, "decided"), _ways()))


def _called(evidence: Mapping[str, Any]) -> str:
    """Return whom a card is about, and which check where it is about one."""
    name, title = evidence["name"], evidence.get("title")
    return fitting.cut(f"{name} · {known(title)}", LABEL) if title else name


def undone(kind: str, card_id: str) -> View:
    """A decision was taken back."""
    button = act(_("Open it again"), "card", kind, card_id)
    return View(html(_("Taken back. It waits again.")), ((button, act(_("What waits"), "inbox")),))
