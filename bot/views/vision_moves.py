"""What moves a card of a vision board: a button carries where it leads, so that a second press changes nothing."""

from typing import Any

from bot.views import fitting
from bot.views.calendar import in_payload
from bot.views.view import Button, act
from bot.views.vision_words import DONE, OPEN, counted
from bot.views.words import _


def moves(seen: Any, *, below: bool = False) -> tuple[tuple[Button, ...], ...]:
    """Return the buttons that move a card; one that follows something leads there instead."""
    if seen.followed is not None:
        return _to_what_is_real(seen, below=below)
    one = seen.card
    match one.card_type:
        case "counter":
            more = _("+1 · {what}").format(what=counted(seen)) if counted(seen) else _("+1")
            return _steps(seen, seen.done, 1, (fitting.cut(more, 32), _("Take one back")), seen.of, below=below)
        case "progress":
            return _steps(seen, seen.done, 1, (_("One more step done"), _("One step back")), seen.of, below=below)
        case "image_hero":
            return _steps(seen, seen.percent or 0, 10, (_("+10 %"), _("−10 %")), 100, below=below)
        case "streak":
            on = in_payload(seen.today)
            if seen.is_ticked_today:
                return ((act(_("Take today back"), "board_do", one.id, f"-{on}", below=below),),)
            return ((act(_("Done today"), "board_do", one.id, f"+{on}", below=below),),)
        case "habits":
            return tuple((_row(seen, number, row, below=below),) for number, row in enumerate(seen.rows))
    return ()


def _steps(
    seen: Any, now: int, step: int, labels: tuple[str, str], most: int | None, *, below: bool
) -> tuple[tuple[Button, ...], ...]:  # fmt: skip
    """Return the ways forth and back; a button carries where it leads."""
    key = seen.card.id
    more = most is None or now < most
    forth = act(labels[0], "board_do", key, f"={min(now + step, most or now + step)}", below=below) if more else None
    back = act(labels[1], "board_do", key, f"={max(now - step, 0)}", below=below) if now > 0 else None
    return (tuple(button for button in (forth, back) if button),)


def _row(seen: Any, number: int, row: Any, *, below: bool) -> Button:
    mark, way = (DONE, "-") if row.done else (OPEN, "+")
    label = f"{mark} {fitting.cut(row.label, 30)}"
    return act(label, "board_do", seen.card.id, f"{way}{number}.{in_payload(seen.today)}", below=below)


def _to_what_is_real(seen: Any, *, below: bool) -> tuple[tuple[Button, ...], ...]:
    found, key = seen.followed, seen.card.id
    if not found.is_live:
        other = act(_("Follow something else"), "board_follow", key, below=below)
        return ((other, act(_("I move it by hand"), "board_unfollow", key, below=below)),)
    if found.kind == "goal":
        return ((act(_("Open the goal"), "goal", found.ids[0], below=True),),)
    if len(found.ids) == 1:
        return ((act(_("Open the habit"), "habit", found.ids[0], below=True),),)
    return ((act(_("Open my habits"), "habits", below=True),),)
