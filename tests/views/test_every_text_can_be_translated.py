"""Every text that anybody reads is wrapped, and collected for translators: shown in a language made for this."""

import inspect
import pkgutil
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from itertools import groupby, product
from operator import itemgetter
from pathlib import Path
from string import Formatter, ascii_uppercase
from types import SimpleNamespace
from typing import Any, get_args

import pytest

import bot.views
from bot.content.books import starter_library
from bot.content.curriculum import starter_curriculum
from bot.content.diagnostics import item
from bot.content.vision_board import SIZES
from bot.conversations.given import Kind
from bot.conversations.runner import Runner
from bot.conversations.walk import stops
from bot.db import Database, Unit
from bot.handlers import actions
from bot.notices import Notice
from bot.samples.every import samples
from bot.services.errors import BotError
from bot.services.reading import stock
from bot.services.reminding import kinds
from bot.views import asking, commands, consents, errors, inbox, jar, notices, reminders, today, words
from bot.views.words import speaking
from tests.handlers.jar import NOMINATED
from tests.handlers.projects import LINK, TOLD
from tests.handlers.reading import MEETING, REVIEW
from tests.handlers.reading import PROPOSED as PROPOSED_WHY
from tests.handlers.rhythm import COMMENT, GOAL, HABIT_NOTE, LOOK_BACK, TASK
from tests.handlers.school import FEELING, HELPED, NOTE, PATH, SHARED, SHOWN, School
from tests.handlers.test_matrix import MALFORMED, UNKNOWN, asked, combinations, made, pressed
from tests.handlers.vision import DREAM
from tests.report import Report
from tests.views.pseudo import LANGUAGE, texts, unwrapped, write_catalogue

__all__ = ["made"]

MOMENT = datetime(2026, 3, 2, 15, 20, tzinfo=UTC)
# What a view may be handed without a database, in no letters that could be ours.
PLAIN: dict[object, tuple[object, ...]] = {
    str: ("7",),
    int: (1, 2),
    bool: (True, False),
    list[str]: ([], ["7", "8"]),
    Sequence[str]: ([], ["7", "8"]),
    datetime: (MOMENT,),
    date: (MOMENT.date(),),
}
# What else parameters of these names may be: words of a list.
LISTED: dict[str, tuple[str, ...]] = {
    "kind": tuple(inbox.WORDS),
    "what": ("day_start", "quiet", "pause", "write_at", "phone", "pictures"),
    "zone": ("UTC",),
    "field": stock.FIELDS,
    "card_type": tuple(SIZES),
    "status": ("assigned", "in_progress", "completed", "viva_requested", "mastered"),
    "matter": tuple(consents.MATTERS),
    "how": tuple(consents.HOW),
    "link_type": ("presentation", "document", "video", "other"),
    "thing": ("links", "reflection"),
    "deed": tuple(jar.DEEDS),
    "level": ("domain", "major", "objective", "activity"),
}
# Values of the notices whose views need more than plain ones.
CARD = SimpleNamespace(kind="newcomer", id="7", name="7", look_first=True, ordinary=True)
DECISION = SimpleNamespace(id="7", decided_at=MOMENT, outcome="approved", reason=None)


def decided(outcome: str) -> SimpleNamespace:
    return SimpleNamespace(id="7", decided_at=MOMENT, outcome=outcome, reason="7")


