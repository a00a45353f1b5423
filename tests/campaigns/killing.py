"""The killing itself: students talk with a program that is killed and restarted again and again."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from playground import World
from tests.campaigns.program import Program
from tests.campaigns.students import Student

CALLS_A_ROUND = 10  # about so many calls of the Bot API does one check-in take
GLANCE = 0.03
LONGEST_LIFE = 10.0  # seconds


@dataclass(frozen=True)
class Plan:
    """How large a campaign is. `patience` is a student's, `deadline` everybody's, both in seconds."""

    students: int
    kills: int
    rounds: int = 2
    patience: float = 30
    deadline: float = 600


class Campaign:
    """Students, the program, and the one who kills it; `given_up` are the screens of those whom the deadline met."""

    def __init__(self, world: World, program: Program, students: Sequence[Student], plan: Plan, seed: str) -> None:
        self.kills = 0
        self.given_up: list[str] = []
        self._world = world
        self._program = program
        self._students = students
        self._plan = plan
        self._random = Random(f"{seed}:kills")
        self._is_over = False

    async def run(self) -> None:
        """Let everybody check in while the program dies again and again; return when all are done, or time is up."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._live())
            tasks.create_task(self._kill())

    async def _live(self) -> None:
        seconds = asyncio.get_running_loop().time
        deadline = seconds() + self._plan.deadline
        while open_ := [student for student in self._students if not student.is_finished]:
            if seconds() > deadline:
                self.given_up = [student.screen for student in open_]
                break
            for student in open_:
                student.look(seconds())
            await asyncio.sleep(GLANCE)
        self._is_over = True

    async def _kill(self) -> None:
        """Kill at random moments, spread over the work there is; what is left of them then finds an idle program."""
        while self.kills < self._plan.kills and not self.given_up:
            await self._until_the_moment()
            await self._program.kill()
            self.kills += 1
            await self._program.start()
        while not self._is_over:
            await self._program.restart_if_ended()
            await asyncio.sleep(GLANCE)

    async def _until_the_moment(self) -> None:
        """Wait for a random moment of the program's life: now and then before it serves, mostly amid its work."""
        if self._is_over or self._random.random() < 0.1:
            await asyncio.sleep(self._random.uniform(0, 1.5))
            return
        seconds = asyncio.get_running_loop().time
        end = seconds() + LONGEST_LIFE
        enough = len(self._world.calls) + self._random.uniform(0, 2 * self._calls_a_life())
        while len(self._world.calls) < enough and seconds() < end and not self._is_over:
            await self._program.restart_if_ended()
            await asyncio.sleep(0.005)
        await asyncio.sleep(self._random.uniform(0, 0.05))

    def _calls_a_life(self) -> float:
        rounds_left = sum(self._plan.rounds - len(student.kept) for student in self._students)
        return rounds_left * CALLS_A_ROUND / (self._plan.kills - self.kills + 1)
