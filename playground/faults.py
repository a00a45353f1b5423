"""Faults to order: the Bot API as it is on a bad day."""

from dataclasses import dataclass
from typing import Literal

from playground.refusals import Refused, bad_request, forbidden, too_many_requests

Kind = Literal["429", "403", "400", "500", "502", "drop_before", "drop_after", "delay"]


@dataclass
class Fault:
    """`drop_before`: the connection dies before the API acted; `drop_after`: it acted, the reply is lost."""

    kind: Kind
    method: str | None
    times: int
    chat_id: int | None
    retry_after: int
    seconds: float

    def fits(self, method: str, chat_id: str) -> bool:
        same_method = self.method is None or self.method.lower() == method.lower()
        same_chat = self.chat_id is None or str(self.chat_id) == chat_id
        return self.times > 0 and same_method and same_chat

    @property
    def refusal(self) -> Refused | None:
        match self.kind:
            case "429":
                return too_many_requests(self.retry_after)
            case "403":
                return forbidden("bot was blocked by the user")
            case "400":
                return bad_request("chat not found")
            case "500":
                return Refused(500, "Internal Server Error")
        return None


class Faults:
    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(
        self,
        method: str | None = None,
        times: int = 1,
        *,
        kind: Kind,
        chat_id: int | None = None,
        retry_after: int = 1,
        seconds: float = 1.0,
    ) -> Fault:
        """Without a method or chat id the fault meets any; `seconds` is for `delay`."""
        fault = Fault(kind, method, times, chat_id, retry_after, seconds)
        self._faults.append(fault)
        return fault

    def take(self, method: str, chat_id: str) -> Fault | None:
        fault = next((one for one in self._faults if one.fits(method, chat_id)), None)
        if fault:
            fault.times -= 1
        return fault

    def clear(self) -> None:
        self._faults.clear()