EVIDENCE = {
    "name": "7", "batch": "7", "state": "waiting", "same": "7", "roster": [("7", "7"), ("8", "8")],
    "is_open": False, "namesakes": 0,
}  # fmt: skip
HABIT = SimpleNamespace(id="7", name="7", cue="7", reward="7")
TASK_OF_DAY = SimpleNamespace(id="7", title="7", minutes=7, scheduled_time="17:00", goal="7")
TALK = {
    "name": "7", "title": "7", "state": "waiting", "note": "7", "notes": "7", "done": 1, "of": 2, "times": 2,
    "since": MOMENT, "now": MOMENT, "zone": "UTC",
}  # fmt: skip
SHOWS = TALK | {"step": "7", "words": "7", "file": {"name": "7", "mime": "image/jpeg"}}
PAPER = SHOWS | {"file": {"name": "7", "mime": "application/pdf"}}
UNKNOWN_NAME = EVIDENCE | {"same": None}
NEAR_MISS = {
    "name": "7", "state": "waiting", "title": "7", "score": 7, "of": 8, "second": (7, 8), "maybe": ["7"],
}  # fmt: skip
BOOK = TALK | {"author": "7", "pages": 7, "review": "7" * 2000, "rating": 4}
PROPOSED = TALK | {"author": "7", "why": "7"}
SPRINT = SimpleNamespace(id="7", name="7", start_date=MOMENT.date(), end_date=MOMENT.date())
BOARD_CARD: dict[str, Any] = {
    "card": SimpleNamespace(
        id="7", card_type="counter", title="7", emoji=None, quote="7", entry_date=MOMENT.date(), count_label=None
    ),
    "followed": None, "of": 7, "done": 1, "label": "8", "percent": 7, "streak": 7, "is_ticked_today": False,
    "rows": [SimpleNamespace(label="7", done=True)], "days": 7, "today": MOMENT.date(),
}  # fmt: skip
BOARD_CARDS = [
    BOARD_CARD | {"card": SimpleNamespace(**vars(BOARD_CARD["card"]) | {"card_type": kind})} for kind in SIZES
]
CHECK = {"student": "7", "name": "7", "major": "7", "score": 7, "of": 8}
# What the house says of itself, one of each kind; a new kind needs an example here.
DUE: list[tuple[str, dict[str, Any]]] = [
    *(
        (
            "digest",
            {
                "missing": [(batch, ["7", "8"]) for batch in classes],
                "cards": [CARD] * n,
                "since": since,
                "quiet": [SimpleNamespace(name="7", last=since)] * n,
                "absent": 2 * n,
            },
        )
        for n, classes, since in ((1, [None], MOMENT.date()), (2, ["7", "8"], None))
    ),
    *(("waiting", {"count": n, "since": MOMENT.date()}) for n in (1, 2)),
    ("checkin", {}),
    ("day", {"day": MOMENT.date(), "tasks": [TASK_OF_DAY], "habits": [HABIT]}),
    ("habit", {"habit": HABIT, "day": MOMENT.date()}),
    ("check_ends_soon", {"major": "7", "major_id": "7", "until": MOMENT, "zone": "UTC", "now": MOMENT}),
    *(("board", {"seen": SimpleNamespace(**seen)}) for seen in BOARD_CARDS),
    ("check_expired", {"major": "7", "major_id": "7"}),
    *(
        ("check_closed", {"major": "7", "major_id": "7", "attempt": "7", "interrupted": left, "passed": done})
        for left, done in ((True, False), (False, True), (False, False))
    ),
    *(
        (kind, {"project": "7", "project_id": "7", "day": MOMENT.date(), "left": left})
        for kind, left in (
            ("project_begins", 30),
            ("project_ends_soon", 3),
            ("project_ends_tomorrow", 1),
            ("project_over", 0),
            ("project_over", -1),
        )
    ),
    *(
        (kind, {"sprint": SPRINT, "today": day, "has_goal": has_goal})
        for kind in ("sprint_begins", "sprint_half", "sprint_ends_soon", "sprint_ends")
        for day, has_goal in ((MOMENT.date(), True), (MOMENT.date() + timedelta(days=1), False))
    ),
    *(("checks_unused", {"checks": [CHECK] * n}) for n in (1, 2)),
    *(("checks_handed_in", {"checks": [CHECK] * n}) for n in (1, 2)),
]
DEED = {"name": "7", "words": "7", "state": "waiting", "count": 7, "id": "7", "since": MOMENT, "now": MOMENT,
        "zone": "UTC"}  # fmt: skip

