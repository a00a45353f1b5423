"""Checks as a coach sees them: one student's, one attempt, the mix-ups of a class, and how questions do."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from markupsafe import Markup

from bot.views import fitting
from bot.views.moments import when
from bot.views.paging import page_of, turns
from bot.views.path_words import said as known
from bot.views.view import Button, View, act
from bot.views.words import _, bold, day, html, lines, listed, ngettext

ATTEMPTS, ITEMS = 6, 10
OPTION = 60


def checks(one: Any, zone: str, now: datetime) -> View:
    """A student's checks: each major with what is open, then the latest attempts."""
    text = lines(
        html(_("Checks of {name}"), name=bold(one.student.display_name)),
        *(_standing(standing, zone, now) for standing in one.standings),
        html(_("Seen twice: {mixups}."), mixups=listed([_short(mixup) for mixup in one.twice])) if one.twice else None,
    )
    rows = tuple(row for standing in one.standings for row in _ways(one.student.id, standing))
    latest = tuple((act(_attempt_label(attempt), "attempt", attempt.id),) for attempt in one.attempts[:ATTEMPTS])
    return View(text, (*rows[:20], *latest, (act(_("Back"), "student", one.student.id),)))


def _standing(one: Any, zone: str, now: datetime) -> Markup:
    return html("{title}: {state}", title=known(one.major.title), state=_state(one, zone, now))


def _state(one: Any, zone: str, now: datetime) -> str:
    if one.status == "mastered":
        return _("mastered")
    if one.sitting is not None:
        return _("in the middle of it")
    if one.unlock is not None:
        return html(_("open until {when}"), when=when(one.unlock.expires_at, zone, now)).unescape()
    if one.request is not None:
        return html(_("asked {when}"), when=when(one.request.requested_at, zone, now)).unescape()
    return html(_("{done} of {of} steps"), done=one.done, of=one.of).unescape()


def _ways(student_id: str, one: Any) -> tuple[tuple[Button, ...], ...]:
    title = fitting.cut(known(one.major.title), 30)
    if one.unlock is not None or (one.sitting is not None and one.sitting.unlock_id):
        unlock = one.unlock.id if one.unlock is not None else one.sitting.unlock_id
        longer = html(_("{title}: 24 hours more"), title=title).unescape()
        return ((act(longer, "longer", unlock), act(_("End it"), "end_check", unlock)),)
    if one.status == "mastered" or one.sitting is not None or one.why_not == "no_questions":
        return ()
    if one.request is not None:
        return ((act(html(_("{title}: look at the request"), title=title).unescape(), "card", "unlock",
                     one.request.id),),)  # fmt: skip
    return ((act(html(_("{title}: open the check"), title=title).unescape(), "open_check", student_id,
                 one.major.id),),)  # fmt: skip


def _attempt_label(one: Any) -> str:
    kind = _("Practice") if one.attempt_type == "practice" else _("Check")
    kind = _("Broke off") if one.interrupted else kind
    text = html(_("{day}: {kind}, {score} of {of}"), day=day(one.submitted_at.date()), kind=kind, score=one.score,
                of=one.question_count)  # fmt: skip
    return text.unescape()


def attempt(one: Any, name: str, mixups: Mapping[str, Any]) -> View:
    """One attempt: what was not right, with what may be behind it."""
    open_ = [entry for entry in one.results if not (entry["correct"] or entry.get("voided"))]
    head = html(_("{name}, {day}: {score} of {of} right."), name=bold(name), day=day(one.submitted_at.date()),
                score=one.score, of=one.question_count)  # fmt: skip
    text = fitting.stacked([head, *(_entry(entry, mixups) for entry in open_)], between="\n\n")
    return View(text, ((act(_("Back"), "student_checks", one.user_id),),))


def _entry(entry: Mapping[str, Any], mixups: Mapping[str, Any]) -> Markup:
    chosen = entry["chosen"] if entry["chosen"] is not None else _("I don't know")
    maybe = mixups.get(entry.get("misconception") or "")
    said = html(_("{chosen} instead of {right}."), chosen=fitting.cut(chosen, OPTION),
                right=fitting.cut(entry["right"], OPTION))  # fmt: skip
    return lines(html("{stem}", stem=fitting.cut(entry["stem"], 200)), said,
                 html(_("Maybe: {mixup}."), mixup=_short(maybe)) if maybe else None)  # fmt: skip


