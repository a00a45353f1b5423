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
        {"openai_api_key": "two words"},
        {"openai_api_key": "clé"},
        {"openai_base_url": "llm.example.org/v1"},
        {"openai_base_url": "https://"},
        {"openai_base_url": "https://llm.example.org/v1?key=7"},
        {"openai_model": "two words"},
        {"openai_transcribe_model": "two words"},
        {"helper_daily_per_student": -1},
    ],
)
def test_what_cannot_work_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Settings(_env_file=None, **wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("url", ["https://llm.example.org/v1", "http://127.0.0.1:11434/v1", "https://[::1]:8000"])
def test_a_helper_may_be_at_any_address(url: str) -> None:
    assert Settings(_env_file=None, openai_base_url=url).openai_base_url == url


def test_an_empty_key_address_or_model_of_a_helper_is_none() -> None:
    settings = Settings(_env_file=None, openai_api_key="", openai_base_url="", openai_model="",
                        openai_transcribe_model="")  # fmt: skip
    assert (settings.openai_api_key, settings.openai_base_url, settings.openai_model) == (None, None, "gpt-4o-mini")
    assert settings.openai_transcribe_model == ""


HOOK = {"webhook_url": "https://bot.example.org/telegram", "webhook_secret": "s3cret-_"}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"webhook_secret": None}, "WEBHOOK_URL needs it too"),
        ({"webhook_secret": ""}, "WEBHOOK_URL needs it too"),
        ({"webhook_secret": "two words"}, "Telegram takes 1 to 256"),
        ({"webhook_secret": "x" * 257}, "Telegram takes 1 to 256"),
        ({"webhook_url": "http://bot.example.org/telegram"}, "begins with https://"),
        ({"webhook_url": "bot.example.org"}, "begins with https://"),
        ({"webhook_url": "https://bot.example.org/health"}, "/health has another use"),
    ],
)
def test_a_webhook_is_refused_with_what_is_amiss_and_without_its_secret(
    given: dict[str, str | None], words: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        Settings(_env_file=None, **HOOK | given)  # type: ignore[arg-type]
    [problem] = caught.value.errors()
    assert words in problem["msg"]
    assert "s3cret" not in problem["msg"]


def test_a_webhook_with_a_secret_and_a_playground_s_without_tls() -> None:
    assert Settings(_env_file=None, **HOOK).webhook_url == HOOK["webhook_url"]  # type: ignore[arg-type]
    assert Settings(_env_file=None, **HOOK | {"webhook_url": "http://127.0.0.1:8081/telegram"}).webhook_secret  # type: ignore[arg-type]
