"""Where the bot wants its updates brought to, and how that went last."""

import re
from dataclasses import dataclass

from playground.objects import JSON
from playground.refusals import bad_request

LOCAL = ("http://127.0.0.1", "http://localhost")  # Telegram itself takes HTTPS only
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name


@dataclass(eq=False)
class Webhook:
    url: str
    secret: str = ""
    max_connections: int = 40
    last_error: str = ""
    last_error_date: int = 0

    def __post_init__(self) -> None:
        if not self.url.startswith(("https://", *LOCAL)):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if len(self.secret) > 256:
            raise bad_request("secret token is too long")
        if not re.fullmatch(r"[A-Za-z0-9_-]*", self.secret):
            raise bad_request("secret token contains unallowed characters")

    @property
    def headers(self) -> dict[str, str]:
        told = {SECRET_HEADER: self.secret} if self.secret else {}
        return {"content-type": "application/json"} | told

    def went_badly(self, why: str, when: int) -> None:
        self.last_error, self.last_error_date = why, when

    def as_json(self) -> JSON:
        shown: JSON = {"url": self.url, "max_connections": self.max_connections}
        error = {"last_error_date": self.last_error_date, "last_error_message": self.last_error}
        return shown | error if self.last_error else shown
