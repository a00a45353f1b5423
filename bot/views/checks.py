"""A student's checks: asking for one, taking it question by question, practising, and what came of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from markupsafe import Markup

from bot.views import asking
from bot.views.moments import when
from bot.views.path_words import coaches as asked_of
from bot.views.path_words import label
from bot.views.path_words import said as known
from bot.views.view import Attachment, Button, Option, Prompt, View, act, in_rows
from bot.views.words import _, bold, html, lines, ngettext

UNKNOWN = "unknown"
NUMBERS_A_ROW = 6


def check(one: Any, coaches: Sequence[str], zone: str, now: datetime) -> View:
    """Where a student stands with the check of a major, and the one thing to do about it."""
    coach = asked_of(coaches)
    major = one.major.id
    practise = act(_("Practise"), "practise", major)
    text = html(_("{title}: {done} of {of} steps done."), title=bold(known(one.major.title)), done=one.done, of=one.of)
    ways: tuple[Button, ...] = (practise,)
    if one.sitting is not None:
        text = lines(text, html(_("You are in the middle of it. Your place is kept.")))
        ways = (act(_("Go on"), "go_on_check", one.sitting.id),)
    elif one.unlock is not None:
        said = html(_("It's open until {when}. If the phone goes away, I keep your place."),
                    when=when(one.unlock.expires_at, zone, now))  # fmt: skip
        text, ways = lines(text, said), (act(_("Start"), "begin_check", major), practise)
    elif one.request is not None:
        said = html(_("I asked {coach} {when}. You can go on with other things."), coach=coach,
                    when=when(one.request.requested_at, zone, now))  # fmt: skip
        text, ways = lines(text, said), (act(_("Take it back"), "take_check_back", one.request.id), practise)
    elif one.why_not is None and one.needs_unlock:
        text = lines(text, html(_("Shall we ask {coach} to open the check?"), coach=coach), _rules(one.rules))
        ways = (act(html(_("Ask {coach}"), coach=coach).unescape(), "ask_check", major), practise)
    elif one.why_not is None:
        text, ways = lines(text, html(_("You can take the check.")), _rules(one.rules)), (
            act(_("Start"), "begin_check", major), practise)  # fmt: skip
    else:
        text, ways = lines(text, _why_not(one)), _instead(one, practise)
    return View(text, (ways, _back()))


def _back() -> tuple[Button, ...]:
    return (act(_("My checks"), "checks"), act(asking.today(), "today"))


def _rules(rules: Any) -> Markup:
    """How many questions, what passes, and that there is a way on."""
    count = html(ngettext("{n} question, no timer.", "{n} questions, no timer.", rules.questions))
    if rules.pass_percent == 100:
        way = html(_("To pass, all {n}; if one slips, there's a way on."), n=rules.questions)
    else:
        enough = -(-rules.questions * rules.pass_percent // 100)
        way = html(_("To pass, {n} of them."), n=enough)
    return html("{count} {way}", count=count, way=way)


def _why_not(one: Any) -> Markup:
    match one.why_not:
        case "mastered_already":
            return html(_("It is yours already."))
        case "waits_for_talk":
            return html(_("Your coach will talk with you about it."))
        case "steps_open":
            return html(_("The check opens when all steps are done."))
        case "look_first":
            return html(_("Before the next check, let's look at the last one."))
        case "practise_first":
            return html(_("Before the next check: one activity, or a practice."))
    return html(_("There are no questions for it yet. Your coach can talk with you instead."))


def _instead(one: Any, practise: Button) -> tuple[Button, ...]:
    if one.why_not == "look_first":
        return (act(_("Look at it"), "look", one.last.id, "0"), practise)
    return () if one.why_not in ("no_questions", "waits_for_talk") else (practise,)


def checks(rows: Sequence[Any]) -> View:
    """Every major of a student that there is a check for."""
    if not rows:
        return View(html(_("There is no check on your path yet.")), ((act(asking.today(), "today"),),))
    buttons = tuple((act(label(known(one.major.title), _sign(one)), "check", one.major.id),) for one in rows)
    text = lines(bold(_("My checks")), html(_("✓ is yours. ● is open now. … waits for your coach.")))
    return View(text, (*buttons[:20], (act(asking.today(), "today"), act(_("Menu"), "menu"))))


def _sign(one: Any) -> str:
    if one.status == "mastered":
        return "✓"
    if one.unlock is not None or one.sitting is not None:
        return "●"
    return "…" if one.request is not None else ""


def question(number: int, count: int, one: Mapping[str, Any], sitting: str) -> Prompt:
    """One question with its options; not knowing is an answer, too."""
    head = _place(number, count)
    options = [Option(str(n), label) for n, label in enumerate(one["options"])]
    rows = (*in_rows(options), (Option(UNKNOWN, _("I don't know")),))
    odd = act(_("Something's odd here"), "odd", sitting, str(number), below=True)
    return Prompt(_asked(head, one), rows, beside=(odd,), attachment=picture(one))


def _place(number: int, count: int) -> Markup:
    return html(_("Question {number} of {count}"), number=number + 1, count=count)


def _asked(head: Markup, one: Mapping[str, Any], *more: Markup | None) -> Markup:
    return lines(head, caption_of(one), bold(one["stem"]), *more)


def caption_of(one: Mapping[str, Any]) -> Markup | None:
    """Return what the picture of a question shows, in words, for whoever cannot see it."""
    figure = one.get("figure")
    return html("<i>{caption}</i>", caption=figure["caption"]) if figure else None


def picture(one: Mapping[str, Any]) -> Attachment | None:
    """Return the figure that a question is about, as a picture."""
    figure = one.get("figure")
    return Attachment("picture", {"kind": figure["kind"], "values": figure["values"]}) if figure else None


def chosen(number: int, count: int, one: Mapping[str, Any], answer: int) -> Prompt:
    """What was chosen; it can be changed until everything is handed in."""
    head = _place(number, count)
    said = (
        html(_("You said you don't know. That's fine."))
        if answer < 0
        else html(_("You chose {option}."), option=bold(one["options"][answer]))
    )
    ways = (Option("yes", _("Next")), Option("no", _("Change")))
    return Prompt(_asked(head, one, said), (ways,), attachment=picture(one))


def feedback(number: int, count: int, one: Mapping[str, Any], answer: int, kindly: str | None) -> Prompt:
    """In practice: how it is, at once, with the maybe behind another answer and why the key is right."""
    head = _place(number, count)
    return Prompt(_asked(head, one, explained(one, answer, kindly)), ((Option("next", _("Next")),),),
                  attachment=picture(one))  # fmt: skip


def explained(one: Mapping[str, Any], answer: int, kindly: str | None) -> Markup:
    """What was chosen, what it is, what may have been behind it, and why."""
    right = bold(one["options"][one["right"]])
    why = html("{why}", why=one["explanation"])
    if answer == one["right"]:
        return lines(html(_("Yes, it's {right}."), right=right), why)
    first = (
        html(_("It's {right}."), right=right)
        if answer < 0
        else html(_("You chose {option}. It's {right}."), option=one["options"][answer], right=right)
    )
    return lines(first, html("{kindly}", kindly=_(kindly)) if kindly else None, why)


def hand_in(answers: Sequence[str]) -> Prompt:
    """The last look before it is handed in; any answer can still be changed."""
    said = [html(_("{n}: {option}"), n=n + 1, option=one) for n, one in enumerate(answers)]
    text = lines(html(_("That was the last one. Hand in? Or change one first.")), html(" · ").join(said))
    numbers = in_rows((Option(f"change:q{n}", str(n + 1)) for n in range(len(answers))), NUMBERS_A_ROW)
    return Prompt(text, ((Option("save", _("Hand in")),), *numbers))


def handed_in(one: Any, major: Any, *, near: bool) -> View:
    """What came of a check, what was right first."""
    head = html(_("{score} of {of} right."), score=one.score, of=one.question_count)
    if one.passed:
        text = lines(bold(head), html(_("{title} is yours."), title=bold(known(major.title))))
        return View(text, ((act(_("My checks"), "checks"), act(_("What's next?"), "today")),))
    short = one.question_count - one.score
    worth = html(ngettext("{n} is worth a look.", "{n} are worth a look.", short))
    said = html(_("You can do a lot of this.")) if near or one.score * 2 > one.question_count else None
    return View(
        lines(bold(head), said, worth), ((act(_("Look at it"), "look", one.id, "0"), act(_("Later"), "today")),)
    )


def practised(one: Any) -> View:
    """The end of a practice."""
    head = bold(html(_("{score} of {of} right."), score=one.score, of=one.question_count))
    ways = (act(_("Practise again"), "practise", one.major_objective_id), act(_("The check"), "check",
            one.major_objective_id))  # fmt: skip
    return View(lines(head, html(_("Practising is how it gets easier."))), (ways, (act(asking.today(), "today"),)))


def looked_again(look: Any, coaches: Sequence[str], attempt_id: str) -> View:
    """The end of a second look."""
    coach = asked_of(coaches)
    if look.state == "waiting":
        text = html(_("All right this time! I've shown {coach}, who can say you've got it, or open another try."),
                    coach=coach)  # fmt: skip
        return View(text, ((act(asking.today(), "today"),),))
    head = html(_("{score} of {of} right this time."), score=look.score, of=look.question_count)
    text = lines(head, html(_("A little practice will help. Then ask for the next check.")))
    return View(text, ((act(_("Look back"), "review", attempt_id), act(asking.today(), "today")),))


def asked(title: str, coaches: Sequence[str], request_id: str) -> View:
    """The request is with the coaches."""
    coach = asked_of(coaches)
    text = html(_("I've asked {coach}. I'll write when there is an answer; you can go on."), coach=coach)
    ways = (act(_("Take it back"), "take_check_back", request_id), act(asking.today(), "today"))
    return View(lines(bold(known(title)), text), (ways,))


def taken_back(major_id: str) -> View:
    """The student does not want it now."""
    ways = (act(_("Ask again"), "check", major_id), act(asking.today(), "today"))
    return View(html(_("Okay, I've taken it back.")), (ways,))


def ask_whats_odd() -> Prompt:
    """What is odd about a question; a ready word will do."""
    ready = [_("No answer fits"), _("Two answers fit"), _("I don't understand it"), _("The picture doesn't fit")]
    return Prompt(html(_("Thanks for looking closely. What is odd?")), in_rows(Option(one, one) for one in ready))


def odd_noted(coaches: Sequence[str]) -> View:
    """A question was reported."""
    coach = asked_of(coaches)
    text = html(_("I've shown it to {coach}. Answer it as well as you can; if it is odd, it will count as right."),
                coach=coach)  # fmt: skip
    return View(text)
