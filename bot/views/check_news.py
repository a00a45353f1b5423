"""What students and coaches are told about checks on the house's own account."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from markupsafe import Markup

from bot.views import asking
from bot.views.fitting import ROOM, stacked
from bot.views.moments import when
from bot.views.path_words import said as known
from bot.views.view import View, act
from bot.views.words import _, bold, html, lines, ngettext


def opened(coach: str, major: str, major_id: str, until: datetime, zone: str, now: datetime) -> View:
    """The coach's yes."""
    text = lines(
        html(_("{coach} said yes: {major}."), coach=coach, major=bold(known(major))),
        html(_("You can start until {when}. If the phone goes away, I keep your place."), when=when(until, zone, now)),
    )
    return View(text, ((act(_("Start"), "begin_check", major_id), act(_("Later"), "today")),))


def longer(coach: str, major: str, major_id: str, until: datetime, zone: str, now: datetime) -> View:
    """More time."""
    text = html(_("{coach} gave you more time for {major}: until {when}."), coach=coach, major=bold(known(major)),
                when=when(until, zone, now))  # fmt: skip
    return View(text, ((act(_("The check"), "check", major_id), act(asking.today(), "today")),))


def ended(coach: str, major: str, major_id: str) -> View:
    """A coach closed the check again."""
    text = html(_("{coach} closed the check of {major} for now. You can ask for it again."), coach=coach,
                major=bold(known(major)))  # fmt: skip
    return View(text, ((act(_("The check"), "check", major_id), act(asking.today(), "today")),))


def not_yet(coach: str, reason: str, major: str, major_id: str) -> View:
    """Not yet, with the reason and the way on."""
    word = reason
    text = html(_("{coach} says about {major}: “{reason}”"), coach=coach, major=bold(known(major)), reason=_(word))
    return View(text, ((act(_("The check"), "check", major_id), act(asking.today(), "today")),))


def waits_again(major: str, major_id: str) -> View:
    """A decision was taken back a moment later."""
    text = html(_("Your coach would like to look at {major} again. I'll write when there is an answer."),
                major=bold(known(major)))  # fmt: skip
    return View(text, ((act(_("The check"), "check", major_id), act(asking.today(), "today")),))


def ends_soon(major: str, major_id: str, until: datetime, zone: str, now: datetime) -> View:
    """An open check that was not begun ends soon."""
    text = html(_("The check of {major} is open until {when}. There is no timer in it."), major=bold(known(major)),
                when=when(until, zone, now))  # fmt: skip
    return View(text, ((act(_("Start"), "begin_check", major_id), act(_("Later"), "today")),))


def expired(major: str, major_id: str) -> View:
    """An open check has ended unused."""
    text = html(_("The check of {major} is closed now. You can ask for it again any time."), major=bold(known(major)))
    return View(text, ((act(_("The check"), "check", major_id), act(asking.today(), "today")),))


def unused(checks: Sequence[Mapping[str, Any]]) -> View:
    """For the coach who opened them: checks that ended before anybody began them."""
    head = html(ngettext("{n} check ended without being begun.", "{n} checks ended without being begun.", len(checks)))
    return _of_students(head, [html(_("{name}: {major}"), **_known(one)) for one in checks], checks)


def handed_in(checks: Sequence[Mapping[str, Any]]) -> View:
    """For the coach who opened them: checks that did not pass when their time was over."""
    head = html(ngettext("The time of {n} check is over; I handed it in.",
                         "The time of {n} checks is over; I handed them in.", len(checks)))  # fmt: skip
    return _of_students(head, [html(_("{name}: {major}, {score} of {of}"), **_known(one)) for one in checks], checks)


def _known(check: Mapping[str, Any]) -> dict[str, Any]:
    return {**check, "major": known(check["major"])}


def _of_students(head: Markup, rows: Sequence[Markup], checks: Sequence[Mapping[str, Any]]) -> View:
    """Count first, and name below: others may see a coach's phone light up."""
    one = act(_("Open the page"), "student", checks[0]["student"], below=True)
    way = one if len(checks) == 1 else act(_("Students"), "students", below=True)
    return View(stacked([head, *rows], ROOM // 3), ((way,),))


def closed(major: str, major_id: str, attempt: str, *, interrupted: bool, passed: bool) -> View:
    """The time of a check that was begun is over."""
    if interrupted:
        text = html(_("The check of {major} is closed. It doesn't count, and your coach can give it back."),
                    major=bold(known(major)))  # fmt: skip
        return View(text, ((act(_("The check"), "check", major_id), act(asking.today(), "today")),))
    said = _("I handed in your check of {major}. It's yours!") if passed else _("I handed in your check of {major}.")
    ways = (act(_("Look at it"), "review", attempt), act(asking.today(), "today"))
    return View(html(said, major=bold(known(major))), (ways,))


def passed(name: str, student: str, major: str, score: int, of: int) -> View:
    """For the coach who opened it."""
    text = html(
        _("{name} has {score} of {of}: {major} is theirs."), name=bold(name), score=score, of=of, major=known(major)
    )
    return View(text, ((act(_("Open the page"), "student", student, below=True),),))


def mastered_by_coach(coach: str, reason: str, major: str) -> View:
    """A coach's decision, with its reason."""
    word = reason
    text = html(
        _("{coach} writes: “{reason}” {major} is yours."), coach=coach, reason=_(word), major=bold(known(major))
    )
    return View(text, ((act(_("My checks"), "checks"), act(_("What's next?"), "today")),))


def question_voided(coach: str, stem: str) -> View:
    """The question was odd."""
    text = lines(html("{stem}", stem=stem), html(_("{coach} looked: it is odd, and counts as right now. Thank you!"),
                 coach=coach))  # fmt: skip
    return View(text, ((act(asking.today(), "today"),),))


def question_explained(coach: str, reason: str, stem: str) -> View:
    """The question stays as it is."""
    word = reason
    text = lines(html("{stem}", stem=stem), html(_("{coach} says: “{reason}”"), coach=coach, reason=_(word)))
    return View(text, ((act(asking.today(), "today"),),))


def score_rose(score: int, of: int, attempt: str, *, passed: bool) -> View:
    """A question was taken out of an attempt, so more of it counts as right."""
    said = _("A question in your check was odd. It's {score} of {of} now.")
    text = lines(html(said, score=score, of=of), html(_("That means it's yours!")) if passed else None)
    return View(text, ((act(_("Look at it"), "review", attempt), act(asking.today(), "today")),))


def activity_suggested(coach: str, title: str, activity: str) -> View:
    """A coach gave an activity against a mix-up."""
    text = html(_("{coach} thought of this for you: {title}"), coach=coach, title=bold(known(title)))
    return View(text, ((act(_("Show me"), "suggested", activity), act(_("Later"), "today")),))
