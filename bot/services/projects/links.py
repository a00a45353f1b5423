"""Links to what a student made for a project: put in, called otherwise, taken out and put back."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import delete, func, select

from bot.content.addresses import KINDS, Kind
from bot.content.addresses import TITLE as TITLE
from bot.content.entries import is_link
from bot.db import Unit
from bot.models import Decision, ProjectLink
from bot.services import inbox, scope
from bot.services.errors import BotError
from bot.services.names import on_one_line
from bot.services.projects import whose
from bot.services.projects.cycles import to_change
from bot.services.rhythm import in_turn
from bot.services.who import Who

MOST = 20
LONGEST = 1000  # characters of an address
REMOVED = "project_link"  # the kind of a decision that keeps what was taken out, for ten minutes


class New(NamedTuple):
    """A link to be put in."""

    url: str
    title: str
    kind: Kind


async def add(
    unit: Unit, who: Who, project_id: str, new: Sequence[New], student_id: str | None = None
) -> list[ProjectLink]:
    """Put links into a project, of a student or by a coach for one; an address that is there already stays as it is."""
    to = await whose.in_turn_of(unit, who, project_id, student_id)
    known = {one.url: one for one in await of(unit, to.student.id, project_id)}
    fresh = {one.url: _checked(one) for one in new if one.url not in known}
    if len(known) + len(fresh) > MOST:
        raise BotError("enough_links", most=MOST)
    made = [
        ProjectLink(project_id=to.project_id, user_id=to.student.id, url=one.url, title=one.title, link_type=one.kind,
                    added_at=unit.now + timedelta(milliseconds=n), entered_by=to.entered_by)
        for n, one in enumerate(fresh.values())  # in the order in which they were sent
    ]  # fmt: skip
    unit.session.add_all(made)
    await unit.session.flush()
    if made:
        whose.tell(unit, who, to, "links")
    by_url = known | {one.url: one for one in made}
    return [by_url[url] for url in dict.fromkeys(one.url for one in new)]


def _checked(new: New) -> New:
    if not is_link(new.url):
        raise BotError("link_needed", step="sent")
    if len(new.url) > LONGEST:
        raise BotError("link_too_long", step="sent", length=len(new.url), limit=LONGEST)
    return New(new.url, _title(new.title), _kind(new.kind))


def _title(title: str) -> str:
    title = on_one_line(title)
    if not title:
        raise BotError("words_needed", step="title")
    if len(title) > TITLE:
        raise BotError("text_too_long", step="title", length=len(title), limit=TITLE)
    return title


def _kind(kind: str) -> Kind:
    found = next((one for one in KINDS if one == kind), None)
    if found is None:
        raise BotError("over")
    return found


async def of(unit: Unit, student_id: str, project_id: str) -> Sequence[ProjectLink]:
    """Return a student's links of a project, in the order in which they came."""
    mine = select(ProjectLink).where(ProjectLink.user_id == student_id, ProjectLink.project_id == project_id)
    return (await unit.session.scalars(mine.order_by(ProjectLink.added_at, ProjectLink.id))).all()


async def room(unit: Unit, student_id: str, project_id: str) -> int:
    """Return how many links still fit."""
    mine = select(func.count(ProjectLink.id)).where(
        ProjectLink.user_id == student_id, ProjectLink.project_id == project_id
    )
    return MOST - (await unit.session.scalar(mine) or 0)


async def one(unit: Unit, who: Who, link_id: str) -> ProjectLink:
    """Return a link of the student who asks, or one that the coach who asks put in for a student whom they see."""
    found = await unit.session.get(ProjectLink, link_id, populate_existing=True)
    if found is None or who.user is None or who.user.id not in (found.user_id, found.entered_by):
        raise BotError("no_such_link")
    if who.is_coach:
        await scope.student(unit, who, found.user_id)
    return found


async def changeable(unit: Unit, who: Who, link_id: str) -> ProjectLink:
    """Return a link that whoever asks may change today."""
    found = await one(unit, who, link_id)
    await to_change(unit, who, found.project_id)
    return found


async def rename(unit: Unit, who: Who, link_id: str, title: str) -> ProjectLink:
    """Call a link otherwise."""
    found = await changeable(unit, who, link_id)
    found.title = _title(title)
    await unit.session.flush()
    return found


async def call_it(unit: Unit, who: Who, link_id: str, kind: str) -> ProjectLink:
    """Say that a link is of another kind."""
    found = await changeable(unit, who, link_id)
    found.link_type = _kind(kind)
    await unit.session.flush()
    return found


async def take_out(unit: Unit, who: Who, link_id: str) -> Decision:
    """Take a link out; return by what it can be put back for ten minutes. A second time changes nothing.

    Of what was taken out before, nothing is kept any longer.
    """
    taken = await inbox.standing(unit, REMOVED, link_id)
    if taken is not None and who.user is not None and taken.decided_by == who.user.id:
        return taken
    found = await changeable(unit, who, link_id)
    await in_turn.wait_for(unit, found.user_id)
    before = delete(Decision).where(Decision.kind == REMOVED, Decision.student_id == found.user_id)
    await unit.session.execute(before)
    row = {key: getattr(found, key) for key in ("project_id", "url", "title", "link_type", "entered_by")}
    taken = Decision(
        kind=REMOVED, subject_id=found.id, student_id=found.user_id, decided_by=who.user.id if who.user else None,
        decided_at=unit.now, outcome="taken_out", reason=None, undo={**row, "added_at": found.added_at.isoformat()},
    )  # fmt: skip
    unit.session.add(taken)
    await unit.session.delete(found)
    await unit.session.flush()
    return taken


async def put_back(unit: Unit, who: Who, decision_id: str) -> ProjectLink:
    """Put a link back that whoever asks took out within ten minutes; a second time changes nothing."""
    taken = await unit.session.get(Decision, decision_id, populate_existing=True)
    if taken is None or taken.kind != REMOVED or who.user is None or taken.decided_by != who.user.id:
        raise BotError("over")
    if taken.undone_at is not None:
        return await one(unit, who, taken.subject_id)
    if not inbox.may_undo(unit, taken):
        raise BotError("too_late_to_undo")
    kept = dict(taken.undo)
    to = await whose.in_turn_of(unit, who, kept["project_id"], taken.student_id if who.is_coach else None)
    if await room(unit, to.student.id, to.project_id) < 1:
        raise BotError("enough_links", most=MOST)
    taken.undone_at = unit.now
    kept["added_at"] = datetime.fromisoformat(kept["added_at"])
    kept["entered_by"] = next(iter(await whose.names(unit, [kept["entered_by"]])), None)
    found = ProjectLink(id=taken.subject_id, user_id=to.student.id, **kept)
    unit.session.add(found)
    await unit.session.flush()
    return found
