"""The conversation's own words: the way on and back, what a step expected, what waits."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from bot.views.view import View, act
from bot.views.words import N_, _, day_seen_from, html, lines, ngettext, number


def ticked(label: str) -> str:
    """Return an option's label once it is picked."""
    return f"✓ {label}"


def done() -> str:
    """Label: enough is picked."""
    return _("Done")


def back() -> str:
    """Label: to the question before."""
    return _("Back")


def skip() -> str:
    """Label: no answer to this one."""
    return _("Skip")


def leave() -> str:
    """Label: leave before the first answer."""
    return _("Later")


def today() -> str:
    """Label: what is there to do now?"""
    return _("Today")


def undo() -> str:
    """Label: take the last thing back."""
    return _("Undo")


def earlier() -> str:
    """Label: the page before."""
    return _("‹ Earlier")


def more() -> str:
    """Label: the next page."""
    return _("More ›")


def earlier_month() -> str:
    """Label: the month before."""
    return _("‹")


def later_month() -> str:
    """Label: the next month."""
    return _("›")


_SENT = {
    "edited": N_("I see you changed that message."),
    "voice": N_("I can't listen to this yet."),
    "photo": N_("Thanks for the picture."),
    "video": N_("Thanks for the video."),
    "document": N_("Thanks for the file."),
    "sticker": N_("Nice sticker!"),
    "location": N_("Thanks! I don't need to know where you are."),
    "contact": N_("Thanks, I don't need a contact."),
    "poll": N_("Nice poll!"),
    "other": N_("I can't read that one yet."),
}


_ONLY_WORDS = {
    "photo": N_("I took your words. I can't keep the picture here."),
    "document": N_("I took your words. I can't keep the file here."),
    "video": N_("I took your words. I can't keep the video here."),
    "other": N_("I took your words. I can't keep what was above them."),
}


