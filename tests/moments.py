"""When tests begin: the same moment whatever the day and the hour they are run at."""

from datetime import UTC, datetime

from bot.clock import Clock

BEGINNING = datetime(2026, 11, 10, 9, 30, tzinfo=UTC)  # a Tuesday morning, far from the ends of day, week and month


def clock_at_the_beginning() -> Clock:
    """Return a clock that shows the beginning now, and goes on from there."""
    return Clock(BEGINNING - Clock().now())
