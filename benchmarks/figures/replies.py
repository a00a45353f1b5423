"""How long people wait for an answer: the 95th of a hundred, at a steady pace, in good and in bad company."""

from benchmarks import boards, helped
from benchmarks.bench import CALM, CHECK_IN, ECHO, STUDENTS, Bench
from benchmarks.crowd import Crowd, Person, Says, Sends, people
from benchmarks.lines import line
from benchmarks.run import Running, running
from benchmarks.school import COACH

STEADY = 100.0  # acts a second
DELAY = 0.05


async def at_a_steady_pace(bench: Bench) -> None:
    """A hundred updates a second, with 50 ms to the API."""
    ours, peer = list[float](), list[float]()
    for _ in range(bench.runs):
        store = await bench.store()
        crowd = Crowd(people(STUDENTS, CHECK_IN), per_second=STEADY)
        ours.append((await bench.watch("marbles", crowd, delay=DELAY, store=store)).p95_ms)
        crowd = Crowd(people(STUDENTS, ECHO), per_second=STEADY)
        peer.append((await bench.watch("echo", crowd, "256", delay=DELAY)).p95_ms)
    line("p95 of a reply at 100 updates/s, 50 ms to the API ÷ bare echo with concurrent_updates(256)", ours, peer,
         "ms", "≤ 1.5, north star ≤ 1.0")  # fmt: skip


async def while_one_waits(bench: Bench) -> None:
    """A coach's step waits twenty seconds for work outside; nobody else does."""
    coach = Person(COACH, (Sends("list.csv"),))
    without, during = await _beside(bench, coach)
    line("p95 of everybody else while one person's step waits 20 s for work outside ÷ without", during, without,
         "ms", "≤ 1.2, north star 1.0")  # fmt: skip


async def while_one_asks_the_helper(bench: Bench) -> None:
    """A student waits twenty seconds for the helper, and two hundred tick habits."""
    students = helped.TICKING + 1
    rounds = [await helped.figures(await bench.store(students=students, in_a_sprint=True)) for _ in range(bench.few)]
    during, without = ([one[name] for one in rounds] for name in ("during", "without"))
    line("p95 of 200 students who tick habits while another waits 20 s for the helper ÷ without", during, without,
         "ms", "≤ 1.2, north star 1.0")  # fmt: skip


async def while_pictures_are_drawn(bench: Bench) -> None:
    """A student asks for the largest picture there is, again and again; it is drawn and uploaded each time."""
    without, during = await _beside(bench, Person(STUDENTS, (Says("/month"),)))
    line("p95 of others' replies while the largest picture is drawn ÷ without", during, without,
         "ms", "≤ 1.2, north star 1.0")  # fmt: skip


async def while_the_largest_board_is_drawn(bench: Bench) -> None:
    """Forty cards with forty photos: what drawing them takes, and a student who is shown such boards without end."""
    sizes = [await boards.drawn() for _ in range(bench.few)]
    line("the largest board, 40 cards with 40 photos: time", [one.seconds for one in sizes], [], "s", "≤ 5")
    line("the largest board: most memory of the process that draws", [one.memory / 2**20 for one in sizes], [], "MiB",
         "≤ 400")  # fmt: skip
    rounds = [await boards.beside(await bench.store(), STUDENTS, 2 * bench.seconds) for _ in range(bench.few)]
    during, without = ([one[name] for one in rounds] for name in ("during", "without"))
    line("p95 of others' replies while the largest board is drawn again and again ÷ without", during, without,
         "ms", "≤ 1.2, north star 1.0")  # fmt: skip


async def _beside(bench: Bench, somebody: Person) -> tuple[list[float], list[float]]:
    """Return what others wait, first without somebody, then while they do what their script says."""
    without, during = list[float](), list[float]()
    for _ in range(bench.runs):
        crowd = Crowd(people(STUDENTS - 1, CHECK_IN), per_second=CALM)
        async with running("marbles", crowd, store=await bench.store()) as found:
            without.append((await found.settled(bench.seconds)).p95_ms)
            during.append(await _with(found, somebody, bench.seconds))
    return without, during


async def _with(found: Running, somebody: Person, seconds: float) -> float:
    """Let somebody act beside the crowd, again whenever they were answered; their own answers are not counted."""
    found.crowd.beside(somebody)
    return (await found.watch(seconds)).p95_ms
