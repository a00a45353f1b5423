"""However many there are, and however long they are called: every list fits into a message that Telegram takes."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from bot.content.feelings import starter_pack
from bot.services.rhythm.calendar import Span
from bot.transport.delivery import payload
from bot.views import (
    assigning,
    book_cards,
    book_opinions,
    book_page,
    book_proposals,
    book_readers,
    book_shelf,
    broadcasts,
    carrying,
    catalogue,
    check_news,
    claims,
    class_helper,
    commenting,
    consents,
    content_files,
    curriculum,
    digest,
    earlier_sprints,
    fitting,
    goal_form,
    goals,
    habit_form,
    habit_ticks,
    habits,
    helper_log,
    helper_words,
    inbox,
    library,
    looking_back,
    looks,
    my_books,
    my_sprint,
    notes,
    nudging,
    path,
    path_of,
    question_preview,
    reminder_times,
    reminders,
    shared_words,
    sprint_counts,
    sprint_plans,
    sprints,
    steps,
    student_page,
    student_sprint,
    students,
    tasks,
    viva,
    wall,
    week,
)
from bot.views.paging import page_of
from bot.views.view import View, units
from bot.views.words import html

MOMENT = datetime(2026, 3, 2, 15, 20, tzinfo=UTC)
NAME = "🧑‍🎓" * 20  # sixty characters, the most that a name may have, and more units than that
LONG = "<&" + "🙂 word " * 500
MOST_BUTTONS = 100
COUNTS = (8, 40, 300)


def present(n: int, batches: int = 1) -> SimpleNamespace:
    """Return a student who feels one thing or another, has not said, or is not signed in."""
    moods = [*starter_pack(), None]
    mood = moods[n % len(moods)]
    words = tuple(word.name for word in mood.feelings) if mood else ()
    return SimpleNamespace(
        name=f"{n} {NAME}"[:60], batch=f"{n % batches:03} {NAME}"[:60], category=mood.name if mood else None,
        emoji=mood.emoji if mood else "", place=n % len(moods), words=words, silent=n % 20 == 5, joined=n % 2 == 0,
        school="on", is_missing=mood is None and n % 2 == 0,
    )  # fmt: skip


def in_batches(count: int, batches: int) -> list[SimpleNamespace]:
    return sorted((present(n, batches) for n in range(count)), key=lambda one: str(one.batch))


def called(count: int) -> list[str]:
    return [f"{n} {NAME}"[:60] for n in range(count)]


def listed(count: int) -> list[SimpleNamespace]:
    return [SimpleNamespace(id="i" * 16, name=name, batch=NAME) for name in called(count)]


def written(count: int) -> list[SimpleNamespace]:
    text = "🐸" * 4000
    return [
        SimpleNamespace(id="i" * 16, student_id="s" * 16, student=NAME, name=NAME, author=NAME, mine=True,
                        text=text, at=MOMENT, day=MOMENT.date())
        for _ in range(count)
    ]  # fmt: skip


def parts(kind: str, count: int) -> list[SimpleNamespace]:
    return [SimpleNamespace(kind=kind, id="i" * 16, title=f"{n} {NAME}"[:120], count=n, icon="🧮", minutes=45)
            for n in range(count)]  # fmt: skip


def part(kind: str, count: int) -> SimpleNamespace:
    """Return a page of the curriculum with a great many parts in it, and long words."""
    one = SimpleNamespace(
        id="i" * 16, name=NAME, title=NAME, icon="🧮", description=LONG, difficulty="beginner", estimated_hours=1.5,
        curriculum=NAME, diagnostic_module_key="math.fractions", domain_id="d" * 16, major_objective_id="m" * 16,
        type="video", estimated_minutes=45, platform=NAME, instructions=LONG, url=LONG, objective_id="o" * 16,
    )  # fmt: skip
    return SimpleNamespace(part=one, inside=parts(kind, count), students=count, policy=SimpleNamespace(questions=12))


def long_question(picture: bool) -> View:
    """Return a question as long as any may be, with a picture or without."""
    codes = {f"c{n}": SimpleNamespace(short="🙂" * 100) for n in range(3)}
    figure = {"kind": "bar", "values": {}, "caption": "🙂" * 300} if picture else None
    asked = {"seed": 7, "stem": "🙂" * 190, "options": ["🙂" * 24] * 4, "misconceptions": [None, *codes],
             "explanation": "x" * 400, "figure": figure}  # fmt: skip
    model: Any = SimpleNamespace(key="2.2.same-bottoms", about="x" * 90, level=1, difficulty=1, submodule="2.2")
    return question_preview.model_question(model, asked, codes)  # type: ignore[arg-type]


def amiss(count: int) -> View:
    problem = [7, "twice", {"title": LONG, "first": 3}]
    return View(content_files.amiss([problem] * count).text)


def taken_in(count: int) -> View:
    change = SimpleNamespace(title=NAME, field="description", old=LONG, new=LONG)
    plan = SimpleNamespace(
        new=Counter(major=count), titles=called(count), changes=[change] * count, same=count, count=7
    )
    return View(content_files.curriculum(plan).text)


def before_taking(count: int) -> View:
    held = [SimpleNamespace(student=SimpleNamespace(display_name=name), done=1, of=2, stays=None, is_touched=True)
            for name in called(count)]  # fmt: skip
    return View(assigning.before_taking(NAME, held, to_one=False).text)


TITLE = "🪢" * 120
SAID = "🪢" * 1000  # of what a person may write
OPENED = {"id": "i" * 16, "status": "in_progress", "done": 1, "of": 9, "title": TITLE}


def on_a_path(count: int, status: str = "in_progress") -> list[SimpleNamespace]:
    """Return a path of a few domains with so many majors, each with as many steps."""
    parts = [SimpleNamespace(**OPENED, is_complete=False) for _ in range(count)]
    majors = [
        SimpleNamespace(**OPENED | {"status": status}, parts=parts, notes=SAID, description=SAID) for _ in range(count)
    ]
    return [SimpleNamespace(name=TITLE, icon="🪢", majors=majors, singles=parts) for _ in range(4)]


def step(count: int) -> SimpleNamespace:
    """Return a step with so many activities, with a long note about each."""
    todos = [
        SimpleNamespace(id="i" * 16, title=TITLE, type="video", platform=NAME, minutes=7, instructions=SAID, spent=60,
                        notes=SAID, done=True, done_at=MOMENT, shown=False, url="https://example.org/")
        for _ in range(count)
    ]  # fmt: skip
    claim = SimpleNamespace(id="i" * 16, state="waiting")
    return SimpleNamespace(part=SimpleNamespace(**OPENED), major=on_a_path(1)[0].majors[0], description=SAID, hours=9.0,
                           difficulty="advanced", notes=SAID, todos=todos, claim=claim, may_show=True)  # fmt: skip


def planned(count: int, title: str = TITLE) -> list[SimpleNamespace]:
    return [SimpleNamespace(id="i" * 16, title=title, minutes=600, scheduled_time="17:00", is_completed=n % 2 == 0)
            for n in range(count)]  # fmt: skip


def a_week(count: int, title: str = TITLE) -> SimpleNamespace:
    """Return a week with so many tasks on each of its days."""
    first = MOMENT.date()
    days = {first + timedelta(days=n): planned(count, title) for n in range(7)}
    return SimpleNamespace(sprint=TITLE, phase="coming", begins=first, number=2, weeks=13, days=days, chosen=first,
                           today=first)  # fmt: skip


def a_sprint(count: int) -> SimpleNamespace:
    """Return the page of a sprint with so many goals."""
    goal = SimpleNamespace(goal=SimpleNamespace(title=TITLE, status="in_progress"), done=1, of=9)
    return SimpleNamespace(
        sprint=SimpleNamespace(name=TITLE, start_date=MOMENT.date()), today=MOMENT.date(), goals=[goal] * 10,
        place=SimpleNamespace(phase="running", day=1, days=90, week=1, weeks=13, left=90), tasks=(1, count),
        left=True, looks_back=True, habits=(1, count), coming=[(MOMENT.date(), one) for one in planned(3)],
    )  # fmt: skip


def own(count: int) -> SimpleNamespace:
    return SimpleNamespace(task=planned(1)[0], day=MOMENT.date(), goal=SimpleNamespace(id="g" * 16, title=TITLE),
                           days=[MOMENT.date() + timedelta(days=n) for n in range(count)])  # fmt: skip


def a_goal(count: int) -> list[SimpleNamespace]:
    """Return pages of goals, each with as many words as there may be."""
    fields = SimpleNamespace(title=TITLE, specific=SAID, measurable=SAID, achievable=SAID, relevant=SAID, by=None,
                             time_bound=SAID)  # fmt: skip
    goal = SimpleNamespace(id="i" * 16, title=TITLE, status="in_progress", status_by_hand=False, dropped_at=None)
    one = SimpleNamespace(goal=goal, fields=fields, sprint=SimpleNamespace(name=TITLE), done=1, of=99, is_open=True,
                          asks=True)  # fmt: skip
    return [one] * count


def far(one: SimpleNamespace) -> SimpleNamespace:
    return SimpleNamespace(goal=one.goal, done=1, of=99)


CARD = {
    "name": NAME, "title": TITLE, "step": TITLE, "note": SAID, "notes": SAID, "words": SAID, "done": 1, "of": 9,
    "times": 9, "since": MOMENT, "now": MOMENT, "zone": "UTC", "file": {"name": "🙂" * 80, "mime": "text/plain"},
}  # fmt: skip
VERDICT = {
    "decision": SimpleNamespace(id="i" * 16, outcome="refused", reason="🙂" * 300, decided_at=MOMENT),
    "name": NAME, "zone": "UTC",
}  # fmt: skip
NO = html("{words}", words="🙂" * 300)


def practised(count: int) -> SimpleNamespace:
    """Return a habit with words as long as they may be, and so many days behind it."""
    today = MOMENT.date()
    days = [SimpleNamespace(date=today - timedelta(days=n), mark="paused", counts=True) for n in reversed(range(count))]
    row = SimpleNamespace(note="📖" * 500, completed=True)
    habit = SimpleNamespace(
        id="i" * 16, name="📖" * 120, what_is_habit=SAID, how_to_practice=SAID, cue="📖" * 200, reward="📖" * 200,
        own_times=None, weekdays=range(6), times_a_week=None, archived_at=None,
    )  # fmt: skip
    span = Span(days[0].date, today)
    record = SimpleNamespace(
        days=days, rows={today: row}, rhythm=SimpleNamespace(begins=span.first, span=span), mark=lambda _day: "open"
    )
    score = SimpleNamespace(done=count, planned=count + 1, share=0.9, streak=count, in_weeks=False)
    return SimpleNamespace(habit=habit, record=record, score=score, today=today, yesterday=today - timedelta(days=1),
                           mark="open", asks_about_yesterday=True)  # fmt: skip


CHOSEN = SimpleNamespace(paused_until=None)


def times(count: int) -> SimpleNamespace:
    """Return a habit with three reminders, in quiet hours."""
    return SimpleNamespace(
        habit=practised(count).habit, minutes=(450, 960, 1035), chosen=(450, 960, 1035), usual=None, ready=[960],
        has_room=True, is_quiet=lambda _minute: True,
    )  # fmt: skip


def due(count: int) -> dict[str, Any]:
    """Return a day with so many tasks and habits that are open."""
    titled = [
        SimpleNamespace(id=f"{n:016}", title=LONG, scheduled_time="17:00", minutes=10, goal=LONG) for n in range(count)
    ]
    habits = [SimpleNamespace(id=f"h{n:015}", name="📖" * 120, cue="📖" * 200) for n in range(count)]
    return {"day": MOMENT.date(), "tasks": titled, "habits": habits}


def all_habits(count: int) -> SimpleNamespace:
    pause = SimpleNamespace(last_day=None)
    return SimpleNamespace(sprint=SimpleNamespace(name=TITLE), phase="running", pages=[practised(8)] * count,
                           away=[practised(8)] * count, has_room=True, pause=pause)  # fmt: skip


WANTED = SimpleNamespace(name="📖" * 120, what=SAID, how=SAID, cue="📖" * 200, reward="📖" * 200, weekdays=range(6),
                         times=None)  # fmt: skip
DAYS = SimpleNamespace(first=MOMENT.date(), last=MOMENT.date(), days=400, weeks=58)
PLACE = SimpleNamespace(phase="running", day=1, days=400, week=1, weeks=58, left=400)
SPRINT = SimpleNamespace(id="i" * 16, name=NAME, is_active=True, start_date=MOMENT.date(), end_date=MOMENT.date(),
                         closed_at=None)  # fmt: skip
PLACED = SimpleNamespace(sprint=SPRINT, span=DAYS, place=PLACE, closed_on=None)
BEATS = SimpleNamespace(goals=(100, 100), tasks=(1000, 1000), habits=(1000, 1000))
GOAL = SimpleNamespace(id="i" * 16, title=TITLE, status="completed", specific=SAID, measurable=SAID, achievable=SAID,
                       relevant=SAID, time_bound=SAID, by=None)  # fmt: skip


def before_a_sprint(count: int) -> View:
    holidays = [SimpleNamespace(name=NAME, days=DAYS, batches=called(count)) for _ in range(count)]
    outside = SimpleNamespace(anything=True, tasks=count, habit_days=count)
    ahead = SimpleNamespace(days=DAYS, overlaps=[SPRINT] * count, holidays=holidays, active=SPRINT, is_over=False,
                            outside=outside)  # fmt: skip
    return View(sprint_plans.summary(NAME, ahead).text)


def in_a_sprint(count: int) -> list[SimpleNamespace]:
    return [SimpleNamespace(id="i" * 16, name=name, batch=NAME, pulse=BEATS) for name in called(count)]


def classes_in_a_sprint(count: int) -> list[SimpleNamespace]:
    numbers = {"students": 999, "with_goal": 999, "retrospectives": 999, "taken_along": 999}
    return [SimpleNamespace(id="i" * 16, batch=name, **vars(BEATS), **numbers) for name in called(count)]


def sprint_of_one(count: int) -> SimpleNamespace:
    """Return a student's sprint with ten goals, the most there may be, and so many habits."""
    look_back = SimpleNamespace(id="r" * 16, went_well=SAID, was_hard=SAID, next_time=SAID)
    habits = [SimpleNamespace(name=TITLE) for _ in range(count)]
    return SimpleNamespace(
        student=listed_student(), sprint=SPRINT, pulse=BEATS, habits=habits, retrospective=look_back,
        goals=[SimpleNamespace(goal=GOAL, done=99, of=99)] * 10,
    )  # fmt: skip


