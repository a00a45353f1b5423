"""Words for coaches: who there is, and which classes each of them sees."""

from collections.abc import Sequence
from typing import Any

from bot.views.view import Prompt, View, act
from bot.views.words import _, bold, html, lines, listed


def coaches(people: Sequence[tuple[Any, set[str]]], names: dict[str, str], *, may_change: bool) -> View:
    """Every coach, and which classes they see."""

    def sees(limits: set[str]) -> str:
        return listed(sorted(names.get(one, "–") for one in limits)) if limits else _("all classes")

    text = lines(bold(_("Coaches")), *(html("{name}: {what}", name=one.display_name, what=sees(limits))
                                       for one, limits in people))  # fmt: skip
    rows = tuple((act(one.display_name, "coach", one.id),) for one, _limits in people) if may_change else ()
    ways = (act(_("Invite a coach"), "invite_coach"),) if may_change else ()
    return View(text, (*rows[:20], (*ways, act(_("Classes"), "classes"))))


def page(coach: Any, limits: set[str], batches: Sequence[Any]) -> View:
    """One coach: limited to some classes, or seeing all of them."""
    text = (
        html(_("{name} sees the ticked classes only. With no tick they see all."), name=bold(coach.display_name))
        if limits
        else html(_("{name} sees all classes. Tick some to limit that."), name=bold(coach.display_name))
    )
    rows = tuple(
        (
            act(
                f"✓ {one.batch.name}" if one.batch.id in limits else one.batch.name,
                "coach_sees",
                coach.id,
                one.batch.id,
            ),
        )
        for one in batches[:20]
    )
    return View(text, (*rows, (act(_("Coaches"), "coaches"),)))


def all_classes_question(coach_id: str, batch_id: str, name: str) -> View:
    """Before a coach who saw some classes sees all of them."""
    ways = (act(_("Yes"), "coach_sees_all", coach_id, batch_id), act(_("No"), "coach", coach_id))
    return View(html(_("Then {name} sees all classes. Shall I?"), name=bold(name)), (ways,))


def ask_name() -> Prompt:
    """Who else is to look after the classes."""
    return Prompt(html(_("What do students call the coach you'd like to invite?")))
