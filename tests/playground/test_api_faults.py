"""Bad days to order."""

import httpx
import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from playground import Person, World
from playground.faults import Kind
from playground.server import create_app
from playground.transport import FaultyTransport

# The library announces that a number of seconds will become a timedelta.
pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")


@pytest.mark.parametrize(
    ("kind", "error", "arrives"),
    [
        ("429", RetryAfter, False),
        ("403", Forbidden, False),
        ("400", BadRequest, False),
        ("500", NetworkError, False),
        ("502", NetworkError, False),
        ("drop_before", NetworkError, False),
        ("drop_after", TimedOut, True),
    ],
)
async def test_a_fault_strikes_once_and_then_all_is_well(
    bot: Bot, world: World, nia: Person, kind: Kind, error: type[TelegramError], arrives: bool
) -> None:
    world.faults.add("sendMessage", kind=kind)
    with pytest.raises(error):
        await bot.send_message(nia.id, "first")
    assert nia.reads() == (["first"] if arrives else [])
    await bot.send_message(nia.id, "second")
    assert nia.reads()[-1] == "second"


async def test_a_connection_that_never_stood_is_told_apart(bot: Bot, world: World, nia: Person) -> None:
    world.faults.add("sendMessage", kind="drop_before")
    with pytest.raises(NetworkError) as caught:
        await bot.send_message(nia.id, "first")
    assert isinstance(caught.value.__cause__, httpx.ConnectError)


async def test_a_fault_may_be_for_one_method_and_one_chat(bot: Bot, world: World, nia: Person, lena: Person) -> None:
    lena.starts()
    world.faults.add("sendMessage", times=2, kind="429", retry_after=7, chat_id=nia.id)
    await bot.get_me()
    await bot.send_message(lena.id, "hello")
    for _ in range(2):
        with pytest.raises(RetryAfter, match="Retry in"):
            await bot.send_message(nia.id, "hello")
    await bot.send_message(nia.id, "hello")


async def test_a_delay_is_met_by_the_callers_patience(world: World, nia: Person) -> None:
    world.faults.add(kind="delay", seconds=60)
    async with httpx.AsyncClient(transport=FaultyTransport(create_app(world)), timeout=0.01) as client:
        with pytest.raises(httpx.ReadTimeout):
            await client.get(f"http://test/bot{world.token}/getMe")


async def test_faults_can_be_called_off(bot: Bot, world: World, nia: Person) -> None:
    world.faults.add(times=1000, kind="500")
    world.faults.clear()
    assert await bot.send_message(nia.id, "hello")