def goal_of_one(count: int) -> SimpleNamespace:
    task = SimpleNamespace(title=TITLE, is_completed=True, minutes=60)
    far = SimpleNamespace(goal=GOAL, done=99, of=99)
    return SimpleNamespace(
        student=listed_student(), sprint=SPRINT, tasks=[(MOMENT.date(), task)] * count, progress=far, fields=GOAL,
        comment=COMMENT,
    )  # fmt: skip


def listed_student() -> SimpleNamespace:
    return SimpleNamespace(id="i" * 16, display_name=NAME)


COUNTED = SimpleNamespace(goals_done=9, goals=9, tasks_done=99, tasks=99, days_done=99, days=99)
COMMENT = SimpleNamespace(id="i" * 16, author=NAME, author_id="l" * 16, text="🙂" * 500, at=MOMENT, is_seen=True)
RETRO = SimpleNamespace(id="i" * 16, went_well=SAID, was_hard=SAID, next_time=SAID)
NIA = SimpleNamespace(id="i" * 16, display_name=NAME)


def goal(number: int = 0) -> SimpleNamespace:
    fields = dict.fromkeys(("specific", "measurable", "achievable", "relevant", "time_bound"), SAID)
    row = SimpleNamespace(id=f"{number:016}", title=TITLE, status="in_progress", **fields)
    return SimpleNamespace(goal=row, done=9, of=99)


