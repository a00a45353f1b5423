"""Words for a coach's jars: marbles go in and out, the jar is full, voted on, emptied, and what the treats are."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot.views import jar_votes
from bot.views.jar import FULL, TREATS, asking, newest_is, picture, ready, stands, treat
from bot.views.view import Button, Option, Prompt, View, act
from bot.views.words import _, bold, html, lines, ngettext


def of_classes(jars: Sequence[Any]) -> View:
    """The jars of a coach's classes."""
    if not jars:
        ways = (act(_("Classes"), "classes"), act(_("Menu"), "menu"))
        return View(html(_("There is no class yet, so there is no jar.")), (ways,))
    rows = tuple((act(stands(one.batch.name, one.count).unescape(), "jar_of", one.batch.id),) for one in jars)
    return View(html(_("The jars of your classes:")), (*rows, (act(_("Menu"), "menu"),)))


def ask_which(jars: Sequence[Any]) -> Prompt:
    """Into which jar a marble goes."""
    rows = tuple((Option(one.batch.id, stands(one.batch.name, one.count).unescape()),) for one in jars)
    return Prompt(html(_("Which jar is it for?")), rows)


def of_coach(jar: Any, leading: Sequence[str]) -> View:
    """One jar, with everything that a coach does with it."""
    batch = jar.batch.id
    text = lines(
        bold(stands(jar.batch.name, jar.count)),
        newest_is(jar.newest) if jar.newest else None,
        html(ngettext("Full once so far.", "Full {n} times so far.", jar.times_completed))
        if jar.times_completed
        else None,
        _watched(jar.group),
        jar_votes.voted(jar.vote, leading),
    )
    ways = (
        (
            act(_("What for"), "jar_history", batch, "0", below=True),
            act(_("Treats"), "treats", batch, below=True),
        ),
        (act(_("The group"), "group", batch, below=True), *((_empty(jar),) if jar.count else ())),
        (act(_("Menu"), "menu", below=True),),
    )
    first = _full_ways(jar) if jar.is_full else _add_ways(batch)
    return View(text, (*first, *ways), picture(jar))


def _add_ways(batch: str) -> tuple[tuple[Button, ...], ...]:
    return ((act(_("Put one in"), "marble_why", batch, below=True), act(_("Several"), "marbles", batch, below=True)),)


def _full_ways(jar: Any) -> tuple[tuple[Button, ...], ...]:
    if jar.vote is not None and jar.vote.state in ("asked", "open"):
        return ((act(_("Close the vote"), "vote_close", jar.batch.id, jar.vote.id),),)
    if jar.vote is not None and jar_votes.counts_behind(jar.vote):
        return jar_votes.once_more_or_not(jar.batch.id, jar.vote.id)
    is_watched = jar.group is not None and jar.group.left_at is None
    if is_watched and (jar.vote is None or jar.vote.state == "lost" or not any(jar.vote.counts)):
        return ((act(_("Let the class vote"), "vote_ask", jar.batch.id),),)
    return ()


def _empty(jar: Any) -> Button:
    return act(_("Empty it"), "jar_empty", jar.batch.id, jar.filling.id, below=True)


def _watched(group: Any) -> Markup:
    if group is None:
        return html(_("No group watches it yet."))
    if group.left_at is not None:
        return html(_("I am not in its group any more."))
    return html(_("Its group watches it."))


def why(batch: str, batch_id: str, count: int, new: str, *, write: Button) -> View:
    """What the marble is for; it will have the id `new`."""
    text = html("{stands} {ask}", stands=stands(batch, count), ask=_("What did the class do?"))
    return View(text, (*ready(batch_id, new), (write,)))


def write(batch_id: str) -> Button:
    """The way to a reason in one's own words."""
    return act(_("Write it"), "marble_write", batch_id)


def went_in(jar: Any, marbles: Sequence[Any], new: str, *, in_group: bool = False) -> View:
    """A marble, or some, went in; one more will have the id `new`."""
    said = ngettext("In it goes: {count} of {full}.", "In they go: {count} of {full}.", len(marbles))
    text = html(said, count=jar.count, full=FULL)
    if jar.is_full:
        voting = jar.vote is not None and not in_group
        text = lines(
            text, html(_("The jar is full!")), html(_("The class votes on its treat now.")) if voting else None
        )
        return View(text, () if in_group else (_the_jar(jar),))
    label = _("Undo") if len(marbles) == 1 else ngettext("Undo {n}", "Undo all {n}", len(marbles))
    ways = act(_("One more"), "marble_more", marbles[-1].id, new), act(label, "marble_undo", marbles[-1].id)
    return View(text, (ways, *(() if in_group else (_the_jar(jar),))))