def refused(code: str, values: Mapping[str, Any]) -> Markup | None:
    """Say kindly what the step expects instead; None where the screen alone says it."""
    seen = _(_SENT[values["kind"]]) + " " if values.get("kind") in _SENT else ""
    match code:
        case "choose":
            return html(_("{seen}Here a button works best."), seen=seen or _("I heard you.") + " ")
        case "heard":
            return html(_("Thanks for telling me. Which one is closest? You can write more in a moment."))
        case "words":
            return html(_("{seen}Here I need words, or a button."), seen=seen)
        case "words_alone":
            return html(_("{seen}It can't go along: here I need words by themselves."), seen=seen)
        case "only_words":
            return html("{text}", text=_(_ONLY_WORDS.get(values["kind"], _ONLY_WORDS["other"])))
        case "too_long":
            text = _("That is {length} characters, and {limit} fit. Your text is still above: can you make it shorter?")
            return html(text, length=number(values["length"]), limit=number(values["limit"]))
        case "told_too_much":
            text = _("Together that is {length} characters, and {limit} fit. Say the rest in fewer words, or be done.")
            return html(text, length=number(values["length"]), limit=number(values["limit"]))
        case "told_often":
            return html(_("That is {most} messages already. Shall we look at them?"), **values)
        case "nobody_named":
            return html(_("I know nobody in it yet. Begin with a name of the class."))
        case "nothing_told":
            return html(_("You have told me nothing yet. A sentence is enough."))
        case "voice_too_long":
            text = ngettext("That is too much at once: {n} minute fits. Say it in parts, or type it.",
                            "That is too much at once: {n} minutes fit. Say it in parts, or type it.",
                            values["minutes"])  # fmt: skip
            return html(text)
        case "hears_one":
            return html(_("I can hear one at a time. Please send that one again in a moment."))
        case "not_heard":
            return html(_("I can't hear that one just now. Please type it. All you told me is still here."))
        case "no_words_heard":
            return html(_("I heard no words in that one. Say it once more, or type it."))
        case "heard_enough":
            return html(_("That was a lot of help for one day. From here on typing works best."))
        case "heard_too_much":
            return html(_("Together that is more than fits. Say it in fewer words, or be done."))
        case "heard_out":
            return html(_("Okay, that one is out. Say it once more, or type it."))
        case "file":
            return html(_("{seen}Here I need a file, or words."), seen=seen)
        case "showing":
            return html(_("{seen}Here I need words, a link, a photo or a file."), seen=seen)
        case "photo":
            return html(_("{seen}Here I need a photo."), seen=seen if values["kind"] != "photo" else "")
        case "file_too_big":
            text = _("That file is too big for me: {size} MB fit. Is it the right one?")
            return html(text, size=values["limit"] // 2**20)
        case "gone":
            return html(_("That one is no longer there. Please pick again."))
        case "unknown_city":
            return html(_("I don't know “{text}” yet. A big city near you is best."), **values)
        case "no_name":
            return html(_("Please write a name, with letters."))
        case "no_link":
            return html(_("Here I need a link that begins with https://"))
        case "link_or_photo":
            return html(_("{seen}Here I need a link that begins with https://, or a photo."), seen=seen)
        case "link_too_long":
            text = _("That link has {length} characters, and {limit} fit. Is there a shorter one?")
            return html(text, length=number(values["length"]), limit=number(values["limit"]))
        case "many_links":
            return html(_("That's {count} links, and {most} fit at once. Send me some first."), **values)
        case "no_day":
            text = _("Here I need a day, from {first} to {last}.")
            first, last = values["first"], values["last"]
            return html(text, first=day_seen_from(first, last), last=day_seen_from(last, first))
        case "before_the_first":
            return html(_("That is before the first day. Please pick a later one, or add the year."))
        case "no_clock":
            return html(_("Here I need a time, like 17:00."))
        case "no_number":
            return html(_("Here I need a number, like 15."))
        case "no_marbles":
            return html(_("Here I need a number from 1 to 10. So many go in at once."))
        case "no_habit_lines":
            return html(_("Here I need one to six things. Write each on a line of its own, in a few words."))
        case "no_sign":
            return html(_("Here one emoji is enough."))
        case "thinking":
            return html(_("I'm still working on it. One moment."))
        case "moved":
            return html(_("That button is from before. We are here now:"))
        case "changed":
            return html(_("This has changed a little since. Let's go on here."))
        case "what_to_change":
            return html(_("What shall I change?"))
        case "amended":
            return html(_("Changed."))
        case "again":
            return html(_("That day is over, so let's start afresh."))
    return None


def cancelled(title: str) -> Markup:
    """A flow was left for now."""
    return html(_("Okay, I've put {title} away. You can still go back to it."), title=title)


def let_go(title: str) -> Markup:
    """A waiting draft was given up."""
    return html(_("Okay, I've let {title} go."), title=title)


def put_aside(title: str) -> Markup:
    """A draft cannot go on now; the reason follows."""
    return html(_("I'll keep {title} for you."), title=title)


def waiting(title: str, where: Markup | None = None, *, said: str = "") -> Markup:
    """A draft waits, perhaps it says `where`; what was just said may be the answer that it waits for."""
    text = html(_("Welcome back! I've kept {title} for you. Shall we go on?"), title=title)
    if where:
        text = html(_("Welcome back. {where}"), where=where)
    if not said:
        return text
    quote = said if len(said) <= 80 else f"{said[:80]}…"
    return lines(text, html(_("You just wrote “{quote}”. Does that belong to it?"), quote=quote))


def waiting_labels() -> dict[str, str]:
    """Labels of what can be done with a waiting draft."""
    return {
        "use": _("Yes, keep what I wrote"),
        "go_on": _("Go on"),
        "start_over": _("Start over"),
        "let_go": _("Let it go"),
    }


def go_on_with(title: str) -> str:
    """Label: return to what was parked a moment ago."""
    return html(_("Go on with {title}"), title=title).striptags()


def nothing_open() -> View:
    """Somebody spoke while nothing was asked."""
    return View(html(_("I'm here. What would you like to do?")), ((act(today(), "today"),),))


def nothing_to_cancel() -> View:
    """`/cancel` with nothing open."""
    return View(html(_("There is nothing to put away.")), ((act(today(), "today"),),))
