"""Checks written apart from the solvers: of what a student sees, which option is right?

A check gets the question and one option, and says whether that option answers it. It reads what stands on the screen
(`question.stem.values`, `question.figure.values`), never the model's own workings, and goes another way than the model:
by trying everything out, by counting, by `fractions`, or by sympy.
"""

from importlib import import_module

from bot.content.diagnostics.bank import MODULES
from bot.content.diagnostics.sampling import Check


def checks() -> dict[str, Check]:
    """Return every check by the key of its model; each file has them in `CHECKS`."""
    files = [f"{__name__}.{name}" for module in MODULES for part in module.parts for name in part.files]
    return {key: check for file in files for key, check in import_module(file).CHECKS.items()}