NOTICES: dict[str, list[dict[str, Any]]] = {
    "inbox": [{"cards": cards, "recent": recent} for cards in ([], [CARD], [CARD, CARD]) for recent in (False, True)],
    "card_changed": [
        {"kind": "newcomer", "card": "7", "evidence": evidence, "verdict": verdict}
        for evidence, verdict in (
            (EVIDENCE, None),
            (UNKNOWN_NAME, None),
            (UNKNOWN_NAME | {"is_open": True}, None),
            (UNKNOWN_NAME | {"namesakes": 1}, None),
            (EVIDENCE | {"state": "withdrawn"}, None),
            (EVIDENCE | {"state": "accepted"}, {"decision": DECISION, "name": "7", "zone": "UTC"}),
        )
    ]
    + [
        {"kind": kind, "card": "7", "evidence": evidence, "verdict": verdict}
        for kind, evidence in (("viva", TALK), ("viva", TALK | {"times": 1}), ("claim", SHOWS), ("claim", PAPER))
        for verdict in (None, {"decision": DECISION, "name": "7", "zone": "UTC"})
    ]
    + [{"kind": "near_miss", "card": "7", "evidence": NEAR_MISS, "verdict": None}]
    + [
        {"kind": kind, "card": "7", "evidence": evidence, "verdict": verdict}
        for kind, evidence in (
            *(("reading", BOOK | {"shown_as": how, "of": of}) for how in ("talk", "review") for of in (None, 8)),
            ("book", PROPOSED),
            *(("nomination", DEED | {"last": last, "full": not last}) for last in (True, False)),
        )
        for outcome in ("approved", "refused")
        for verdict in (None, {"decision": decided(outcome), "name": "7", "zone": "UTC"})
    ],
    "jar": [{"count": count, "newest": newest, "seed": 7} for count in (0, 13, 50) for newest in (None, "7")],
    "jar_stood": [{"count": 7, "seed": 7, "on": MOMENT.date()}],
    "jar_full": [{"treats": ["film", "7"], "vote": "7"}],
    "treat_chosen": [{"treats": ["film", "7"], "counts": counts} for counts in ([1, 1], [0, 1])],
    "put_off": [
        *({"day": MOMENT.date(), "again": again} for again in (True, False)),
        {"day": MOMENT.date(), "again": False, "elsewhere": True},
    ],
    "reminder": [
        {"items": items, "at": MOMENT, "today": MOMENT.date(), "since": since}
        for items in (*([one] for one in DUE), DUE)
        for since in (None, "2026-03-02")
    ],
}
ACTIVITIES = [todo for one in starter_curriculum() for major in one.majors for part in major.objectives
              for todo in part.activities]  # fmt: skip
PLATFORMS = {word for todo in ACTIVITIES for word in re.findall("[A-Za-z]+", todo.platform)}  # names, in any language
BOOKS = {
    word for book in starter_library() for word in re.findall(r"[^\W\d_]+", f"{book.title} {book.author}")
}  # found under these titles, in any language
NAMES = (
    {"Lena", "Nia", "Niah", "Omar", "Ade", "Zed", "Demoted", "Berlin", "Europe", "UTC", "MYP", "Y"}
    | {"Sprint", "Times", "tables", "Cards"}  # of the samples: a sprint, a goal, its tasks
    | {"Bridges", "Google", "Slides", "YouTube", "example", "org"}  # a project, and what links are called
    | PLATFORMS
    | BOOKS
    | set(item.NAMES)
    | set(ascii_uppercase)  # points and packs in questions
)
# What people of the school wrote.
STORED = {
    COMMENT, DREAM, FEELING, GOAL, HABIT_NOTE, HELPED, LINK, LOOK_BACK, NOTE, PATH, SHARED, SHOWN, TASK, TOLD,
    "later", "hello", REVIEW, PROPOSED_WHY, NOMINATED, MEETING, "Momo", "Michael", "Ende",
}  # fmt: skip
READING = ("wishes", "goal_wishes")  # these read what people write
REFUSALS = (
    "choose",
    "what_to_change",
    "amended",
    "heard",
    "words",
    "too_long",
    "gone",
    "unknown_city",
    "no_name",
    "showing",
    "thinking",
    "moved",
    "changed",
    "no_link",
    "link_or_photo",
    "link_too_long",
    "many_links",
    "no_number",
    "no_sign",
    "no_habit_lines",
    "photo",
    "only_words",
    "words_alone",
)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("locales")
    write_catalogue(folder)
    return folder