def offered(count: int) -> SimpleNamespace:
    """Return so many goals and habits of a sprint that is over, with all that may stand beside them."""
    goals, habits = [goal(n) for n in range(count)], [SimpleNamespace(id="h" * 16, name=TITLE) for _ in range(count)]
    return SimpleNamespace(
        source=SPRINT, target=SPRINT, sprint=SPRINT, goals=goals, habits=habits, moment=MOMENT, retro=RETRO,
        first=(MOMENT.date(), "17:00"), copies={one.goal.id: one.goal.id for one in goals[::2]}, habits_left=True,
        sum=SimpleNamespace(counts=COUNTED, goals=goals),
    )  # fmt: skip


def taken(count: int) -> View:
    titled = [SimpleNamespace(id="i" * 16, title=TITLE) for _ in range(count)]
    found = SimpleNamespace(sprint=SPRINT, goals=titled, habits=offered(count).habits, moment=MOMENT, first=None)
    return carrying.taken(found, more=True)


def book(author: str = TITLE) -> SimpleNamespace:
    return SimpleNamespace(id="i" * 16, title=TITLE, author=author, description=SAID, grade_level=TITLE, genre=TITLE,
                           page_count=20_000, cover=None, taken_out_at=MOMENT, status="presented",
                           reading_url="https://example.org/", cover_image_url="https://example.org/")  # fmt: skip


