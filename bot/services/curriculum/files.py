"""A curriculum as a file, YAML or CSV, becomes entries: parts in parts, checked field by field, with their lines."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.services import sheets
from bot.services.curriculum.fields import FIELDS, REQUIRED, cleaned
from bot.services.errors import BotError
from bot.services.marked_yaml import Items, Value
from bot.services.names import plain
from bot.services.problems import Problems

Entry = dict[str, Any]  # kind, line, values, inside; JSON

INSIDE = {"domain": "majors", "major": "objectives", "objective": "activities"}
BELOW = {"domain": "major", "major": "objective", "objective": "activity"}
OTHER_NAMES = {
    "title": ("name",), "color": ("colour",), "estimated_hours": ("hours",), "estimated_minutes": ("minutes",),
    "url": ("link",), "diagnostic_module_key": ("module",), "name": ("title",),
}  # fmt: skip

HEADINGS = {
    "domain": ("domain", "area", "subject", "fach"),
    "major": ("major", "major objective", "module", "unit"),
    "objective": ("objective", "learning objective", "step", "lernziel"),
    "activity": ("activity", "activity title", "title", "task", "aktivität"),
    "type": ("type", "kind", "art"),
    "url": ("url", "link", "address"),
    "platform": ("platform", "site", "website", "plattform"),
    "minutes": ("minutes", "min", "estimated minutes", "time", "minuten"),
    "instructions": ("instructions", "what to do", "notes", "anleitung"),
    "difficulty": ("difficulty", "level"),
    "hours": ("hours", "estimated hours", "stunden"),
}
NEEDED = ("domain", "objective", "activity", "type", "url")
ACTIVITY_COLUMNS = {
    "activity": "title", "type": "type", "url": "url", "platform": "platform", "minutes": "estimated_minutes",
    "instructions": "instructions",
}  # fmt: skip
OBJECTIVE_COLUMNS = {"difficulty": "difficulty", "hours": "estimated_hours"}


def from_yaml(root: Value, problems: Problems) -> list[Entry]:
    """Return the domains of a file: one, or a list of them."""
    domains = root.items if isinstance(root, Items) else [root]
    found = [one for one in (_part(domain, "domain", problems) for domain in domains) if one]
    _note_twins(found, problems)
    return found


def _part(value: Value, kind: str, problems: Problems) -> Entry | None:
    known = {name: field for field in FIELDS[kind] for name in (field, *OTHER_NAMES.get(field, ()))}
    known |= {field: field for field in FIELDS[kind]}
    inside = INSIDE.get(kind)
    given = problems.fields(value, kind, known | ({inside: inside} if inside else {}))
    if given is None:
        return None
    parts = problems.items(given.pop(inside, None), kind, inside) if inside else []
    texts = {field: (problems.text(one, kind, field), one.line) for field, one in given.items()}
    return {
        "kind": kind,
        "line": value.line,
        "values": _checked(kind, texts, value.line, problems),
        "inside": [one for one in (_part(part, BELOW[kind], problems) for part in parts) if one],
    }


def _checked(kind: str, texts: Mapping[str, tuple[str, int]], line: int, problems: Problems) -> dict[str, Any]:
    """Return what the fields hold that say something; what is amiss is noted at its line."""
    found = {}
    for field in FIELDS[kind]:
        text, here = texts.get(field, ("", line))
        try:
            value = cleaned(kind, field, text)
        except BotError as error:
            code = "field_missing" if not text and field in REQUIRED - {"url"} else error.code
            problems.note(here, code, kind=kind, field=field, word=text[:60], **error.values)
            continue
        if value is not None:
            found[field] = value
    return found


def from_csv(lines: Sequence[sheets.Line], problems: Problems) -> list[Entry]:
    """Return the domains of a file with one row an activity; an empty cell of a parent means the one above.

    BotError `sheet_lacks` names the first column that is missing.
    """
    if not lines:
        return []
    places = sheets.places(lines[0][1], HEADINGS)
    for name in NEEDED:
        if name not in places:
            raise BotError("sheet_lacks", column=name)
    found = _Rows(problems)
    for line, cells in lines[1:]:
        found.take(line, {name: sheets.cell(cells, places.get(name)) for name in HEADINGS})
    _note_twins(found.domains, problems)
    return found.domains


def is_curriculum(cells: Sequence[str]) -> bool:
    """Whether the first row of a sheet is headed as a curriculum is."""
    return {"domain", "objective", "activity"} <= set(sheets.places(cells, HEADINGS))


class _Rows:
    """Puts rows together: those with the same domain, major and objective belong to the same parts."""

    def __init__(self, problems: Problems) -> None:
        self.domains: list[Entry] = []
        self._problems = problems
        self._above: dict[str, str] = {}

    def take(self, line: int, row: Mapping[str, str]) -> None:
        """Take one row in."""
        inside = self.domains
        for kind in ("domain", "major", "objective"):
            title = row[kind] or self._above.get(kind, "")
            if title != self._above.get(kind):
                self._above = {one: self._above[one] for one in _above(kind) if one in self._above}
            if not title:
                self._problems.note(line, "field_missing", kind=kind, field="title", word="")
                return
            self._above[kind] = title
            part = self._part(kind, title, line, inside)
            inside = part["inside"]
            if kind == "objective":
                self._say_of(part, line, row)
        if any(row[name] for name in ACTIVITY_COLUMNS):
            texts = {field: (row[name], line) for name, field in ACTIVITY_COLUMNS.items()}
            values = _checked("activity", texts, line, self._problems)
            inside.append({"kind": "activity", "line": line, "values": values, "inside": []})

    def _part(self, kind: str, title: str, line: int, siblings: list[Entry]) -> Entry:
        named = "name" if kind == "domain" else "title"
        for one in siblings:
            if plain(str(one["values"].get(named, ""))) == plain(title):
                return one
        values = _checked(kind, {named: (title, line)}, line, self._problems)
        part: Entry = {"kind": kind, "line": line, "values": values, "inside": []}
        siblings.append(part)
        return part

    def _say_of(self, part: Entry, line: int, row: Mapping[str, str]) -> None:
        """Note what a row says of its objective; two rows that say different things are one too many."""
        for name, field in OBJECTIVE_COLUMNS.items():
            if not row[name]:
                continue
            try:
                value = cleaned("objective", field, row[name])
            except BotError as error:
                self._problems.note(line, error.code, kind="objective", field=field, word=row[name], **error.values)
                continue
            if part["values"].setdefault(field, value) != value:
                self._problems.note(line, "says_otherwise", field=field, title=part["values"].get("title", ""))


def _above(kind: str) -> tuple[str, ...]:
    kinds = ("domain", "major", "objective")
    return kinds[: kinds.index(kind)]


def _note_twins(entries: Sequence[Entry], problems: Problems) -> None:
    """Note parts that are called the same within the same part: a title is how a part is found again."""
    first: dict[str, int] = {}
    for one in entries:
        title = str(one["values"].get("name" if one["kind"] == "domain" else "title", ""))
        if title and plain(title) in first:
            problems.note(one["line"], "twice", title=title, first=first[plain(title)])
        first.setdefault(plain(title), one["line"])
        _note_twins(one["inside"], problems)
