"""Words for the group chat of a class: bound, let go, and what a coach should know of it."""

from collections.abc import Sequence
from typing import Any

from bot.views.view import Button, View, act
from bot.views.words import _, bold, html, lines


def write_it_there() -> View:
    """Asked in private."""
    text = lines(
        html(_("Write /bind in the group of a class, and its jar stands there. /unbind ends that.")),
        html(_("You have to be an administrator of the group.")),
    )
    return View(text, ((act(_("Trust jar"), "jars"), act(_("Menu"), "menu")),))


def which_class(batches: Sequence[Any]) -> View:
    """Asked in the group: for which class it is."""
    rows = tuple((act(one.batch.name, "bind_to", one.batch.id),) for one in batches)
    return View(html(_("Which class is this group for?")), rows)


def bound(batch: str, *, may_pin: bool) -> View:
    """Said in the group, to everybody there."""
    return View(
        lines(
            html(_("This is the group of {batch} now."), batch=bold(batch)),
            html(_("Here you see the jar of the class fill, and nothing about anybody.")),
            html(_("I keep nothing of what is said here.")),
            None if may_pin else html(_("Make me an administrator who may pin, and the jar stays on top.")),
        )
    )


def unbound(batch: str) -> View:
    """The group has no class any more."""
    return View(
        html(
            _("This is not the group of {batch} any more. Its marbles stay."),
            batch=bold(batch),
        )
    )


def who_are_you() -> View:
    """An administrator who writes as the group itself."""
    return View(html(_("You write as the group, so I can't see who you are. Please write as yourself and try again.")))


def of_class(jar: Any, username: str) -> View:
    """The group of a class, for its coach in private."""
    batch, group = jar.batch, jar.group
    back = (act(_("The jar"), "jar_of", batch.id, below=True),)
    link = f"https://t.me/{username}?startgroup=bind&admin=pin_messages"
    add = (Button(_("Add me to the group"), url=link),)
    if group is None:
        text = lines(
            html(_("No group watches the jar of {batch} yet."), batch=bold(batch.name)),
            html(_("Add me to the class's group, and I ask there which class it is. Or write /bind there.")),
            html(_("I post the jar there and nothing about anybody, and keep nothing of what is said.")),
        )
        return View(text, (add, back))
    if group.left_at is not None:
        text = html(_("I am not in the group of {batch} any more. Add me again, or to another one."), batch=batch.name)
        return View(text, (add, back))
    text = lines(html(_("The group of {batch} watches its jar."), batch=bold(batch.name)), _amiss(group))
    ways = act(_("Show it anew"), "group_show", batch.id), act(_("Let it go"), "group_off", batch.id)
    return View(text, (ways, back))


def _amiss(group: Any) -> Any:
    if group.may_pin:
        return None
    return html(_("I may not pin there. Make me an administrator who may, and the jar stays on top."))


def let_go_question(batch: Any) -> View:
    """Asked before a group is let go."""
    text = html(_("Shall the group of {batch} watch the jar no longer? The marbles stay."), batch=bold(batch.name))
    yes, no = act(_("Yes, let it go"), "group_off_now", batch.id), act(_("Leave it"), "group", batch.id)
    return View(text, ((yes, no),))


def let_go(batch: Any) -> View:
    """It is let go."""
    text = html(_("No group watches the jar of {batch} now."), batch=bold(batch.name))
    return View(text, ((act(_("The group"), "group", batch.id), act(_("The jar"), "jar_of", batch.id, below=True)),))


def shown(batch: Any) -> View:
    """The jar stands at the end of the group's chat."""
    text = html(_("The jar of {batch} stands at the end of its group's chat now."), batch=bold(batch.name))
    return View(text, ((act(_("The jar"), "jar_of", batch.id, below=True),),))


def left(batch: str, id: str) -> View:
    """We were thrown out."""
    text = html(
        _("I was taken out of the group of {batch}. The jar goes on; the group just doesn't see it."), batch=bold(batch)
    )
    return View(text, ((act(_("The group"), "group", id, below=True),),))


def no_pin(batch: str, id: str) -> View:
    """We may not pin any more."""
    text = html(_("I may not pin in the group of {batch} any more. The jar is still shown there."), batch=bold(batch))
    return View(text, ((act(_("The group"), "group", id, below=True),),))
