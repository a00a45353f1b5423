"""The tables are the document's: every field, every word, every index, and nothing that is not explained."""

import hashlib
import re
from collections.abc import Iterator
from inspect import get_annotations
from pathlib import Path
from typing import Literal, get_args, get_origin

import pytest
from sqlalchemy import Enum

from bot.models import Base
from bot.models.comparison import compare
from bot.models.contract import CONTRACT, CORRECTIONS, EXTRA_FIELDS, camel, fields
from bot.models.document import DOTS, read
from tests.report import Report

DOCUMENT = Path(__file__).parents[2] / "docs" / "data-model.md"
AS_IT_WAS_GIVEN = "afbd4d24116baef921d659f23c6fc09bbedd122297d7181d79ae1f151edd37ee"


def test_the_document_is_the_one_that_was_given() -> None:
    """Whoever changes the contract says so here; nobody mends a finding by editing the document."""
    assert hashlib.sha256(DOCUMENT.read_bytes()).hexdigest() == AS_IT_WAS_GIVEN


def test_the_tables_hold_what_the_document_asks(report: Report) -> None:
    comparison = compare(DOCUMENT)
    assert comparison.findings == []
    assert all(held == asked for held, asked in comparison.counts.values())
    counted = ", ".join(f"{held} of {asked} {what}" for what, (held, asked) in comparison.counts.items())
    ours = sum(len(extra) for extra in EXTRA_FIELDS.values())
    report(f"the contract: {counted}; {len(CORRECTIONS)} fields corrected, {ours} ours beside them")


def test_the_document_says_26_tables_and_lists_29() -> None:
    inventory = DOCUMENT.read_text("utf-8").partition("## Table inventory (26 total)")[2].partition("## Tables")[0]
    listed = re.findall(r"`(\w+)`", inventory)
    described = list(read(DOCUMENT, {}))
    assert sorted(listed) == sorted(described)
    assert [camel(model.__tablename__) for model in CONTRACT] == described
    assert len(described) == 29


def test_the_parser_leaves_no_line_of_a_table_out() -> None:
    """Counted in another way than the parser's: by lines."""
    tables = DOCUMENT.read_text("utf-8").partition("## Tables")[2].partition("## Relationship overview")[0]
    document = read(DOCUMENT, {})
    assert sum(len(table.fields) for table in document.values()) == len(re.findall(r"(?m)^\| [`.]", tables))
    assert sum(len(table.indexes) for table in document.values()) == len(re.findall(r"`by_\w+`", tables))


@pytest.mark.parametrize("model", CONTRACT, ids=lambda model: model.__tablename__)
def test_fields_leave_in_the_documents_order_with_ours_behind_them(model: type[Base]) -> None:
    theirs = read(DOCUMENT, CORRECTIONS)[camel(model.__tablename__)].fields
    assert list(fields(model, ours=False).values()) == list(theirs)
    assert list(fields(model).values())[: len(theirs)] == list(theirs)


def test_every_reason_for_a_field_of_ours_is_a_sentence_or_so() -> None:
    assert all(len(why) > 10 for extra in EXTRA_FIELDS.values() for why in extra.values())