def _the_jar(jar: Any) -> tuple[Button, ...]:
    return (act(_("The jar"), "jar_of", jar.batch.id, below=True),)


def taken_out(jar: Any, *, in_group: bool = False) -> View:
    """A marble went out again."""
    text = html(_("Out again: {count} of {full}."), count=jar.count, full=FULL)
    again = act(_("Another one"), "marble_why", jar.batch.id)
    return View(text, ((again, *(() if in_group else _the_jar(jar))),))


def fills(yes: Button, batch_id: str) -> View:
    """Asked before the last marble: the class celebrates, and that is not undone."""
    return View(_fills(), ((yes, act(_("Not yet"), "marble_not", batch_id)),))


def _fills() -> Markup:
    return html(_("This one fills the jar, and the class will celebrate. Shall it go in?"))


def ask_fills() -> Prompt:
    """The same, in a conversation."""
    return Prompt(_fills(), ((Option("yes", _("Yes, fill it")), Option("no", _("Not yet"))),))


def yes_for(batch_id: str, deed: str, new: str) -> Button:
    """The button that says yes to that for a ready reason."""
    return act(_("Yes, fill it"), "marble_fill", batch_id, deed, new)


def yes_again(marble_id: str, new: str) -> Button:
    """The button that says yes to that for the reason of another marble."""
    return act(_("Yes, fill it"), "marble_last", marble_id, new)


def as_it_is(jar: Any, *, in_group: bool = False) -> View:
    """Nothing was put in or taken out."""
    text = html("{said} {stands}", said=_("All stays as it is."), stands=stands(jar.batch.name, jar.count))
    return View(text, () if in_group else (_the_jar(jar),))


def write_in_private(link: str) -> Button:
    """The way from the group to a reason in one's own words, which nobody else needs to see being written."""
    return Button(_("Write it"), url=link)


def no_names(batch_id: str, new: str) -> View:
    """A reason that names somebody, said in a group: the name is not said again."""
    text = html(_("Marbles belong to everyone, so they go without names. Shall I use one of these?"))
    return View(text, ready(batch_id, new))


def other_words(batch_id: str, new: str, said: Markup) -> View:
    """A reason that cannot stand as it is, said in a group: why, and the ready ones."""
    return View(html("{said} {ask}", said=said, ask=_("Or shall I use one of these?")), ready(batch_id, new))


def empty(jar: Any, *, in_group: bool = False) -> View:
    """Asked before a jar is emptied, or where it is full and one more was to go in."""
    leave = act(_("Not yet"), "marble_not", jar.batch.id)
    if jar.is_full:
        text = html(_("The jar is full. Empty it first, so the next marble counts."))
        label = html(_("Empty it (that's jar number {n})"), n=jar.times_completed + 1).unescape()
    else:
        not_full = html(_("It isn't full yet, so it wouldn't count as a full one. Shall it be empty all the same?"))
        text, label = lines(stands(jar.batch.name, jar.count), not_full), _("Yes, empty it")
    yes = act(label, "jar_empty_now", jar.batch.id, jar.filling.id)
    return View(text, ((yes,), (leave,), *(() if in_group else (_the_jar(jar),))))


def emptied(jar: Any, *, in_group: bool = False) -> View:
    """It is empty."""
    text = html(_("The jar is empty and waits for its next marble."))
    first = act(_("Put one in"), "marble_why", jar.batch.id)
    return View(text, ((first, *(() if in_group else _the_jar(jar))),))


def ask_number(batch: str, count: int) -> Prompt:
    """How many."""
    text = html("{stands} {ask}", stands=stands(batch, count), ask=_("How many marbles shall go in?"))
    options = tuple(Option(str(one), str(one), str(one)) for one in (2, 3, 5, 10) if count + one <= FULL)
    return Prompt(text, (options,))


def ask_words(batch: str, count: int) -> Prompt:
    """What for, in the coach's own words, with the ready ones beside."""
    text = html("{stands} {ask}", stands=stands(batch, count), ask=_("What did the class do?"))
    return asking(text)


def choose_treats(batch: Any) -> View:
    """What a class may choose from when its jar is full."""
    text = lines(
        html(_("When the jar of {batch} is full, the class chooses one of these:"), batch=bold(batch.name)),
        *(html("· {treat}", treat=treat(one)) for one in batch.treats or TREATS),
    )
    ready = (act(_("The ready ones"), "treats_ready", batch.id),) if batch.treats else ()
    return View(text, ((act(_("Write others"), "treats_write", batch.id), *ready), _back(batch.id)))


def _back(batch_id: str) -> tuple[Button, ...]:
    return (act(_("The jar"), "jar_of", batch_id, below=True),)


def ask_treats() -> Prompt:
    """Others, a line each."""
    return Prompt(html(_("Write two to ten treats, each on a line of its own.")))