@pytest.fixture(autouse=True)
def _spoken(catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the language be one of the house's, while a test speaks it."""
    monkeypatch.setattr(words, "LOCALES", catalogue)
    words._catalogue.cache_clear()
    yield
    words._catalogue.cache_clear()


def plain_views() -> Iterator[Callable[..., object]]:
    """Yield every view that needs nothing but plain values."""
    for module in pkgutil.iter_modules(bot.views.__path__):
        for name, view in vars(import_module(f"bot.views.{module.name}")).items():
            ours = inspect.isfunction(view) and view.__module__ == f"bot.views.{module.name}"
            if not ours or name.startswith("_") or module.name in ("words", "view", *READING):
                continue
            if all(one.annotation in PLAIN for one in inspect.signature(view).parameters.values()):
                yield view


def shown_by(view: Callable[..., object]) -> Iterator[object]:
    parameters = inspect.signature(view).parameters.values()
    for values in product(*(LISTED.get(one.name) or PLAIN[one.annotation] for one in parameters)):
        try:
            yield view(**dict(zip((one.name for one in parameters), values, strict=True)))
        except LookupError as error:
            pytest.fail(f"{view.__module__}.{view.__name__} takes a word of a list: say in LISTED which. {error!r}")


def test_every_view_of_plain_values() -> None:
    views = list(plain_views())
    assert len(views) > 80
    with speaking(LANGUAGE):
        for view in views:
            assert unwrapped(shown_by(view), commands.COMMANDS) == [], view.__qualname__


def test_every_kind_of_notice() -> None:
    plain = set(plain_views())
    with speaking(LANGUAGE):
        for kind in [kind for kind, view in notices.KINDS.items() if view not in plain]:
            assert kind in NOTICES, f"the notice {kind!r} needs an example in NOTICES"
            assert unwrapped(Notice("7", kind, values) for values in NOTICES[kind]) == []


def test_every_kind_of_reminder_has_an_example() -> None:
    assert {kind for kind, _ in DUE} == {*reminders.WORDS, *reminders.OF_THE_DAY} == kinds.KINDS.keys()
    assert reminders.OF_THE_DAY == kinds.OF_THE_DAY


def test_every_kind_of_next_step() -> None:
    coming = SimpleNamespace(activity_id="7", title="7", type="video", minutes=7, platform=None, part="7", major=None)
    planned = TASK_OF_DAY
    returned = {"id": "7", "title": "7", "coach": "7", "reason": "7"}
    steps: dict[str, list[dict[str, Any]]] = {
        "activity": [{"coming": coming}],
        "returned": [returned | {"kind": kind} for kind in ("viva", "claim")],
        "in_hand": [
            {"sitting": "7", "kind": kind, "done": 1, "of": 2} for kind in ("mastery", "practice", "second_look")
        ],
        "open_check": [{"major": "7", "major_id": "7", "until": MOMENT, "zone": "UTC", "now": MOMENT}],
        "review": [{"attempt": "7", "score": 1, "of": 2}],
        "task": [{"task": planned, "more": more} for more in (0, 1, 2)],
        "task_of_yesterday": [{"task": planned}],
        **{kind: [{"habit": HABIT, "day": MOMENT.date()}] for kind in ("habit", "habit_yesterday")},
        "suggested": [{"title": "7", "activity": "7"}],
        "ask_check": [{"major": "7", "major_id": "7"}],
        "look_back": [{"sprint": "7", "sprint_id": "7"}],
        "project": [{"project": "7", "project_id": "7", "left": left, "is_over": left < 1} for left in (2, 1, 0, -1)],
        "carry": [{"sprint": "7", "goals": count} for count in (0, 1, 2)],
        "still_right": [{"goal": "7", "title": "7", "sprint": "7"}],
        "no_goal": [{"sprint": "7"}],
        "recheck": [{"major": "7", "major_id": "7"}],
        "book_returned": [{"title": "7", "book": "7", "coach": "7", "reason": "7"}],
        "read_on": [{"title": "7", "book": "7", "page": page} for page in (0, 7)],
    }
    with speaking(LANGUAGE):
        for kind, view in today.NEXT.items():
            assert unwrapped(view(**values) for values in steps.get(kind, [{}])) == []


def test_every_refusal_and_every_menu() -> None:
    with speaking(LANGUAGE):
        for code, text in errors._WORDS.items():
            values = {name: 7 for _, name, _, _ in Formatter().parse(text) if name}
            assert unwrapped([errors.refusal(code, values)]) == []
        for code, kind in product(REFUSALS, get_args(Kind)):
            given: dict[str, int | str] = {"kind": kind, "length": 4001, "limit": 4000, "text": "7",
                                            "count": 7, "most": 5}  # fmt: skip
            assert unwrapped([asking.refused(code, given)]) == []
        for role, shared in product((commands.STRANGER, *commands.MEMBERS), (True, False)):
            assert unwrapped([commands.menu("7", role, shared=shared), commands.help_for(role, shared=shared)]) == []


async def test_every_screen_of_every_flow_to_its_end(database: Database, report: Report) -> None:
    count = 0
    async with database.transaction() as unit:
        with speaking(LANGUAGE):  # questions are kept in the language in which they were asked
            found_samples = await samples(unit)
        for flow, whose, who, draft in found_samples:
            runner = Runner([flow])
            with speaking(LANGUAGE):
                found = [stop async for stop in stops(unit, who, flow, draft, words="Berlin")]
                for start in (one for stop in found for one in (stop.draft, *stop.complete)):
                    unit.session.expunge_all()
                    async with unit.session.begin_nested() as trial:
                        await runner.start(unit, who, flow.name, dict(start))
                        await trial.rollback()
                    count += len(unit.outgoing)
                    assert unwrapped(unit.outgoing, NAMES) == [], f"{flow.name} for {whose}"
                    unit.outgoing.clear()
    report(f"the language that proves every text is wrapped: {count} screens of flows")


@pytest.mark.parametrize("role", ["stranger", "nia", "lena"])
async def test_every_button_and_every_command(
    made: tuple[Database, School], role: str, report: Report, request: pytest.FixtureRequest
) -> None:
    """Of buttons that differ only in whose they are, one that is not refused is enough.

    The quick tests try some for each, beginning with those that others of its sort were answered with.
    """
    database, found = made
    answered: set[tuple[str, ...]] = set()
    worked: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    enough = 10_000 if request.config.getoption("everything") and database.embedded else 2
    count = 0
    async with database.transaction() as unit:
        mine = (await asked(unit, role)).role
        for name, arguments in likely_first(combinations(found), worked):
            button = (name, *(one for one in arguments if one not in found.ids))
            hopeless = not {UNKNOWN, MALFORMED}.isdisjoint(arguments) or (
                name in actions.REGISTER and mine not in actions.REGISTER[name].roles
            )
            if hopeless or button in answered or refused[name] == enough:
                continue
            shown = await answers(unit, role, name, arguments)
            assert unwrapped(shown, NAMES | STORED) == [], f"{name} {arguments} as {role}"
            if shown:
                worked.update(arguments)
                answered.add(button)
                count += len(shown)
            else:
                refused[name] += 1
    report(f"… {count} texts of {len(answered)} buttons and commands as {role}")


def likely_first(
    tries: Sequence[tuple[str, tuple[str, ...]]], worked: Counter[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every button, button by button, first with the ids that others of its sort were answered with."""
    for _, same in groupby(tries, key=itemgetter(0)):
        yield from sorted(same, key=lambda one: -sum(worked[argument] for argument in one[1]))


async def answers(unit: Unit, role: str, name: str, arguments: tuple[str, ...]) -> list[str]:
    """Press a button and take it back; return what everybody would read, nothing if it is refused."""
    unit.session.expunge_all()
    request = await asked(unit, role)
    try:
        async with unit.session.begin_nested() as trial:
            with speaking(LANGUAGE):
                await pressed(request, name, arguments)
                shown = list(texts(unit.outgoing))
            await trial.rollback()
            return shown
    except BotError:
        return []
    finally:
        unit.outgoing.clear()
