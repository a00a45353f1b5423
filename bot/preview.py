"""Every screen of every conversation on one page, with a diagram of each flow: to read the bot without running it."""

import asyncio
import re
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from markupsafe import Markup
from sqlalchemy import select

from bot.clock import Clock
from bot.conversations import (
    checkin,
    claim,
    classes,
    coaching,
    invite,
    join,
    my_time,
    odd,
    path,
    reason,
    roster,
    sitting,
)
from bot.conversations.flow import Flow
from bot.conversations.walk import END, Stop, stops
from bot.db import Database, Unit
from bot.migrations.upgrade import upgrade
from bot.models import (
    Activity,
    Chat,
    LearningObjective,
    MajorObjective,
    StudentMajorObjective,
    StudentObjective,
    User,
)
from bot.services import accounts, batches, feelings, seeding
from bot.services.checks import sittings
from bot.services.invites import Opened
from bot.services.path import ticking, viva
from bot.services.who import Who
from bot.views import questions

PAGE = Markup("""<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Marbles: every screen</title>
<style>
:root {{ color-scheme: light dark }}
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }}
section {{ display: grid; grid-template-columns: repeat(auto-fill, minmax(19rem, 1fr)); gap: 1rem }}
figure {{ margin: 0; padding: .9rem; border: 1px solid color-mix(in srgb, currentColor 25%, transparent);
  border-radius: 14px }}
figcaption {{ font-size: .8rem; opacity: .7 }} p {{ white-space: pre-wrap; margin: .3rem 0 .8rem }}
.row {{ display: flex; gap: .4rem; margin-top: .4rem }}
.row span {{ flex: 1; text-align: center; padding: .45rem; border-radius: 9px; background: #2a9d8f22 }}
pre {{ overflow-x: auto; font-size: .8rem }}
</style><h1>Every screen</h1>{body}</html>
""")
FIGURE = Markup("<figure><figcaption>{key} · {kind}</figcaption><p>{text}</p>{rows}</figure>")


FLOW = {flow.name: flow for flow in (*classes.FLOWS, *coaching.FLOWS, *path.FLOWS, *sitting.FLOWS)}

# The same clock on every page, so that two of them can be compared.
NOW = datetime(2026, 3, 2, 15, 20, tzinfo=UTC)


def write_preview(folder: Path) -> Path:
    """Write the page and one Mermaid file a flow into a folder; return the page."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in asyncio.run(pages()).items():
        (folder / name).write_text(content, "utf-8")
    return folder / "index.html"


async def pages() -> dict[str, str]:
    """Return the contents of every file of the preview, by name."""
    with tempfile.TemporaryDirectory() as scratch:
        url = f"sqlite+aiosqlite:///{scratch}/preview.db"
        await upgrade(url)
        database = Database(url, Clock())
        files, parts = {}, []
        async with database.transaction() as unit:
            unit.now = NOW
            for flow, whose, who, draft in await samples(unit):
                found = [stop async for stop in stops(unit, who, flow, draft, words="Berlin")]
                diagram = mermaid(found)
                files[f"{flow.name}-{re.sub(r'[^a-z]+', '-', whose)}.mmd"] = diagram
                parts.append(_part(f"{flow.name}: {whose}", found, diagram))
        await database.close()
    return {"index.html": PAGE.format(body=Markup("").join(parts)), **files}


async def samples(unit: Unit) -> list[tuple[Flow, str, Who, dict[str, Any]]]:
    """Return every flow as each sort of person would begin it, in a small class made for this."""
    await seeding.starter_content(unit)
    lena, nia = await accounts.add_user(unit, "Lena", "admin"), await accounts.add_user(unit, "Nia", "student", "2156")
    chat = Chat(telegram_id=1, kind="private")
    unit.session.add(chat)
    group, _ = await batches.named(unit, "2156", "Europe/Berlin")
    await unit.session.flush()
    student, coach = Who(1, chat, "Europe/Berlin", user=nia), Who(2, chat, "Europe/Berlin", user=lena)
    word = (await feelings.categories(unit))[0].words[0].id
    entry = await feelings.record(unit, student, [word], student.today(unit.now))
    await feelings.write(unit, student, entry.id, "a good day")
    check, practice = [await _sitting(unit, student, lena, key) for key in ("math.fractions", "math.decimals")]
    invited = join.draft_for_invite(Opened("i" * 16, nia, "Lena", None, "2156"), "Europe/Berlin")
    by_class = join.draft_for_invite(Opened("i" * 16, None, "Lena", None, "2156"), "Europe/Berlin")
    stranger = Who(3, chat, "Europe/Berlin")
    return [
        (join.JOIN, "a student with an invite", stranger, invited),
        (join.JOIN, "a newcomer with a class's invite", stranger, by_class),
        (join.JOIN, "a coach named by the operator", stranger, join.draft_for_operator("Europe/Berlin")),
        (checkin.CHECKIN, "a student", student, checkin.draft_for(unit, student)),
        (checkin.CHECKIN_YESTERDAY, "a student", student, checkin.draft_for_yesterday(unit, student)),
        (checkin.SAYS_FOR, "a coach", coach, {"student": nia.id, "name": "Nia"}),
        (checkin.CHANGE, "a student who changes it", student, checkin.draft_for(unit, student, entry.id)),
        (invite.INVITE, "a coach", coach, {"bot": "marbles_bot"}),
        (roster.ROSTER, "a coach", coach, {}),
        (roster.ROSTER, "a coach, for a class", coach, {"batch": group.id}),
        (FLOW[classes.NEW], "a coach", coach, {}),
        (FLOW[classes.INVITE_COACH], "a coach", coach, {"bot": "marbles_bot"}),
        (FLOW[classes.RENAME], "a coach", coach, {"batch": group.id}),
        (FLOW[classes.ZONE], "a coach", coach, {"batch": group.id}),
        (FLOW[classes.HOLIDAY], "a coach", coach, {"batch": group.id}),
        (my_time.MY_TIME, "a student", student, {}),
        (FLOW[coaching.FIND], "a coach", coach, {}),
        (FLOW[coaching.NOTE], "a coach", coach, {"student": nia.id}),
        (FLOW[coaching.BROADCAST], "a coach", coach, {}),
        (FLOW[sitting.CHECK], "a student", student, check),
        (FLOW[sitting.LEARN], "a student", student, practice),
        (odd.ODD, "a student", student, {"place": check["sitting"], "number": 0}),
        *await _of_the_path(unit, student, coach),
        (reason.REASON, "a coach", coach, {"kind": "newcomer", "card": "n" * 16, "name": "Nia"}),
    ]


async def _sitting(unit: Unit, who: Who, coach: User, module: str) -> dict[str, Any]:
    """Return the draft of a sitting of two questions; both sorts of conversation ask them alike."""
    majors = select(MajorObjective).where(MajorObjective.diagnostic_module_key == module)
    major = (await unit.session.scalars(majors)).one()
    mine = StudentMajorObjective(user_id=who.student().id, major_objective_id=major.id, assigned_by=coach.id,
                                 assigned_at=unit.now, status="in_progress")  # fmt: skip
    unit.session.add(mine)
    await unit.session.flush()
    found = await sittings.begin_practice(unit, who, major.id, questions.question)
    found.questions, found.answers = found.questions[:2], found.answers[:2]
    await unit.session.flush()
    return await sitting.draft_for(unit, found)


async def _of_the_path(unit: Unit, student: Who, coach: Who) -> list[tuple[Flow, str, Who, dict[str, Any]]]:
    """Put majors on the student's path, as far as each flow needs them, and return these flows."""
    activity, part, *majors = await on_path(unit, student, coach)
    begun, talk, mastered = majors
    await ticking.tick(unit, student, activity)
    await viva.ask(unit, student, talk.id)
    return [
        (claim.CLAIM, "a student", student, {"part": part}),
        (FLOW[path.TICK_NOTE], "a student", student, {"activity": activity}),
        (FLOW[path.TALK], "a student", student, {"major": talk.id}),
        (FLOW[path.MEET], "a coach", coach, {"card": viva.card_id(talk)}),
        (FLOW[path.MAJOR_NOTES], "a coach", coach, {"row": begun.id}),
        (FLOW[path.PART_NOTES], "a coach", coach, {"row": part}),
        (FLOW[path.PASS], "a coach", coach, {"row": begun.id}),
        (FLOW[path.TAKE_BACK], "a coach", coach, {"row": mastered.id}),
    ]


