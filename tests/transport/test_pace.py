"""How fast we may send."""

from bot.transport.pace import Pace


class Seconds:
    """A monotonic clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_private_chat_takes_five_at_once_and_then_one_a_second() -> None:
    seconds = Seconds()
    pace = Pace(1000, seconds)
    for _ in range(5):
        assert "nia" not in pace.resting()
        pace.took("nia", group=False)
    assert pace.resting() == {"nia"}
    seconds.now += 1
    assert pace.resting() == set()


def test_a_group_takes_less_than_twenty_in_any_minute() -> None:
    seconds = Seconds()
    pace = Pace(1000, seconds)
    sent: list[float] = []
    for _ in range(1800):
        seconds.now += 0.1
        if "class" not in pace.resting():
            pace.took("class", group=True)
            sent.append(seconds.now)
    most = max(sum(begin <= one < begin + 60 for one in sent) for begin in sent)
    assert most in range(16, 20), "Telegram takes twenty, edits among them"


def test_all_chats_together_share_one_rate() -> None:
    seconds = Seconds()
    pace = Pace(28, seconds)
    for number in range(28):
        pace.took(f"chat {number}", group=False)
    assert pace.allowance() == 0
    seconds.now += 0.5
    assert pace.allowance() == 14


def test_a_pause_stops_everything_and_is_never_shortened() -> None:
    seconds = Seconds()
    pace = Pace(28, seconds)
    pace.pause(10)
    pace.pause(2)
    seconds.now += 9
    assert pace.allowance() == 0
    assert pace.wait() == 1
    seconds.now += 1
    assert pace.allowance() == 28


def test_without_a_rate_nothing_waits() -> None:
    pace = Pace(0, Seconds())
    for _ in range(100):
        pace.took("nia", group=False)
    assert pace.resting() == set()
    assert pace.allowance() > 100


def test_chats_with_full_buckets_are_forgotten() -> None:
    seconds = Seconds()
    pace = Pace(1000, seconds)
    for number in range(50):
        pace.took(f"chat {number}", group=False)
    seconds.now += 60
    pace.resting()
    assert pace._chats == {}
