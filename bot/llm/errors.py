"""What may go amiss between us and the helper, as one small family."""

from typing import Literal

Code = Literal["slow", "busy", "down", "denied", "unfit", "too_long", "garbled", "silent", "resting", "not_fetched"]


class HelperError(Exception):
    """The helper has no answer.

    `slow`: out of time. `busy`: too many requests (429). `down`: no connection, or trouble at their end (5xx).
    `denied`: they want nothing of us, as with a key that does not hold. `unfit`: they take requests, and not this one
    (400). `too_long`: more than we read. `garbled`: twice nothing that fits. `silent`: no words in what was spoken.
    `resting`: not even asked, after failures. `not_fetched`: what was spoken did not come to us.
    What that has cost all the same: `tokens`, `milliseconds`, and `calls`, the requests that it took.
    """

    def __init__(self, code: Code, retry_after: float | None = None) -> None:
        super().__init__(code)
        self.code: Code = code
        self.retry_after = retry_after  # seconds that the server wants us to wait, where it said so
        self.tokens = self.milliseconds = self.calls = 0
