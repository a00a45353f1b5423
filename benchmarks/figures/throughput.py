"""How many updates a second, with as many people waiting as the bot can serve; and what of the processor each costs."""

from collections import defaultdict

from benchmarks.bench import CHECK_IN, ECHO, Bench
from benchmarks.crowd import Crowd, people
from benchmarks.lines import line
from benchmarks.run import Span

DELAY = 0.05
Rounds = dict[str, list[Span]]


async def ceiling(bench: Bench) -> None:
    """How fast the local Bot API is: nothing that is measured over it can be faster."""
    span = await bench.watch("floor", Crowd(people(64, ECHO)))
    line("local Bot API by itself, raw sockets", [span.per_second], [], "updates/s", "reported")


async def at_full_speed(bench: Bench) -> None:
    """A check-in step on SQLite against everything that answers a message."""
    found: Rounds = defaultdict(list)
    for _ in range(bench.runs):
        found["ours"].append(await bench.ours())
        found["orm"].append(await bench.watch("orm", Crowd(people(64, ECHO)), store=await bench.store()))
        found["echo"].append(await bench.watch("echo", Crowd(people(64, ECHO))))
        found["handler"].append(await bench.watch("handler", Crowd(people(64, CHECK_IN))))
        found["aiogram"].append(await bench.watch("aiogram_echo", Crowd(people(64, ECHO))))
    _compare(found, "orm", "library + one ORM transaction a message, SQLite", "≥ 1.0, north star ≥ 2.5")
    _compare(found, "echo", "bare echo of the library, which stores nothing", "reported, north star ≥ 1.0")
    _compare(found, "handler", "ConversationHandler + persistence flushed each update", "≥ 1.5, north star ≥ 3")
    _compare(found, "aiogram", "bare echo of aiogram, which stores nothing", "reported")


async def at_full_speed_on_postgresql(bench: Bench) -> None:
    """The same on PostgreSQL, whose own processor time is not counted."""
    found: Rounds = defaultdict(list)
    for _ in range(bench.runs):
        found["ours"].append(await bench.ours("postgresql"))
        store = await bench.store("postgresql")
        found["orm"].append(await bench.watch("orm", Crowd(people(64, ECHO)), store=store))
    _compare(found, "orm", "library + one ORM transaction a message, PostgreSQL", "≥ 1.0, north star ≥ 2.5")


async def far_away(bench: Bench) -> None:
    """With 50 ms to the API, as it is in practice."""
    found: Rounds = defaultdict(list)
    for _ in range(bench.runs):
        found["ours"].append(await bench.ours(delay=DELAY))
        found["echo"].append(await bench.watch("echo", Crowd(people(64, ECHO)), delay=DELAY))
    ours, echo = ([span.per_second for span in found[name]] for name in ("ours", "echo"))
    line("durable check-in step, 50 ms to the API ÷ library default", ours, echo, "updates/s", "≥ 16, north star ≥ 40")


def _compare(found: Rounds, peer: str, name: str, goal: str) -> None:
    ours, theirs = found["ours"], found[peer]
    line(f"durable check-in step ÷ {name}", [one.per_second for one in ours], [one.per_second for one in theirs],
         "updates/s", goal)  # fmt: skip
    line(f"processor per check-in step ÷ {name}", [one.cpu_ms for one in ours], [one.cpu_ms for one in theirs],
         "ms/update", "reported")  # fmt: skip
