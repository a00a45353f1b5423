"""The environment: what is accepted, and what is refused at the start rather than at the first use."""

import pytest
from pydantic import ValidationError

from bot.settings import Settings


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("postgres://u:p@h/db", "postgresql+asyncpg://u:p@h/db"),
        ("postgresql://u:p@h/db?sslmode=require", "postgresql+asyncpg://u:p@h/db?ssl=require"),
        ("sqlite:///marbles.db", "sqlite+aiosqlite:///marbles.db"),
    ],
)
def test_addresses_of_databases_are_said_as_the_drivers_want_them(given: str, used: str) -> None:
    assert Settings(_env_file=None, database_url=given).database_url == used


def test_several_admins_are_written_with_commas() -> None:
    assert Settings(_env_file=None, bot_admin_ids="1001, 1002,").bot_admin_ids == (1001, 1002)


def test_the_root_of_the_api_needs_no_care_about_its_last_slash() -> None:
    assert Settings(_env_file=None, bot_api_url="http://localhost:8081/").bot_api_url == "http://localhost:8081"


@pytest.mark.parametrize(
    "wrong",
    [
        {"database_url": "nonsense"},
        {"database_url": "mysql://h/db"},
        {"bot_timezone": "Mars/Olympus"},
        {"send_per_second": -1},
        {"port": 70_000},
        {"bot_admin_ids": "lena"},
        {"heartbeat_url": "hc.example/1"},
        {"keep_check_ins_months": 0},
    ],
)
def test_what_cannot_work_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Settings(_env_file=None, **wrong)  # type: ignore[arg-type]
