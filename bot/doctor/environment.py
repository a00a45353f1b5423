"""The settings in words, and what follows from them; secrets are never told."""

import re
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from bot.clock import Clock
from bot.doctor.findings import Finding, look, note, ok
from bot.settings import Settings

NO_VOICE = "No voice message goes to it, for want of an OPENAI_TRANSCRIBE_MODEL. Typing goes on."
_HERE = ("localhost", "127.0.0.1", "::1")
# Addresses may carry secrets in two places: before the host, and behind the question mark.
_IN_ADDRESSES = re.compile(r"(://[^:/@]*:)[^@]*(@)|([?&][^=&]*(?:password|secret|token|key)[^=&]*=)[^&]*", re.I)


async def variables(settings: Settings, _clock: Clock) -> list[Finding]:
    """Tell every variable with its value, and which of them are defaults."""
    return [ok(f"{name.upper()} {_shown(settings, name)}.") for name in type(settings).model_fields]


def _shown(settings: Settings, name: str) -> str:
    value = getattr(settings, name)
    if isinstance(value, SecretStr):
        return "is set, and stays secret"
    if value is None or value == ():
        return "is not set"
    text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"is {without_secrets(text)}{'' if name in settings.model_fields_set else ', by default'}"


def without_secrets(text: str) -> str:
    """Return a text in which no address tells its password."""
    return _IN_ADDRESSES.sub(lambda found: f"{found[1] or found[3]}***{found[2] or ''}", text)


async def what_run_does(settings: Settings, _clock: Clock) -> list[Finding]:
    """Tell what `python -m bot run` would do with these settings."""
    if settings.bot_token is not None:
        how = "waits for Telegram's calls at WEBHOOK_URL" if settings.webhook_url else "polls Telegram"
        return [ok(f"`run` {how}, with the database {without_secrets(settings.database_url)}.")]
    if "database_url" in settings.model_fields_set:
        return [
            look(
                "DATABASE_URL is set, but BOT_TOKEN is not: `run` stops and asks which is meant. "
                "To play in that database, say: python -m bot playground"
            )
        ]
    return [note("No BOT_TOKEN: `run` opens the playground in the browser, with a class that does not exist.")]


async def helper(settings: Settings, _clock: Clock) -> list[Finding]:
    """Tell whether there is a helper, and whether words would go to it in the clear."""
    if settings.openai_api_key is None:
        return [ok("There is no helper, for want of an OPENAI_API_KEY. Everything works without.")]
    address = settings.openai_base_url or "OpenAI's own address"
    found = [ok(f"The helper is {settings.openai_model}, at {without_secrets(address)}.")]
    listener = settings.openai_transcribe_model
    found.append(ok(f"Voice messages are written down there, by {listener}." if listener else NO_VOICE))
    if address.startswith("http:") and urlsplit(address).hostname not in _HERE:
        found.append(look("OPENAI_BASE_URL begins with http://: whoever is on the way can read what students write."))
    return found


async def time(settings: Settings, clock: Clock) -> list[Finding]:
    """Tell what time it is where newcomers are taken to be: somebody at that place can say whether that is right."""
    now = clock.now().astimezone(ZoneInfo(settings.bot_timezone))
    return [ok(f"It is {now:%A, %H:%M} in {settings.bot_timezone}, where newcomers are until they say otherwise.")]
