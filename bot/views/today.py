"""The one card that always answers: what do I do now?"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from bot.views import book_cards, carrying, habit_reminder
from bot.views.moments import when
from bot.views.path_words import coaches, kind_line, label, next_label, not_yet
from bot.views.path_words import said as known
from bot.views.tasks import unsaid_minutes
from bot.views.view import Button, View, act
from bot.views.words import _, bold, html, lines, ngettext


def student(
    name: str, said: View | None, step: Any = None, waits: View | None = None, news: View | None = None
) -> View:
    """A student's day: one next step with its button, or the good news that there is none; what `waits`; the `news`."""
    words = NEXT[step.kind](**step.values) if step else View(html(_("Nothing else is waiting for you.")))
    text, rows = (said.text, said.keyboard) if said else (None, ())
    waiting, told = waits.text if waits else None, news.text if news else None
    ways = (*(news.keyboard if news else ()), *rows, (act(_("Menu"), "menu"),))
    return View(lines(bold(name), text, told, waiting, words.text), (*words.keyboard, *ways))


def _check_in() -> View:
    return View(html(_("How are you today?")), ((act(_("Check in"), "checkin"),),))


def _yesterday() -> View:
    return View(html(_("Yesterday is still open. How was it?")), ((act(_("Fill in yesterday"), "yesterday"),),))


def _in_hand(sitting: str, kind: str, done: int, of: int) -> View:
    said = {
        "practice": _("You are practising: {done} of {of} answered."),
        "second_look": _("Your second look waits: {done} of {of} answered."),
    }.get(kind, _("Your check waits where you left it: {done} of {of} answered."))
    return View(html(said, done=done, of=of), ((act(_("Go on"), "go_on_check", sitting),),))


def _open_check(major: str, major_id: str, until: datetime, zone: str, now: datetime) -> View:
    text = html(_("The check of {major} is open until {when}."), major=bold(known(major)), when=when(until, zone, now))
    return View(text, ((act(_("Start"), "begin_check", major_id),),))


def _review(attempt: str, score: int, of: int) -> View:
    text = html(_("Your check: {score} of {of} right. Let's look at the rest."), score=score, of=of)
    return View(text, ((act(_("Look at it"), "look", attempt, "0"),),))


def _task(task: Any, more: int) -> View:
    unsaid = unsaid_minutes(task)
    minutes = ngettext("{n} minute", "{n} minutes", unsaid) if unsaid else None
    what = ", ".join(part for part in (task.title, minutes, task.scheduled_time) if part)
    said = html(_("Today: {what}"), what=bold(what))
    rest = html(ngettext("Then {n} more task today.", "Then {n} more tasks today.", more)) if more else None
    return View(lines(said, rest), ((act(_("Done"), "task_done", task.id), act(_("My week"), "week")),))


def _task_of_yesterday(task: Any) -> View:
    text = html(_("Yesterday's {title} is still open. What would you like to do with it?"), title=bold(task.title))
    return View(
        text,
        (
            (act(_("Done"), "task_done", task.id), act(_("Move to today"), "task_to_today", task.id)),
            (act(_("Take it out"), "task_out", task.id), act(_("Leave it"), "task_leave")),
        ),
    )


def _suggested(title: str, activity: str) -> View:
    text = html(_("Your coach thought of this for you: {title}"), title=bold(known(title)))
    return View(text, ((act(_("Show me"), "suggested", activity),),))


def _ask_check(major: str, major_id: str) -> View:
    text = html(_("All steps of {major} are done. Ready to show it?"), major=bold(known(major)))
    return View(text, ((act(_("The check"), "check", major_id),),))


def _recheck(major: str, major_id: str) -> View:
    text = html(
        _("{major} has been yours for a while. Is it still there? A practice will tell."), major=bold(known(major))
    )
    return View(text, ((act(_("Practise"), "practise", major_id),),))


def _returned(kind: str, id: str, title: str, coach: str, reason: str) -> View:
    text = lines(not_yet(coach, reason), html(_("This is about {title}."), title=bold(known(title))))
    opens = act(_("Open that step"), "path_major", id) if kind == "viva" else act(_("Open that step"), "path_part", id)
    return View(text, ((opens,),))


def _look_back(sprint: str, sprint_id: str) -> View:
    text = html(_("{sprint} is over. How was it? Three short questions."), sprint=bold(sprint))
    return View(text, ((act(_("Look back"), "look_back_of", sprint_id), act(_("My path"), "path")),))


def _carry(sprint: str, goals: int) -> View:
    text = html(carrying.question(goals)) if goals else html(_("Shall your habits go on?"))
    text = html("{sprint}: {text}", sprint=bold(sprint), text=text)
    return View(text, ((act(_("Let me see"), "carry"), act(_("My path"), "path")),))


