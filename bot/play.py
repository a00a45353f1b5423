"""The playground: a local Telegram with a small class in it, and the bot beside it."""

from pydantic import SecretStr

from bot.app import Marbles
from bot.clock import Clock
from bot.services import seeding
from bot.services.history.two_weeks import playground_history
from bot.settings import PLAYGROUND_DATABASE, Settings
from bot.standing import prepare, transaction
from playground.server import serve
from playground.world import World

COACH, STUDENTS, BATCH = ("Lena", 1001), (("Nia", 2001), ("Omar", 2002)), "2156"
BOT = "marbles_bot"


async def play(settings: Settings) -> None:
    """Open the playground in the browser; PortTaken if its port is in use."""
    if "database_url" not in settings.model_fields_set:
        settings = settings.model_copy(update={"database_url": PLAYGROUND_DATABASE})
    world = World(token="1234567:playground", username=BOT, name="Marbles")  # noqa: S106 - no secret
    coach = world.person(COACH[0], id=COACH[1])
    students = [world.person(name, id=number) for name, number in STUDENTS]
    world.group(f"Class {BATCH}", members=[coach, *students], has_bot=False)
    async with serve(world, port=settings.port) as address:
        settings = settings.model_copy(
            update={
                "bot_token": SecretStr(world.token),
                "bot_api_url": address,
                "bot_admin_ids": (COACH[1],),
                "webhook_url": None,
                "port": 0,  # the page has the other one
                "keep_backups_days": 0,
            }
        )
        await prepare(settings)
        names = [name for name, _ in STUDENTS]
        async with transaction(settings) as unit:
            lena = await seeding.playground_class(unit, BOT, COACH, names, BATCH, settings.bot_timezone)
            await playground_history(unit, lena, BATCH, settings.bot_timezone)
        coach.says("/start")
        print(f"\n  Marbles is open: {address}\n  (Ctrl+C closes it; what was said stays in {settings.database_url})\n")
        clock = Clock()
        marbles = Marbles(settings, clock)
        world.clock.follow(clock.move, marbles.catch_up)
        await marbles.run()
