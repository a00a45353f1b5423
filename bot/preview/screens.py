"""Every screen of every conversation on one page, with a diagram of each flow: to read the bot without running it."""

import re
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime

from markupsafe import Markup

from bot.clock import Clock
from bot.conversations.walk import END, Stop, stops
from bot.db import Database
from bot.migrations.upgrade import upgrade
from bot.preview.page import page
from bot.samples.every import samples

FIGURE = Markup("<figure><figcaption>{key} · {kind}</figcaption><p>{text}</p>{rows}</figure>")


# The same clock on every page, so that two of them can be compared.
NOW = datetime(2026, 3, 2, 15, 20, tzinfo=UTC)


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
    return {"index.html": page("Every screen", Markup("").join(parts)), **files}


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
