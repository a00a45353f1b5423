"""A student's month: a tile a day in the picture, and in its caption what it was like, counted and not judged."""

from typing import Any

from markupsafe import Markup

from bot.views import fitting
from bot.views.calendar import month_of, weekday_letters
from bot.views.view import Attachment, Button, View, act
from bot.views.words import _, bold, html, lines, ngettext

CAPTION = 800  # of the 1024 units, for what was felt
TITLE = 60  # of a category
MOST_FELT, MOST_WORDS = 12, 3  # in the picture; of one category, in the caption
SILENT, SILENT_COLOR = "silent", "#C3CBD6"
# The faces of the starter pack; a category of a school's own is shown by its first letter.
FACES = {
    "Happy": "happy", "Calm": "calm", "Anxious": "anxious", "Sad": "sad", "Frustrated": "frustrated",
    "Not sure": "unsure", SILENT: SILENT,
}  # fmt: skip


def month(found: Any, *, family: bool) -> View:
    """A month of check-ins; one without any says so kindly. On a family's phone it says who else can look."""
    ways = (act(_("Check in"), "checkin", below=True), act(_("Today"), "today", below=True))
    rows = (_turns(found), ways)
    if not found.felt:
        text = html(_("{month} is still empty. Each check-in puts a tile there."), month=bold(month_of(found.first)))
        return View(text, rows)
    here = sum(map(bool, found.days))
    text = lines(
        bold(month_of(found.first)),
        fitting.stacked([_felt(one) for one in found.felt], CAPTION),
        html(ngettext("You checked in on {n} day.", "You checked in on {n} days.", here)),
        html(_("People at home can see it, too.")) if family else None,
    )
    return View(text, rows, Attachment("picture", {"kind": "feelings_month", "values": _picture(found)}))


def _turns(found: Any) -> tuple[Button, ...]:
    """Return the buttons that turn to months with check-ins, and to the present one."""
    turns = []
    if found.earlier:
        label = html(_("‹ {month}"), month=month_of(found.earlier)).unescape()
        turns.append(act(label, "month_of", f"{found.earlier:%Y-%m}"))
    if found.later:
        label = html(_("{month} ›"), month=month_of(found.later)).unescape()
        turns.append(act(label, "month_of", f"{found.later:%Y-%m}"))
    return tuple(turns)


def _felt(one: Any) -> Markup:
    """Return a feeling in words: on how many days, and in which of its words."""
    if one.key == SILENT:
        return html(ngettext("{n} day without a word", "{n} days without a word", one.days))
    days = ngettext("{n} day", "{n} days", one.days)
    often = sorted(one.words, key=lambda pair: -int(pair[1]))
    counts = [html("{word} {n}", word=_(word), n=count).unescape() for word, count in often[:MOST_WORDS]]
    category = one.name
    name = fitting.cut(f"{one.emoji} {_(category)}".strip(), TITLE)
    if [word for word, _count in one.words] == [one.name]:  # Not sure: Not sure
        return html("{name}: {days}", name=name, days=days)
    said = fitting.cut(", ".join([*counts, *(["…"] if len(often) > MOST_WORDS else [])]), CAPTION // 4)
    return html(_("{name}: {days} ({words})"), name=name, days=days, words=said)


def _picture(found: Any) -> dict[str, Any]:
    shown = found.felt[:MOST_FELT]
    places = {one.key: n for n, one in enumerate(shown)}
    return {
        "title": month_of(found.first),
        "heads": weekday_letters(),
        "before": found.first.weekday(),
        "today": found.today.day if found.today else None,
        "days": [[places[key] for key in day if key in places] for day in found.days],
        "feelings": [_tile(one) for one in shown],
    }


def _tile(one: Any) -> dict[str, Any]:
    is_silent, category = one.key == SILENT, one.name
    return {
        "label": _("no word") if is_silent else fitting.cut(_(category), TITLE),
        "color": SILENT_COLOR if is_silent else one.color,
        "face": FACES.get(category, ""),
        "count": one.days,
    }
