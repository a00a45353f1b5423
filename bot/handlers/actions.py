"""The register of every button outside a conversation: who may press it, what it carries, what it does.

Callback data is written by the client. The register checks name, role and the form of each argument; the service that
an action calls checks whose it is and in what state.
"""

from bot.handlers import (
    assigning,
    books,
    carrying,
    checking_in,
    checks,
    classes,
    coaches,
    coaching,
    coming_in,
    commenting,
    consents,
    content_files,
    curriculum,
    deciding,
    everyday,
    goals,
    groups,
    habit_ticks,
    habits,
    helper_log,
    jar,
    library,
    looking_back,
    my_month,
    my_pictures,
    my_project,
    my_sprint,
    notes,
    ones_own,
    our_jar,
    path,
    path_of,
    projects,
    questions,
    reminder_times,
    reminders,
    rosters,
    sharpening,
    showing_books,
    sprints,
    student_checks,
    student_sprint,
    students,
    vision_board,
    vision_cards,
    week,
    years,
)
from bot.handlers.register import COACHES, STRANGER, STUDENTS, Action
from bot.handlers.request import Request
from bot.services.errors import BotError

REGISTER: dict[str, Action] = {
    **everyday.ACTIONS,
    **checking_in.ACTIONS,
    **my_month.ACTIONS,
    **my_pictures.ACTIONS,
    **coming_in.ACTIONS,
    **deciding.ACTIONS,
    **classes.ACTIONS,
    **coaches.ACTIONS,
    **jar.ACTIONS,
    **our_jar.ACTIONS,
    **groups.ACTIONS,
    **rosters.ACTIONS,
    **years.ACTIONS,
    **coaching.ACTIONS,
    **students.ACTIONS,
    **notes.ACTIONS,
    **path.ACTIONS,
    **path_of.ACTIONS,
    **curriculum.ACTIONS,
    **questions.ACTIONS,
    **assigning.ACTIONS,
    **content_files.ACTIONS,
    **ones_own.ACTIONS,
    **checks.ACTIONS,
    **student_checks.ACTIONS,
    **habits.ACTIONS,
    **habit_ticks.ACTIONS,
    **reminders.ACTIONS,
    **reminder_times.ACTIONS,
    **sprints.ACTIONS,
    **student_sprint.ACTIONS,
    **week.ACTIONS,
    **my_sprint.ACTIONS,
    **goals.ACTIONS,
    **sharpening.ACTIONS,
    **looking_back.ACTIONS,
    **carrying.ACTIONS,
    **commenting.ACTIONS,
    **books.ACTIONS,
    **showing_books.ACTIONS,
    **library.ACTIONS,
    **consents.ACTIONS,
    **helper_log.ACTIONS,
    **my_project.ACTIONS,
    **projects.ACTIONS,
    **vision_board.ACTIONS,
    **vision_cards.ACTIONS,
}

_NOT_FOR_YOU = {STUDENTS: "students_only", COACHES: "coaches_only"}


def is_for_group(request: Request, sort: str, name: str = "") -> bool:
    """Whether a button in a group is one that stands there, pressed by somebody who may."""
    action = REGISTER.get(name)
    return sort in ("a", "b") and action is not None and action.in_group and request.role in action.roles


async def act(request: Request, name: str, *arguments: str) -> None:
    """Do what a button says, if it exists, may be pressed by this person, and is well formed."""
    action = REGISTER.get(name)
    role = request.role
    if action is None or len(arguments) != len(action.arguments):
        raise BotError("over" if role != STRANGER else "strangers")
    if role not in action.roles:
        raise BotError(_NOT_FOR_YOU.get(action.roles, "strangers") if role != STRANGER else "strangers")
    if not all(pattern.fullmatch(argument) for pattern, argument in zip(action.arguments, arguments, strict=True)):
        raise BotError("over")
    await action.do(request, *arguments)
