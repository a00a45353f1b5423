"""What the environment decides: read once at the start, passed in, never read at import."""

import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    Field,
    NonNegativeFloat,
    NonNegativeInt,
    PositiveInt,
    SecretStr,
    ValidationInfo,
    field_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

TELEGRAM = "https://api.telegram.org"
TAKEN_PATHS = ("/health", "/metrics")
PLAYGROUND_DATABASE = "sqlite+aiosqlite:///playground.db"


class Settings(BaseSettings):
    """The environment variables of the README, with their defaults; a `.env` file is read too."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    bot_token: SecretStr | None = None
    bot_api_url: Annotated[str, AfterValidator(lambda url: url.rstrip("/"))] = TELEGRAM
    database_url: str = "sqlite+aiosqlite:///marbles.db"
    bot_admin_ids: Annotated[tuple[int, ...], NoDecode] = ()
    bot_timezone: str = "UTC"
    send_per_second: NonNegativeFloat = 28.0
    files_folder: Path = Path("files")
    backups_folder: Path = Path("backups")
    heartbeat_url: SecretStr | None = None
    keep_text_hours: PositiveInt = 24
    keep_ids_days: PositiveInt = 30
    keep_check_ins_months: PositiveInt = 13
    keep_chat_logs_days: PositiveInt = 90
    keep_backups_days: NonNegativeInt = 14
    openai_api_key: SecretStr | None = None
    openai_base_url: str | None = None
    openai_model: str = "gpt-4o-mini"
    openai_transcribe_model: str = ""
    helper_daily_per_student: NonNegativeInt = 20
    helper_daily_in_all: NonNegativeInt = 1000
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = Field(None, validate_default=True)
    listen: str = "127.0.0.1"
    port: int = Field(8080, ge=0, le=65535)
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    @property
    def store(self) -> str:
        """The database that `run` uses: without a token, and unless one is named, the playground's own."""
        plays = self.bot_token is None and "database_url" not in self.model_fields_set
        return PLAYGROUND_DATABASE if plays else self.database_url

    @field_validator("bot_admin_ids", mode="before")
    @classmethod
    def split_ids(cls, value: object) -> object:
        """Accept `1001, 1002` as people write it."""
        return tuple(int(part) for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator(
        "bot_token",
        "heartbeat_url",
        "webhook_url",
        "webhook_secret",
        "openai_api_key",
        "openai_base_url",
        mode="before",
    )
    @classmethod
    def empty_is_absent(cls, value: object) -> object:
        """Treat `BOT_TOKEN=` as no token."""
        return value or None

    @field_validator("openai_api_key")
    @classmethod
    def key_of_plain_signs(cls, value: SecretStr | None) -> SecretStr | None:
        """Refuse what cannot be said in a header."""
        if value is not None and not re.fullmatch(r"[!-~]{1,512}", value.get_secret_value()):
            raise ValueError("a key is one word; a server that wants none takes any")
        return value

    @field_validator("openai_base_url")
    @classmethod
    def address_of_a_helper(cls, value: str | None) -> str | None:
        """Refuse what cannot be called; a server in the house may do without TLS."""
        if value is not None and not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", value):
            raise ValueError("an address that begins with https:// is wanted, like https://llm.example.org/v1")
        return value

    @field_validator("openai_model", mode="before")
    @classmethod
    def usual_model(cls, value: object) -> object:
        """Treat `OPENAI_MODEL=` as none named."""
        return value or cls.model_fields["openai_model"].default

    @field_validator("openai_model")
    @classmethod
    def name_of_a_model(cls, value: str) -> str:
        """Refuse what is no name."""
        if not re.fullmatch(r"[!-~]{1,120}", value):
            raise ValueError("the name of a model is one word")
        return value

    @field_validator("openai_transcribe_model")
    @classmethod
    def name_of_a_model_or_none(cls, value: str) -> str:
        """Refuse what is no name; where none is given, no voice goes anywhere."""
        return cls.name_of_a_model(value) if value else value

    @field_validator("heartbeat_url")
    @classmethod
    def an_address(cls, value: SecretStr | None) -> SecretStr | None:
        """Refuse what cannot be called."""
        if value is not None and not value.get_secret_value().startswith(("https://", "http://")):
            raise ValueError("an address that begins with https:// is wanted")
        return value

    @field_validator("webhook_url")
    @classmethod
    def address_that_telegram_calls(cls, value: str | None) -> str | None:
        """Telegram calls HTTPS only; a playground on the same machine may be called without."""
        if value is None:
            return None
        address = urlsplit(value)
        is_here = address.scheme == "http" and address.hostname in ("127.0.0.1", "localhost")
        if not address.hostname or not (address.scheme == "https" or is_here):
            raise ValueError("an address that begins with https:// is wanted, like https://bot.example.org/telegram")
        if address.path in TAKEN_PATHS:
            raise ValueError(f"{address.path} has another use; let the address end with /telegram")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def secret_of_plain_signs(cls, value: SecretStr | None, others: ValidationInfo) -> SecretStr | None:
        """With a webhook there has to be one: anybody can call an address."""
        if value is None and others.data.get("webhook_url"):
            raise ValueError(
                "WEBHOOK_URL needs it too: 1 to 256 of A-Z a-z 0-9 _ -, as `openssl rand -hex 32` prints them"
            )
        if value is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
            raise ValueError("Telegram takes 1 to 256 of A-Z a-z 0-9 _ - only")
        return value

    @field_validator("bot_timezone")
    @classmethod
    def known_zone(cls, value: str) -> str:
        """Refuse a zone that does not exist at the start, not at the first reminder."""
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError(f"{value!r} is no time zone; one is called 'Europe/Berlin'") from error
        return value

    @field_validator("database_url")
    @classmethod
    def async_driver(cls, value: str) -> str:
        """Accept the plain addresses that hosts hand out, and say them as our drivers want them."""
        value = value.replace("sslmode=", "ssl=")
        for plain, driver in (
            ("postgres://", "postgresql+asyncpg://"),
            ("postgresql://", "postgresql+asyncpg://"),
            ("sqlite://", "sqlite+aiosqlite://"),
        ):
            if value.startswith(plain):
                value = driver + value.removeprefix(plain)
        if not value.startswith(("postgresql+asyncpg://", "sqlite+aiosqlite://")):
            raise ValueError("an address of SQLite or PostgreSQL is wanted, like sqlite:///marbles.db")
        return value