def read(status: str, count: int = 1) -> list[SimpleNamespace]:
    """Return so many books of a student, with all that may be said of one."""
    row = SimpleNamespace(
        id="i" * 16, status=status, shown_as="review", review="📖" * 2000, rating=5, coach_note=SAID, on_shelf=True,
        presentation_requested_at=MOMENT, completed_at=None, started_at=MOMENT,
    )  # fmt: skip
    waits, is_read = status == "presentation_requested", status != "reading"
    return [SimpleNamespace(row=row, book=book(), last=20_000, pages=19_000, waits=waits, is_read=is_read)] * count


def a_book_page(status: str) -> View:
    said = {"asked": NAME, "no": {"coach": NAME, "reason": "🙂" * 300}, "zone": "UTC", "now": MOMENT}
    return book_page.page(book(), read(status)[0], 300, said).after(book_page.started())


def on_shelf(count: int) -> list[SimpleNamespace]:
    said = [SimpleNamespace(id=f"{n:016}", name=NAME, rating=5, review="📖" * 2000, is_mine=True) for n in range(count)]
    return [SimpleNamespace(book=book(), opinions=said)] * count


def reader(count: int) -> SimpleNamespace:
    return SimpleNamespace(student=NIA, called=NIA.display_name, books=read("reading", count), presented=count)


