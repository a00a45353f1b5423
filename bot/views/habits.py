"""A student's habits: all of them, and the page of one."""

from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from bot.views import fitting, reminder_times
from bot.views.calendar import weekday_and_day
from bot.views.habit_words import goes, how_often, in_button, last_days, per_cent
from bot.views.paging import page_of, turns
from bot.views.path_words import label
from bot.views.view import Button, View, act
from bot.views.words import _, bold, html, lines

HABITS = 6  # on a page
TEXT = 400  # of what somebody wrote about a habit
OPEN, DONE = "○", "✓"


def none_yet(sprint: str) -> View:
    """There is no habit yet."""
    text = html(
        _("A habit is something small that you do again and again. What would you like to do in {sprint}?"),
        sprint=bold(sprint),
    )
    return View(text, ((act(_("Make a habit"), "new_habit"),), _ends()))


def no_sprint() -> View:
    """There is no sprint in which a habit could be."""
    text = html(_("Habits belong to a sprint, and there is none now. Your coach starts the next one."))
    return View(text, (_ends(),))


def habits(all_of_them: Any, number: int = 0, note: Markup | None = None) -> View:
    """All habits of the sprint, in words; today's can be ticked here."""
    if not all_of_them.pages and not all_of_them.away and all_of_them.has_room:
        return none_yet(all_of_them.sprint.name)
    shown = page_of([*all_of_them.pages, *all_of_them.away], number, HABITS)
    text = lines(
        note,
        html(_("Your habits in {sprint}"), sprint=bold(all_of_them.sprint.name)),
        _over(all_of_them),
        *(_line(page) for page in shown.items),
        resting(all_of_them.pause),
    )
    rows = tuple(_row(page, can_tick=all_of_them.phase == "running") for page in shown.items)
    new = (act(_("New habit"), "new_habit"),) if all_of_them.has_room else ()
    picture = (act(_("As a picture"), "habit_grid", below=True),) if all_of_them.pages else ()
    return View(text, (*rows, turns(shown, "habits_page"), (*new, *_rest(all_of_them)), picture, _ends()))


def _over(all_of_them: Any) -> Markup | None:
    return (
        html(_("This sprint is over. The next one has room for new habits.")) if all_of_them.phase == "over" else None
    )


def ways_on() -> tuple[tuple[Button, ...], ...]:
    """Return the ways on from a picture of all habits."""
    return ((act(_("My habits"), "habits", below=True),),)


def _line(page: Any) -> Markup:
    name = fitting.cut(page.habit.name, TEXT)
    if page.habit.archived_at is not None:
        return html(_("{name}: put away"), name=bold(name))
    return html("{name}: {goes}", name=bold(name), goes=goes(page))


def _row(page: Any, *, can_tick: bool) -> tuple[Button, ...]:
    """Return a habit's button, and beside it the one that ticks today, where something is planned or done."""
    opens = act(label(page.habit.name), "habit", page.habit.id)
    if page.habit.archived_at is not None or not can_tick or page.mark not in ("open", "done"):
        return (opens,)
    day = in_button(page.today)
    if page.mark == "done":
        return (act(html(_("{sign} Today"), sign=DONE).unescape(), "habits_untick", page.habit.id, day), opens)
    return (act(html(_("{sign} Today"), sign=OPEN).unescape(), "habits_tick", page.habit.id, day), opens)


def _rest(all_of_them: Any) -> tuple[Button, ...]:
    if all_of_them.pause is not None:
        return (act(_("I'm back"), "habit_back"),)
    return (act(_("Sick or away"), "habits_away"),) if all_of_them.pages and all_of_them.phase != "over" else ()


def resting(pause: Any) -> Markup | None:
    """That all habits rest, and until when."""
    if pause is None:
        return None
    if pause.last_day is None:
        return html(_("💤 All your habits rest until you're back. Nothing is lost."))
    back = weekday_and_day(pause.last_day + timedelta(days=1))
    return html(_("💤 All your habits rest. On {day} they go on. Nothing is lost."), day=back)


def _ends() -> tuple[Button, ...]:
    return (act(_("Menu"), "menu"), act(_("Today"), "today"))


