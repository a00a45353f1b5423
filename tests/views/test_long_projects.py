"""However much is in a project, and however long it is called: every screen of it fits into a message."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any, get_args

import pytest

from bot.content.addresses import KINDS
from bot.services.projects.cycles import Placed
from bot.services.projects.pages import Status
from bot.services.rhythm.calendar import Span, place
from bot.transport.delivery import payload
from bot.views import my_project, project_forms, project_status, project_things, projects, reflection
from bot.views.view import View

STATUSES = get_args(Status)
TODAY = date(2026, 3, 2)
TITLE, NAME, SAID = "🪢" * 120, "🧑‍🎓" * 20, "🪢" * 1000
URL = "https://example.org/" + "&" * 980
ANSWERS = {"project_description": SAID, "did_well": SAID, "could_improve": SAID}
COUNTS = (1, 20, 300)


def project(*, active: bool = True) -> Any:
    return SimpleNamespace(id="i" * 16, name=TITLE, description=SAID, cycle_number=10**6, is_active=active)


def placed() -> Placed:
    span = Span(date(2026, 2, 1), date(2026, 3, 20))
    return Placed(project(), span, place(span, TODAY), None, span.last, date(2026, 3, 27), may_change=True)


def page(count: int) -> Any:
    links = [
        SimpleNamespace(
            id="i" * 16, url=URL, title=TITLE, link_type=KINDS[n % len(KINDS)], entered_by="l" * 16, project_id="p" * 16
        )
        for n in range(count)
    ]
    photos = [SimpleNamespace(id="i" * 16, title=TITLE)] * min(count, 10)
    return SimpleNamespace(
        at=placed(), student=SimpleNamespace(id="i" * 16, display_name=NAME), links=links, photos=photos,
        reflection=SimpleNamespace(**ANSWERS, entered_by="l" * 16), enterers={"l" * 16: NAME}, answers=3,
        status="complete", is_theirs=False,
    )  # fmt: skip


def students(count: int) -> list[Any]:
    return [
        SimpleNamespace(id="i" * 16, name=NAME, status=STATUSES[n % len(STATUSES)], answers=1, links=2)
        for n in range(count)
    ]


def classes(count: int) -> list[Any]:
    far = Counter(dict.fromkeys(STATUSES, 1000))
    return [SimpleNamespace(id="i" * 16, batch=NAME, counts=far, links=20_000) for _ in range(count)]


AHEAD: Any = SimpleNamespace(number=10**6, days=placed().span, active=project(), is_over=False)
SCREENS: dict[str, Callable[[int], View]] = {
    "a student's own": lambda count: my_project.page(page(count), count),
    "earlier ones": lambda count: my_project.earlier([(placed(), "begun")] * count, count),
    "what a coach put down": lambda _count: my_project.entered(NAME, TITLE, "i" * 16, "links"),
    "a link": lambda _count: project_things.link(page(1).links[0], NAME, may_change=True),
    "a link before it is put in": lambda _count: View(
        project_things.ask_link(1, 5, URL, SimpleNamespace(title=TITLE, kind="video")).text
    ),
    "a question": lambda _count: View(reflection.ask("did_well", TITLE, [NAME] * 9, SAID).text),
    "all answers": lambda _count: View(reflection.summary(TITLE, ANSWERS, NAME).text),
    "all projects": lambda count: projects.projects(placed(), [placed()] * count, count, may_plan=True),
    "past projects": lambda count: projects.past([placed()] * count, count),
    "one for a coach": lambda count: projects.page(placed(), classes(count), may_plan=True, is_empty=True),
    "before it begins": lambda _count: projects.ask_to_start(placed(), project()),
    "a plan": lambda _count: View(project_forms.summary({"name": TITLE, "description": SAID}, AHEAD).text),
    "classes": lambda count: project_status.overview(project(), classes(count), count),
    "names": lambda count: project_status.students(project(), students(count), count),
    "a student's": lambda count: project_status.students_project(page(min(count, 20)), "l" * 16),
    "on a student's page": lambda count: project_status.line("i" * 16, page(count)),
}


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_fits_into_a_message(name: str) -> None:
    for count in COUNTS:
        made: dict[str, Any] = payload(SCREENS[name](count))
        assert sum(len(row) for row in made["keyboard"]) <= 100


def test_one_that_was_over_a_while_ago_is_only_read() -> None:
    one = page(1)
    over = replace(placed(), closed_on=date(2026, 2, 10), last_day=date(2026, 2, 10), may_change=False)
    shown = my_project.page(SimpleNamespace(**vars(one) | {"at": over}))
    names = {button.data.split(":")[1] for row in shown.keyboard for button in row if button.data}
    assert names == {"project_link", "project_photo", "earlier_projects", "today"}
    assert "It stays as it is, to look at." in shown.text