def in_library(count: int) -> SimpleNamespace:
    return SimpleNamespace(entries=[book()] * count, of=count, grade=TITLE, genre=TITLE)


GROUP = SimpleNamespace(id="b" * 16, name=NAME)
SHELVES = [SimpleNamespace(key="0" * 8, name=TITLE, count=7)]
WISH = SimpleNamespace(id="i" * 16, title=TITLE, state="waiting", book_id=None)
SHOWS_BOOK = {"author": TITLE, "pages": 7, "of": 20_000, "shown_as": "review", "review": "📖" * 2000, "rating": 5,
              "why": SAID}  # fmt: skip
CHECKED = {"student": "i" * 16, "name": NAME, "major": TITLE, "score": 7, "of": 12}


def waiting_cards(count: int) -> list[SimpleNamespace]:
    return [SimpleNamespace(kind=kind, id="i" * 16, name=name, look_first=True) for kind in inbox.WORDS
            for name in called(count)]  # fmt: skip


def written_about(count: int) -> list[SimpleNamespace]:
    return [SimpleNamespace(kind=kind, id="i" * 16, title=TITLE, name=NAME) for kind in ("goal", "retro")
            for _ in range(count)]  # fmt: skip


def sat_down(count: int) -> list[SimpleNamespace]:
    """Return so many times with the helper, with as many entries each."""
    return [SimpleNamespace(id=f"{n:016}", at=MOMENT, marks=[1] * count, has_errors=True) for n in range(count)]


def logged(count: int) -> list[SimpleNamespace]:
    facts = dict.fromkeys(helper_words.FACTS, "🙂" * 60)
    return [SimpleNamespace(id=f"{n:016}", kind="choice", choice="keep", at=MOMENT, flow="🙂" * 60, text=LONG,
                            facts=facts) for n in range(count)]  # fmt: skip


def homes(count: int) -> list[SimpleNamespace]:
    return [SimpleNamespace(id="i" * 16, name=name, has=n % 2 == 0) for n, name in enumerate(called(count))]


def looked(count: int) -> list[SimpleNamespace]:
    return [SimpleNamespace(at=MOMENT, coach=NAME, what="helper_log", is_whole=False, day=None, moment=MOMENT)
            for _ in range(count)]  # fmt: skip


CONSENT = SimpleNamespace(id="c" * 16, from_whom="🙂" * 120, how="roster", given_at=MOMENT, withdrawn_at=None)
SAID_YES = [SimpleNamespace(what=what, consent=CONSENT, is_yes=True, recorder=NAME) for what in consents.MATTERS]
CLASS = SimpleNamespace(id="b" * 16, name=NAME)


