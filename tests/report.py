"""Figures that a test has earned, for the terminal summary."""

import pytest


class Report:
    """Collects lines; pytest carries `user_properties` from its workers to the summary."""

    def __init__(self, item: pytest.Item) -> None:
        self._item = item

    def __call__(self, line: str) -> None:
        self._item.user_properties.append(("report", line))
