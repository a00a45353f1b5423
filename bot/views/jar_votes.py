"""Words for a coach about the vote on a treat: how it stands, and what became of a poll that went astray."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot.views.jar import treats
from bot.views.view import Button, View, act
from bot.views.words import _, html, lines, ngettext


def voted(vote: Any, leading: Sequence[str]) -> Markup | None:
    """How a vote stands, on the page of its jar; nothing before there is one."""
    if vote is None:
        return None
    if vote.state == "lost" and not counts_behind(vote):
        return html(_("I can't tell whether the vote has reached the group."))
    if counts_behind(vote):
        return html("{behind} {so_far}", behind=_("The vote stayed behind when the group moved."),
                    so_far=_so_far(sum(vote.counts), leading))  # fmt: skip
    is_over = vote.state in ("closing", "closed")
    if is_over and leading:
        return html(_("The class chose: {treats}."), treats=treats(leading))
    if not any(vote.counts):
        return html(_("The vote is over, and nobody has voted.") if is_over else _("Nobody has voted yet."))
    return _so_far(sum(vote.counts), leading)


def _so_far(count: int, leading: Sequence[str]) -> Markup:
    voices = html(ngettext("{n} has voted.", "{n} have voted.", count))
    if not leading:
        return voices
    return html("{voices} {ahead}", voices=voices, ahead=html(_("In front: {treats}."), treats=treats(leading)))


def counts_behind(vote: Any) -> bool:
    """Whether a poll with voices stands where nobody can vote any more, and a coach says what becomes of them."""
    return vote.state == "lost" and vote.poll_id is not None and any(vote.counts)


def once_more_or_not(batch_id: str, vote_id: str) -> tuple[tuple[Button, ...], ...]:
    """The two ways on from there."""
    return (
        (act(_("Let them vote once more"), "vote_ask", batch_id),),
        (act(_("Count what is there"), "vote_close", batch_id, vote_id),),
    )


def vote_left_behind(batch: str, id: str, vote: str, count: int, leading: Sequence[str]) -> View:
    """The group has moved, and nobody can vote any more where they did."""
    text = lines(
        html(_("The group of {batch} has moved, and its vote stayed behind."), batch=batch),
        html("{so_far} {ask}", so_far=_so_far(count, leading),
             ask=_("Shall they vote once more, from the beginning, or does that count?")),
    )  # fmt: skip
    return View(text, (*once_more_or_not(id, vote), (act(_("The jar"), "jar_of", id, below=True),)))


def vote_lost(batch: str, id: str) -> View:
    """The poll may or may not be there."""
    text = html(
        _("I couldn't tell whether the vote of {batch} has reached its group. Please have a look there."), batch=batch
    )
    again = act(_("It isn't there: ask again"), "vote_ask", id)
    return View(text, ((again,), (act(_("The jar"), "jar_of", id, below=True),)))
