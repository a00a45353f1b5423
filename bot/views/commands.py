"""The commands as people read them: what each is for, and in whose menu it stands."""

from dataclasses import dataclass

from bot.views.view import Menu, View, act
from bot.views.words import N_, _, html, lines

STRANGER, STUDENT, COACH = "stranger", "student", "admin"
MEMBERS = (STUDENT, COACH)


@dataclass(frozen=True)
class Says:
    """What a command does, in words, and the roles in whose menu it stands."""

    says: str
    roles: tuple[str, ...] = MEMBERS


COMMANDS = {
    "start": Says(N_("come in"), (STRANGER,)),
    "today": Says(N_("what to do now")),
    "menu": Says(N_("everything there is")),
    "checkin": Says(N_("say how you are"), (STUDENT,)),
    "month": Says(N_("how I was this month"), (STUDENT,)),
    "week": Says(N_("my week, day by day"), (STUDENT,)),
    "sprint": Says(N_("where I am in the sprint"), (STUDENT,)),
    "goals": Says(N_("what I want in this sprint"), (STUDENT,)),
    "habits": Says(N_("what I do again and again"), (STUDENT,)),
    "project": Says(N_("what I make, and how it was"), (STUDENT,)),
    "board": Says(N_("what I dream of, and work for"), (STUDENT,)),
    "path": Says(N_("my steps, one by one"), (STUDENT,)),
    "map": Says(N_("what I have mastered"), (STUDENT,)),
    "books": Says(N_("what I read, and what there is"), (STUDENT,)),
    "checks": Says(N_("checks and practice"), (STUDENT,)),
    "inbox": Says(N_("what waits for me"), (COACH,)),
    "students": Says(N_("everybody, and one by one"), (COACH,)),
    "classes": Says(N_("classes and their rules"), (COACH,)),
    "sprints": Says(N_("the weeks we plan in"), (COACH,)),
    "projects": Says(N_("what students make, and show"), (COACH,)),
    "curriculum": Says(N_("what can be learned, and who has it"), (COACH,)),
    "library": Says(N_("the books, and who reads what"), (COACH,)),
    "questions": Says(N_("the questions of the checks"), (COACH,)),
    "import_curriculum": Says(N_("take in a curriculum from a file"), (COACH,)),
    "invite": Says(N_("invite a student"), (COACH,)),
    "jar": Says(N_("the marbles of the class")),
    "switch": Says(N_("change who is speaking"), ()),
    "settings": Says(N_("time, quiet hours, breaks")),
    "privacy": Says(N_("who sees what")),
    "mydata": Says(N_("everything kept about me")),
    "forgetme": Says(N_("leave, and be forgotten")),
    "bind": Says(N_("show the jar of a class in its group"), ()),
    "unbind": Says(N_("show the jar in its group no longer"), ()),
    "help": Says(N_("what I can do"), (STRANGER, *MEMBERS)),
    "cancel": Says(N_("put away what is open")),
    "logout": Says(N_("stop writing here")),
}

IN_GROUPS = ("jar", "bind", "unbind")


def listed_for(role: str, *, shared: bool = False) -> list[tuple[str, str]]:
    """Return each command that works for a role with what it says; `/switch` where several share the account."""
    return [(name, _(one.says)) for name, one in COMMANDS.items() if role in one.roles or (shared and name == "switch")]


def in_groups() -> list[tuple[str, str]]:
    """Return what those who run a group are offered there."""
    return [(name, _(one.says)) for name, one in COMMANDS.items() if name in IN_GROUPS]


def menu(chat_id: str, role: str, *, shared: bool) -> Menu:
    """Return what the client offers in this chat."""
    return Menu(chat_id, tuple(listed_for(role, shared=shared)))


def help_for(role: str, *, shared: bool) -> View:
    """`/help`: what can be asked for here."""
    rows = [html("/{name} · {what}", name=name, what=what) for name, what in listed_for(role, shared=shared)]
    keyboard = ((act(_("Today"), "today"), act(_("Menu"), "menu")),) if role != STRANGER else ()
    return View(lines(html(_("I'm Marbles. These words always work:")), *rows), keyboard)