def opened(name: str, student_id: str) -> View:
    """A check was opened without having been asked for."""
    text = html(_("Open. I've told {name}."), name=bold(name))
    return View(text, ((act(_("Back"), "student_checks", student_id),),))


def ask_to_end(unlock_id: str, name: str, student_id: str, *, begun: bool) -> View:
    """Before a check is ended."""
    text = html(_("{name} is in the middle of it. What was answered counts for nothing then. End it?")
                if begun else _("Shall I close the check of {name}?"), name=bold(name))  # fmt: skip
    ways = (act(_("Yes, end it"), "end_check_now", unlock_id), act(_("Back"), "student_checks", student_id))
    return View(text, (ways,))


def mixups(batch_id: str, batch: str, found: Sequence[tuple[Any, str, Sequence[str]]]) -> View:
    """The mix-ups of a class that were seen twice, with who shows them; an activity for all is one tap away."""
    back = (act(_("Class"), "class", batch_id), act(_("Today"), "today"))
    if not found:
        return View(html(_("Nobody of {batch} shows a mix-up twice right now."), batch=bold(batch)), (back,))
    rows = [html(_("{mixup}: {names}"), mixup=bold(_short(one)), names=fitting.names(names, 300))
            for one, _key, names in found]  # fmt: skip
    buttons = tuple(
        (act(html(ngettext("Help {n} with: {mixup}", "Help {n} with: {mixup}", len(names)), mixup=_short(one))
             .unescape(), "help_with", batch_id, key),)
        for one, key, names in found[:10]
    )  # fmt: skip
    head = html(_("Seen twice in {batch}, in the last 30 days:"), batch=bold(batch))
    return View(fitting.stacked([head, *rows]), (*buttons, back))


def _short(one: Any) -> str:
    """Return a mix-up as a coach reads it."""
    return _(one.short)


def helped(batch_id: str, title: str, names: Sequence[str]) -> View:
    """An activity was given to everybody who shows a mix-up."""
    text = (
        html(_("{names} got “{title}”."), names=fitting.names(names, 600), title=known(title))
        if names
        else html(_("They all have “{title}” already."), title=known(title))
    )
    return View(text, ((act(_("Mix-ups"), "mixups", batch_id), act(_("Today"), "today")),))


def counts(module: str, key: str, found: Sequence[Any], mixups: Mapping[str, Any], number: int) -> View:
    """How the questions of a module do; where there are too few answers, that is all that is said."""
    page = page_of(found, number, ITEMS)
    rows = [_count(one, mixups) for one in page.items]
    head = html(_("{module}: how its questions do"), module=bold(known(module)))
    text = fitting.stacked([head, *rows]) if rows else lines(head, html(_("Nobody has answered any yet.")))
    return View(text, (turns(page, "question_counts", key), (act(_("Back"), "questions_module", key),)))


def _count(one: Any, mixups: Mapping[str, Any]) -> Markup:
    if not one.is_enough:
        return html(_("{item}: {n} answers, too few"), item=one.item, n=one.answers)
    chosen = [
        html(_("{n} % {mixup}"), n=round(100 * count / one.answers), mixup=_short(mixups[code])).unescape()
        for code, count in one.chosen.most_common(3)
        if code in mixups
    ]
    return html(_("{item}: {n} answers, {right} % right; {mixups}"), item=one.item, n=one.answers,
                right=round(100 * one.right / one.answers), mixups=listed(chosen))  # fmt: skip


def line(student_id: str, opened: int, waiting: int) -> View:
    """The line on a student's page."""
    parts = [
        ngettext("{n} open", "{n} open", opened) if opened else "",
        ngettext("{n} asked for", "{n} asked for", waiting) if waiting else "",
    ]
    said = listed([part for part in parts if part])
    button = act(_("Checks"), "student_checks", student_id)
    return View(html(_("Checks: {said}"), said=said) if said else html(_("Checks: none open")), ((button,),))