async def on_path(unit: Unit, student: Who, coach: Who) -> tuple[Any, ...]:
    """Assign one major with a part, one without any, and one that is mastered; return an activity, the part, the three.

    Of the activity and the part the ids are returned, of the majors the student's rows.
    """
    found = (await unit.session.scalars(select(MajorObjective).order_by(MajorObjective.created_at).limit(3))).all()
    own = {"user_id": student.student().id, "assigned_by": coach.coach().id, "assigned_at": unit.now}
    majors = [StudentMajorObjective(major_objective_id=one.id, status="assigned", **own) for one in found]
    majors[2].status = "mastered"
    of_first = LearningObjective.major_objective_id == found[0].id
    objective = (await unit.session.scalars(select(LearningObjective).where(of_first).limit(1))).one()
    part = StudentObjective(objective_id=objective.id, major_objective_id=found[0].id, status="assigned", **own)
    unit.session.add_all([*majors, part])
    await unit.session.flush()
    activity = (await unit.session.scalars(select(Activity.id).where(Activity.objective_id == objective.id))).first()
    return activity, part.id, *majors


def _part(title: str, found: Iterable[Stop], diagram: str) -> Markup:
    figures = Markup("").join(_figure(stop) for stop in found)
    part = Markup("<h2>{}</h2><section>{}</section><details><summary>diagram</summary><pre>{}</pre></details>")
    return part.format(title, figures, diagram)


def mermaid(found: Iterable[Stop]) -> str:
    """Return a flow as a Mermaid diagram: which answer leads where."""
    arrows: dict[tuple[str, str], list[str]] = {}
    for stop in found:
        for label, key in stop.onward.items():
            arrows.setdefault((stop.step.key, key), []).append(label.replace('"', "'"))
    drawn = [
        f'  {start} -->|"{", ".join(dict.fromkeys(labels))}"| {"done" if end == END else end}'
        for (start, end), labels in arrows.items()
    ]
    return "\n".join(["flowchart TD", *drawn, ""])


def _figure(stop: Stop) -> Markup:
    rows = Markup("").join(
        Markup('<div class="row">{}</div>').format(
            Markup("").join(Markup("<span>{}</span>").format(option.label) for option in row)
        )
        for row in stop.prompt.rows
    )
    return FIGURE.format(key=stop.step.key, kind=type(stop.step).__name__, text=stop.prompt.text, rows=rows)