DIFFERENCES = [  # a piece of the document; what stands there instead; what is then found
    ("| `token` | `string` | Stored in localStorage |\n", "", "sessions.token: ours, and nothing says why"),
    ("#### `sessions`\n", "#### `sessions`\n| `device` | `string?` | |\n", "sessions.device: we have no such field"),
    ("| `cue` | `string?` |", "| `cue` | `string` |", "habits.cue: required in the document only"),
    ("`whatIsHabit` | `string`", "`whatIsHabit` | `string?`", "habits.whatIsHabit: optional in the document only"),
    ("`cue` | `string?`", "`cue` | `number?`", "habits.cue: the document has number, we have string"),
    ("`url` | `string`", "`url` | `boolean`", "activities.url: the document has boolean, we have string"),
    ("`count` | `number`", "`count` | `string`", "trustJar.count: the document has string, we have number"),
    ("Current marbles (0-50)", "Unix ms timestamp", "trustJar.count: the document has instant, we have number"),
    (
        "| `date` | `string` | ISO date",
        "| `date` | `string` | A",
        "habitCompletions.date: the document has string, we have date",
    ),
    (
        '"practice" | "mastery"',
        '"practice" | "mock"',
        'diagnosticAttempts.attemptType: the document has "practice" | "mock", we have "practice" | "mastery"',
    ),
    (
        '"student" | "admin"',
        '"student" | "admin" | "guardian"',
        'users.role: the document has "student" | "admin" | "guardian", we have "student" | "admin"',
    ),
    (
        '"student" | "admin"',
        '"student" | "Admin"',
        'users.role: the document has "student" | "Admin", we have "student" | "admin"',
    ),
    (
        '`bookId` | `Id<"books">`',
        '`bookId` | `Id<"domains">`',
        'studentBooks.bookId: the document has Id<"domains">, we have Id<"books">',
    ),
    ("`string[]`", "`any`", "diagnosticAttempts.diagnosticModuleIds: the document has any, we have string[]"),
    ("`object[]`", "`string[]`", "diagnosticAttempts.results: the document has string[], we have object[]"),
    ("`any`", "`object[]`", "chatLogs.data: the document has object[], we have any"),
    ("`by_grade`, ", "`by_grade`, `by_author`, ", "books.by_author: we have no such index"),
    (
        "(`startDate`, `endDate`)",
        "(`endDate`, `startDate`)",
        "sprints.by_dates: the document has endDate, startDate, we have startDate, endDate",
    ),
    (
        "`by_user_sprint`",
        "`by_user_sprint` (`userId`)",
        "goals.by_user_sprint: the document has userId, we have userId, sprintId",
    ),
    ("#### `books`\n", "#### `shelves`\n| `_id` | `string` | |\n\n#### `books`\n", "shelves: we have no such table"),
    ("#### `chatLogs`", "#### `logs`", "logs: we have no such table; chatLogs: the document has no such table"),
    (
        "#### `goals`\n",
        "#### `goals`\n| `statusByHand` | `boolean` | |\n",
        "goals.statusByHand: called ours, and is not",
    ),
    ("#### `goals`\n", "#### `goals`\n| ... | ... | And others |\n", f"goals.{DOTS}: we have no such field"),
]


@pytest.mark.parametrize(("piece", "instead", "found"), DIFFERENCES, ids=[found for *_, found in DIFFERENCES])
def test_a_difference_is_found_and_named(piece: str, instead: str, found: str, tmp_path: Path) -> None:
    assert "; ".join(compare(altered(tmp_path, piece, instead)).findings) == found


def test_what_does_not_hold_is_not_counted(tmp_path: Path) -> None:
    held, asked = compare(altered(tmp_path, "`token` | `string`", "`token` | `number`")).counts["fields"]
    assert held == asked - 1


def test_a_row_that_cannot_be_read_is_not_passed_over(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="sessions"):
        compare(altered(tmp_path, "`token` | `string`", "`token` | string"))


def test_another_file_is_not_taken_for_the_contract() -> None:
    assert len(compare(DOCUMENT.parent.parent / "README.md").findings) == len(CONTRACT)


def test_the_words_that_types_know_are_the_words_that_storage_knows() -> None:
    assert {place: known for place, known, stored in words() if known != stored} == {}


def altered(folder: Path, piece: str, instead: str) -> Path:
    """Write the document anew, with something else in the first place where `piece` stands."""
    text = DOCUMENT.read_text("utf-8")
    assert piece in text
    path = folder / "altered.md"
    path.write_text(text.replace(piece, instead, 1), "utf-8")
    return path


def words() -> Iterator[tuple[str, list[str], list[str]]]:
    for mapper in Base.registry.mappers:
        for column in mapper.local_table.columns:
            if isinstance(column.type, Enum):
                (annotated,) = get_args(get_annotations(mapper.class_)[column.name])
                literal = annotated if get_origin(annotated) is Literal else get_args(annotated)[0]
                yield f"{column.table.name}.{column.name}", list(get_args(literal)), column.type.enums
