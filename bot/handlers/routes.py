"""Every command, of all areas: from its name to what it does."""

from bot.handlers import (
    books,
    checking_in,
    checks,
    classes,
    coming_in,
    content_files,
    curriculum,
    deciding,
    everyday,
    goals,
    groups,
    habits,
    jar,
    library,
    my_month,
    my_project,
    my_sprint,
    ones_own,
    path,
    projects,
    questions,
    sprints,
    students,
    vision_board,
    week,
)
from bot.handlers.register import Command
from bot.handlers.request import Request
from bot.views import today as today_views

COMMANDS: dict[str, Command] = {
    **everyday.COMMANDS,
    **checking_in.COMMANDS,
    **my_month.COMMANDS,
    **coming_in.COMMANDS,
    **deciding.COMMANDS,
    **classes.COMMANDS,
    **students.COMMANDS,
    **path.COMMANDS,
    **curriculum.COMMANDS,
    **questions.COMMANDS,
    **content_files.COMMANDS,
    **ones_own.COMMANDS,
    **checks.COMMANDS,
    **habits.COMMANDS,
    **sprints.COMMANDS,
    **week.COMMANDS,
    **my_sprint.COMMANDS,
    **goals.COMMANDS,
    **books.COMMANDS,
    **library.COMMANDS,
    **my_project.COMMANDS,
    **projects.COMMANDS,
    **vision_board.COMMANDS,
    **jar.COMMANDS,
    **groups.COMMANDS,
}


async def command(request: Request, name: str) -> None:
    """Run a command by name, for somebody whom we know if it needs that."""
    found = COMMANDS.get(name)
    if found is None:
        await request.aside(today_views.unknown_command())
        return
    if found.known_only and request.who.user is None:
        if not await request.runner.remind(request.unit, request.who):
            await coming_in.not_known(request)
        return
    await found.route(request)


async def go_on(request: Request, then: str | None) -> None:
    """Lead to what somebody asked for before a conversation came first; a newcomer gets their menu with it."""
    if then is None or (after := await request.anew()).who.user is None:
        return
    if request.who.user is None or request.who.user.id != after.who.user.id:
        coming_in.show_menu(after)
    await command(after, then)
