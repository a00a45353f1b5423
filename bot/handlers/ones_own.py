"""What is a person's own: settings, who sees what, their data, and being forgotten."""

import re

from sqlalchemy import exists, select
from sqlalchemy.orm import aliased

from bot.conversations import my_time
from bot.handlers import coming_in
from bot.handlers.register import ANYBODY, COACHES, ID, MEMBERS, Action, Command
from bot.handlers.request import Request
from bot.models import Chat, TelegramAccount
from bot.notices import Notice
from bot.services import accounts, batches, consents, leaving, preferences, scope
from bot.services.errors import BotError
from bot.services.reminding import choosing
from bot.views import privacy as privacy_views
from bot.views import settings as views
from bot.views.view import Screen

WHAT = re.compile("|".join(preferences.CHOICES))
VALUE = re.compile(r"[a-z_]{2,12}|[0-9]{1,3}")


async def settings(request: Request) -> None:
    """`/settings`: everything that was chosen."""
    mine = await preferences.of(request.unit, request.who)
    usual = await choosing.usual(request.unit, request.who)
    await request.aside(views.settings(mine, request.unit.now, student=request.who.is_student, usual=usual))


async def choose(request: Request, what: str) -> None:
    """Ask for one setting anew."""
    request.show(views.choices(what))


async def chosen(request: Request, what: str, value: str) -> None:
    """Keep one setting, and show them all."""
    await preferences.choose(request.unit, request.who, what, value)
    await settings(request)


async def my_time_(request: Request) -> None:
    """Say where one lives."""
    await request.runner.drop(request.unit, request.who, my_time.NAME)
    await request.start(my_time.NAME, {})


async def privacy(request: Request) -> None:
    """`/privacy`: who sees what."""
    user = request.who.user
    if user is None:
        raise BotError("strangers")
    coaches = [one.display_name for one in await scope.coaches_of(request.unit, user.batch)]
    shares = await batches.shares_journals(request.unit, user.batch)
    helper = None
    if request.who.is_student:
        helper = privacy_views.about_helper(await consents.helper_for(request.unit, user.id), request.who.zone)
    student = request.who.is_student
    await request.aside(privacy_views.who_sees_what(coaches, student=student, shares=shares, helper=helper))


async def mydata(request: Request) -> None:
    """`/mydata`: everything about oneself, as a file."""
    user = request.who.user
    if user is None:
        raise BotError("strangers")
    family = request.who.family_phone or request.who.shares_account
    request.below().show(privacy_views.my_data(user.id, user.display_name, family=family))


async def mydata_for(request: Request, student_id: str) -> None:
    """Send a student their data, into their own chat: there are things in it that coaches do not read."""
    student = await scope.student(request.unit, request.who, student_id)
    if not await accounts.is_signed_in(request.unit, student):
        raise BotError("not_signed_in", name=student.display_name)
    values = {"user_id": student.id, "name": student.display_name, "family": False}
    request.unit.tell(Notice(student.id, "my_data", values))
    request.show(privacy_views.data_sent(student.display_name, student.id))


async def forgetme(request: Request) -> None:
    """`/forgetme`: says what it means, and asks."""
    if request.who.user is None:
        raise BotError("strangers")
    await request.aside(privacy_views.ask_to_forget(request.who.name))


async def forget_sure(request: Request) -> None:
    """Ask once more."""
    request.show(privacy_views.forget_sure())


async def forget_now(request: Request) -> None:
    """Stop and hide at once."""
    row = await leaving.leave(request.unit, request.who)
    request.show(privacy_views.forgotten(row.delete_at.date()))
    coming_in.show_menu(await request.anew())


async def come_back(request: Request) -> None:
    """Undo being forgotten."""
    user = await leaving.come_back(request.unit, request.who)
    request.show(privacy_views.back(user.display_name))
    coming_in.show_menu(await request.anew())


async def ask_to_delete(request: Request, student_id: str) -> None:
    """Ask before a student is deleted."""
    student = await scope.student(request.unit, request.who, student_id)
    request.show(privacy_views.ask_to_delete(student.id, student.display_name))


async def delete_now(request: Request, student_id: str) -> None:
    """Delete a student at once; their chat gets the last words, with the name on top where others read it too."""
    student = await scope.student(request.unit, request.who, student_id)
    other = aliased(TelegramAccount)
    shared = exists().where(other.telegram_id == Chat.telegram_id, other.user_id != student.id)
    chats = await request.unit.session.execute(
        select(Chat.id, shared)
        .join(TelegramAccount, TelegramAccount.telegram_id == Chat.telegram_id)
        .where(TelegramAccount.user_id == student.id)
    )
    for chat, is_shared in chats.all():
        name = student.display_name if is_shared else ""
        request.unit.tell(Screen(chat, privacy_views.goodbye(), name=name))
    name = await leaving.delete_student(request.unit, request.who, student_id)
    request.show(privacy_views.deleted(name))


COMMANDS = {
    "settings": Command(settings),
    "privacy": Command(privacy),
    "mydata": Command(mydata),
    "forgetme": Command(forgetme),
}

ACTIONS = {
    "settings": Action(settings, MEMBERS),
    "choose": Action(choose, MEMBERS, (WHAT,)),
    "chosen": Action(chosen, MEMBERS, (WHAT, VALUE)),
    "my_time": Action(my_time_, MEMBERS),
    "privacy": Action(privacy, MEMBERS),
    "mydata": Action(mydata, MEMBERS),
    "mydata_for": Action(mydata_for, COACHES, (ID,)),
    "forgetme": Action(forgetme, MEMBERS),
    "forget_sure": Action(forget_sure, MEMBERS),
    "forget_now": Action(forget_now, MEMBERS),
    "come_back": Action(come_back, ANYBODY),
    "delete_student": Action(ask_to_delete, COACHES, (ID,)),
    "delete_now": Action(delete_now, COACHES, (ID,)),
}
