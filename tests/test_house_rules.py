"""Rules of the house that no linter knows."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from bot.content.diagnostics import bank
from bot.handlers.actions import REGISTER
from bot.handlers.routes import COMMANDS
from bot.models import Base
from bot.views import commands, errors

HOUSE = Path(__file__).parent.parent
SOURCES = sorted(path for path in (HOUSE / "bot").rglob("*.py") if "versions" not in path.parts)


@cache
def trees() -> tuple[tuple[Path, ast.Module], ...]:
    return tuple((path, ast.parse(path.read_text("utf-8"))) for path in SOURCES)


def calls(tree: ast.AST) -> Iterator[str]:
    """Yield what is called, as `name` or `….name`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            yield ast.unparse(node.func)


def test_only_the_unit_of_work_commits() -> None:
    committing = {path.name for path, tree in trees() if any(call.endswith(".commit") for call in calls(tree))}
    assert committing == {"db.py"}


def test_no_statement_asks_the_database_what_time_it_is() -> None:
    asking = [path.name for path, tree in trees() if any(call.endswith("func.now") for call in calls(tree))]
    assert asking == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [str(path.relative_to(HOUSE)) for path, tree in trees() if not ast.get_docstring(tree)]
    assert silent == []


def test_every_public_function_of_the_bot_says_what_it_does() -> None:
    silent = [
        f"{path.relative_to(HOUSE)}:{node.name}"
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
        and not _is_local(tree, node)
    ]
    assert silent == []


def _is_local(tree: ast.Module, node: ast.AST) -> bool:
    """Whether something is defined inside a function, where its use stands beside it."""
    functions = [one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)]
    return any(node is not one and node in ast.walk(one) for one in functions)


def test_texts_reach_the_catalogue_only_through_literals() -> None:
    """A text built at run time cannot be collected for translators; names that are data are marked with N_."""
    data = {"word.name", "category.name", "name", "category", "one.says", "word", "word.definition", "value.template",
            "one.short", "one.maybe.kindly", "kindly"}  # fmt: skip
    odd = {
        f"{path.name}: {ast.unparse(node)}"
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "N_", "ngettext")
        for argument in node.args[:2]
        if not isinstance(argument, ast.Constant | ast.IfExp | ast.Subscript | ast.Call)
        and ast.unparse(argument) not in data
    }
    assert odd == set()


def test_every_table_that_names_a_user_says_what_becomes_of_its_rows() -> None:
    """A table that forgets this would keep a deleted student."""
    unsaid = [
        f"{table.name}.{key.parent.name}"
        for table in Base.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name == "users" and key.ondelete not in ("CASCADE", "SET NULL", "RESTRICT")
    ]
    assert unsaid == []


def refused() -> Iterator[tuple[str, str]]:
    """Yield where something is refused, and with which code: where there is a choice, with either."""
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "BotError":
                [code, *_] = node.args
                either = (code.body, code.orelse) if isinstance(code, ast.IfExp) else (code,)
                yield from (
                    (f"{path.relative_to(HOUSE)}:{node.lineno}", str(one.value))
                    for one in either
                    if isinstance(one, ast.Constant)
                )


def test_every_refusal_has_words() -> None:
    found = list(refused())
    assert len(found) > 100
    assert [one for one in found if one[1] not in errors._WORDS] == []


def drawn() -> Iterator[tuple[str, ast.expr, int]]:
    """Yield every button that a view draws: where, the name of its action, with how many arguments."""
    for path, tree in trees():
        if path.parent.name != "views" or path.name == "paging.py":
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("act", "turns"):
                given = len(node.args) - 2 + (node.func.id == "turns")  # which adds the number of a page
                yield f"{path.name}:{node.lineno}", node.args[1], given


def test_every_button_that_a_view_draws_is_in_the_register() -> None:
    """One that is not could be pressed, and would do nothing."""
    buttons = list(drawn())
    lost = [
        f"{place}: {ast.unparse(name)} with {given} arguments"
        for place, name, given in buttons
        if not isinstance(name, ast.Constant)
        or name.value not in REGISTER
        or len(REGISTER[name.value].arguments) != given
    ]
    assert lost == []
    assert len(buttons) > 150


@pytest.mark.parametrize("name", REGISTER)
def test_every_action_fits_into_a_button(name: str) -> None:
    longest = [f"a:{name}", *("x" * 16 for _ in REGISTER[name].arguments)]
    assert len(":".join(longest).encode()) <= 64


def test_every_question_of_every_model_fits_behind_a_button() -> None:
    assert all(len(f"a:question:{key}:999999".encode()) <= 64 for key in bank.models())


def test_every_command_has_words_and_every_word_a_command() -> None:
    assert set(COMMANDS) == set(commands.COMMANDS)
    assert all(one.says for one in commands.COMMANDS.values())
    assert {name for name, one in commands.COMMANDS.items() if not one.roles} == {"switch", "bind", "unbind"}


def test_no_file_is_longer_than_a_person_reads_at_once() -> None:
    long = {
        str(path.relative_to(HOUSE)): count for path in SOURCES if (count := len(path.read_text().splitlines())) > 300
    }
    assert long == {}
