"""A pause after failures: who is down is left alone for a while, and nobody waits for them."""

from collections.abc import Callable

FAILURES = 3
PAUSE = 60.0  # seconds


class Circuit:
    """Counts failures in a row. After the pause one success makes all well; one failure more begins the next pause."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._failed = 0
        self._until = float("-inf")

    @property
    def rests(self) -> bool:
        """Whether this is a pause."""
        return self._seconds() < self._until

    def went_well(self) -> None:
        """Somebody answered."""
        self._failed = 0

    def failed(self) -> None:
        """Nobody did."""
        self._failed += 1
        if self._failed >= FAILURES:
            self._until = self._seconds() + PAUSE