def _project(project: str, project_id: str, left: int, *, is_over: bool) -> View:
    if not is_over:
        said = ngettext("Your project {project} ends in {n} day. How is it going?",
                        "Your project {project} ends in {n} days. How is it going?", left)  # fmt: skip
    else:
        said = _("Your project {project} ends today. How was it?") if left == 0 else _(
            "Your project {project} is over. How was it?"
        )  # fmt: skip
    ways = (act(_("Tell about it"), "project_tell", project_id), act(_("My project"), "my_project_of", project_id))
    return View(html(said, project=bold(project)), (ways,))


def _activity(coming: Any) -> View:
    where = coming.major or coming.part
    text = html(_("Next on your path: {title} ({kind}), in {where}."), title=bold(known(coming.title)),
                kind=kind_line(coming), where=known(where))  # fmt: skip
    return View(text, ((act(next_label(coming), "path_activity", coming.activity_id),),))


def _still_right(goal: str, title: str, sprint: str) -> View:
    text = html(_("Half of {sprint} is over. Is {title} still the right goal?"), sprint=sprint, title=bold(title))
    change = act(_("Change"), "change_goal", goal), act(_("Let it go"), "goal_drop", goal)
    return View(text, ((act(_("Yes, still right"), "goal_keep", goal),), change))


def _no_goal(sprint: str) -> View:
    text = html(_("{sprint} is going on. A goal for it?"), sprint=bold(sprint))
    return View(text, ((act(_("New goal"), "new_goal"),),))


def waits(found: Sequence[Any], names: Sequence[str], now: datetime, zone: str) -> View | None:
    """What waits for a coach, since when; nothing where nothing does."""
    if not found:
        return None
    since, who = when(found[0].since, zone, now), coaches(names)
    if len(found) == 1:
        return View(
            html(_("{title} waits for {who} since {since}."), title=label(known(found[0].title)), who=who, since=since)
        )
    text = ngettext(
        "{n} things wait for {who}, since {since}.", "{n} things wait for {who}, since {since}.", len(found)
    )
    return View(html(text, who=who, since=since))


# What each kind of next step says, and the button that does it.
NEXT: dict[str, Callable[..., View]] = {
    "check_in": _check_in,
    "yesterday": _yesterday,
    "in_hand": _in_hand,
    "open_check": _open_check,
    "review": _review,
    "task": _task,
    "task_of_yesterday": _task_of_yesterday,
    "suggested": _suggested,
    "ask_check": _ask_check,
    "recheck": _recheck,
    "returned": _returned,
    "look_back": _look_back,
    "carry": _carry,
    "project": _project,
    "activity": _activity,
    "habit": habit_reminder.reminder,
    "habit_yesterday": habit_reminder.yesterday,
    "still_right": _still_right,
    "no_goal": _no_goal,
    "book_returned": book_cards.returned,
    "read_on": book_cards.read_on,
}


def menu(role: str, *, shared: bool) -> View:
    """Everything there is, by areas."""
    own = _student_rows() if role == "student" else _coach_rows()
    shares = ((act(_("Change who is speaking"), "switch"),),) if shared else ()
    return View(
        html(_("What would you like to do?")),
        (*own, *shares, (act(_("Settings"), "settings"), act(_("Help"), "help"))),
    )


def _student_rows() -> tuple[tuple[Button, ...], ...]:
    return (
        (act(_("Today"), "today"),),
        (act(_("Check in"), "checkin"), act(_("My month"), "month", below=True)),
        (act(_("My week"), "week"), act(_("My sprint"), "my_sprint")),
        (act(_("My goals"), "goals"), act(_("My habits"), "habits")),
        (act(_("My path"), "path"), act(_("My map"), "map", below=True)),
        (act(_("My books"), "my_books"), act(_("My project"), "my_project")),
        (act(_("Checks and practice"), "checks"),),
        (act(_("My board"), "board", below=True), act(_("Our jar"), "our_jar", below=True)),
    )


def _coach_rows() -> tuple[tuple[Button, ...], ...]:
    return (
        (act(_("The class today"), "today"), act(_("What waits"), "inbox")),
        (act(_("Students"), "students"), act(_("Write to a class"), "broadcast")),
        (act(_("Goals and looks back to read"), "unanswered"),),
        (act(_("Classes"), "classes"), act(_("Invite a student"), "invite")),
        (act(_("Curriculum"), "curriculum"), act(_("Questions"), "questions")),
        (act(_("Sprints"), "sprints"), act(_("Projects"), "projects")),
        (act(_("Library"), "library"), act(_("Trust jar"), "jars", below=True)),
    )


def unknown_command() -> View:
    """A command that does not exist."""
    return View(html(_("I don't know that one. /help shows what I can do.")), ((act(_("Today"), "today"),),))


def only_in_private(username: str) -> View:
    """A command in the group leads to the private chat; nothing personal is said here."""
    button = Button(_("Open our chat"), url=f"https://t.me/{username}?start=hello")
    return View(html(_("Let's talk in private.")), ((button,),))
