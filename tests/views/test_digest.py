"""A digest names the days of several silences, each once, and does not count up the old ones."""

from datetime import date, timedelta
from types import SimpleNamespace

from bot.views import digest

TODAY = date(2026, 12, 4)


def test_who_has_not_checked_in_stands_by_the_day_and_the_oldest_together() -> None:
    since = {"Ada": 4, "Ben": 3, "Cem": 4, "Dua": 5, "Eva": 6, "Fay": 20}
    quiet = [SimpleNamespace(name=name, last=TODAY - timedelta(days=ago)) for name, ago in since.items()]
    text = digest.digest([], [], None, [*quiet, SimpleNamespace(name="Gil", last=None)], 0).text
    assert str(text).splitlines()[1:] == [
        "No check-in since Tue, Dec 1: Ben",
        "No check-in since Mon, Nov 30: Ada and Cem",
        "No check-in since Sun, Nov 29: Dua",
        "No check-in since Sat, Nov 28: Eva",
        "No check-in for longer: Fay and Gil",
    ]
