"""python -m playground: a coach, two students and their group, ready to be written to."""

import argparse
import asyncio
import contextlib

from playground.server import serve
from playground.world import World


def small_world() -> World:
    world = World()
    coach = world.person("Lena", id=1001)
    students = [world.person("Nia", id=2001), world.person("Omar", id=2002)]
    world.group("Class 2156", members=[coach, *students])
    return world


async def main(port: int) -> None:
    world = small_world()
    async with serve(world, port=port) as address:
        print(f"Chat page  {address}/")
        print(f"Bot API    {address}/bot  (the base URL of your client)")
        print(f"Token      {world.token}", flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="playground", description=__doc__)
    parser.add_argument("--port", type=int, default=8081)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(main(parser.parse_args().port))
