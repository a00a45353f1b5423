"""The playground's time: the machine's clock plus an offset that time travel moves."""

import time


class Clock:
    def __init__(self) -> None:
        self.offset = 0.0

    def unix(self) -> int:
        return int(time.time() + self.offset)  # noqa: TID251 - the one reader of the machine's clock

    def advance(self, seconds: float) -> None:
        self.offset += seconds
