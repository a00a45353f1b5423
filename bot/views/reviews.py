"""Looking back at a check: what was right first, then each other answer with its maybe and what helps."""

from typing import Any

from bot.views import asking
from bot.views.checks import caption_of, picture
from bot.views.path_words import said as known
from bot.views.view import Button, View, act
from bot.views.words import _, bold, html, lines, ngettext


def review(one: Any) -> View:
    """An attempt as a whole, and the way to what is worth a look."""
    attempt, title = one.attempt, one.major.title
    head = html(
        _("{title}: {score} of {of} right."), title=bold(known(title)), score=attempt.score, of=attempt.question_count
    )
    if not one.looks:
        return View(head, (_ways(one),))
    said = html(ngettext("Let's look at the other one.", "Let's look at the other {n}, one by one.", len(one.looks)))
    return View(lines(head, said), ((act(_("Look"), "look", attempt.id, "0"),), _ways(one)))


def _ways(one: Any) -> tuple[Button, ...]:
    return (act(_("The check"), "check", one.major.id), act(asking.today(), "today"))


def look(one: Any, review: Any) -> View:
    """One answer that was not right: what it is, maybe why, and what helps, one tap away."""
    entry, attempt = one.entry, review.attempt.id
    said = html(_("You chose {option}. It's {right}."), option=entry["chosen"], right=bold(entry["right"]))
    if entry["chosen"] is None:
        said = html(_("It's {right}."), right=bold(entry["right"]))
    text = lines(
        html(_("{n} of {of}"), n=one.number + 1, of=one.of),
        caption_of(entry),
        bold(entry["stem"]),
        said,
        html("{kindly}", kindly=_(one.maybe.kindly)) if one.maybe else None,
        html("{why}", why=entry["explanation"]),
    )
    return View(text, (*_helps(one, review), *_turns(one, attempt), (act(asking.today(), "today"),)), picture(entry))


def _helps(one: Any, review: Any) -> tuple[tuple[Button, ...], ...]:
    rows: list[tuple[Button, ...]] = []
    if review.again:
        label = _("Two more like it") if len(review.looks) == 1 else _("More like these")
        rows.append((act(label, "second_look", review.attempt.id),))
    if one.activity is not None:
        rows.append((Button(activity_label(one.activity), url=one.activity.url),))
    rows.append((act(_("This question is odd"), "odd", review.attempt.id, str(one.place), below=True),))
    return tuple(rows)


def activity_label(activity: Any) -> str:
    """Return an activity as a button says it, with its minutes."""
    if not activity.estimated_minutes:
        return html(_("Activity: {title}"), title=known(activity.title)).unescape()
    return html(_("Activity: {title} ({n} min)"), title=known(activity.title), n=activity.estimated_minutes).unescape()


def _turns(one: Any, attempt: str) -> tuple[tuple[Button, ...], ...]:
    back = [act(asking.earlier(), "look", attempt, str(one.number - 1))] if one.number else []
    on = [act(asking.more(), "look", attempt, str(one.number + 1))] if one.number + 1 < one.of else []
    return ((*back, *on),) if back or on else ()


def suggested(activity: Any, coach: str) -> View:
    """An activity that a coach gave against a mix-up."""
    text = lines(
        html(_("{coach} thought of this for you: {title}"), coach=coach, title=bold(known(activity.title))),
        html("{instructions}", instructions=known(activity.instructions)) if activity.instructions else None,
    )
    ways = (Button(_("Open"), url=activity.url), act(_("Done"), "suggested_done", activity.id))
    return View(text, (ways, (act(asking.today(), "today"),)))


def suggestion_done(title: str) -> View:
    """It is done."""
    return View(html(_("Done: {title}."), title=bold(known(title))), ((act(_("What's next?"), "today"),),))
