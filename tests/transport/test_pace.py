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


def test_a_group_takes_eighteen_a_minute() -> None:
    seconds = Seconds()
    pace = Pace(1000, seconds)
    sent = 0
    for _ in range(600):
        seconds.now += 0.1
        if "class" not in pace.resting():
            pace.took("class", group=True)
            sent += 1
    assert sent in range(34, 38), "eighteen in hand, and eighteen in the minute"


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
