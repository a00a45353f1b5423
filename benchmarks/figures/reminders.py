"""What reminders cost: those who write to us while they leave, and the look for what is due."""

from benchmarks import tick, wave
from benchmarks.bench import Bench
from benchmarks.lines import line


async def while_reminders_leave(bench: Bench) -> None:
    """Ten thousand of them at 560 a second, which takes eighteen: one round for three of others."""
    rounds = [await wave.figures() for _ in range(max(1, bench.runs // 3))]
    during, without = ([one[name] for one in rounds] for name in ("during", "without"))
    line("p95 of a student's reply while 10 000 reminders are leaving ÷ without", during, without, "ms",
         "≤ 1.5, north star ≤ 1.1")  # fmt: skip


async def due_of_very_many(_bench: Bench) -> None:
    """A tick of the scheduler with a hundred reminders due; writing the million rows takes longest."""
    few, many = tick.SIZES
    seconds = (await tick.figures())["tick"]
    line("scheduler tick, 1 000 000 rows of which 100 due ÷ 1 000 rows of which 100 due", [1000 * seconds[many]],
         [1000 * seconds[few]], "ms", "≤ 1.5, north star ≤ 1.1")  # fmt: skip