def habit(page: Any, *, is_over: bool, pause: Any = None, note: Markup | None = None) -> View:
    """One habit: what it is, when it fits, how it goes."""
    one = page.habit
    days = last_days(page)
    text = lines(
        note,
        bold(fitting.cut(one.name, TEXT)),
        _said(_("What: {text}"), one.what_is_habit),
        _said(_("How: {text}"), one.how_to_practice),
        _said(_("When: {text}"), one.cue),
        _said(_("Treat: {text}"), one.reward),
        html(_("How often: {often}"), often=how_often(one.weekdays, one.times_a_week)),
        None if one.archived_at else html(_("Reminder: {when}"), when=reminder_times.of_habit(one.own_times)),
        "\n" + html(_("How it goes: {goes}."), goes=goes(page)),
        per_cent(page),
        *(days or ()),
        _own_note(page),
        None if one.archived_at else resting(pause),
        html(_("It is put away. Its days stay.")) if one.archived_at else None,
    )
    return View(text, (*_doing(page, is_over=is_over), (act(_("My habits"), "habits"), act(_("Today"), "today"))))


def _said(text: str, words: str | None) -> Markup | None:
    return html(text, text=fitting.cut(words, TEXT)) if words else None


def _own_note(page: Any) -> Markup | None:
    """What the student noted last, today or yesterday."""
    for day in (page.today, page.yesterday):
        row = page.record.rows.get(day)
        if row is not None and row.note:
            return html(_("Your note: {text}"), text=row.note)
    return None


def _doing(page: Any, *, is_over: bool) -> tuple[tuple[Button, ...], ...]:
    one = page.habit
    if one.archived_at is not None:
        return () if is_over else ((act(_("Take it up again"), "habit_take_up", one.id),),)
    change = () if is_over else (act(_("Change"), "change_habit", one.id), act(_("Put away"), "habit_archive", one.id))
    reminding = () if is_over else (_remind(one),)
    over = is_over and page.yesterday != page.record.rhythm.span.last
    days = () if over else (_days(page, page.yesterday), _days(page, page.today))
    return (*days, reminding, change)


def _remind(one: Any) -> Button:
    return act(_("Remind me at …"), "habit_remind", one.id)


def _days(page: Any, day: date) -> tuple[Button, ...]:
    """Return what can be said about today or yesterday; about another day nothing can."""
    rhythm, today = page.record.rhythm, day == page.today
    if day not in rhythm.span or (day < rhythm.begins and day not in page.record.rows):
        return ()
    mark, key, on = page.record.mark(day), page.habit.id, in_button(day)
    if mark == "done":
        undo = _("Undo today") if today else _("Undo yesterday")
        return (act(_("Note"), "habit_note", key, on), act(undo, "habit_untick", key, on))
    if not today:
        return (act(_("Tick yesterday"), "habit_tick", key, on),) if mark != "free" else ()
    off = (act(_("Not today"), "habit_not_today", key, on),) if mark == "open" else ()
    return (act(_("Tick today"), "habit_tick", key, on), *off)


def made(page: Any) -> View:
    """A new habit is kept."""
    begins = max(page.record.rhythm.begins, page.today)
    often = how_often(page.habit.weekdays, page.habit.times_a_week)
    text = lines(
        html(_("Saved: {name}, {often}."), name=bold(page.habit.name), often=often),
        html(_("It begins today.")) if begins == page.today
        else html(_("It begins on {day}."), day=weekday_and_day(begins)),
    )  # fmt: skip
    return View(text, ((_remind(page.habit),), (act(_("My habits"), "habits"), act(_("Today"), "today"))))


def changed() -> Markup:
    """Said above a habit that was changed."""
    return html(_("Changed."))


def put_away(page: Any) -> View:
    """A habit was put away a moment ago."""
    text = html(_("{name} is put away. Its days stay, and you can take it up again."), name=bold(page.habit.name))
    undo = act(_("Undo"), "habit_take_up", page.habit.id)
    return View(text, ((undo, act(_("My habits"), "habits")), (act(_("Today"), "today"),)))


def taken_up() -> Markup:
    """Said above a habit that was taken up again."""
    return html(_("It's back. It counts from today."))
