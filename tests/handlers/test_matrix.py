"""Every button, every role, every owner: nobody reaches what is not theirs, and nobody reads what is not for them."""

import io
import zipfile
from collections import Counter
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import select

from bot.content.vision_board import SIZES
from bot.content.who_sees_what import TABLE
from bot.conversations.flows import FLOWS
from bot.conversations.runner import Runner
from bot.db import Database, Unit
from bot.drawing.studio import Studio
from bot.handlers import actions, classes, deciding, jar, ones_own, register, routes, vision_cards
from bot.handlers.request import Request
from bot.models import Chat
from bot.notices import Notice
from bot.services import batches, preferences
from bot.services.checks import policy
from bot.services.errors import BotError
from bot.services.vision import fields
from bot.services.who import recognise
from bot.settings import Settings
from bot.transport.attachments import PICTURE, maker
from bot.transport.keeping import Kept
from bot.views import notices
from bot.views.view import Screen, View
from tests.handlers.jar import NOMINATED
from tests.handlers.projects import LINK, TOLD
from tests.handlers.reading import MEETING, PROPOSED, REVIEW
from tests.handlers.rhythm import COMMENT, GOAL, HABIT_NOTE, LOOK_BACK, SAID_AT, TASK
from tests.handlers.school import FEELING, HELPED, NOTE, PATH, PRIVATE, ROLES, SHARED, SHOWN, School, school
from tests.handlers.vision import DREAM
from tests.moments import BEGINNING
from tests.report import Report

BOT: Any = SimpleNamespace(username="marbles_bot")
WIRE = {"inbox", "outbox", "work", "slots", "chats", "conversations", "sessions"}
NOWHERE = Path("/nowhere")
TODAY = f"{BEGINNING:%Y%m%d}"
FEW, APART = 8, 197  # the quick tests press all of few, one in so many of more
UNKNOWN, MALFORMED = "z" * 16, "x"
OUTSIDERS = ("stranger", "omar", "ade", "demoted")
WORDS = (
    "0", "on", "usual", "gate", "shared", "quiet", "new", "newcomer", "viva", "claim", "unlock", "near_miss",
    "interrupted", "report", "20", "2026-01-01", "2026-01", "1800000000000", "domain", "major", "objective", "activity",
    "reading", "book", "all", "4", "helped", "nomination", "fill",
    "up", "hours", "24", "math.fractions", "2.2", "2.2.same-bottoms", "0123abcd", "three", TODAY,
    f"{SAID_AT.timestamp() * 1000:.0f}", "ten", "none", "more", "checkin",
    "helper", "all", "error-20260101", "video",
    "999999", "20260231", "00010101", "99991231",
    *policy.CHOICES, *preferences.CHOICES, *batches.POLICIES,
)  # fmt: skip
# Of what fits nearly any word: the words that some button carries, and one that none does.
MEANT = {
    jar.NEW: (UNKNOWN,),
    deciding.CHOICE: ("new", "pass", "again", "all", "h24t2", "nothing"),
    classes.VALUE: ("on", "off", "private", "shared", "480", "900", "4", "nothing"),
    vision_cards.MOVE: ("=0", "=1", "=10", f"+{TODAY}", f"-{TODAY}", f"+0.{TODAY}", f"-0.{TODAY}", "+20260231"),
    vision_cards.FIELD: fields.FIELDS,
    vision_cards.TYPE: tuple(SIZES),
    vision_cards.COLOR: ("blue", "pink"),
    vision_cards.SIZE: ("sm", "hero"),
    ones_own.VALUE: (*sorted({value for values in preferences.CHOICES.values() for value in values}), "nothing"),
}

# What stands for each row of the table that `/privacy` renders, by what the table lets a coach of the class see.
MARKERS: dict[str, dict[str, set[str]]] = {
    "feeling": {"yes": {FEELING}, "no": set()},
    "journal": {"yes": {PRIVATE, SHARED}, "if shared": {SHARED}, "no": set()},
    "note": {"yes": {NOTE}, "no": set()},
    "progress": {"yes": {PATH}, "no": set()},
    "evidence": {"yes": {SHOWN}, "no": set()},
    "goals": {"yes": {GOAL, TASK}, "no": set()},
    "retrospective": {"yes": {LOOK_BACK, COMMENT}, "no": set()},
    "reflections": {"yes": {LINK, TOLD}, "no": set()},
    "habit_note": {"yes": {HABIT_NOTE}, "no": set()},
    "vision_board": {"yes": {DREAM}, "no": set()},
    "reading": {"yes": {REVIEW, PROPOSED, MEETING}, "no": set()},
    "nomination": {"yes": {NOMINATED}, "no": set()},
    "helper_log": {"yes": {HELPED}, "no": set()},
}
# Who may read which marker; everybody else may read none.
READERS = {
    "nia": {marker for rows in MARKERS.values() for marker in rows["yes"]},
    "lena": {marker for row in TABLE for marker in MARKERS[row.what][row.coach]},
}


class TakenBackError(Exception):
    """Ends a transaction of which nothing shall stay."""


@pytest.fixture
async def made(database: Database) -> tuple[Database, School]:
    async with database.transaction() as unit:
        found = await school(unit)
    return database, found


async def tried(database: Database, role: str, name: str, arguments: tuple[str, ...]) -> tuple[str | None, list[str]]:
    """Press one button as one person and take it back; return the refusal, and what this person would read."""
    refused, read = None, []
    try:
        async with database.transaction() as unit:
            request = await asked(unit, role)
            try:
                async with unit.session.begin_nested():
                    await pressed(request, name, arguments)
            except BotError as error:
                refused = error.code
            read = [await seen(database, message, request) for message in unit.outgoing]
            raise TakenBackError
    except TakenBackError:
        return refused, read