LISTS: dict[str, Callable[[int], View]] = {
    "my books": lambda count: my_books.my_books(read("reading", count), count),
    "books that were shown": lambda count: my_books.shown_books(read("presented", count), count),
    "the library": lambda count: catalogue.catalogue(in_library(count), "all", "all", count, coach=True),
    "grades": lambda count: catalogue.grades(SHELVES * count, "all", count),
    "genres": lambda count: catalogue.genres(SHELVES * count, "all", count),
    "books that were found": lambda count: catalogue.found([book()] * count, LONG, coach=False),
    "no book found": lambda _count: catalogue.found([], LONG, coach=False),
    "a book that is read": lambda _count: a_book_page("reading"),
    "a book that waits": lambda _count: a_book_page("presentation_requested"),
    "a book that was shown": lambda _count: a_book_page("presented"),
    "a review that names many": lambda count: book_opinions.ask_without_names(read("presented")[0], called(count)),
    "what one thinks of a book": lambda _count: book_opinions.opinion(read("presented")[0]),
    "the class shelf": lambda count: book_shelf.mine(on_shelf(count), count, in_class=True),
    "the shelf of a class": lambda count: book_shelf.of_class(GROUP, on_shelf(count), count),
    "what the class says of a book": lambda count: book_shelf.opinions(book(), on_shelf(count)[0].opinions, count),
    "the same for a coach": lambda count: book_shelf.opinions_in(GROUP, book(), on_shelf(count)[0].opinions, count),
    "proposals": lambda _count: book_proposals.proposals([WISH] * 8, room=True),
    "a book for a coach": lambda count: library.page(
        SimpleNamespace(book=book(), reading=count, read=count), library.taken_out()
    ),
    "the form of a book": lambda _count: View(library.summary(vars(book()) | {"page_count": "7"}).text),
    "books that were taken out": lambda count: library.out([book()] * count, count),
    "who reads what": lambda count: book_readers.of_class(GROUP, [reader(count)] * count, count),
    "the books of a student": lambda count: book_readers.of_student(reader(count), count),
    "a book of a student": lambda count: book_readers.book(NIA, read("presented")[0], count, "c" * 24, MOMENT, "UTC"),
    "a review": lambda count: book_cards.review("c" * 24, read("presented")[0].row, TITLE, NAME, count),
    "a book that is shown": lambda _count: inbox.decided("reading", CARD | SHOWS_BOOK, VERDICT),
    "a book that is shown, undecided": lambda _count: inbox.card_of("reading", "c" * 24, CARD | SHOWS_BOOK, None, 0),
    "a book that is proposed": lambda _count: inbox.decided("book", CARD | SHOWS_BOOK, VERDICT),
    "earlier sprints": lambda count: earlier_sprints.sprints([(SPRINT, True)] * count, count),
    "an earlier sprint": lambda count: earlier_sprints.sprint(offered(count), count),
    "what can be taken along": lambda count: carrying.offer(offered(count), count),
    "what was taken along": taken,
    "a look back": lambda _count: looking_back.mine(SPRINT, RETRO, COMMENT, may_change=True),
    "a summary of a look back": lambda _count: View(looking_back.summary(NAME, vars(RETRO)).text),
    "a look back for a coach": lambda _count: student_sprint.retro(NIA, SPRINT, RETRO, COUNTED, COMMENT, "l" * 16),
    "what nobody has answered": lambda count: commenting.unanswered(written_about(count), count),
    "the wall of one class": lambda count: wall.class_today(in_batches(count, 1), MOMENT, count),
    "the wall of eight classes": lambda count: wall.class_today(in_batches(count, 8), MOMENT),
    "the wall of as many classes as students": lambda count: wall.class_today(in_batches(count, count), MOMENT),
    "names": lambda count: wall.names_today(in_batches(count, 1)),
    "a digest": lambda count: digest.digest(
        [(f"{n} {NAME}"[:60], called(count)) for n in range(8)],
        waiting_cards(count),
        MOMENT.date(),
        [SimpleNamespace(name=name, last=MOMENT.date() - timedelta(days=n)) for n, name in enumerate(called(count))],
        9 * count,
    ),
    "checks that ended": lambda count: check_news.handed_in([CHECKED] * count),
    "missing": lambda count: nudging.missing_today(called(count)),
    "hellos": lambda count: nudging.nudged(dict.fromkeys(nudging.FATES, called(count))),
    "students": lambda count: students.students(listed(count), count),
    "found students": lambda count: students.matches(listed(count), LONG),
    "nobody found": lambda count: students.matches([], LONG),
    "notes": lambda count: notes.notes("i" * 16, NAME, written(count), count, "UTC"),
    "shared words": lambda count: shared_words.shared_words("i" * 16, NAME, written(count), count),
    "shared words to their end": lambda count: shared_words.whole(written(1)[0], count),
    "classes to move into": lambda count: student_page.move(
        "i" * 16, NAME, [("b" * 16, name) for name in called(count)], count
    ),
    "before all are accepted": lambda count: inbox.accept_all(
        "newcomer", [SimpleNamespace(id="i" * 16, kind="newcomer", name=name) for name in called(count)], MOMENT
    ),
    "after all are accepted": lambda count: inbox.accepted_all(called(count), called(count)),
    "domains": lambda count: curriculum.domains(parts("domain", count), count),
    "a domain of the curriculum": lambda count: curriculum.domain(part("major", count), count),
    "a major of the curriculum": lambda count: curriculum.major(part("objective", count), count),
    "an objective of the curriculum": lambda count: curriculum.objective(part("activity", count), count),
    "an activity of the curriculum": lambda count: curriculum.activity(part("activity", count)),
    "a long question": lambda _count: long_question(picture=False),
    "a long question with a picture": lambda _count: long_question(picture=True),
    "what is amiss in a file": amiss,
    "what a file would do": taken_in,
    "before something is taken back": before_taking,
    "a path": lambda count: path.path(on_a_path(count), count),
    "a major": lambda count: path.major(on_a_path(count)[0].majors[0], [], NAME, count, said_no=NO),
    "a map": lambda count: path.mastery_map(on_a_path(count, "mastered")),
    "a step": lambda count: steps.part(step(count), NAME, count, NO),
    "an activity": lambda count: steps.activity(step(count).todos[0], step(count), NO),
    "a path for a coach": lambda count: path_of.path("i" * 16, NAME, on_a_path(count), count),
    "a major for a coach": lambda count: path_of.major(
        SimpleNamespace(id="i" * 16, display_name=NAME), on_a_path(count)[0].majors[0], count
    ),
    "a step for a coach": lambda count: path_of.part(
        SimpleNamespace(id="i" * 16, display_name=NAME), step(count), count
    ),
    "sprints": lambda count: sprints.sprints(PLACED, [PLACED] * count, count, may_plan=True),
    "sprints that are over": lambda count: sprints.past([SPRINT] * count, count),
    "before a sprint": before_a_sprint,
    "a sprint in counts": lambda count: sprint_counts.counts(SPRINT, classes_in_a_sprint(count), count),
    "the pulse of everybody": lambda count: sprint_counts.class_pulse(SPRINT, in_a_sprint(count), count),
    "nobody of a class has a goal": lambda count: sprint_counts.no_goal(SPRINT, [(NAME, called(count))] * 8),
    "a student's sprint": lambda count: student_sprint.page(sprint_of_one(count)),
    "a student's goal": lambda count: student_sprint.goal(goal_of_one(count), "o" * 16, count),
    "a talk": lambda _count: inbox.decided("viva", CARD, VERDICT),
    "a claim": lambda _count: inbox.decided("claim", CARD, VERDICT),
    "a file": lambda _count: claims.file(
        SimpleNamespace(id="i" * 16, file={"hash": "0" * 64, "name": NAME}), NAME, TITLE
    ),
    "a week": lambda count: week.week(a_week(count), count, tasks.taken_out(own(count))),
    "the tasks of a day": lambda count: week.tasks_of_day(a_week(count), count),
    "a task": lambda count: tasks.task(own(count), NO),
    "days to move a task to": lambda count: tasks.move(own(count), own(count).days, count, MOMENT.date()),
    "a sprint": lambda count: my_sprint.my_sprint(a_sprint(count)),
    "news of a talk": lambda _count: viva.not_yet(NAME, TITLE, "🙂" * 300, "i" * 16),
    "decided just now": lambda count: inbox.recent(
        [
            SimpleNamespace(
                decision=SimpleNamespace(kind="unlock", subject_id="i" * 16), evidence={"name": name, "title": LONG}
            )
            for name in called(count)
        ],
        count,
    ),
    "habits": lambda count: habits.habits(all_habits(count), count, NO),
    "what is due": lambda count: reminders.post([("day", due(count)), ("checkin", {})], MOMENT, MOMENT.date()),
    "times of reminders": lambda count: reminder_times.overview([times(count)] * 8, CHOSEN, MOMENT),
    "times of a habit": lambda count: reminder_times.times(times(count)),
    "a habit": lambda count: habits.habit(practised(count), is_over=False, pause=SimpleNamespace(last_day=None)),
    "a ticked habit": lambda count: habit_ticks.ticked(practised(count), MOMENT.date()),
    "a habit before it is saved": lambda _count: View(
        habit_form.summary(WANTED, is_new=False, is_other_rhythm=True).text
    ),
    "goals": lambda count: goals.goals(
        SimpleNamespace(name=TITLE),
        7,
        [far(one) for one in a_goal(count)],
        [one.goal for one in a_goal(count)],
        room=True,
    ),
    "a goal": lambda _count: goals.page(a_goal(1)[0]),
    "a goal's summary": lambda _count: View(goal_form.summary(a_goal(1)[0].fields, []).text),
    "what a home said": lambda _count: consents.page("i" * 16, NAME, SAID_YES, "UTC", in_class=False),
    "a class with its helper": lambda count: class_helper.page(
        CLASS, homes(count), SimpleNamespace(calls=count, errors=count), is_there=True
    ),
    "whose home said yes": lambda count: class_helper.yeses(CLASS, homes(count), count),
    "before many yeses are put down": lambda count: View(
        class_helper.ask_sure(called(count), "🙂" * 120, "paper").text
    ),
    "the helper's log": lambda count: helper_log.log(
        NIA,
        page_of(sat_down(count), count, helper_log.STRETCHES),
        {f"{n:016}": "🙂" * 60 for n in range(count)},
        "error",
        MOMENT.date(),
        "UTC",
        MOMENT,
    ),
    "days of the helper's log": lambda count: helper_log.days(
        NIA, [MOMENT.date() - timedelta(days=n) for n in range(count)], "error", MOMENT.date(), count
    ),
    "a stretch of the helper's log": lambda count: helper_log.stretch(
        NIA,
        sat_down(1)[0],
        page_of(range(count), count, helper_log.ENTRIES),
        logged(helper_log.ENTRIES),
        "UTC",
        MOMENT,
    ),
    "an entry of the helper's log": lambda count: helper_log.entry(
        NIA, logged(1)[0], ("i" * 16, 0), count, "UTC", MOMENT
    ),
    "who looked": lambda count: looks.looks(looked(count), count, "UTC", MOMENT),
    "delivery": lambda count: broadcasts.delivery(
        SimpleNamespace(id="i" * 16, audience=NAME, text=LONG),
        SimpleNamespace(sent=0, waiting=1, unreached=dict.fromkeys(broadcasts.UNREACHED, called(count)), unseen=count),
    ),
}


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("name", LISTS)
def test_a_list_fits_into_a_message(name: str, count: int) -> None:
    made: dict[str, Any] = payload(LISTS[name](count))
    assert sum(len(row) for row in made["keyboard"]) <= MOST_BUTTONS


