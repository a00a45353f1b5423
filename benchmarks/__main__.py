"""Measure, and print a JSON line a figure: `python -m benchmarks [--long] [NAME …]`. README.md says how to read it."""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence

import structlog

from benchmarks.bench import Bench
from benchmarks.figures import growth, reminders, replicas, replies, statements, throughput

log = structlog.get_logger()

Figure = Callable[[Bench], Awaitable[None]]

AT_MOST = 580.0  # seconds for the short list

SHORT: tuple[Figure, ...] = (
    throughput.ceiling,
    throughput.at_full_speed,
    throughput.at_full_speed_on_postgresql,
    throughput.far_away,
    replies.at_a_steady_pace,
    replies.while_one_waits,
    replies.while_one_asks_the_helper,
    replies.while_pictures_are_drawn,
    replies.while_the_largest_board_is_drawn,
    reminders.due_at_once,
    growth.memory,
    growth.start,
    statements.per_update,
)

LONG: tuple[Figure, ...] = (*SHORT, reminders.due_among_many, reminders.due_on_postgresql, replicas.two_processes)


async def measure(figures: Sequence[Figure], bench: Bench, seconds: float | None) -> None:
    """Measure one figure after the other; one that could not be measured is named, and holds up no other.

    After so many seconds the rest is named, too: a machine that others use may be too slow for all of them.
    """
    loop = asyncio.get_running_loop()
    end = None if seconds is None else loop.time() + seconds
    try:
        for figure in figures:
            try:
                async with asyncio.timeout_at(end):
                    await figure(bench)
            except Exception as error:  # noqa: BLE001 - whatever a measured bot trips over
                log.error("not_measured", figure=figure.__name__, error=repr(error))
    finally:
        await bench.close()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[[], *(one.__name__ for one in LONG)])
    parser.add_argument("--long", action="store_true", help="all figures, with more and longer rounds")
    asked = parser.parse_args()
    # The lines alone go to the output.
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(30), logger_factory=structlog.PrintLoggerFactory(sys.stderr)
    )
    known = LONG if asked.long or asked.names else SHORT
    figures = [one for one in known if not asked.names or one.__name__ in asked.names]
    bench = Bench(5, 8.0, many=10_000) if asked.long else Bench(3, 3.0, many=500, warm_up=1.5)
    asyncio.run(measure(figures, bench, AT_MOST if known is SHORT else None))


if __name__ == "__main__":
    main()