async def asked(unit: Unit, role: str) -> Request:
    settings = Settings(_env_file=None, bot_timezone="UTC")
    chat = (await unit.session.scalars(select(Chat).where(Chat.telegram_id == ROLES[role]))).one()
    who = await recognise(unit, ROLES[role], chat, settings)
    return Request(unit, who, Runner(FLOWS), settings, BOT, "", 1)


async def pressed(request: Request, name: str, arguments: tuple[str, ...]) -> None:
    """Press a button, or type a command."""
    if is_command(name, arguments):
        await routes.command(request, name)
    else:
        await actions.act(request, name, *arguments)


async def seen(database: Database, message: object, request: Request) -> str:
    """Return all that the person who pressed reads of a message, the file with it included."""
    view: View
    if isinstance(message, Screen) and message.chat_id == request.who.chat.id:
        view = message.view
    elif isinstance(message, Notice) and request.who.user and message.to == request.who.user.id:
        view = notices.render(message)
    else:
        return ""
    text = f"{view.text} {view.keyboard}"
    if view.attachment is not None and view.attachment.kind in (PICTURE, "picture_file"):
        return text + str(view.attachment.values)  # all that is written in it
    if view.attachment is not None and view.attachment.kind != "qr":
        make = maker(database, Studio(apart=False), Kept(NOWHERE))
        made = await make(view.attachment.kind, view.attachment.values)
        if made.name.endswith(".zip"):
            with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
                return text + "".join(archive.read(name).decode() for name in archive.namelist())
        text += made.content.decode()
    return text


def combinations(found: School) -> list[tuple[str, tuple[str, ...]]]:
    """Return every command, and every action with arguments that fit: each id of Nia's class, and others."""
    tries: list[tuple[str, tuple[str, ...]]] = [(name, ()) for name in routes.COMMANDS]
    for name, action in actions.REGISTER.items():
        pools: list[list[str]] = []
        for pattern in action.arguments:
            first = register.ID not in action.arguments[: len(pools)]
            ids = [*found.ids, *found.curriculum, UNKNOWN, MALFORMED] if first else [found.nia, found.batch, UNKNOWN]
            words = [word for word in dict.fromkeys(MEANT.get(pattern, WORDS)) if pattern.fullmatch(word)]
            pools.append(ids if pattern is register.ID else words)
            assert pools[-1], f"no word is known that fits {pattern.pattern!r} of {name}: add one to WORDS"
        tries.extend((name, arguments) for arguments in product(*pools))
    return tries


def some_of(tries: list[tuple[str, tuple[str, ...]]], role: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return what the quick tests press: of a button that carries many things, one in so many, others for each role."""
    count = Counter(name for name, _ in tries)
    return [one for n, one in enumerate(tries, len(role)) if count[one[0]] <= FEW or n % APART == 0]


def is_command(name: str, arguments: tuple[str, ...]) -> bool:
    return name in routes.COMMANDS and not arguments


def is_for(role: str, name: str, arguments: tuple[str, ...]) -> bool:
    """Tell whether somebody with this role may type a command, or press a button, whatever it carries."""
    return is_command(name, arguments) or role in actions.REGISTER[name].roles


@pytest.mark.parametrize("role", ROLES)
async def test_what_is_not_for_a_role_is_refused_before_anything_is_read(
    made: tuple[Database, School], role: str, report: Report
) -> None:
    database, found = made
    async with database.reading() as unit:
        request = await asked(unit, role)
        not_for_me = [one for one in combinations(found) if not is_for(request.role, *one)]
        await unit.session.close()
        for name, arguments in not_for_me:
            with pytest.raises(BotError):
                await actions.act(request, name, *arguments)
        assert not unit.session.in_transaction(), "nothing was asked of the database"
    report(f"as {role}: {len(not_for_me)} buttons of other roles, all refused")


@pytest.mark.parametrize("role", ROLES)
async def test_nobody_reaches_or_reads_what_is_not_theirs(
    made: tuple[Database, School], role: str, report: Report, request: pytest.FixtureRequest
) -> None:
    database, found = made
    async with database.reading() as unit:
        mine = (await asked(unit, role)).role
    tries = [one for one in combinations(found) if is_for(mine, *one)]
    all_of_them = request.config.getoption("everything") and database.embedded  # the rules are the same on both
    if not all_of_them:
        tries = some_of(tries, role)
    leaks: list[Any] = []
    reached: list[Any] = []
    silent: list[Any] = []
    shown: set[str] = set()
    for name, arguments in tries:
        refused, read = await tried(database, role, name, arguments)
        markers = {marker for marker in READERS["nia"] if any(marker in text for text in read)}
        shown |= markers
        leaks.extend((name, arguments, marker) for marker in markers - READERS.get(role, set()))
        if refused is None and role in OUTSIDERS and set(found.own) & set(arguments):
            reached.append((name, arguments))
        if refused is None and not any(read):
            silent.append((name, arguments))
    assert leaks == []
    assert reached == []
    assert silent == [], "every button that is not refused is answered"
    if all_of_them:
        assert shown == READERS.get(role, set()), "the markers are where they may be"
    report(f"as {role}: {len(tries)} buttons and commands with every owner; {len(reached)} got through, 0 leaks")