def test_every_class_of_a_school_keeps_its_line_on_the_wall() -> None:
    people = [SimpleNamespace(**vars(present(n)) | {"name": f"Student {n}", "batch": f"{n // 25}"}) for n in range(500)]
    text = wall.class_today(people, MOMENT).text
    assert all(f"<b>{n}</b> today: " in text for n in range(20))
    assert "Not yet: " in text


def test_a_class_of_usual_size_is_named_to_the_last_student() -> None:
    people = [SimpleNamespace(**vars(present(n)) | {"name": f"Student {n}"}) for n in range(30)]
    assert "more" not in wall.class_today(people, MOMENT).text
    assert "more" not in wall.names_today(people).text


def test_a_full_week_shows_its_chosen_day_to_the_last_task_and_the_others_in_a_line_each() -> None:
    usual = str(week.week(a_week(12, "Write a row of the tables")).text)
    assert usual.count("Write a row of the tables · 17:00") == 12
    assert usual.count("6 of 12 done") == 6
    assert usual.count("\n") == 20  # two for the head, one for the day, twelve tasks, six other days
    assert str(week.week(a_week(12)).text).count("17:00") == 12


def test_of_too_many_names_the_first_are_said_and_how_many_more() -> None:
    assert fitting.names(["Ada", "Ben"]) == "Ada and Ben"
    assert fitting.names(["🙂" * 49] * 300, 500).endswith("and 296 more")
    assert fitting.names([f"N{n}" for n in range(50)]).endswith("N39, and 10 more")


@pytest.mark.parametrize("text", [LONG, "🙂" * 3000, "no-space" * 900, "a\n\nb " * 900])
def test_pages_together_are_the_whole_text(text: str) -> None:
    found = fitting.pages(text, 1000)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(0 < units(page) <= 1000 for page in found)


def test_words_are_cut_between_two_of_them() -> None:
    assert fitting.cut("as it is", 8) == "as it is"
    assert fitting.cut("one two three four", 12) == "one two…"
    assert units(fitting.cut("🙂" * 50, 20)) <= 20
